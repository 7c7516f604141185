//! vCards as address books write them.
