DELETE FROM search_incoming;
