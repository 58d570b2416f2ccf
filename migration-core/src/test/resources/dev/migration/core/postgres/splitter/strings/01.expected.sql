SELECT 'a;b', 'it''s; here', '', ';'
