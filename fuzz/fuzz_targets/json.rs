//! The reader of this name, given any bytes.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| anteroom_fuzz::json(bytes));
