-- The search index: derived data, made anew from the posts whenever its edition changes (see domain/search-post.ts).
DROP TABLE IF EXISTS search_index;
DROP TABLE IF EXISTS search_posts;
DROP TABLE IF EXISTS search_incoming;
DROP TABLE IF EXISTS search_edition;

CREATE TABLE search_posts (
  number       INTEGER PRIMARY KEY,
  post_id      TEXT    NOT NULL UNIQUE CHECK (post_id <> ''),
  hash         TEXT    NOT NULL CHECK (hash <> ''),
  lang         TEXT    NOT NULL,
  category     TEXT    NOT NULL,
  tag_keys     TEXT    NOT NULL CHECK (json_valid(tag_keys)),
  published_at INTEGER NOT NULL,
  text         TEXT    NOT NULL
) STRICT;

-- Fed with tokens made by domain/search-tokens.ts; unicode61 only splits them at spaces.
CREATE VIRTUAL TABLE search_index USING fts5(
  title, tags, text, content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* Co'"
);

-- Posts on their way in, in parts: a statement holds 100 KB at most.
CREATE TABLE search_incoming (
  post_id TEXT    NOT NULL,
  part    INTEGER NOT NULL,
  json    TEXT    NOT NULL,
  PRIMARY KEY (post_id, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_edition (edition TEXT NOT NULL) STRICT;
