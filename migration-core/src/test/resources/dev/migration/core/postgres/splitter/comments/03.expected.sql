SELECT 3 --; not the end
  + 4
