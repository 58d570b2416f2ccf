SELECT 1_000, 0xFF_FF, 0o17, 0b1_0, 1.5e-3, .5, 5., 1e10, 1..2; SELECT $1_x; SELECT 1e'\';'; SELECT a[1:2], b::int, f(x:=1), f(x=>2);
