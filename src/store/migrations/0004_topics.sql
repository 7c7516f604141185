-- Topics of the rep's own, for every account and for one.
CREATE TABLE "rep_topic" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL DEFAULT 0,
  owner_key INTEGER NOT NULL REFERENCES "rep"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "ask" TEXT,
  "look" TEXT,
  "good" TEXT,
  "shelf" INTEGER
) STRICT;
CREATE INDEX "rep_topic_parent" ON "rep_topic"(owner_key);
CREATE TABLE "topic" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "ask" TEXT,
  "look" TEXT,
  "good" TEXT,
  "shelf" INTEGER
) STRICT;
CREATE INDEX "topic_account" ON "topic"(account, owner_key, seat);
