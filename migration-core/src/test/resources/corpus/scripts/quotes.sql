-- every way to quote
-- revision: d4
-- revises: c3
-- migration:upgrade
SELECT E'\'; -- no', U&'d\0061t\+000061', $a$ ; $b$ ; $b$ $a$, "a;""b", 1/*/* ; */ ; */+2, $1 @- 3, 'x'
'continued' AS "-- migration:downgrade", $$-- migration:downgrade
$$;
CREATE FUNCTION f() RETURNS integer LANGUAGE sql BEGIN ATOMIC SELECT CASE WHEN true THEN 1 ELSE 2 END; END;
CREATE FUNCTION g() RETURNS void LANGUAGE plpgsql AS $body$ BEGIN EXECUTE 'SELECT ''$inner$'''; END $body$
-- migration:downgrade
