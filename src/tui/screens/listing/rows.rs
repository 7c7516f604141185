//! The rows of a list of records, and the orders in which they stand.

use crate::model::{Date, Row, Value};
use crate::tui::ctx::Ctx;
use crate::tui::forms::{RecordType, tree};
use crate::tui::screens::record::{Speech, day_of};
use crate::tui::theme::Role;
use crate::workbench::kind;
use crate::workbench::relations::records;

/// One record as the list shows it.
pub struct ListLine {
    /// Its kind.
    pub sheet: &'static RecordType,
    /// The record.
    pub row: Row,
    /// Its day, for the order.
    pub day: Option<Date>,
    /// The same in words.
    pub when: String,
    /// What it is.
    pub title: String,
    /// What is said beside it.
    pub beside: String,
    /// What it belongs to, where that is not the account.
    pub owner: String,
    /// Late, done, or what its column says.
    pub stands: (String, Role),
    /// Done, paid, resolved.
    pub over: bool,
}

impl ListLine {
    /// As text, to copy.
    pub fn text(&self) -> String {
        let parts = [&self.when, &self.title, &self.beside, &self.owner, &self.stands.0];
        let said: Vec<&str> = parts.iter().map(|t| t.as_str()).filter(|t| !t.is_empty()).collect();
        said.join("  ")
    }
}

/// How a list is ordered; `o` turns it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListOrder {
    /// What is open first, the most late in front; then what is over, the newest first.
    Open,
    /// The newest day first.
    Newest,
    /// By what it says.
    Words,
    /// As they stand in the file.
    File,
}

impl ListOrder {
    /// The orders that mean something for these kinds: of what has no state nothing is open, of what has no
    /// day nothing is new.
    fn of(sheets: &[&RecordType]) -> Vec<Self> {
        let states = sheets.iter().any(|s| !s.states.is_empty());
        let days = sheets.iter().any(|s| !s.days.is_empty());
        let mut orders = Vec::new();
        orders.extend(states.then_some(Self::Open));
        orders.extend(days.then_some(Self::Newest));
        orders.extend([Self::File, Self::Words]);
        orders
    }

    /// The one that a list begins with.
    pub fn first(sheets: &[&RecordType]) -> Self {
        Self::of(sheets).first().copied().unwrap_or(Self::File)
    }

    /// The one after.
    pub fn next(self, sheets: &[&RecordType]) -> Self {
        let orders = Self::of(sheets);
        let here = orders.iter().position(|o| *o == self).unwrap_or(0);
        orders.get((here + 1) % orders.len()).copied().unwrap_or(self)
    }

    /// As the title says it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => phrase!("open first"),
            Self::Newest => phrase!("newest first"),
            Self::Words => phrase!("by what it says"),
            Self::File => phrase!("as entered"),
        }
    }

    /// Puts the rows of a list in order.
    pub fn sort(self, lines: &[ListLine], shown: &mut [usize]) {
        match self {
            Self::File => {}
            Self::Newest => shown.sort_by_key(|i| std::cmp::Reverse(lines[*i].day)),
            Self::Words => shown.sort_by_key(|i| crate::workbench::folded(&lines[*i].title)),
            Self::Open => shown.sort_by(|a, b| {
                let (one, other) = (&lines[*a], &lines[*b]);
                let due = |l: &ListLine| match (l.over, l.sheet.states.is_empty()) {
                    (false, false) => (0, l.day.is_none()),
                    _ => (1, true),
                };
                due(one).cmp(&due(other)).then_with(|| match due(one).0 {
                    0 => one.day.cmp(&other.day),
                    _ => other.day.cmp(&one.day),
                })
            }),
        }
    }
}

/// The records of these sheets, in file order.
pub fn lines(sheets: &[&'static RecordType], speech: &Speech, ctx: &Ctx) -> Vec<ListLine> {
    let due = ctx.dossier.and_then(|d| ctx.read(ctx.bench.due_in(d))).unwrap_or_default();
    let Some(root) = sheets.first().and_then(|s| tree(kind(s.record)?, ctx)) else {
        return Vec::new();
    };
    let all = records(&root);
    let mut found = Vec::new();
    for sheet in sheets.iter().copied() {
        for at in all.iter().filter(|at| at.row.schema.record == sheet.record) {
            let owner = at.owners.iter().skip(1).rfind(|o| o.schema.record != "rep");
            let last = sheet.states.last().filter(|_| sheet.name != "service");
            let due_day = due.iter().find(|d| d.record() == sheet.record && d.key == at.row.key);
            let day = due_day.and_then(|d| d.day).or_else(|| day_of(at.row));
            let title = speech.columns(sheet, at.row, sheet.title);
            found.push(ListLine {
                sheet,
                day,
                when: day.map(|d| speech.day(d)).unwrap_or_default(),
                title: if title.is_empty() { speech.called(sheet, at.row) } else { title },
                beside: speech.columns(sheet, at.row, sheet.beside),
                owner: owner.map(|o| o.title()).unwrap_or_default(),
                stands: speech.stands(sheet, at.row, &due),
                over: last.is_some_and(|(column, _)| matches!(at.row.get(column), Value::Day(_))),
                row: at.row.clone(),
            });
        }
    }
    found
}
