//! Facts of the file that cannot both be true, and what settles each (docs/WORDING.md). One kind a file, a row each.

mod act;
mod chance_no_go;
mod coach_unproven;
mod decider_unmet;
mod holder_unknown;
mod left_and_attends;
mod left_and_owes;
mod open_and_closed;
mod paid_too_early;
mod payments_above_value;
mod quarters_apart;
mod result_without_talk;
mod rival_and_none;
mod stage_apart;
mod tier_apart;
mod two_accounts;
mod two_people;

pub use act::{Act, Deed};
pub use holder_unknown::Hands;
pub use two_people::alike as people_alike;

use super::{AccountContext, RuleContext};
use crate::model::Account;
use crate::text::DayText;

/// Two facts that cannot both be true.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dispute {
    /// What kind of dispute it is, one of [`KINDS`].
    pub kind: &'static str,
    /// The account's id.
    pub account: String,
    /// The records that disagree; one without an id is named by its owner's.
    pub records: Vec<(&'static str, String)>,
    /// Both facts in one sentence, with names.
    pub sentence: String,
    /// What settles it; the last one says that it is none.
    pub choices: Vec<Choice>,
}

/// One way to settle a dispute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What it means, in a few words.
    pub label: String,
    /// What it does to the file.
    pub act: Act,
}

/// A dispute as a kind finds it, before it has its account and its last choice.
pub struct Found {
    records: Vec<(&'static str, String)>,
    sentence: String,
    choices: Vec<Choice>,
}

impl Found {
    fn new(sentence: impl Into<String>) -> Self {
        Self { records: Vec::new(), sentence: sentence.into(), choices: Vec::new() }
    }

    fn on(mut self, record: &'static str, id: &str) -> Self {
        self.records.push((record, id.to_owned()));
        self
    }

    fn choice(mut self, label: impl Into<String>, act: Act) -> Self {
        self.choices.push(Choice { label: label.into(), act });
        self
    }
}

/// A kind of dispute within one account.
pub struct Kind {
    /// Its name, which is that of its file.
    pub kind: &'static str,
    /// What it finds.
    check: fn(&AccountContext) -> Vec<Found>,
    /// Findings about the same records that are no row while it is open.
    hides: &'static [&'static str],
}

/// The kinds that one account can tell, in the order of the page.
pub const KINDS: &[Kind] = &[
    rival_and_none::KIND,
    coach_unproven::KIND,
    decider_unmet::KIND,
    result_without_talk::KIND,
    payments_above_value::KIND,
    chance_no_go::KIND,
    open_and_closed::KIND,
    left_and_attends::KIND,
    left_and_owes::KIND,
    stage_apart::KIND,
    tier_apart::KIND,
    two_people::KIND,
    quarters_apart::KIND,
    paid_too_early::KIND,
];

/// The disputes within one account that the rep has not called none.
pub fn of_account(case: &AccountContext) -> Vec<Dispute> {
    let found = KINDS.iter().flat_map(|kind| {
        (kind.check)(case)
            .into_iter()
            .map(|found| finished(case.account, kind.kind, found, case.world))
    });
    found.filter(|d| !is_settled(case.account, d)).collect()
}

/// People of one account who may be one by the initial or the short form of a first name: too little for a dispute,
/// enough to be asked.
pub fn people_nearly_one(case: &AccountContext) -> Vec<Dispute> {
    let short = two_people::by_short_names(case);
    let found = two_people::by_initials(case).into_iter().chain(short);
    let found = found.map(|found| finished(case.account, two_people::KIND.kind, found, case.world));
    found.filter(|d| !is_settled(case.account, d)).collect()
}

/// The open disputes that hide findings of these codes; no other kind is looked for.
pub fn about(case: &AccountContext, wanted: impl Fn(&str) -> bool) -> Vec<Dispute> {
    let kinds = KINDS.iter().filter(|k| k.hides.iter().any(|code| wanted(code)));
    let found = kinds.flat_map(|kind| {
        let found = (kind.check)(case).into_iter();
        found.map(|found| finished(case.account, kind.kind, found, case.world))
    });
    found.filter(|d| !is_settled(case.account, d)).collect()
}

/// The disputes of a whole book, by account in file order.
pub fn of_book(accounts: &[Account], world: &RuleContext) -> Vec<Dispute> {
    let hands = Hands::of(accounts, world.rep);
    let mut twins = two_accounts::check(accounts);
    let mut all = Vec::new();
    for account in accounts {
        let case = AccountContext::new(account, world);
        all.extend(of_account(&case));
        let mut more: Vec<(&str, Found)> = holder_unknown::check(&case, &hands)
            .into_iter()
            .map(|found| (holder_unknown::NAME, found))
            .collect();
        let of_it = twins.iter_mut().filter(|(owner, _)| owner == account.id.as_str());
        more.extend(of_it.filter_map(|(_, found)| Some((two_accounts::NAME, found.take()?))));
        let more = more.into_iter().map(|(kind, found)| finished(account, kind, found, world));
        all.extend(more.filter(|d| !is_settled(account, d)));
    }
    all
}

/// With its account, and with the choice that it is no dispute.
fn finished(account: &Account, kind: &str, found: Found, world: &RuleContext) -> Dispute {
    let kind = NAMES.iter().copied().find(|name| *name == kind).unwrap_or_default();
    let ids: Vec<String> = found.records.iter().map(|(_, id)| id.clone()).collect();
    let today = world.today.iso_day();
    let settle = Act::add("settled", &[account.id.as_str()], &[kind])
        .field_list("records", ids)
        .field("date", &today);
    let found = found.choice(phrase!("both are true: no dispute"), settle);
    Dispute {
        kind,
        account: account.id.0.clone(),
        records: found.records,
        sentence: found.sentence,
        choices: found.choices,
    }
}

/// The name of every kind, those of the whole book too.
pub const NAMES: &[&str] = &[
    "rival_and_none",
    "coach_unproven",
    "decider_unmet",
    "result_without_talk",
    "payments_above_value",
    "chance_no_go",
    "open_and_closed",
    "left_and_attends",
    "left_and_owes",
    "stage_apart",
    "tier_apart",
    "two_accounts",
    "two_people",
    "quarters_apart",
    "paid_too_early",
    "holder_unknown",
];

/// Has the rep said of these very records that both are true?
fn is_settled(account: &Account, dispute: &Dispute) -> bool {
    let mut ids: Vec<&str> = dispute.records.iter().map(|(_, id)| id.as_str()).collect();
    ids.sort_unstable();
    account.settled.iter().any(|settled| {
        let mut of_it: Vec<&str> = settled.records.0.iter().map(String::as_str).collect();
        of_it.sort_unstable();
        settled.kind.as_deref() == Some(dispute.kind) && of_it == ids
    })
}

/// Does an open dispute speak of what a finding of this code and subject says? Then it is no row.
pub fn hides(dispute: &Dispute, code: &str, subject: &str) -> bool {
    let kind = KINDS.iter().find(|k| k.kind == dispute.kind);
    let hidden = kind.is_some_and(|k| k.hides.contains(&code));
    let of_it = subject == dispute.account
        || subject.starts_with("rivals.")
        || dispute.records.iter().any(|(_, id)| id == subject);
    hidden && of_it
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
