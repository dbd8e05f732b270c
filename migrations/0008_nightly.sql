-- What cron works out, so that no page has to.

-- 'rows', 'figure-rows': how many rows there are; 'check': what did not add up; 'popular': the week's posts.
CREATE TABLE nightly (
  name  TEXT    PRIMARY KEY CHECK (length(name) BETWEEN 1 AND 64),
  value TEXT    NOT NULL CHECK (json_valid(value)),
  at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Comments and reactions by the blog's day, '' is the whole blog. Made from what stands there, night by night, never
-- added to: made again, they come out the same.
CREATE TABLE conversation_days (
  post_id   TEXT    NOT NULL,
  day       TEXT    NOT NULL CHECK (day IS strftime('%Y-%m-%d', day)),
  comments  INTEGER NOT NULL DEFAULT 0 CHECK (comments >= 0),
  reactions INTEGER NOT NULL DEFAULT 0 CHECK (reactions >= 0),
  PRIMARY KEY (post_id, day)
) STRICT, WITHOUT ROWID;
