-- What a calendar was given last: only so can the next one say what is newer, and what is called off.
CREATE TABLE calendar (
  uid TEXT PRIMARY KEY,
  account INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  fingerprint TEXT NOT NULL,
  start TEXT NOT NULL,
  changed TEXT NOT NULL,
  over INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
