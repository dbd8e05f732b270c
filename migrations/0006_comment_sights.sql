-- How comments are read. One projection for every statement, so that no reader forgets what sight depends on.

-- `parent`: [name, status, secret, device] of the comment answered; `root`: [secret, device] of the thread a
-- secret answer stands in; `hangs`: whether anything visible still answers a deleted comment. Devices as hex, '' for none.
CREATE VIEW comment_sights AS
SELECT c.id, c.post_id, c.root_id, c.parent_id, c.name, c.html, c.status, c.secret, c.owner, c.likes, c.created_at,
       c.edited_at, hex(c.device) AS device,
       (SELECT json_array(p.name, p.status, p.secret, hex(p.device)) FROM comments p WHERE p.id = c.parent_id) AS parent,
       CASE WHEN c.secret = 1 AND c.parent_id IS NOT NULL
         THEN (SELECT json_array(r.secret, hex(r.device)) FROM comments r WHERE r.id = c.root_id) END AS root,
       CASE WHEN c.status = 'deleted' THEN EXISTS (
         SELECT 1 FROM comments r
         WHERE r.post_id = c.post_id AND r.root_id = c.root_id AND r.status IN ('visible', 'deleted')
           AND r.status = 'visible' AND (c.parent_id IS NULL OR r.parent_id = c.id)
       ) ELSE 0 END AS hangs
FROM comments c;

-- Threads by their likes. A comment nobody liked costs nothing here.
CREATE INDEX comments_by_likes ON comments (post_id, likes, root_id)
  WHERE parent_id IS NULL AND likes > 0 AND status IN ('visible', 'deleted');
