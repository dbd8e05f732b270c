-- The conversation of a post: comments, reactions, and the counts shown beside them.

CREATE TABLE comments (
  id             INTEGER PRIMARY KEY CHECK (id BETWEEN 0 AND 9007199254740991),
  post_id        TEXT    NOT NULL CHECK (length(post_id) BETWEEN 1 AND 32),
  root_id        INTEGER NOT NULL,
  parent_id      INTEGER,
  name           TEXT    NOT NULL,
  source         TEXT    NOT NULL,
  html           TEXT    NOT NULL,
  render_version INTEGER NOT NULL,
  lang           TEXT    NOT NULL DEFAULT '',
  status         TEXT    NOT NULL DEFAULT 'visible' CHECK (status IN ('visible', 'held', 'spam', 'deleted')),
  secret         INTEGER NOT NULL DEFAULT 0 CHECK (secret IN (0, 1)),
  owner          INTEGER NOT NULL DEFAULT 0 CHECK (owner IN (0, 1)),
  device         BLOB,
  password_salt  BLOB,
  password_hash  BLOB,
  pepper_id      TEXT,
  request_key    TEXT,
  request_digest BLOB,
  likes          INTEGER NOT NULL DEFAULT 0 CHECK (likes >= 0),
  hold_reason    TEXT,
  prefix         BLOB,
  created_at     INTEGER NOT NULL,
  edited_at      INTEGER,
  CHECK ((parent_id IS NULL) = (root_id = id))
) STRICT;

-- What guests may find: a flood of held or spam comments is never walked past.
CREATE INDEX comments_by_thread ON comments (post_id, root_id, id) WHERE status IN ('visible', 'deleted');
CREATE INDEX comments_waiting ON comments (status, id) WHERE status IN ('held', 'spam');
CREATE INDEX comments_by_device ON comments (device, id) WHERE device IS NOT NULL;
CREATE UNIQUE INDEX comments_by_key ON comments (post_id, request_key) WHERE request_key IS NOT NULL;

-- One row per post: what stands beside its title. Views are written by the flush, the rest by triggers.
CREATE TABLE post_totals (
  post_id  TEXT PRIMARY KEY,
  comments INTEGER NOT NULL DEFAULT 0 CHECK (comments >= 0),
  reactions INTEGER NOT NULL DEFAULT 0 CHECK (reactions >= 0),
  views    INTEGER NOT NULL DEFAULT 0 CHECK (views >= 0),
  visitors INTEGER NOT NULL DEFAULT 0 CHECK (visitors >= 0),
  reads    INTEGER NOT NULL DEFAULT 0 CHECK (reads >= 0)
) STRICT, WITHOUT ROWID;

-- Counted: visible comments, secret ones included. Never held, spam or deleted ones.
CREATE TRIGGER comments_count_insert AFTER INSERT ON comments WHEN NEW.status = 'visible'
BEGIN
  INSERT INTO post_totals (post_id, comments) VALUES (NEW.post_id, 1)
  ON CONFLICT (post_id) DO UPDATE SET comments = comments + 1;
END;

CREATE TRIGGER comments_count_update AFTER UPDATE OF status ON comments
WHEN (OLD.status = 'visible') <> (NEW.status = 'visible')
BEGIN
  INSERT INTO post_totals (post_id, comments) VALUES (NEW.post_id, NEW.status = 'visible')
  ON CONFLICT (post_id) DO UPDATE SET comments = comments + (NEW.status = 'visible') - (OLD.status = 'visible');
END;

CREATE TRIGGER comments_count_delete AFTER DELETE ON comments WHEN OLD.status = 'visible'
BEGIN
  UPDATE post_totals SET comments = comments - 1 WHERE post_id = OLD.post_id;
END;

CREATE TABLE reactions (
  post_id    TEXT    NOT NULL,
  kind       TEXT    NOT NULL CHECK (length(kind) BETWEEN 1 AND 32),
  device     BLOB    NOT NULL,
  created_at INTEGER NOT NULL,
  PRIMARY KEY (post_id, device, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE reaction_totals (
  post_id TEXT    NOT NULL,
  kind    TEXT    NOT NULL,
  count   INTEGER NOT NULL DEFAULT 0 CHECK (count >= 0),
  PRIMARY KEY (post_id, kind)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER reactions_count_insert AFTER INSERT ON reactions
BEGIN
  INSERT INTO reaction_totals (post_id, kind, count) VALUES (NEW.post_id, NEW.kind, 1)
  ON CONFLICT (post_id, kind) DO UPDATE SET count = count + 1;
  INSERT INTO post_totals (post_id, reactions) VALUES (NEW.post_id, 1)
  ON CONFLICT (post_id) DO UPDATE SET reactions = reactions + 1;
END;

CREATE TRIGGER reactions_count_delete AFTER DELETE ON reactions
BEGIN
  UPDATE reaction_totals SET count = count - 1 WHERE post_id = OLD.post_id AND kind = OLD.kind;
  UPDATE post_totals SET reactions = reactions - 1 WHERE post_id = OLD.post_id;
END;
