-- An index filled in one go lies in many layers; in one it is smaller and quicker to look through.
INSERT INTO search_index (search_index) VALUES ('optimize');
