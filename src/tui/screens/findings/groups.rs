//! The headings of the list of findings.

use crate::model::codes::Severity;
use crate::model::{Choice, Date, DismissalVerdict};
use crate::rules::Finding;
use crate::text::DayText;
use crate::tui::ctx::Ctx;
use crate::workbench::{Dossier, finding_groups};

/// What the list shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FindingView {
    /// Folded, as the screens show them.
    ByCause,
    /// One by one.
    BySeverity,
    /// Those that the rep has answered.
    Answered,
}

/// Findings under one heading.
pub struct FindingGroup {
    /// The cause, how bad they are, or the verdict: one word.
    pub word: String,
    /// What the heading means, where the word does not say it.
    pub note: &'static str,
    /// Of the worst; what is answered is a notice.
    pub severity: Severity,
    /// Places in the findings.
    pub members: Vec<usize>,
    /// An action takes care of it until this day.
    pub muted: Option<Date>,
}

impl FindingGroup {
    fn of(word: &str, severity: Severity, members: Vec<usize>) -> Self {
        Self { word: word.to_owned(), note: "", severity, members, muted: None }
    }
}

/// A row a cause, then what is due, what the whole book has in one row, and what is of little weight.
pub fn by_cause(ctx: &Ctx, dossier: &Dossier) -> Vec<FindingGroup> {
    let (playbook, today) = (&ctx.bench.playbook, ctx.today());
    let folded = finding_groups::fold(&dossier.account, &dossier.findings, playbook, today);
    let mut groups: Vec<FindingGroup> = folded.rows.iter().map(row).collect();
    let rest = [
        ("due", phrase!("stands in Today, under Due"), folded.due),
        ("book", phrase!("Today has one row of it for the whole book"), folded.whole_book),
        ("minor", phrase!("of little weight: only this list has it"), folded.low_priority),
    ];
    for (word, note, members) in rest {
        if !members.is_empty() {
            groups.push(FindingGroup { note, ..FindingGroup::of(word, Severity::Notice, members) });
        }
    }
    groups
}

fn row(row: &finding_groups::CauseRow) -> FindingGroup {
    FindingGroup {
        note: match row.cause == finding_groups::MAP {
            true => phrase!("the map is not begun: who decides?"),
            false => "",
        },
        muted: row.muted,
        ..FindingGroup::of(&row.cause, row.severity, row.members.clone())
    }
}

/// Those that are not answered: urgent ones, warnings, notices.
pub fn by_severity(ctx: &Ctx, dossier: &Dossier) -> Vec<FindingGroup> {
    let levels = [Severity::Critical, Severity::Warning, Severity::Notice];
    let groups = levels
        .map(|severity| {
            let word = ctx.bench.words.word("severity", severity.code());
            FindingGroup::of(
                word,
                severity,
                places(dossier, |f| !f.dismissed && f.severity == severity),
            )
        })
        .into_iter();
    groups.filter(|g| !g.members.is_empty()).collect()
}

/// Those that the rep has answered, a heading a verdict.
pub fn by_answer(ctx: &Ctx, dossier: &Dossier) -> Vec<FindingGroup> {
    let answers = &dossier.account.dismissals;
    let groups = DismissalVerdict::ALL.iter().map(|verdict| {
        let word = ctx.bench.words.word("answer", verdict.word());
        FindingGroup::of(
            word,
            Severity::Notice,
            places(dossier, |f| {
                let answer = finding_groups::answer(answers, f.code, &f.subject);
                f.dismissed && answer.is_some_and(|d| d.verdict == Some(*verdict))
            }),
        )
    });
    groups.filter(|g| !g.members.is_empty()).collect()
}

fn places(dossier: &Dossier, is_of_it: impl Fn(&Finding) -> bool) -> Vec<usize> {
    let found = dossier.findings.iter().enumerate();
    found.filter(|(_, f)| is_of_it(f)).map(|(i, _)| i).collect()
}

/// "rejected 24 Nov, until 01 Dec: plant runs it so".
pub fn answer_words(ctx: &Ctx, dossier: &Dossier, found: &Finding) -> Option<String> {
    let answers = &dossier.account.dismissals;
    let answer = finding_groups::answer(answers, found.code, &found.subject)?;
    let mut words = ctx.bench.words.word("answer", answer.verdict?.word()).to_owned();
    if let Some(day) = *answer.date {
        words.push_str(&format!(" {}", day.short_day()));
    }
    if let Some(day) = *answer.until {
        words.push_str(&phrase!(", until {}", day.long_day()));
    }
    if let Some(why) = answer.why.as_deref() {
        words.push_str(&format!(": {why}"));
    }
    Some(words)
}

/// The view that Tab turns to.
pub fn next(view: FindingView) -> FindingView {
    match view {
        FindingView::ByCause => FindingView::BySeverity,
        FindingView::BySeverity => FindingView::Answered,
        FindingView::Answered => FindingView::ByCause,
    }
}
