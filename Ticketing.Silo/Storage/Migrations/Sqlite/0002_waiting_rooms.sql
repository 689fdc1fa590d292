CREATE TABLE rooms (
    performance TEXT NOT NULL PRIMARY KEY,
    generation INTEGER NOT NULL,
    opens_at INTEGER NOT NULL,
    lobby_order INTEGER NOT NULL, -- WaitingRoomOrder
    rate_per_second INTEGER NOT NULL,
    cap INTEGER NOT NULL,
    grace INTEGER NOT NULL,
    session INTEGER NOT NULL,
    abandon_after INTEGER NOT NULL,
    paused INTEGER NOT NULL,
    seed BLOB NOT NULL,
    lobby_count INTEGER,
    head INTEGER NOT NULL,
    grace_head INTEGER NOT NULL,
    closed INTEGER NOT NULL,
    version INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE waiters (
    performance TEXT NOT NULL,
    user TEXT NOT NULL,
    generation INTEGER NOT NULL,
    number INTEGER NOT NULL,
    state INTEGER NOT NULL, -- 0 waiting, 1 entered, 2 left
    entered_until INTEGER,
    version INTEGER NOT NULL,
    PRIMARY KEY (performance, user)
) WITHOUT ROWID;
CREATE INDEX waiters_by_number ON waiters (performance, number);
