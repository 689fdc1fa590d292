-- expand
-- A seat remembers who held it last: who, how often in a row, and until when.
ALTER TABLE seats ADD COLUMN last_buyer TEXT;
ALTER TABLE seats ADD COLUMN holds_in_row INTEGER;
ALTER TABLE seats ADD COLUMN left_at INTEGER;
