SELECT $a$;$b$a$
