SELECT begin atomic
