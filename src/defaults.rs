//! The embedded playbook and words, for the tests of layers that read no files.

use crate::exchange;
use crate::model::playbook::Playbook;
use crate::model::words::Words;
use std::sync::{Arc, OnceLock};

/// The method's numbers as docs/RULES.md has them.
pub fn playbook() -> &'static Playbook {
    static READ: OnceLock<Arc<Playbook>> = OnceLock::new();
    READ.get_or_init(exchange::playbook::default_playbook)
}

/// The words as they are without an own file.
pub fn words() -> &'static Words {
    static READ: OnceLock<Arc<Words>> = OnceLock::new();
    READ.get_or_init(exchange::words::default_words)
}
