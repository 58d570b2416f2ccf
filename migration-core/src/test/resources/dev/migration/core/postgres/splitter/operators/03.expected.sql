SELECT 2 @-/* ; */3
