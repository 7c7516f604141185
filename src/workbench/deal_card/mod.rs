//! The card of a deal: is it worth it, can we win it, can we bear it, what next. Every line is made from the file.

mod money;
mod paper;
mod people;
mod stand;

pub use money::thousands;
pub use paper::mark_cell;
pub use stand::title as rival_mark;

use super::cash::CashBook;
use super::deal_tasks::{tasks_of, tasks_say};
use super::review::{needs_of, planned};
use super::verdict::{VerdictView, view};
use super::{Result, Workbench};
use crate::model::{Account, Choice, EvaluationCriterion, Opportunity, OpportunityStatus};
use crate::rules::evaluation::is_no_go;
use crate::rules::phrase::{said_day, short_name};
use crate::rules::{AccountContext, RuleContext};

/// What a line of the card is about; each has its sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardSubject {
    /// The verdict and what is younger than it.
    Verdict,
    /// Where we lead.
    Win,
    /// Where a rival leads, and where we are weak.
    Lose,
    /// Who carries weight, and how they stand.
    Votes,
    /// Whose specification it is.
    Specification,
    /// Us and the rivals on the shared marks.
    SideBySide,
    /// Offers and floor.
    Price,
    /// Most money out, alone and with the others.
    Money,
    /// What it is worth to us by its chance.
    Worth,
    /// What would change the verdict.
    Change,
    /// The next thing that happens for it.
    Next,
    /// What the manager is needed for.
    NeedYou,
}

impl CardSubject {
    /// Its word in the words and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Win => "we_win",
            Self::Lose => "we_lose",
            Self::Votes => "votes",
            Self::Specification => "specification",
            Self::SideBySide => "side_by_side",
            Self::Price => "price",
            Self::Money => "money",
            Self::Worth => "worth",
            Self::Change => "changes_it",
            Self::Next => "next",
            Self::NeedYou => "need_you",
        }
    }
}

/// One row of a line; a bad one speaks against us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardRow {
    /// A few words or a sentence.
    pub text: String,
    /// The rep must act.
    pub bad: bool,
}

impl CardRow {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), bad: false }
    }

    fn bad(text: impl Into<String>) -> Self {
        Self { text: text.into(), bad: true }
    }
}

/// A line of the card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardLine {
    /// What it is about.
    pub subject: CardSubject,
    /// What it says; of side by side nothing, the marks stand in the verdict.
    pub rows: Vec<CardRow>,
}

/// The card of a deal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DealCard {
    /// The verdict that it rests on, with all marks.
    pub verdict: VerdictView,
    /// Its lines in their order.
    pub lines: Vec<CardLine>,
}

impl Workbench {
    /// The card of a deal of an account. It looks at the money of all deals.
    pub fn deal_card(&self, account: &Account, deal: &Opportunity) -> Result<DealCard> {
        let book = self.cash_book(0)?;
        self.deal_card_beside(account, deal, Some(&book))
    }

    /// The same beside the money of all deals, where that is read already.
    pub fn deal_card_beside(
        &self,
        account: &Account,
        deal: &Opportunity,
        book: Option<&CashBook>,
    ) -> Result<DealCard> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let case = AccountContext::new(account, &world);
        let verdict = view(&case, deal);
        let lines = match is_over(deal, &world) {
            true => over(&case, deal, &verdict),
            false => all_lines(self, &case, deal, &verdict, book),
        };
        Ok(DealCard { verdict, lines })
    }
}

/// Every line of a deal, in the order of the card.
fn all_lines(
    bench: &Workbench,
    case: &AccountContext,
    deal: &Opportunity,
    verdict: &VerdictView,
    book: Option<&CashBook>,
) -> Vec<CardLine> {
    vec![
        verdict_line(case, deal, verdict),
        stand::we_win(case, deal, verdict),
        stand::we_lose(verdict),
        people::votes(case, &bench.words),
        stand::specification(case, deal),
        money::price(deal),
        money::money(deal, verdict, book, case.world.rep.cushion_limit.0),
        money::worth(verdict),
        change(verdict, &bench.playbook),
        next(case, deal),
        need_you(case, deal),
        CardLine { subject: CardSubject::SideBySide, rows: Vec::new() },
    ]
}

/// Of a deal that is over: how, what is owed, and what of ours is still to be done for it.
fn over(case: &AccountContext, deal: &Opportunity, verdict: &VerdictView) -> Vec<CardLine> {
    let mut lines = money::owed(case, deal, verdict_line(case, deal, verdict));
    let tasks = tasks_of(case.account, deal, case.today());
    if !tasks.is_empty() && deal.status != OpportunityStatus::Won {
        let rows = vec![CardRow::new(tasks_say(&tasks))];
        lines.push(CardLine { subject: CardSubject::Next, rows });
    }
    lines
}

/// What happens next, with whom.
fn next(case: &AccountContext, deal: &Opportunity) -> CardLine {
    let row = match planned(case, deal).into_iter().next() {
        None => CardRow::bad(phrase!("nothing planned")),
        Some(event) => {
            let who = event.who.map_or(String::new(), |who| format!(", {who}"));
            CardRow::new(format!("{}: {}{who}", said_day(event.day, case.today()), event.what))
        }
    };
    CardLine { subject: CardSubject::Next, rows: vec![row] }
}

/// Closed, or a no-go: that alone is to be said.
fn is_over(deal: &Opportunity, world: &RuleContext) -> bool {
    !deal.is_open() || is_no_go(deal, world.today)
}

