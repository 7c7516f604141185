-- the records
CREATE TABLE "rep" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL DEFAULT 0,
  owner_key INTEGER NOT NULL DEFAULT 0,
  seat INTEGER NOT NULL,
  "name" TEXT,
  "company" TEXT,
  "currency" TEXT,
  "cushion_limit" INTEGER,
  "capital_cost" TEXT,
  "gift_limit" INTEGER,
  "key_threshold" INTEGER,
  "hourly_cost" INTEGER
) STRICT;
CREATE TABLE "team" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL DEFAULT 0,
  owner_key INTEGER NOT NULL REFERENCES "rep"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "name" TEXT NOT NULL,
  "until" TEXT
) STRICT;
CREATE INDEX "team_parent" ON "team"(owner_key);
CREATE TABLE "inbox" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL DEFAULT 0,
  owner_key INTEGER NOT NULL DEFAULT 0,
  seat INTEGER NOT NULL,
  "date" TEXT,
  "text" TEXT
) STRICT;
CREATE TABLE "product" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL DEFAULT 0,
  owner_key INTEGER NOT NULL DEFAULT 0,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "solves" TEXT,
  "list_price" INTEGER,
  "floor_price" INTEGER
) STRICT;
CREATE UNIQUE INDEX "product_id" ON "product"(account, id);
CREATE TABLE "competitor" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL DEFAULT 0,
  owner_key INTEGER NOT NULL DEFAULT 0,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "strengths" TEXT,
  "weaknesses" TEXT,
  "notes" TEXT
) STRICT;
CREATE UNIQUE INDEX "competitor_id" ON "competitor"(account, id);
CREATE TABLE "account" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL DEFAULT 0,
  owner_key INTEGER NOT NULL DEFAULT 0,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "aliases" TEXT,
  "parent" TEXT,
  "industry" TEXT,
  "tier" TEXT,
  "status" TEXT,
  "status_since" TEXT,
  "seller" TEXT,
  "region" TEXT,
  "site" TEXT,
  "employees" INTEGER,
  "notes" TEXT,
  "values_orders_score" INTEGER,
  "values_orders_why" TEXT,
  "values_example_score" INTEGER,
  "values_example_why" TEXT,
  "values_share_score" INTEGER,
  "values_share_why" TEXT,
  "values_innovation_score" INTEGER,
  "values_innovation_why" TEXT,
  "values_asset_score" INTEGER,
  "values_asset_why" TEXT,
  "values_win_win_score" INTEGER,
  "values_win_win_why" TEXT,
  "knowledge_product_score" INTEGER,
  "knowledge_product_missing" TEXT,
  "knowledge_peers_score" INTEGER,
  "knowledge_peers_missing" TEXT,
  "knowledge_substitutes_score" INTEGER,
  "knowledge_substitutes_missing" TEXT,
  "knowledge_dynamics_score" INTEGER,
  "knowledge_dynamics_missing" TEXT,
  "knowledge_market_score" INTEGER,
  "knowledge_market_missing" TEXT,
  "strategy_position" TEXT,
  "strategy_ambition" TEXT,
  "strategy_approach" TEXT,
  lists INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE UNIQUE INDEX "account_id" ON "account"(account, id);
CREATE TABLE "tier_history" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "tier" TEXT,
  "since" TEXT
) STRICT;
CREATE INDEX "tier_history_account" ON "tier_history"(account, owner_key, seat);
CREATE TABLE "year" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "year" INTEGER,
  "target" INTEGER,
  "revenue" INTEGER,
  "until" TEXT,
  "margin" TEXT,
  "cost_budget" INTEGER,
  "cost" INTEGER
) STRICT;
CREATE INDEX "year_account" ON "year"(account, owner_key, seat);
CREATE TABLE "quarter" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "year"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "quarter" INTEGER,
  "target" INTEGER,
  "revenue" INTEGER
) STRICT;
CREATE INDEX "quarter_account" ON "quarter"(account, owner_key, seat);
CREATE INDEX "quarter_parent" ON "quarter"(owner_key);
CREATE TABLE "satisfaction" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "date" TEXT,
  "score" TEXT,
  "by" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "satisfaction_account" ON "satisfaction"(account, owner_key, seat);
CREATE TABLE "competition" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "competitor" TEXT,
  "share" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "competition_account" ON "competition"(account, owner_key, seat);
