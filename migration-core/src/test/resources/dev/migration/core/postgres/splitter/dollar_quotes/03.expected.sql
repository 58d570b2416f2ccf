SELECT $a$ $b$;$a$
