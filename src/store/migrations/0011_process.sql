-- The stages that a purchase goes through, where they are not the standard six.
ALTER TABLE "opportunity" ADD COLUMN "process" TEXT;
