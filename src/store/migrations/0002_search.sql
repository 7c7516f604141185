-- What is written in the records, for search: folded and spaced by the program, and kept by it.
-- rowid = number of the table * 2^48 + the record's key.
CREATE VIRTUAL TABLE found USING fts5(
  text,
  content = '',
  contentless_delete = 1,
  prefix = '1 2',
  tokenize = "unicode61 remove_diacritics 0"
);
INSERT INTO found (found, rank) VALUES ('hashsize', 8388608);
