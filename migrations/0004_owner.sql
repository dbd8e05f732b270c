-- The owner's sessions, and the counters that slow down guessing.

-- Only the hash of a session's token is kept: a leaked database signs nobody in.
CREATE TABLE sessions (
  token_hash BLOB    PRIMARY KEY CHECK (length(token_hash) = 32),
  created_at INTEGER NOT NULL,
  seen_at    INTEGER NOT NULL CHECK (seen_at >= created_at)
) STRICT, WITHOUT ROWID;

-- How often somebody (a keyed hash of a network prefix, or a comment's id) tried something in one hour.
CREATE TABLE attempts (
  kind  TEXT    NOT NULL CHECK (length(kind) BETWEEN 1 AND 32),
  who   TEXT    NOT NULL CHECK (length(who) BETWEEN 1 AND 64),
  hour  INTEGER NOT NULL,
  count INTEGER NOT NULL CHECK (count > 0),
  PRIMARY KEY (hour, kind, who)
) STRICT, WITHOUT ROWID;
