//! Key sequences of terminals, and saved work in the file itself.
