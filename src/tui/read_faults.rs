//! Reads of the file that failed while a screen was asked or drawn: the message line says them.

use crate::model::Refusal;
use std::cell::RefCell;

/// What could not be read since the last key.
#[derive(Default)]
pub struct ReadFaults {
    faults: RefCell<Vec<String>>,
    /// So many of them were said.
    said: RefCell<usize>,
}

impl ReadFaults {
    /// Keeps a fault; the same one again, as of a screen that is drawn again, is none.
    pub fn report(&self, refusal: &Refusal) {
        let text = refusal.to_string();
        let mut faults = self.faults.borrow_mut();
        if !faults.contains(&text) {
            faults.push(text);
        }
    }

    /// The faults that were not said yet.
    pub fn take(&self) -> Vec<String> {
        let faults = self.faults.borrow();
        let said = self.said.replace(faults.len());
        faults.get(said..).unwrap_or_default().to_vec()
    }

    /// A key begins anew: what fails again is said again.
    pub fn forget(&self) {
        self.faults.borrow_mut().clear();
        self.said.replace(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fault_is_said_once_a_key() {
        let faults = ReadFaults::default();
        let broken = Refusal::because("the file is damaged", "run doctor");
        let other = Refusal::because("the disk does not answer", "try again");
        faults.report(&broken);
        faults.report(&broken);
        assert_eq!(faults.take(), [broken.to_string()]);
        faults.report(&broken);
        faults.report(&other);
        assert_eq!(faults.take(), [other.to_string()]);
        assert!(faults.take().is_empty());
        faults.forget();
        faults.report(&broken);
        assert_eq!(faults.take(), [broken.to_string()], "the next key says it again");
    }
}
