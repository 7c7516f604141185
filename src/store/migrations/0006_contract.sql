-- Addresses, gates, places, what stays of the business; slips, marks of a verdict, settled disputes; ids of
-- objectives and of points of the specification.
ALTER TABLE "rep" ADD COLUMN "manager" TEXT;
ALTER TABLE "rep" ADD COLUMN "discount" TEXT;
ALTER TABLE "account" ADD COLUMN "address" TEXT;
ALTER TABLE "account" ADD COLUMN "gate" TEXT;
ALTER TABLE "account" ADD COLUMN "places" TEXT;
ALTER TABLE "account" ADD COLUMN "retention" TEXT;
ALTER TABLE "account" ADD COLUMN "strategy_as_of" TEXT;
ALTER TABLE "account" ADD COLUMN "strategy_strengths" TEXT;
ALTER TABLE "account" ADD COLUMN "strategy_weaknesses" TEXT;
ALTER TABLE "account" ADD COLUMN "strategy_opportunities" TEXT;
ALTER TABLE "account" ADD COLUMN "strategy_threats" TEXT;
ALTER TABLE "person" ADD COLUMN "address" TEXT;
ALTER TABLE "opportunity" ADD COLUMN "closed_because" TEXT;
ALTER TABLE "opportunity" ADD COLUMN "closed_again" TEXT;
ALTER TABLE "stage_history" ADD COLUMN "why" TEXT;
ALTER TABLE "rival" ADD COLUMN "price" INTEGER;
ALTER TABLE "rival_evaluation" ADD COLUMN "as_of" TEXT;
ALTER TABLE "offer" ADD COLUMN "who" TEXT;
ALTER TABLE "offer" ADD COLUMN "terms" TEXT;
ALTER TABLE "offer" ADD COLUMN "days" INTEGER;
ALTER TABLE "trade" ADD COLUMN "state" TEXT;
ALTER TABLE "trade" ADD COLUMN "date" TEXT;
ALTER TABLE "visit" ADD COLUMN "occasion" TEXT;
ALTER TABLE "visit" ADD COLUMN "debrief_date" TEXT;
ALTER TABLE "action" ADD COLUMN "audience" TEXT;
ALTER TABLE "need" ADD COLUMN "opportunity" TEXT;
ALTER TABLE "gift" ADD COLUMN "approved_by" TEXT;
CREATE TABLE "slip" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "opportunity"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "date" TEXT,
  "from" TEXT,
  "to" TEXT,
  "why" TEXT
) STRICT;
CREATE INDEX "slip_account" ON "slip"(account, owner_key, seat);
CREATE INDEX "slip_parent" ON "slip"(owner_key);
CREATE TABLE "decision_mark" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "decision"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "criterion" TEXT,
  "score" INTEGER
) STRICT;
CREATE INDEX "decision_mark_account" ON "decision_mark"(account, owner_key, seat);
CREATE INDEX "decision_mark_parent" ON "decision_mark"(owner_key);
CREATE TABLE "settled" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "kind" TEXT,
  "records" TEXT,
  "why" TEXT,
  "date" TEXT
) STRICT;
CREATE INDEX "settled_account" ON "settled"(account, owner_key, seat);
-- An id is made here for what has none: x and 13 digits, as the program makes them. It is also the default, for a
-- record that an undo of an older step brings back.
CREATE TABLE "new_specification" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "opportunity"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL DEFAULT (lower('x' || substr(hex(randomblob(7)), 1, 13))),
  "point" TEXT,
  "favours" TEXT,
  "rival" TEXT,
  "author" TEXT,
  "accepted" TEXT,
  "why" TEXT
) STRICT;
INSERT INTO "new_specification" (key, account, owner_key, seat, point, favours, author)
SELECT key, account, owner_key, seat, point, favours, author FROM "specification";
DROP TABLE "specification";
ALTER TABLE "new_specification" RENAME TO "specification";
CREATE UNIQUE INDEX "specification_id" ON "specification"(account, id);
CREATE INDEX "specification_account" ON "specification"(account, owner_key, seat);
CREATE INDEX "specification_parent" ON "specification"(owner_key);
CREATE TABLE "new_objective" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL DEFAULT (lower('x' || substr(hex(randomblob(7)), 1, 13))),
  "year" INTEGER,
  "objective" TEXT,
  "measure" TEXT,
  "target" TEXT,
  "actual" TEXT,
  "due" TEXT
) STRICT;
INSERT INTO "new_objective" (key, account, owner_key, seat, year, objective, measure, target, actual, due)
SELECT key, account, owner_key, seat, year, objective, measure, target, actual, due FROM "objective";
DROP TABLE "objective";
ALTER TABLE "new_objective" RENAME TO "objective";
CREATE UNIQUE INDEX "objective_id" ON "objective"(account, id);
CREATE INDEX "objective_account" ON "objective"(account, owner_key, seat);
