INSERT INTO search_incoming (post_id, part, json) VALUES (?1, ?2, ?3);
