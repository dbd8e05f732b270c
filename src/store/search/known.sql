SELECT edition AS id, '' AS hash FROM search_edition UNION ALL SELECT post_id, hash FROM search_posts;
