SELECT $a1_é$;$a1_é$
