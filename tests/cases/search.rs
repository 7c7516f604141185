//! Telephone digits and letters written out.
