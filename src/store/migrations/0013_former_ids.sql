-- By which ids those were known that have been merged into a record.
ALTER TABLE "account" ADD COLUMN "former_ids" TEXT;
ALTER TABLE "person" ADD COLUMN "former_ids" TEXT;
