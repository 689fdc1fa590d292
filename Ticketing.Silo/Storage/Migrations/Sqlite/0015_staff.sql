-- expand
-- Holds of suspended accounts that are still to be released.
CREATE TABLE hold_releases (
    user TEXT NOT NULL PRIMARY KEY,
    due_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    version INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX hold_releases_due ON hold_releases (due_at);
-- Promoters whom the owner of a venue admits. Whoever has performances in a venue of somebody else today stays admitted there.
CREATE TABLE venue_promoters (
    venue_id TEXT NOT NULL,
    promoter TEXT NOT NULL,
    admitted_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (venue_id, promoter)
) WITHOUT ROWID;
INSERT INTO venue_promoters (venue_id, promoter, admitted_at, version)
    SELECT DISTINCT venues.venue_id, performances.owner, (CAST(strftime('%s', 'now') AS INTEGER) + 62135596800) * 10000000, 1
    FROM performances JOIN venues ON venues.venue_id = performances.venue_id
    WHERE performances.owner <> venues.owner;
-- The dates of a promoter are counted.
CREATE INDEX performances_of_owner ON performances (owner, starts_at);
-- Refunds that the payment provider declined.
ALTER TABLE refunds ADD COLUMN declined_at INTEGER;
ALTER TABLE refunds ADD COLUMN declined_reason TEXT;
CREATE INDEX refunds_declined ON refunds (declined_at, refund_id) WHERE declined_at IS NOT NULL;
