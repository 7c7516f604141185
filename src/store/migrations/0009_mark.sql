-- By this the file and the -wal beside it are known to belong together: a word, the number of the last write, of the one before.
CREATE TABLE mark (text TEXT NOT NULL) STRICT;
INSERT INTO mark VALUES ('anteroom-mark:00000000000000000000000000000000');
