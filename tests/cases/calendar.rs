//! Calendar exports that a calendar can take a second time.
