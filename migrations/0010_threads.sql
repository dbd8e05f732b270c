-- Threads newest first, each in its own order: one walk of an index, as for the oldest.
CREATE INDEX comments_by_newest ON comments (post_id, root_id DESC, id) WHERE status IN ('visible', 'deleted');

-- What waits within a thread: it must turn secret with it.
CREATE INDEX comments_waiting_in_thread ON comments (post_id, root_id) WHERE status IN ('held', 'spam');
