SELECT E'\\'';' || E'\
;'
