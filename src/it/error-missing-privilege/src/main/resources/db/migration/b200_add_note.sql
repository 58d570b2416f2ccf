-- add note to accounts
--
-- revision: b200
-- revises: a100

-- migration:upgrade
ALTER TABLE accounts ADD COLUMN note text;
