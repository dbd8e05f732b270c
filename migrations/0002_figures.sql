-- The figures: roll-ups per day of the blog, written only by the ViewCounter's flush.

-- A flush carries (shard, seq); a repeated one fails on this key and rolls its whole batch back.
CREATE TABLE flushes (
  shard TEXT    NOT NULL,
  seq   INTEGER NOT NULL,
  at    INTEGER NOT NULL,
  PRIMARY KEY (shard, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE view_days (
  post_id  TEXT    NOT NULL,
  day      TEXT    NOT NULL CHECK (day IS strftime('%Y-%m-%d', day)),
  views    INTEGER NOT NULL DEFAULT 0 CHECK (views >= 0),
  visitors INTEGER NOT NULL DEFAULT 0 CHECK (visitors >= 0),
  reads    INTEGER NOT NULL DEFAULT 0 CHECK (reads >= 0),
  PRIMARY KEY (post_id, day)
) STRICT, WITHOUT ROWID;

-- A view counts for its post's category and for every parent of it; '' is the whole site.
CREATE TABLE category_days (
  category TEXT    NOT NULL,
  day      TEXT    NOT NULL CHECK (day IS strftime('%Y-%m-%d', day)),
  views    INTEGER NOT NULL DEFAULT 0 CHECK (views >= 0),
  visitors INTEGER NOT NULL DEFAULT 0 CHECK (visitors >= 0),
  reads    INTEGER NOT NULL DEFAULT 0 CHECK (reads >= 0),
  PRIMARY KEY (category, day)
) STRICT, WITHOUT ROWID;

-- All time, so that no page sums years of days. Visitors are summed over days.
CREATE TABLE category_totals (
  category TEXT PRIMARY KEY,
  views    INTEGER NOT NULL DEFAULT 0 CHECK (views >= 0),
  visitors INTEGER NOT NULL DEFAULT 0 CHECK (visitors >= 0),
  reads    INTEGER NOT NULL DEFAULT 0 CHECK (reads >= 0)
) STRICT, WITHOUT ROWID;

-- The ledger: what was not counted, by reason.
CREATE TABLE filtered_days (
  day    TEXT    NOT NULL CHECK (day IS strftime('%Y-%m-%d', day)),
  reason TEXT    NOT NULL,
  count  INTEGER NOT NULL DEFAULT 0 CHECK (count >= 0),
  PRIMARY KEY (day, reason)
) STRICT, WITHOUT ROWID;
