-- What the owner is told elsewhere (a webhook): an outbox. Rows stand here only while WEBHOOK_URL is set; never a text,
-- which is read, through the eyes of a guest, when it is sent.

-- `id` names the event for ever ('comment:{id}', 'digest:{day}'): told twice, the receiver can see it is the same.
CREATE TABLE notices (
  id         TEXT    PRIMARY KEY CHECK (length(id) BETWEEN 1 AND 64),
  created_at INTEGER NOT NULL,
  tries      INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
  next_at    INTEGER NOT NULL,
  done_at    INTEGER
) STRICT, WITHOUT ROWID;