fn verdict_line(case: &AccountContext, deal: &Opportunity, view: &VerdictView) -> CardLine {
    let mut rows = Vec::new();
    let today = case.today();
    if deal.status != OpportunityStatus::Open {
        let day = deal.closed.date.map_or(String::new(), |d| format!(", {}", said_day(d, today)));
        rows.push(CardRow::new(format!("{}{day}", deal.status.word())));
    }
    let Some(last) = view.verdicts.first() else {
        let rated = phrase!("none yet; {} of {} marks rated", view.rated(), view.marks.len());
        rows.push(CardRow::new(rated));
        return CardLine { subject: CardSubject::Verdict, rows };
    };
    let word = last.verdict.word().replace('_', "-");
    let day = last.date.map_or(String::new(), |d| format!(", {}", said_day(d, today)));
    let scores = match (last.score, view.score) {
        (Some(then), Some(now)) if then == now => phrase!("; {now} then and now", now),
        (Some(then), Some(now)) => phrase!("; {then} then, {now} now", then, now),
        (_, Some(now)) => phrase!("; {now} now", now),
        _ => String::new(),
    };
    rows.push(CardRow::new(format!("{word}{day}{scores}")));
    if let Some(why) = &last.why {
        let unmet = people::unmet_in(case, why);
        let end = if unmet { phrase!(": not met") } else { "" };
        rows.push(CardRow { text: format!("\"{why}\"{end}"), bad: unmet });
    }
    if let Some(marks) = view.verdict.filter(|said| deal.is_open() && last.verdict < *said) {
        let says = marks.word().replace('_', "-");
        rows.push(CardRow::bad(phrase!("the marks and the money say {says}", says)));
    }
    if deal.is_open() && view.since.any() {
        rows.push(CardRow::bad(phrase!("{}: decide anew", since(view))));
    }
    CardLine { subject: CardSubject::Verdict, rows }
}

/// "2 marks and stage moved".
pub fn since(view: &VerdictView) -> String {
    let marks = match view.since.marks {
        0 => None,
        1 => Some(phrase!("1 mark").to_owned()),
        n => Some(phrase!("{n} marks", n)),
    };
    let stage = view.since.stage.map(|_| "stage".to_owned());
    let alone = view.since.marks == 0 && view.since.stage.is_none();
    let rivals = match view.since.rivals {
        n if n > 0 && alone => Some(phrase!("rivals' marks ({n})", n)),
        _ => None,
    };
    let parts: Vec<String> = [marks, stage, rivals].into_iter().flatten().collect();
    phrase!("{} moved", crate::rules::phrase::list(&parts))
}

/// "go: trust 2 › 4 and how sure 2 › 3"; the sign of "becomes" is `>` here, the screen draws its own.
fn change(view: &VerdictView, playbook: &crate::model::playbook::Playbook) -> CardLine {
    let mut rows = Vec::new();
    let worse = view.changes.iter().filter(|c| c.knock_out);
    let knock: Vec<String> = worse.map(|c| mark_title(c.moves[0].criterion, playbook)).collect();
    let better = view.changes.iter().find(|c| view.verdict.is_some_and(|now| c.to < now));
    if let Some(change) = better {
        let moves = change.moves.iter();
        let moves: Vec<String> = moves
            .map(|m| format!("{} {} > {}", mark_title(m.criterion, playbook), m.from, m.to))
            .collect();
        let to = change.to.word().replace('_', "-");
        rows.push(CardRow::new(format!("{to}: {}", crate::rules::phrase::list(&moves))));
    }
    if let Some(first) = view.money_first() {
        rows.insert(0, CardRow::bad(phrase!("go: {first}", first)));
    }
    if !knock.is_empty() {
        rows.push(CardRow::new(phrase!("no-go: {} down to 1", knock.join(phrase!(" or ")))));
    }
    if rows.is_empty() {
        let rated = view.rated();
        let says = match rated < view.marks.len() {
            true => phrase!("{} of {} marks: rate the rest first", rated, view.marks.len()),
            false => phrase!("no mark alone changes it").to_owned(),
        };
        rows.push(CardRow::new(says));
    }
    CardLine { subject: CardSubject::Change, rows }
}

/// The short name of a mark: "trust" of the relationship with us.
pub fn mark_title(
    criterion: EvaluationCriterion,
    playbook: &crate::model::playbook::Playbook,
) -> String {
    match criterion {
        EvaluationCriterion::Relationship => "trust".to_owned(),
        EvaluationCriterion::Technical => "technique".to_owned(),
        EvaluationCriterion::Fit => "fit".to_owned(),
        EvaluationCriterion::Rival => "rival's".to_owned(),
        other => playbook.mark(other.word()).map_or(other.word(), |m| m.title.as_str()).to_owned(),
    }
}

fn need_you(case: &AccountContext, deal: &Opportunity) -> CardLine {
    let who = case.world.rep.manager.as_deref().map(short_name);
    let rows: Vec<CardRow> = needs_of(case, deal)
        .map(|action| {
            let by =
                action.due.map_or(String::new(), |d| format!(", {}", said_day(d, case.today())));
            let what = action.what.as_deref().unwrap_or_default();
            let late = action.due.is_some_and(|d| d < case.today());
            let who = who.map_or(String::new(), |w| format!("{w}: "));
            CardRow { text: format!("{who}{what}{by}"), bad: late }
        })
        .collect();
    let none = || {
        vec![CardRow::new(if who.is_some() {
            "nothing"
        } else {
            phrase!("nobody is named as your manager yet")
        })]
    };
    CardLine { subject: CardSubject::NeedYou, rows: if rows.is_empty() { none() } else { rows } }
}

#[cfg(test)]
mod tests;
