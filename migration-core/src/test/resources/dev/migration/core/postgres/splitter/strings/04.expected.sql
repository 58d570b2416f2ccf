select n'x;', N'y;'
