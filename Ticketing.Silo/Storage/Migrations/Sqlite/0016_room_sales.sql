-- expand
-- A waiting room knows how the sale behind it stands and follows its opening. An entry lasts as long as the hold that it gave.
ALTER TABLE rooms ADD COLUMN sale INTEGER NOT NULL DEFAULT 0; -- RoomSale
ALTER TABLE rooms ADD COLUMN sale_opens_at INTEGER;
ALTER TABLE rooms ADD COLUMN sale_version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE waiters ADD COLUMN prolonged INTEGER NOT NULL DEFAULT 0;
