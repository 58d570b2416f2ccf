-- leading; comment
/* and; /* nested; */ more; */ SELECT 1 -- trailing; 'quote
; -- after
SELECT /* in;side */ 2 /* end; */;
SELECT 3 --; not the end
  + 4;
/*/ not; closed */ SELECT 5; /**/ SELECT 6; /***/
SELECT 7; --/* not a block
SELECT 8; /* -- not a line comment; */ SELECT 9
-- $$ and 'quotes' and "these
