//! The values of a record in the words of the screen: people by name and role, days, amounts, choices.

use crate::model::{Column, Date, Kind, Moment, Row, Target, Value};
use crate::rules::cents::amount;
use crate::text::format::timed;
use crate::tui::ctx::Ctx;
use crate::tui::forms::{How, RecordType, sheet_of};
use crate::tui::theme::Role;
use crate::workbench::relations::At;
use crate::workbench::short_day;
use crate::workbench::today::Due;
use rust_decimal::Decimal;

/// What is needed to say a value: the words, the people, the file's own lists.
pub struct Speech<'a> {
    ctx: Ctx<'a>,
    root: Row,
}

impl<'a> Speech<'a> {
    /// Of the picked account and the file.
    pub fn new(ctx: &Ctx<'a>) -> Option<Self> {
        Some(Self { ctx: *ctx, root: ctx.read(ctx.bench.root_row())? })
    }

    /// "Thu 26 Nov".
    pub fn day(&self, day: Date) -> String {
        short_day(day, self.ctx.today())
    }

    /// "Thu 26 Nov 10:00".
    pub fn moment(&self, moment: Moment) -> String {
        timed(self.day(moment.date), moment.minute)
    }

    /// The value of a column; empty where it is not given.
    pub fn column(&self, sheet: &RecordType, row: &Row, name: &str) -> String {
        let columns = row.schema.columns();
        let Some(column) = columns.iter().find(|c| c.name == name) else {
            return String::new();
        };
        let spec = sheet.fields.iter().find(|f| f.column == name);
        self.value(column, spec.map(|f| f.how), row.at(&column.path))
    }

    /// A value as its field says it.
    pub fn value(&self, column: &Column, how: Option<How>, value: &Value) -> String {
        let words = &self.ctx.bench.words;
        match (column.kind, value) {
            (_, Value::Absent) => String::new(),
            (_, Value::Day(day)) => self.day(*day),
            (_, Value::Moment(moment)) => self.moment(*moment),
            (_, Value::Money(money)) => self.money(amount(*money)),
            (Kind::Ref(target), Value::Text(id)) => self.name(target, id),
            (Kind::Refs(target), Value::Words(ids)) => {
                let names: Vec<String> = ids.iter().map(|id| self.name(target, id)).collect();
                names.join(if target == Target::Person { "; " } else { ", " })
            }
            (Kind::Choice(_), Value::Text(code)) => match how {
                Some(How::Choice(group)) if !group.is_empty() => words.word(group, code).to_owned(),
                _ => code.replace('_', " "),
            },
            (Kind::Text, Value::Text(text)) if how == Some(How::PersonOrText) => self.anyone(text),
            (Kind::Choices(_), Value::Words(codes)) => {
                let group = if let Some(How::Ticks(group)) = how { group } else { "" };
                let said: Vec<&str> = codes.iter().map(|c| words.word(group, c)).collect();
                said.join(", ")
            }
            (Kind::Whole(_, most), Value::Whole(n)) => whole(&column.name, *n, most, how),
            (Kind::Number(_, 1, _), Value::Number(n)) => {
                format!("{} %", (n * Decimal::ONE_HUNDRED).normalize())
            }
            (Kind::Topic | Kind::Criterion | Kind::Code | Kind::Subject, Value::Text(code)) => {
                self.code(code)
            }
            (_, value) => value.to_string(),
        }
    }

    fn money(&self, amount: String) -> String {
        let rep = match self.root.get("rep") {
            Value::One(rep) => rep.text("currency"),
            _ => None,
        };
        rep.map_or(amount.clone(), |currency| format!("{amount} {currency}"))
    }

    /// The title of a topic, a criterion or a finding; the name of what a subject is.
    fn code(&self, code: &str) -> String {
        let book = &self.ctx.bench.playbook;
        let crate::model::SubjectParts { topic, person } = crate::model::SubjectParts::of(code);
        if let Some(topic) = book.topic(topic) {
            let whom = person.map(|p| format!(", {}", self.name(Target::Person, p)));
            return format!("{}{}", topic.title, whom.unwrap_or_default());
        }
        if let Some((_, criterion)) = book.criterion(code) {
            return criterion.title.clone();
        }
        if let Some(finding) = self.ctx.bench.words.finding(code) {
            return crate::model::words::fill(&finding.title, &[("name", "them"), ("topic", "it")]);
        }
        let Some(dossier) = self.ctx.dossier else {
            return code.to_owned();
        };
        if *dossier.account.id == code {
            return dossier.account.name.to_string();
        }
        self.ctx.bench.subject_name(dossier, code).unwrap_or_else(|| code.to_owned())
    }

