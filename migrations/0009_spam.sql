-- What a filter compares a new comment with: short hashes of a text and of the hosts it names, space-separated; kept as
-- long as the hash of its network, and erased with it.
ALTER TABLE comments ADD COLUMN print TEXT;
