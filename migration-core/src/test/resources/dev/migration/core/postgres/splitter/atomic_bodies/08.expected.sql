CREATE FUNCTION begin(atomic int) RETURNS TABLE (begin int) BEGIN ATOMIC SELECT 1 AS end; SELECT 1 end, 2 AS case; SELECT t.end FROM t; END
