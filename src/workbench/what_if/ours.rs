//! What if one of ours leaves: every relationship that they hold counts as nothing (docs/RULES.md Holder).

use super::CountChange;
use crate::model::{Date, Key, Refusal, TeamMember, VisitStatus};
use crate::rules::{AccountContext, RuleContext, judge};
use crate::workbench::Result;
use crate::workbench::Workbench;

/// One account without one of ours.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WithoutOne {
    /// Id and name.
    pub account: (String, String),
    /// The file's number for it.
    pub key: Key,
    /// People who trust us.
    pub trusted: CountChange,
    /// Who of theirs would be nobody's: names.
    pub people: Vec<String>,
    /// Findings that would come, in a sentence.
    pub come: Vec<String>,
}

/// What would change if one of ours left today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OursLeaves {
    /// The name.
    pub name: String,
    /// Accounts where something changes, in file order.
    pub accounts: Vec<WithoutOne>,
    /// Planned visits at which they are: the account's id and name, the day.
    pub visits: Vec<((String, String), Option<Date>)>,
    /// What is open and theirs: the account's id and name, the words, the day.
    pub to_do: Vec<((String, String), String, Option<Date>)>,
}

impl Workbench {
    /// What would change if this one of ours left today; the file stays as it is.
    pub fn what_if_ours_left(&self, name: &str) -> Result<OursLeaves> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let is_rep = world.rep.name.as_deref() == Some(name);
        if !is_rep && !world.rep.team.iter().any(|m| m.name.0 == name) {
            let names: Vec<&str> = world.rep.team.iter().map(|m| m.name.as_str()).collect();
            return Err(Refusal::because(
                phrase!("nobody of ours is called {name}", name),
                phrase!("ours are {}", names.join(", ")),
            ));
        }
        let mut rep = world.rep.clone();
        let yesterday = self.today() - chrono::Duration::days(1);
        match rep.team.0.iter_mut().find(|m| m.name.0 == name) {
            Some(member) => member.until.0 = Some(yesterday),
            None => {
                let mut member = TeamMember::default();
                member.name.0 = name.to_owned();
                member.until.0 = Some(yesterday);
                rep.team.0.push(member);
            }
        }
        let without = RuleContext { rep: &rep, ..world };
        let mut leaves = OursLeaves {
            name: name.to_owned(),
            accounts: Vec::new(),
            visits: Vec::new(),
            to_do: Vec::new(),
        };
        for key in self.account_keys()? {
            let account = self.typed_account(key)?;
            let (now, then) =
                (AccountContext::new(&account, &world), AccountContext::new(&account, &without));
            leaves.accounts.extend(self.without_one(&now, &then, key));
            let planned = account.visits.iter().filter(|v| {
                v.status == VisitStatus::Planned
                    && v.date.is_none_or(|d| d.date >= self.today())
                    && v.ours.iter().any(|o| o == name)
            });
            let at = (account.id.0.clone(), account.name.0.clone());
            leaves.visits.extend(planned.map(|v| (at.clone(), v.date.map(|d| d.date))));
            let open = account.actions.iter().filter(|a| now.is_undone(a));
            let theirs = open.filter(|a| a.owner.as_deref() == Some(name));
            leaves.to_do.extend(
                theirs.map(|a| {
                    (at.clone(), a.what.as_deref().unwrap_or_default().to_owned(), *a.due)
                }),
            );
        }
        Ok(leaves)
    }

    /// What changes at one account; nothing where nothing does.
    fn without_one(
        &self,
        now: &AccountContext,
        then: &AccountContext,
        key: Key,
    ) -> Option<WithoutOne> {
        let lost = now.everyone.iter().filter(|p| now.relationship(p) > then.relationship(p));
        let people: Vec<String> = lost.map(|p| p.name.0.clone()).collect();
        if people.is_empty() {
            return None;
        }
        let before = judge::judge(now, &self.words);
        let after = judge::judge(then, &self.words);
        let new = after.iter().filter(|f| {
            !f.dismissed && !before.iter().any(|g| g.code == f.code && g.subject == f.subject)
        });
        Some(WithoutOne {
            account: (now.account.id.0.clone(), now.account.name.0.clone()),
            key,
            trusted: CountChange { now: trusting(now), without: trusting(then) },
            people,
            come: new.map(|f| f.sentence.clone()).collect(),
        })
    }
}

fn trusting(case: &AccountContext) -> usize {
    super::trusting(case, |_| true)
}
