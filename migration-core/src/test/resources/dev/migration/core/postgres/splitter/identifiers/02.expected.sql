SELECT a$1$b, c$$d, é$$e, _$a$
