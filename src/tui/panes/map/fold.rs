//! Branches of the tree that are folded: kept for the account beside the journal, so that `u` never undoes a look.

use crate::model::Key;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::workbench::Dossier;
use std::collections::BTreeSet;

/// The folded people of one account.
#[derive(Default)]
pub struct Folds {
    folded: BTreeSet<String>,
    kept: Option<String>,
    /// The changes of this window when it was read.
    changes: u64,
    /// Somebody who has to be seen: the branches over them stand open.
    seen: Option<String>,
}

fn name(account: Key) -> String {
    phrase!("folded on the map of {account}", account)
}

fn id(dossier: &Dossier, row: usize) -> &str {
    let line = dossier.people.get(row);
    line.map_or("", |l| dossier.account.people[l.index].id.as_str())
}

/// How many stand below this one in the tree.
pub fn below(dossier: &Dossier, row: usize) -> usize {
    let Some(line) = dossier.people.get(row) else {
        return 0;
    };
    let depth = line.branch.len();
    dossier.people[row + 1..].iter().take_while(|l| l.branch.len() > depth).count()
}

/// Whom this one reports to on the map.
pub fn boss(dossier: &Dossier, row: usize) -> Option<usize> {
    let depth = dossier.people.get(row)?.branch.len();
    (0..row).rev().find(|i| dossier.people[*i].branch.len() < depth).filter(|_| depth > 0)
}

impl Folds {
    /// Reads what is kept where this window has changed anything since: a frame asks for it, and most have nothing new.
    pub fn read_again(&mut self, ctx: &Ctx, account: Key) -> bool {
        self.changes != ctx.bench.changes() && self.read(ctx, account)
    }

    /// Reads what is kept; true where it is other than before.
    pub fn read(&mut self, ctx: &Ctx, account: Key) -> bool {
        self.changes = ctx.bench.changes();
        let kept = ctx.read(ctx.bench.draft(&name(account))).flatten();
        if kept == self.kept {
            return false;
        }
        self.folded = kept.iter().flat_map(|text| text.lines()).map(str::to_owned).collect();
        self.kept = kept;
        true
    }

    /// This person has to be seen.
    pub fn show(&mut self, person: &str) {
        self.seen = Some(person.to_owned());
    }

    /// How many are folded away under this one.
    pub fn hidden(&self, dossier: &Dossier, row: usize) -> usize {
        if !self.folded.contains(id(dossier, row)) {
            return 0;
        }
        let below = below(dossier, row);
        let seen = self.seen.as_deref();
        let open = (row + 1..=row + below).any(|i| Some(id(dossier, i)) == seen);
        if open { 0 } else { below }
    }

    /// The rows of the tree that are not folded away.
    pub fn rows(&self, dossier: &Dossier) -> Vec<usize> {
        let mut rows = Vec::new();
        let mut next = 0;
        for row in 0..dossier.people.len() {
            if row >= next {
                rows.push(row);
                next = row + 1 + self.hidden(dossier, row);
            }
        }
        rows
    }

    /// Folds or unfolds the branch below this one; nothing where there is none or it is so already.
    pub fn turn(&mut self, dossier: &Dossier, row: usize, fold: bool) -> Option<Effect> {
        let below = below(dossier, row);
        if below == 0 || fold == (self.hidden(dossier, row) > 0) {
            return None;
        }
        let person = id(dossier, row).to_owned();
        match fold {
            true => {
                let under = (row + 1..=row + below).map(|i| id(dossier, i));
                if under.into_iter().any(|id| Some(id) == self.seen.as_deref()) {
                    self.seen = None;
                }
                self.folded.insert(person);
            }
            false => {
                self.folded.remove(&person);
            }
        }
        let text: Vec<&str> = self.folded.iter().map(String::as_str).collect();
        let text = text.join("\n");
        self.kept = Some(text.clone()).filter(|t| !t.is_empty());
        Some(Effect::Draft(name(dossier.key), text))
    }
}
