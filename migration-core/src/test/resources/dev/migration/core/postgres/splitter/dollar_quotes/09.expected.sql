SELECT $x$/* $x$
