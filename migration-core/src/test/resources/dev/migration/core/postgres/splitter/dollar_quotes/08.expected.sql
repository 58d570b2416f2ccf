SELECT $x$-- $x$
