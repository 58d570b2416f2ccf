SELECT E'a\';b', e'\\', E'it''s\\'';'
