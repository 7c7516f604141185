-- What we did not know when a purchase ended.
ALTER TABLE "opportunity" ADD COLUMN "closed_unknown" TEXT;
