INSERT INTO search_edition (edition) SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM search_edition);
