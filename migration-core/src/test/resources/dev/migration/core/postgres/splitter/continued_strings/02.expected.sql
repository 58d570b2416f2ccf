SELECT 'a' -- one; comment

  'b\', 'c;' 'd'
