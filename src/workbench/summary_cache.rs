//! What the list shows of an account's conclusions: judged once, kept in the file, judged again only where
//! something has changed.

use super::dossier::is_begun;
use super::{Dossier, Result, Shared, Workbench};
use crate::model::codes::Severity;
use crate::model::{Account, Key};
use crate::rules::judge::Tally;
use crate::rules::{AccountContext, Earners, RuleContext, judge, readiness};
use crate::store::{CachedSummary, JudgedBy};
use std::collections::BTreeSet;
use std::fmt::{self, Write};

/// The sources of rules and model as they were when this was built: other rules, other conclusions.
const RULES: &str = env!("ANTEROOM_RULES");

/// What the list shows of the conclusions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountSummary {
    /// 0 to 100; nothing where the map is not begun.
    pub readiness: Option<u8>,
    /// Critical findings that are not answered.
    pub critical: u32,
}

impl AccountSummary {
    /// As the dossier has it.
    pub fn of(dossier: &Dossier) -> Self {
        let urgent = dossier.findings.iter();
        let urgent = urgent.filter(|f| f.severity == Severity::Critical && !f.dismissed);
        Self::new(dossier.begun.then_some(dossier.readiness.whole), urgent.count() as i64)
    }

    fn new(readiness: Option<i64>, critical: i64) -> Self {
        let readiness = readiness.map(|n| u8::try_from(n.clamp(0, 100)).unwrap_or(0));
        Self { readiness, critical: u32::try_from(critical).unwrap_or(0) }
    }
}

impl From<CachedSummary> for AccountSummary {
    fn from(kept: CachedSummary) -> Self {
        Self::new(kept.readiness, kept.counts[0])
    }
}

/// How many conclusions are written with one commit: enough that commits do not count, few enough that it
/// is done between two keys (512: 3 ms with its fsync, where one key a frame leaves 16).
const WRITTEN: usize = 512;

/// Judges accounts one by one and writes down what it found, some hundred at a time.
pub struct Judge {
    mark: String,
    step: Key,
    fresh: Vec<CachedSummary>,
    writes: bool,
}

impl Judge {
    /// By what all accounts share now.
    pub fn new(bench: &Workbench, shared: &Shared) -> Result<Self> {
        let (mark, step) = (mark(bench, shared), bench.store.newest_step()?);
        Ok(Self { mark, step, fresh: Vec::new(), writes: true })
    }

    /// Would it conclude the same of every account that did not change?
    pub fn is_like(&self, other: &Self) -> bool {
        self.mark == other.mark
    }

    /// What is kept of the accounts with these numbers, both ends included, and still holds.
    pub fn recall(
        &self,
        bench: &Workbench,
        first: Key,
        last: Key,
    ) -> Result<Vec<(Key, AccountSummary)>> {
        let day = bench.today().to_string();
        let by = JudgedBy { day: &day, mark: &self.mark };
        let kept = bench.store.summaries_between(by, first, last)?;
        Ok(kept.into_iter().map(|k| (k.account, k.into())).collect())
    }

    /// Judges these accounts, as of one moment.
    pub fn judge(
        &mut self,
        bench: &Workbench,
        shared: &Shared,
        keys: &[Key],
    ) -> Result<Vec<AccountSummary>> {
        bench.store.reading(|| {
            // What was judged before another step belongs to what the file was then.
            let step = bench.store.newest_step()?;
            if std::mem::replace(&mut self.step, step) != step {
                self.fresh.clear();
            }
            keys.iter()
                .map(|key| {
                    let kept = bench.conclude(*key, shared)?;
                    self.fresh.push(kept);
                    Ok(AccountSummary::from(kept))
                })
                .collect()
        })
    }

    /// Are there enough to be written?
    pub fn is_full(&self) -> bool {
        self.writes && self.fresh.len() >= WRITTEN
    }

    /// Writes down what it found. A file that cannot be written is read all the same: it is only judged anew
    /// at the next start.
    pub fn write(&mut self, bench: &mut Workbench) {
        let fresh = std::mem::take(&mut self.fresh);
        if fresh.is_empty() || !self.writes {
            return;
        }
        let day = bench.today().to_string();
        let by = JudgedBy { day: &day, mark: &self.mark };
        self.writes = bench.store.keep_summaries(self.step, by, &fresh).is_ok();
    }
}

impl Workbench {
    /// The accounts that this window has changed since this was asked last.
    pub fn take_touched(&mut self) -> BTreeSet<Key> {
        self.store.take_touched()
    }

    /// What is concluded of one account by itself. The sales of others are left out: they make a warning
    /// (concentration), never a critical finding, and a change of one account would touch all.
    fn conclude(&self, key: Key, shared: &Shared) -> Result<CachedSummary> {
        let account = self.typed_account(key)?;
        let world = RuleContext { earners: Earners::default(), ..self.world(shared) };
        let (readiness, Tally { critical, warning, notice }) = concluded(&account, &world);
        let counts = [critical, warning, notice].map(|n| i64::try_from(n).unwrap_or(i64::MAX));
        Ok(CachedSummary { account: key, readiness, counts })
    }
}

fn concluded(account: &Account, world: &RuleContext) -> (Option<i64>, Tally) {
    let case = AccountContext::silent(account, world);
    let readiness = is_begun(account).then(|| readiness::whole(&case));
    (readiness, judge::tally(&case))
}

/// A fingerprint of rules, playbook, settings and competitors.
fn mark(bench: &Workbench, shared: &Shared) -> String {
    let mut print = Fingerprint::default();
    // Writing into a fingerprint cannot fail.
    let _ = write!(print, "{RULES} {:?}", (&bench.playbook, &shared.rep, &shared.competitors));
    format!("{:016x}", print.0)
}

/// FNV-1a, 64 bits: the same in every build, unlike the standard library's.
struct Fingerprint(u64);

impl Default for Fingerprint {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Write for Fingerprint {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        for byte in text.bytes() {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "summary_cache_tests.rs"]
mod tests;
