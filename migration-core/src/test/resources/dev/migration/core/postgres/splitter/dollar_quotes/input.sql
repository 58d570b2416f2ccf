SELECT $$a;b$$, $tag$ $$;$$ ; $tag$, $T$;$t$;$T$;
SELECT $a1_é$;$a1_é$; SELECT $a$ $b$;$a$;
SELECT $a$;$b$a$; SELECT $1, $2; SELECT 1$$;$$;
DO $body$
BEGIN
  PERFORM 'x;'; -- it's
END
$body$;
SELECT $x$-- $x$;
SELECT $x$/* $x$;
