SELECT "a;b", "it""s;", U&"d\0061t;", u&"x""y;";
SELECT a$1$b, c$$d, é$$e, _$a$; SELECT $$x;$$;
SELECT 1 AS "--", 2 AS "/*"; SELECT 1 AS "*/", 2 AS "';";
