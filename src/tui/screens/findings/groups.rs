//! The headings of the list of findings.

use crate::model::codes::Severity;
use crate::tui::ctx::Ctx;
use crate::workbench::{Dossier, quiet};

/// What the list shows.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// Folded, as the screens show them.
    ByCause,
    /// One by one.
    BySeverity,
    /// Those that the rep has answered.
    Answered,
}

/// Findings under one heading.
pub struct Group {
    /// The cause, or how bad they are.
    pub title: String,
    /// Of the worst.
    pub severity: Severity,
    /// Places in the findings.
    pub members: Vec<usize>,
}

/// The row of an account whose map is not begun.
pub const MAP: &str = "map not begun: who decides?";

/// Folded by cause; then what stands elsewhere.
pub fn by_cause(ctx: &Ctx, dossier: &Dossier) -> Vec<Group> {
    let (playbook, today) = (&ctx.bench.playbook, ctx.today());
    let folded = quiet::fold(&dossier.account, &dossier.findings, playbook, today);
    let title = |row: &quiet::CauseRow| match row.muted {
        _ if row.cause == quiet::MAP => MAP.to_owned(),
        Some(_) => format!("{}, in hand", row.cause),
        None => row.cause.clone(),
    };
    let mut groups: Vec<Group> = folded
        .rows
        .iter()
        .map(|row| Group {
            title: title(row),
            severity: row.severity,
            members: row.members.clone(),
        })
        .collect();
    let rest = [
        ("due, in Today", folded.due),
        ("over the whole book", folded.whole_book),
        ("of little weight", folded.hushed),
    ];
    for (title, members) in rest {
        if !members.is_empty() {
            groups.push(Group {
                title: title.to_owned(),
                severity: Severity::Notice,
                members,
            });
        }
    }
    groups
}

/// Critical ones, warnings, notices; open or answered ones.
pub fn by_severity(dossier: &Dossier, dismissed: bool) -> Vec<Group> {
    let groups = [
        (Severity::Critical, "urgent"),
        (Severity::Warning, "warnings"),
        (Severity::Notice, "notices"),
    ];
    let of = |severity: Severity| -> Vec<usize> {
        let found = dossier.findings.iter().enumerate();
        found
            .filter(|(_, f)| f.severity == severity && f.dismissed == dismissed)
            .map(|(i, _)| i)
            .collect()
    };
    let groups = groups.map(|(severity, title)| Group {
        title: title.to_owned(),
        severity,
        members: of(severity),
    });
    groups
        .into_iter()
        .filter(|g| !g.members.is_empty())
        .collect()
}

/// The view that Tab turns to.
pub fn next(view: View) -> View {
    match view {
        View::ByCause => View::BySeverity,
        View::BySeverity => View::Answered,
        View::Answered => View::ByCause,
    }
}
