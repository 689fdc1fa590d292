-- expand
-- A seat remembers who held it last: who, how often in a row, and until when. A performance may be sold only to people with a verified e-mail address.
ALTER TABLE seats ADD COLUMN last_buyer TEXT;
ALTER TABLE seats ADD COLUMN holds_in_row INTEGER;
ALTER TABLE seats ADD COLUMN left_at INTEGER;
ALTER TABLE performances ADD COLUMN verified_email_only INTEGER NOT NULL DEFAULT 0;
