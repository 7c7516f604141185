//! The reader of this name, given any text.
#![no_main]

libfuzzer_sys::fuzz_target!(|text: &str| anteroom_fuzz::person_line(text));
