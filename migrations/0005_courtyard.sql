-- The rest of the conversation: likes, polls, reports, what the owner did and decided.

CREATE TABLE comment_likes (
  comment_id INTEGER NOT NULL,
  device     BLOB    NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (comment_id, device)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER comment_likes_count_insert AFTER INSERT ON comment_likes
BEGIN
  UPDATE comments SET likes = likes + 1 WHERE id = NEW.comment_id;
END;

CREATE TRIGGER comment_likes_count_delete AFTER DELETE ON comment_likes
BEGIN
  UPDATE comments SET likes = likes - 1 WHERE id = OLD.comment_id;
END;

-- One vote per device; changing it is an update.
CREATE TABLE poll_votes (
  post_id    TEXT    NOT NULL,
  device     BLOB    NOT NULL,
  choice     INTEGER NOT NULL CHECK (choice >= 0),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (post_id, device)
) STRICT, WITHOUT ROWID;

CREATE TABLE poll_totals (
  post_id TEXT    NOT NULL,
  choice  INTEGER NOT NULL CHECK (choice >= 0),
  count   INTEGER NOT NULL DEFAULT 0 CHECK (count >= 0),
  PRIMARY KEY (post_id, choice)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER poll_votes_count_insert AFTER INSERT ON poll_votes
BEGIN
  INSERT INTO poll_totals (post_id, choice, count) VALUES (NEW.post_id, NEW.choice, 1)
  ON CONFLICT (post_id, choice) DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER poll_votes_count_update AFTER UPDATE OF choice ON poll_votes WHEN OLD.choice <> NEW.choice
BEGIN
  UPDATE poll_totals SET count = count - 1 WHERE post_id = OLD.post_id AND choice = OLD.choice;
  INSERT INTO poll_totals (post_id, choice, count) VALUES (NEW.post_id, NEW.choice, 1)
  ON CONFLICT (post_id, choice) DO UPDATE SET count = count + 1;
END;

CREATE TRIGGER poll_votes_count_delete AFTER DELETE ON poll_votes
BEGIN
  UPDATE poll_totals SET count = count - 1 WHERE post_id = OLD.post_id AND choice = OLD.choice;
END;

-- What readers reported, until the owner has looked.
CREATE TABLE reports (
  id         INTEGER PRIMARY KEY,
  comment_id INTEGER NOT NULL,
  reason     TEXT    NOT NULL,
  device     BLOB,
  created_at INTEGER NOT NULL,
  done_at    INTEGER
) STRICT;

CREATE INDEX reports_open ON reports (comment_id) WHERE done_at IS NULL;

-- What happened to a comment, and by whom. Never its text.
CREATE TABLE audit (
  id         INTEGER PRIMARY KEY,
  comment_id INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  actor      TEXT    NOT NULL CHECK (actor IN ('owner', 'writer', 'filter')),
  verb       TEXT    NOT NULL,
  before     TEXT,
  after      TEXT
) STRICT;

CREATE INDEX audit_by_comment ON audit (comment_id, id);

-- Whom and what the owner has had enough of. Devices and prefixes as hashes, words folded.
CREATE TABLE blocks (
  kind       TEXT    NOT NULL CHECK (kind IN ('device', 'prefix', 'word')),
  value      TEXT    NOT NULL CHECK (length(value) BETWEEN 1 AND 200),
  created_at INTEGER NOT NULL,
  PRIMARY KEY (kind, value)
) STRICT, WITHOUT ROWID;

-- What the owner switches without a deploy: 'paused', 'closed:{post id}'.
CREATE TABLE switches (
  name       TEXT    PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
  value      TEXT    NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
