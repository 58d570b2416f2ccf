SELECT E'a'
  'b\';c'
  -- a comment; between
  'd\';e';
SELECT 'a' -- one; comment

  'b\', 'c;' 'd';
SELECT E'a' /* no; continuation */
  'b\' ; SELECT ';';
SELECT E'a' 'b\'; SELECT E'x'
;
