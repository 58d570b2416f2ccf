SELECT 1e'\';'
