DELETE FROM search_index WHERE rowid = (SELECT number FROM search_posts WHERE post_id = ?1);
DELETE FROM search_posts WHERE post_id = ?1;
