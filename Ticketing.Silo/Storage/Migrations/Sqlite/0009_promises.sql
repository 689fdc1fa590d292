-- expand
-- Holds and orders keep what they told: price, terms of cancellation, date. A ticket keeps what scanned it. A venue has a time zone.
ALTER TABLE seats ADD COLUMN grade TEXT;
ALTER TABLE seats ADD COLUMN price INTEGER;
ALTER TABLE tickets ADD COLUMN checked_in_device TEXT;
ALTER TABLE tickets ADD COLUMN checked_in_request TEXT;
ALTER TABLE orders ADD COLUMN terms TEXT;
ALTER TABLE orders ADD COLUMN starts_at INTEGER;
ALTER TABLE orders ADD COLUMN time_zone TEXT;
ALTER TABLE orders ADD COLUMN free_until INTEGER;
ALTER TABLE refunds ADD COLUMN fee_percent INTEGER;
ALTER TABLE performances ADD COLUMN terms TEXT;
ALTER TABLE venues ADD COLUMN time_zone TEXT NOT NULL DEFAULT 'Asia/Seoul';
-- Orders and tickets are listed newest first, performances by their start.
CREATE INDEX orders_of_user_by_time ON orders (user, created_at, order_id);
CREATE INDEX tickets_of_owner_by_time ON tickets (owner, issued_at, serial);
CREATE INDEX performances_by_start ON performances (starts_at, performance);
CREATE INDEX performances_of_show ON performances (show_id, starts_at, performance);
