SELECT E'a'
  'b\';c'
  -- a comment; between
  'd\';e'
