// How a restore writes each table. ?1: a JSON array of rows. Every statement can be repeated: what is there already
// stays, or gives way to what is newer; nothing is ever deleted. Returns one row per row it wrote.
// Columns a backup does not know take their defaults, members the schema does not know are not asked for.

/** What is missing comes back; what was edited, moderated or erased later, on whichever side, wins. */
export const WRITE_COMMENTS = `/* restore.comments */
  INSERT INTO comments (id, post_id, root_id, parent_id, name, source, html, render_version, lang, status, secret,
    owner, device, password_salt, password_hash, pepper_id, request_key, request_digest, hold_reason, created_at,
    edited_at)
  SELECT value->>'id', value->>'post_id', value->>'root_id', value->>'parent_id', value->>'name', value->>'source',
    value->>'html', coalesce(value->>'render_version', 0), coalesce(value->>'lang', ''),
    coalesce(value->>'status', 'visible'), coalesce(value->>'secret', 0), coalesce(value->>'owner', 0),
    unhex(value->>'device'), unhex(value->>'password_salt'), unhex(value->>'password_hash'), value->>'pepper_id',
    value->>'request_key', unhex(value->>'request_digest'), value->>'hold_reason', value->>'created_at',
    value->>'edited_at'
  FROM json_each(?1)
  WHERE NOT EXISTS (
    SELECT 1 FROM comments AS known WHERE known.id = json_each.value->>'id'
      AND coalesce((SELECT max(at) FROM audit WHERE comment_id = known.id), 0) >= coalesce(json_each.value->>'changed', 0)
  ) AND NOT EXISTS (
    -- Erased here, and its place purged since: the audit alone remembers.
    SELECT 1 FROM audit WHERE comment_id = json_each.value->>'id' AND after = 'deleted'
      AND NOT EXISTS (SELECT 1 FROM comments WHERE id = audit.comment_id)
  )
  ON CONFLICT (id) DO UPDATE SET name = excluded.name, source = excluded.source, html = excluded.html,
    render_version = excluded.render_version, status = excluded.status, secret = excluded.secret,
    password_salt = excluded.password_salt, password_hash = excluded.password_hash, pepper_id = excluded.pepper_id,
    hold_reason = excluded.hold_reason, edited_at = excluded.edited_at
  ON CONFLICT DO NOTHING
  RETURNING 1 AS written`

/** Only of comments that are there: a backup of D1 may hold a like that came just after its comment was passed. */
export const WRITE_COMMENT_LIKES = `/* restore.commentLikes */
  INSERT INTO comment_likes (comment_id, device, created_at)
  SELECT value->>'comment_id', unhex(value->>'device'), value->>'created_at' FROM json_each(?1)
  WHERE EXISTS (SELECT 1 FROM comments WHERE id = json_each.value->>'comment_id')
  ON CONFLICT DO NOTHING RETURNING 1 AS written`

export const WRITE_REACTIONS = `/* restore.reactions */
  INSERT INTO reactions (post_id, kind, device, created_at)
  SELECT value->>'post_id', value->>'kind', unhex(value->>'device'), value->>'created_at' FROM json_each(?1) WHERE true
  ON CONFLICT DO NOTHING RETURNING 1 AS written`

export const WRITE_POLL_VOTES = `/* restore.pollVotes */
  INSERT INTO poll_votes (post_id, device, choice, created_at)
  SELECT value->>'post_id', unhex(value->>'device'), value->>'choice', value->>'created_at'
  FROM json_each(?1) WHERE true
  ON CONFLICT DO NOTHING RETURNING 1 AS written`

/** Known by what they say: numbers of rows mean something else in another database. */
export const WRITE_REPORTS = `/* restore.reports */
  INSERT INTO reports (comment_id, reason, device, created_at, done_at)
  SELECT value->>'comment_id', value->>'reason', unhex(value->>'device'), value->>'created_at', value->>'done_at'
  FROM json_each(?1)
  WHERE (value->>'comment_id', value->>'created_at', coalesce(value->>'device', ''), value->>'reason') NOT IN
        (SELECT comment_id, created_at, hex(device), reason FROM reports)
  ORDER BY key RETURNING 1 AS written`

/** Known by what they say, as reports are. */
export const WRITE_AUDIT = `/* restore.audit */
  INSERT INTO audit (comment_id, at, actor, verb, before, after)
  SELECT value->>'comment_id', value->>'at', value->>'actor', value->>'verb', value->>'before', value->>'after'
  FROM json_each(?1)
  WHERE NOT EXISTS (
    SELECT 1 FROM audit AS known WHERE known.comment_id = json_each.value->>'comment_id'
      AND known.at = json_each.value->>'at' AND known.verb = json_each.value->>'verb'
      AND known.actor = json_each.value->>'actor' AND known.after IS json_each.value->>'after'
  )
  ORDER BY key RETURNING 1 AS written`

export const WRITE_BLOCKS = `/* restore.blocks */
  INSERT INTO blocks (kind, value, created_at)
  SELECT value->>'kind', value->>'value', value->>'created_at' FROM json_each(?1) WHERE true
  ON CONFLICT DO NOTHING RETURNING 1 AS written`

export const WRITE_SWITCHES = `/* restore.switches */
  INSERT INTO switches (name, value, created_at)
  SELECT value->>'name', value->>'value', value->>'created_at' FROM json_each(?1) WHERE true
  ON CONFLICT DO NOTHING RETURNING 1 AS written`
