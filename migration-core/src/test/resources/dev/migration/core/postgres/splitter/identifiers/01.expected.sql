SELECT "a;b", "it""s;", U&"d\0061t;", u&"x""y;"
