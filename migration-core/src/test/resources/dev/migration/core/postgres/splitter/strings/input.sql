SELECT 'a;b', 'it''s; here', '', ';';
SELECT 'C:\'; SELECT '\'';';
select n'x;', N'y;'  ; SELECT U&'d\0061t\+000061;' ; SELECT u&'!003b;' UESCAPE '!';
SELECT B'01', X'1F', b'0' 'x;y';
SELECT note'\'; SELECT ';'
