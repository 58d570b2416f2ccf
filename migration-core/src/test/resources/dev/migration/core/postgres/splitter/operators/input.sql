SELECT 2*-- x;
3; SELECT 2+/* ; */3; SELECT 2 @-/* ; */3;
SELECT a#>>'{;}' , b->>'x;', c@>$$;$$, d?|';', e<@';' ;
SELECT 1*-1, 1 - -1, 1--1;
;SELECT -+-/*;*/1, |/-- ;
9;
