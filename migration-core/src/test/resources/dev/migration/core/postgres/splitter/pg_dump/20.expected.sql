CREATE FUNCTION public.shout(t text) RETURNS text
    LANGUAGE plpgsql
    AS $$ BEGIN RETURN upper(t) || ';'; END $$
