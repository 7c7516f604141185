//! Logged lines and next steps: where a day begins, ends, or is none.
