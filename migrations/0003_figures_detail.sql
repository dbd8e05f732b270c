-- The figures' detail: attention, depth, headings, where readers came from and on what.
-- A flush writes one row per post and one per category of a day, whatever the number of sources: what varies
-- travels inside the row as `facets`, {"source naver-blog": [views, visitors, reads], …}, key = kind, space, value.

-- How far each object's log has arrived here. A flush names the place it goes on from; one that was taken before
-- finds the mark moved, fails on NOT NULL and rolls its whole batch back. Takes the place of `flushes`.
CREATE TABLE flush_marks (
  shard  TEXT    PRIMARY KEY,
  totals INTEGER NOT NULL CHECK (totals >= 0),
  detail INTEGER NOT NULL CHECK (detail BETWEEN 0 AND totals),
  at     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

DROP TABLE flushes;

-- Facets of a post: source, campaign, depth (0–9, the tenth of the article a view ended in), heading (the furthest).
CREATE TABLE post_details (
  post_id    TEXT    NOT NULL,
  day        TEXT    NOT NULL CHECK (day IS strftime('%Y-%m-%d', day)),
  engaged_ms INTEGER NOT NULL DEFAULT 0 CHECK (engaged_ms >= 0),
  facets     TEXT    NOT NULL DEFAULT '{}' CHECK (json_type(facets) = 'object'),
  PRIMARY KEY (post_id, day)
) STRICT, WITHOUT ROWID;

-- Facets of a category ('' is the site): source, campaign, country, device, language.
ALTER TABLE category_days ADD COLUMN engaged_ms INTEGER NOT NULL DEFAULT 0 CHECK (engaged_ms >= 0);
ALTER TABLE category_days ADD COLUMN facets TEXT NOT NULL DEFAULT '{}' CHECK (json_type(facets) = 'object');

-- Closed months, so that years stay cheap to read. Made from the days, never added to: made again, they come out the same.
CREATE TABLE post_months (
  post_id    TEXT    NOT NULL,
  month      TEXT    NOT NULL CHECK (length(month) = 7),
  views      INTEGER NOT NULL CHECK (views >= 0),
  visitors   INTEGER NOT NULL CHECK (visitors >= 0),
  reads      INTEGER NOT NULL CHECK (reads >= 0),
  engaged_ms INTEGER NOT NULL,
  facets     TEXT    NOT NULL CHECK (json_type(facets) = 'object'),
  PRIMARY KEY (month, post_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE category_months (
  category   TEXT    NOT NULL,
  month      TEXT    NOT NULL CHECK (length(month) = 7),
  views      INTEGER NOT NULL CHECK (views >= 0),
  visitors   INTEGER NOT NULL CHECK (visitors >= 0),
  reads      INTEGER NOT NULL CHECK (reads >= 0),
  engaged_ms INTEGER NOT NULL,
  facets     TEXT    NOT NULL CHECK (json_type(facets) = 'object'),
  PRIMARY KEY (category, month)
) STRICT, WITHOUT ROWID;