CREATE TABLE "person" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "title" TEXT,
  "department" TEXT,
  "level" TEXT,
  "reports_to" TEXT,
  "roles" TEXT,
  "influence" INTEGER,
  "attitude" INTEGER,
  "relationship" INTEGER,
  "held_by" TEXT,
  "cadence_days" INTEGER,
  "communication_language" TEXT,
  "communication_thinking" TEXT,
  "communication_habits" TEXT,
  "communication_reach" TEXT,
  "marks_as_of" TEXT,
  "marks_source" TEXT,
  "wanted" INTEGER,
  "left" TEXT,
  "moved_to" TEXT,
  "successor" TEXT,
  "placeholder" INTEGER,
  "external" INTEGER,
  "email" TEXT,
  "phone" TEXT,
  "notes" TEXT,
  "aliases" TEXT
) STRICT;
CREATE UNIQUE INDEX "person_id" ON "person"(account, id);
CREATE INDEX "person_account" ON "person"(account, owner_key, seat);
CREATE TABLE "deed" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "person"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "date" TEXT,
  "what" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "deed_account" ON "deed"(account, owner_key, seat);
CREATE INDEX "deed_parent" ON "deed"(owner_key);
CREATE TABLE "tie" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "from" TEXT,
  "to" TEXT,
  "kind" TEXT,
  "strength" INTEGER,
  "note" TEXT
) STRICT;
CREATE INDEX "tie_account" ON "tie"(account, owner_key, seat);
CREATE TABLE "introduction" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "date" TEXT,
  "through" TEXT,
  "to" TEXT,
  "result" TEXT,
  "note" TEXT
) STRICT;
CREATE INDEX "introduction_account" ON "introduction"(account, owner_key, seat);
CREATE TABLE "intel" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "topic" TEXT,
  "answer" TEXT,
  "source" TEXT,
  "confidence" TEXT,
  "as_of" TEXT,
  "person" TEXT,
  "private" INTEGER,
  "disputed" INTEGER
) STRICT;
CREATE INDEX "intel_account" ON "intel"(account, owner_key, seat);
CREATE TABLE "contact" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "date" TEXT,
  "kind" TEXT,
  "people" TEXT,
  "opportunity" TEXT,
  "by" TEXT,
  "outcome" TEXT,
  "note" TEXT,
  "private" INTEGER
) STRICT;
CREATE UNIQUE INDEX "contact_id" ON "contact"(account, id);
CREATE INDEX "contact_account" ON "contact"(account, owner_key, seat);
CREATE TABLE "opportunity" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "products" TEXT,
  "unit" TEXT,
  "value" INTEGER,
  "margin" TEXT,
  "chance" INTEGER,
  "decision_date" TEXT,
  "buying_stage" INTEGER,
  "selling_stage" INTEGER,
  "status" TEXT,
  "pursuit_hours" TEXT,
  "target_price" INTEGER,
  "floor_price" INTEGER,
  "their_floor" INTEGER,
  "closed_date" TEXT,
  "closed_reason" TEXT,
  "closed_winner" TEXT,
  "closed_learned" TEXT
) STRICT;
CREATE UNIQUE INDEX "opportunity_id" ON "opportunity"(account, id);
CREATE INDEX "opportunity_account" ON "opportunity"(account, owner_key, seat);
CREATE TABLE "stage_history" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "opportunity"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "date" TEXT,
  "buying_stage" INTEGER,
  "selling_stage" INTEGER
) STRICT;
CREATE INDEX "stage_history_account" ON "stage_history"(account, owner_key, seat);
CREATE INDEX "stage_history_parent" ON "stage_history"(owner_key);
CREATE TABLE "schedule" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "opportunity"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "stage" INTEGER,
  "date" TEXT
) STRICT;
CREATE INDEX "schedule_account" ON "schedule"(account, owner_key, seat);
CREATE INDEX "schedule_parent" ON "schedule"(owner_key);
CREATE TABLE "evidence" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "opportunity"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "criterion" TEXT,
  "note" TEXT,
  "date" TEXT
) STRICT;
CREATE INDEX "evidence_account" ON "evidence"(account, owner_key, seat);
CREATE INDEX "evidence_parent" ON "evidence"(owner_key);
CREATE TABLE "evaluation" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "opportunity"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "criterion" TEXT,
  "score" INTEGER,
  "why" TEXT,
  "as_of" TEXT
) STRICT;
CREATE INDEX "evaluation_account" ON "evaluation"(account, owner_key, seat);
CREATE INDEX "evaluation_parent" ON "evaluation"(owner_key);
CREATE TABLE "decision" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "opportunity"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "date" TEXT,
  "verdict" TEXT,
  "why" TEXT
) STRICT;
CREATE INDEX "decision_account" ON "decision"(account, owner_key, seat);
CREATE INDEX "decision_parent" ON "decision"(owner_key);
CREATE TABLE "rival" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "opportunity"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "competitor" TEXT,
  "position" TEXT,
  "relationship" INTEGER,
  "sponsor" TEXT,
  "offer" TEXT,
  "counter" TEXT
) STRICT;
CREATE INDEX "rival_account" ON "rival"(account, owner_key, seat);
CREATE INDEX "rival_parent" ON "rival"(owner_key);
CREATE TABLE "rival_evaluation" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "rival"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "criterion" TEXT,
  "score" INTEGER,
  "why" TEXT
) STRICT;
CREATE INDEX "rival_evaluation_account" ON "rival_evaluation"(account, owner_key, seat);
CREATE INDEX "rival_evaluation_parent" ON "rival_evaluation"(owner_key);
CREATE TABLE "specification" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "opportunity"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "point" TEXT,
  "favours" TEXT,
  "author" TEXT
) STRICT;
CREATE INDEX "specification_account" ON "specification"(account, owner_key, seat);
CREATE INDEX "specification_parent" ON "specification"(owner_key);
CREATE TABLE "bid" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "opportunity"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "what" TEXT,
  "due" TEXT,
  "owner" TEXT,
  "done" TEXT
) STRICT;
CREATE UNIQUE INDEX "bid_id" ON "bid"(account, id);
CREATE INDEX "bid_account" ON "bid"(account, owner_key, seat);
CREATE INDEX "bid_parent" ON "bid"(owner_key);
CREATE TABLE "offer" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "opportunity"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "date" TEXT,
  "side" TEXT,
  "amount" INTEGER,
  "said" TEXT,
  "valid_until" TEXT
) STRICT;
CREATE INDEX "offer_account" ON "offer"(account, owner_key, seat);
CREATE INDEX "offer_parent" ON "offer"(owner_key);
CREATE TABLE "trade" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "opportunity"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "give" TEXT,
  "get" TEXT,
  "worth_to_us" TEXT,
  "worth_to_them" TEXT
) STRICT;
CREATE INDEX "trade_account" ON "trade"(account, owner_key, seat);
CREATE INDEX "trade_parent" ON "trade"(owner_key);
CREATE TABLE "cost" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "opportunity"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "due" TEXT,
  "amount" INTEGER,
  "what" TEXT
) STRICT;
CREATE INDEX "cost_account" ON "cost"(account, owner_key, seat);
CREATE INDEX "cost_parent" ON "cost"(owner_key);
CREATE TABLE "payment" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "opportunity"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "due" TEXT,
  "amount" INTEGER,
  "what" TEXT,
  "invoiced" TEXT,
  "paid" TEXT
) STRICT;
CREATE UNIQUE INDEX "payment_id" ON "payment"(account, id);
CREATE INDEX "payment_account" ON "payment"(account, owner_key, seat);
CREATE INDEX "payment_parent" ON "payment"(owner_key);
CREATE TABLE "agreement" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "what" TEXT,
  "from" TEXT,
  "until" TEXT,
  "notice_by" TEXT,
  "terms" TEXT
) STRICT;
CREATE UNIQUE INDEX "agreement_id" ON "agreement"(account, id);
CREATE INDEX "agreement_account" ON "agreement"(account, owner_key, seat);
CREATE TABLE "visit" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "date" TEXT,
  "place" TEXT,
  "people" TEXT,
  "ours" TEXT,
  "opportunity" TEXT,
  "purpose" TEXT,
  "objectives_best" TEXT,
  "objectives_expected" TEXT,
  "objectives_minimum" TEXT,
  "reason_to_meet" TEXT,
  "agenda" TEXT,
  "bring" TEXT,
  "status" TEXT,
  "debrief_result" TEXT,
  "debrief_learned" TEXT,
  "debrief_next" TEXT
) STRICT;
CREATE UNIQUE INDEX "visit_id" ON "visit"(account, id);
CREATE INDEX "visit_account" ON "visit"(account, owner_key, seat);
CREATE TABLE "question" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "visit"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "text" TEXT,
  "topic" TEXT,
  "person" TEXT,
  "answer" TEXT
) STRICT;
CREATE INDEX "question_account" ON "question"(account, owner_key, seat);
CREATE INDEX "question_parent" ON "question"(owner_key);
CREATE TABLE "objection" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "visit"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "text" TEXT,
  "answer" TEXT
) STRICT;
CREATE INDEX "objection_account" ON "objection"(account, owner_key, seat);
CREATE INDEX "objection_parent" ON "objection"(owner_key);
CREATE TABLE "their_question" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "visit"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "text" TEXT,
  "answer" TEXT
) STRICT;
CREATE INDEX "their_question_account" ON "their_question"(account, owner_key, seat);
CREATE INDEX "their_question_parent" ON "their_question"(owner_key);
CREATE TABLE "action" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "what" TEXT,
  "due" TEXT,
  "done" TEXT,
  "owner" TEXT,
  "promised_by" TEXT,
  "promised_to" TEXT,
  "for" TEXT
) STRICT;
CREATE UNIQUE INDEX "action_id" ON "action"(account, id);
CREATE INDEX "action_account" ON "action"(account, owner_key, seat);
CREATE TABLE "need" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "need" TEXT,
  "product" TEXT,
  "unit" TEXT,
  "state" TEXT,
  "rival" TEXT,
  "value" INTEGER,
  "note" TEXT
) STRICT;
CREATE INDEX "need_account" ON "need"(account, owner_key, seat);
CREATE TABLE "objective" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "year" INTEGER,
  "objective" TEXT,
  "measure" TEXT,
  "target" TEXT,
  "actual" TEXT,
  "due" TEXT
) STRICT;
CREATE INDEX "objective_account" ON "objective"(account, owner_key, seat);
CREATE TABLE "observation" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "date" TEXT,
  "place" TEXT,
  "brand" TEXT,
  "product" TEXT,
  "price" INTEGER,
  "usual_price" INTEGER,
  "shelf" TEXT,
  "produced" TEXT,
  "promotion_form" TEXT,
  "promotion_from" TEXT,
  "promotion_to" TEXT,
  "promotion_gift" TEXT,
  "packaging" TEXT,
  "brand_count" INTEGER,
  "ours" INTEGER,
  "note" TEXT
) STRICT;
CREATE UNIQUE INDEX "observation_id" ON "observation"(account, id);
CREATE INDEX "observation_account" ON "observation"(account, owner_key, seat);
CREATE TABLE "complaint" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "raised" TEXT,
  "by" TEXT,
  "severity" TEXT,
  "what" TEXT,
  "resolved" TEXT,
  "cause" TEXT,
  "fix" TEXT
) STRICT;
CREATE UNIQUE INDEX "complaint_id" ON "complaint"(account, id);
CREATE INDEX "complaint_account" ON "complaint"(account, owner_key, seat);
CREATE TABLE "service" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "id" TEXT NOT NULL,
  "what" TEXT,
  "every_days" INTEGER,
  "standard_hours" INTEGER,
  "last_done" TEXT
) STRICT;
CREATE UNIQUE INDEX "service_id" ON "service"(account, id);
CREATE INDEX "service_account" ON "service"(account, owner_key, seat);
CREATE TABLE "gift" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "date" TEXT,
  "person" TEXT,
  "what" TEXT,
  "value" INTEGER,
  "reason" TEXT
) STRICT;
CREATE INDEX "gift_account" ON "gift"(account, owner_key, seat);
CREATE TABLE "dismissal" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  owner_key INTEGER NOT NULL REFERENCES "account"(key) ON DELETE CASCADE,
  seat INTEGER NOT NULL,
  "code" TEXT,
  "subject" TEXT,
  "verdict" TEXT,
  "why" TEXT,
  "date" TEXT,
  "until" TEXT
) STRICT;
CREATE INDEX "dismissal_account" ON "dismissal"(account, owner_key, seat);
CREATE TABLE "self_assessment" (
  key INTEGER PRIMARY KEY,
  account INTEGER NOT NULL DEFAULT 0,
  owner_key INTEGER NOT NULL DEFAULT 0,
  seat INTEGER NOT NULL,
  "date" TEXT,
  "skill" TEXT,
  "score" INTEGER,
  "evidence" TEXT
) STRICT;
-- the journal
CREATE INDEX account_name ON account(name);
CREATE INDEX account_seat ON account(seat);
CREATE INDEX account_order ON account(
  CASE WHEN status = 'lost' THEN 4 WHEN tier = 'key' THEN 0 WHEN tier = 'target' THEN 1
  WHEN tier = 'prospect' THEN 3 ELSE 2 END, seat, key);
