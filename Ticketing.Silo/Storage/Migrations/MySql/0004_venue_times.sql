-- The times that a venue has given away: its own rows, so that each row of a performance has one writer.
CREATE TABLE IF NOT EXISTS venue_times (
    venue_id VARCHAR(200) NOT NULL,
    performance VARCHAR(200) NOT NULL,
    starts_at BIGINT NOT NULL,
    booked_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    PRIMARY KEY (venue_id, performance),
    KEY venue_times_at (venue_id, starts_at)
) {text};

INSERT IGNORE INTO venue_times (venue_id, performance, starts_at, booked_at, version) SELECT venue_id, performance, starts_at, 0, 1 FROM performances;
