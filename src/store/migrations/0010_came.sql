-- Of what was expected at a visit: did it come?
ALTER TABLE "objection" ADD COLUMN "came" INTEGER;
ALTER TABLE "their_question" ADD COLUMN "came" INTEGER;
