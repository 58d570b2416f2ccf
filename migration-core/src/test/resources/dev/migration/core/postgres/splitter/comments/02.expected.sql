SELECT /* in;side */ 2
