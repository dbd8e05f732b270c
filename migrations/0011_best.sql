-- Threads by their likes, those nobody liked as well: the best first is one walk, however many are liked.
DROP INDEX comments_by_likes;
CREATE INDEX comments_by_likes ON comments (post_id, likes, root_id)
  WHERE parent_id IS NULL AND status IN ('visible', 'deleted');
