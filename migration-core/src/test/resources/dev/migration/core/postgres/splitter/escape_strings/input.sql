SELECT E'a\';b', e'\\', E'it''s\\'';';
SELECT E'\\'';' || E'\
;';
SELECT de'\', ';'
