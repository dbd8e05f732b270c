INSERT INTO search_posts (post_id, hash, lang, category, tag_keys, published_at, text)
SELECT post_id, whole ->> 'hash', whole ->> 'lang', whole ->> 'category', whole -> 'tagKeys',
  whole ->> 'publishedAt', whole ->> 'text'
FROM (
  SELECT post_id, group_concat(json, '') AS whole
  FROM (SELECT post_id, json FROM search_incoming ORDER BY post_id, part)
  GROUP BY post_id
);
INSERT INTO search_index (rowid, title, tags, text)
SELECT p.number, whole ->> 'titleTokens', whole ->> 'tagTokens', whole ->> 'textTokens'
FROM (
  SELECT post_id, group_concat(json, '') AS whole
  FROM (SELECT post_id, json FROM search_incoming ORDER BY post_id, part)
  GROUP BY post_id
) AS incoming JOIN search_posts AS p ON p.post_id = incoming.post_id;
DELETE FROM search_incoming;
