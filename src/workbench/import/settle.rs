//! One account's incoming records, judged as an import judges them, and given back instead of written.

use super::path::Path;
use super::references;
use super::scope::{AccountScope, FileScope};
use super::{Result, Row};
use crate::workbench::Workbench;

impl Workbench {
    /// Turns every reference in the incoming account into the id that it means, and refuses ids that
    /// mean two things. `existing` is the account as it is stored, `made` holds what of the file is new with it.
    pub(crate) fn settle(
        &self,
        existing: Option<&Row>,
        incoming: &mut Row,
        made: &Row,
    ) -> Result<()> {
        let root = self.store.root()?;
        let there = self.store.account_names()?;
        let file = FileScope::new(&self.vocabulary, &root, made, &there, &[]);
        let mut scope = AccountScope::new(&file, existing, incoming);
        let path = &Path::From("$.accounts[0]");
        references::check_ids(existing, incoming, &mut scope, path)?;
        references::resolve(incoming, &scope, path)
    }
}
