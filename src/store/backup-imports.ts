// How an import finds out what is there already. Plain data, as the statements of a backup are.

/** ?1: JSON array of [post, key]. Which of these comments came before, whatever has become of them since. */
export const FIND_IMPORTED = `/* imports.findComments */
  SELECT c.request_key AS key, c.id, c.root_id, c.secret
  FROM json_each(?1) AS wanted CROSS JOIN comments AS c
  WHERE c.post_id = wanted.value->>0 AND c.request_key = wanted.value->>1`

/** ?1: JSON array of ids. Which of them are taken. */
export const FIND_TAKEN = `/* imports.findTaken */
  SELECT c.id FROM json_each(?1) AS wanted CROSS JOIN comments AS c WHERE c.id = wanted.value`

/** ?1: JSON array of days. What is known of each post on each, and whether somebody was counted by this blog. */
export const READ_DAYS = `/* imports.readDays */
  SELECT v.post_id AS post, v.day, v.views, v.visitors FROM json_each(?1) AS wanted CROSS JOIN view_days AS v
  WHERE v.day = wanted.value`
