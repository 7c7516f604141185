//! Day words, in tables and on the command line.
