-- The times that a venue has given away: its own rows, so that each row of a performance has one writer.
CREATE TABLE venue_times (
    venue_id TEXT NOT NULL,
    performance TEXT NOT NULL,
    starts_at INTEGER NOT NULL,
    booked_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (venue_id, performance)
) WITHOUT ROWID;
CREATE INDEX venue_times_at ON venue_times (venue_id, starts_at);
INSERT INTO venue_times (venue_id, performance, starts_at, booked_at, version) SELECT venue_id, performance, starts_at, 0, 1 FROM performances;
