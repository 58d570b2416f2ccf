SELECT '\'';'
