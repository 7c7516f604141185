-- A question in the rep's words keeps the proposal that it came from.
ALTER TABLE "question" ADD COLUMN "about" TEXT;
