//! What a merge makes of records that join the two.
