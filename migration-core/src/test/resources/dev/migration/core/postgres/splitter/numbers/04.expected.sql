SELECT a[1:2], b::int, f(x:=1), f(x=>2)