CREATE TABLE tally (accounts INTEGER NOT NULL) STRICT;
INSERT INTO tally VALUES (0);
CREATE TRIGGER account_more AFTER INSERT ON account BEGIN UPDATE tally SET accounts = accounts + 1; END;
CREATE TRIGGER account_less AFTER DELETE ON account BEGIN UPDATE tally SET accounts = accounts - 1; END;
CREATE INDEX year_sold ON year(year, revenue);
CREATE TABLE step (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  who TEXT NOT NULL,
  label TEXT NOT NULL,
  changes INTEGER NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE change (
  step INTEGER NOT NULL REFERENCES step(key) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  record TEXT NOT NULL,
  row INTEGER NOT NULL,
  account INTEGER NOT NULL,
  kind TEXT NOT NULL,
  image TEXT,
  PRIMARY KEY (step, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_account ON change(account, step);
CREATE TABLE draft (
  name TEXT PRIMARY KEY,
  text TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE standing (
  account INTEGER PRIMARY KEY REFERENCES account(key) ON DELETE CASCADE,
  day TEXT NOT NULL,
  judged_by TEXT NOT NULL,
  readiness INTEGER NOT NULL,
  critical INTEGER NOT NULL,
  warning INTEGER NOT NULL,
  notice INTEGER NOT NULL,
  rows TEXT NOT NULL
) STRICT;
INSERT INTO rep (key, seat) VALUES (1, 0);