    /// The name of what a reference names; of a person with the title.
    fn name(&self, target: Target, id: &str) -> String {
        let listed = |list: &str| {
            let found = self.root.rows(list).iter().find(|r| r.id() == Some(id));
            found.and_then(Row::name).map(str::to_owned)
        };
        let account = self.ctx.dossier.map(|d| &d.account);
        let name = match target {
            Target::Person => account.and_then(|a| {
                let person = a.people.iter().find(|p| *p.id == *id)?;
                let title = person.title.as_deref().map(|t| format!(", {t}"));
                Some(format!("{}{}", *person.name, title.unwrap_or_default()))
            }),
            Target::Opportunity => account.and_then(|a| {
                a.opportunities.iter().find(|o| *o.id == *id).map(|o| o.name.to_string())
            }),
            Target::Product => listed("products"),
            Target::Competitor => listed("competitors"),
            Target::Account => {
                let names = self.ctx.read(self.ctx.bench.account_names()).unwrap_or_default();
                names.into_iter().find(|(known, _)| known == id).map(|(_, name)| name)
            }
        };
        name.unwrap_or_else(|| id.to_owned())
    }

    /// Somebody by name, with the title where it is one of theirs.
    fn anyone(&self, name: &str) -> String {
        let people = self.ctx.dossier.map_or(&[][..], |d| d.account.people.0.as_slice());
        let known = people.iter().find(|p| *p.name.0 == *name || *p.id == *name);
        known.map_or(name.to_owned(), |p| self.name(Target::Person, &p.id))
    }

    /// Several columns in one line; what is not given is left out.
    pub fn columns(&self, sheet: &RecordType, row: &Row, names: &[&str]) -> String {
        let said = names.iter().map(|name| match (*name, self.column(sheet, row, name)) {
            ("every_days", days) if !days.is_empty() => phrase!("every {days}", days),
            (_, text) => text,
        });
        said.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(", ")
    }

    /// What a record is called: what it is, or its day, or its kind.
    pub fn called(&self, sheet: &RecordType, row: &Row) -> String {
        let title = self.columns(sheet, row, sheet.title);
        let day = sheet.days.first().map(|day| self.column(sheet, row, day));
        match (row.schema.record, day) {
            ("contact" | "visit" | "satisfaction", Some(day)) if !day.is_empty() => day,
            (_, day) if title.is_empty() => {
                day.filter(|d| !d.is_empty()).unwrap_or_else(|| phrase!(sheet.one).to_owned())
            }
            _ => title,
        }
    }

    /// A record in one line: "call, 王敏, Buyer: what was said".
    pub fn line(&self, at: &At) -> String {
        let Some(sheet) = sheet_of(at.row.schema.record) else {
            return at.row.title();
        };
        let title = self.columns(sheet, at.row, sheet.title);
        match self.columns(sheet, at.row, sheet.beside) {
            beside if beside.is_empty() => title,
            beside if title.is_empty() => beside,
            beside => format!("{title}: {beside}"),
        }
    }

    /// Where it stands: late, done, or what its column says.
    pub fn stands(&self, sheet: &RecordType, row: &Row, due: &[Due]) -> (String, Role) {
        let due = due.iter().find(|d| d.record() == row.schema.record && d.key == row.key);
        let last =
            sheet.states.iter().rev().find(|(column, _)| matches!(row.get(column), Value::Day(_)));
        let state = last
            .map(|(column, word)| format!("{} {}", phrase!(word), self.column(sheet, row, column)));
        let over = last.is_some() && last == sheet.states.last();
        if let Some((late, day)) = due.and_then(|d| d.days_late(self.ctx.today()).zip(d.day)) {
            let mark = self.ctx.theme.glyphs.critical;
            return match late {
                1 => (phrase!("1 day late {mark}", mark), Role::Bad),
                n @ 2.. => (phrase!("{n} days late {mark}", n, mark), Role::Bad),
                0 => (phrase!("today").to_owned(), Role::Accent),
                _ => (phrase!("by {}", self.day(day)), Role::Body),
            };
        }
        match state {
            Some(state) => (state, if over { Role::Muted } else { Role::Body }),
            None if !sheet.states.is_empty() => (phrase!("open").to_owned(), Role::Body),
            None => (self.column(sheet, row, sheet.stands), Role::Body),
        }
    }
}

/// A whole number with what it counts.
fn whole(column: &str, n: i64, most: i64, how: Option<How>) -> String {
    match (column, how) {
        ("every_days" | "cadence_days", _) => phrase!("{n} days", n),
        ("standard_hours", _) => phrase!("{n} hours", n),
        ("chance", _) => format!("{n} %"),
        ("stage", _) | ("buying_stage", _) | ("selling_stage", _) => phrase!("stage {n}", n),
        ("quarter", _) => phrase!("quarter {n}", n),
        (_, Some(How::Mark(_))) if most <= 6 => phrase!("{n} of {most}", n, most),
        _ => n.to_string(),
    }
}
