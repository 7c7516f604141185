//! An account as Markdown: people, where we stand, answers, opportunities, open actions.

use super::escape;
use crate::model::tree::name_of;
use crate::model::{
    Account, Action, Choice, Confidence, Date, Moment, Money, Opportunity, Person, Record, Row,
};
use std::fmt::Write;

/// The words of the screen, for what files keep as codes and numbers.
pub struct Speech<'a> {
    /// The title of a topic of the checklist.
    pub topic: &'a dyn Fn(&str) -> String,
    /// The word of a role.
    pub role: &'a dyn Fn(&str) -> String,
    /// The word of an attitude, or of an unknown one.
    pub attitude: &'a dyn Fn(Option<i64>) -> String,
    /// The word of a relationship, or of one that is not set.
    pub relationship: &'a dyn Fn(Option<i64>) -> String,
}

/// An account of the book as one Markdown text.
///
/// Everything that the rep typed is escaped, so that it shows as it was typed and runs nowhere.
/// Answers and contacts marked private are left out; marks of people are in it: it is no page for
/// the customer.
pub fn write(book: &Row, account: &Row, today: Date, speech: &Speech) -> String {
    let account = Account::from_row(account.clone());
    let mut page =
        AccountPage { out: String::new(), today, speech, competitors: book.rows("competitors") };
    page.head(&account);
    page.people(&account);
    page.standing(&account);
    page.answers(&account);
    page.deals(&account);
    page.actions(&account);
    page.out
}

/// A text that Markdown shows as it is: on one line, its marks escaped, HTML and controls made harmless.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' | '<' | '>' => escape::push(&mut escaped, c),
            '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => escaped.push(' '),
            c if c.is_control() || is_direction(c) => escaped.push('\u{fffd}'),
            c if c.is_ascii_punctuation()
                && !matches!(c, ',' | ';' | '\'' | '"' | '%' | '?' | '/') =>
            {
                escaped.extend(['\\', c])
            }
            c => escaped.push(c),
        }
    }
    escaped
}

/// Marks that turn the direction of the text around them.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

struct AccountPage<'a> {
    out: String,
    today: Date,
    speech: &'a Speech<'a>,
    competitors: &'a [Row],
}

impl AccountPage<'_> {
    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn title(&mut self, text: &str) {
        self.line("");
        self.line(&format!("## {text}"));
        self.line("");
    }

    /// A table, or one sentence where there is nothing.
    fn table(&mut self, columns: &[&str], rows: &[Vec<String>], none: &str) {
        if rows.is_empty() {
            return self.line(none);
        }
        self.line(&format!("| {} |", columns.join(" | ")));
        self.line(&format!("|{}", " --- |".repeat(columns.len())));
        for row in rows {
            self.line(&format!("| {} |", row.join(" | ")));
        }
    }

    fn head(&mut self, account: &Account) {
        self.line(&format!("# {}", escape(&account.name)));
        self.line("");
        let place = [&account.region, &account.site].map(|t| t.or_empty());
        let place: Vec<&str> = place.into_iter().filter(|t| !t.is_empty()).collect();
        let mut facts = vec![
            ("tier", account.tier.word().to_owned()),
            ("status", account.status.word().to_owned()),
            ("industry", account.industry.or_empty().to_owned()),
            ("place", place.join(", ")),
            ("employees", account.employees.map(|n| n.to_string()).unwrap_or_default()),
            ("seller", account.seller.or_empty().to_owned()),
            (phrase!("also called"), account.aliases.join(", ")),
        ];
        facts.retain(|(_, text)| !text.is_empty());
        for (what, text) in facts {
            self.line(&format!("- {what}: {}", escape(&text)));
        }
        self.line(&phrase!("- as of: {}", self.today));
        for note in account.notes.or_empty().lines().filter(|l| !l.trim().is_empty()) {
            self.line("");
            self.line(&escape(note));
        }
    }

    fn people(&mut self, account: &Account) {
        self.title("People");
        let here = account.people.iter().filter(|p| p.left.is_none_or(|day| day > self.today));
        let rows: Vec<Vec<String>> =
            here.map(|person| person_row(account, person, self.speech)).collect();
        let columns = [
            "name",
            "title",
            "level",
            "roles",
            "influence",
            "attitude",
            "relationship",
            phrase!("reports to"),
            phrase!("last reached"),
        ];
        self.table(&columns, &rows, phrase!("Nobody is known yet."));
    }

    fn standing(&mut self, account: &Account) {
        self.title(phrase!("Where we stand"));
        let years: Vec<Vec<String>> = account
            .years
            .iter()
            .map(|year| {
                let number = year.year.map(|y| y.to_string()).unwrap_or_default();
                vec![number, money(year.revenue()), money(year.target())]
            })
            .collect();
        self.table(&["year", "revenue", "target"], &years, phrase!("No revenue is noted."));
        let strategy = &account.strategy;
        for (what, text) in [
            ("position", &strategy.position),
            ("ambition", &strategy.ambition),
            ("approach", &strategy.approach),
        ] {
            if let Some(text) = text.as_deref() {
                self.line("");
                self.line(&format!("{what}: {}", escape(text)));
            }
        }
        let last = account
            .contacts
            .iter()
            .filter(|c| !c.private.0 && happened(c.date.0, self.today))
            .max_by_key(|c| c.date.0);
        if let Some(contact) = last {
            let names: Vec<&str> =
                contact.people.0.iter().map(|id| person_name(account, id)).collect();
            let day = contact.date.map(|m| m.date.to_string()).unwrap_or_default();
            self.line("");
            let (kind, note) = (contact.kind.word(), escape(contact.note.or_empty()));
            let text =
                phrase!("last contact: {}, {}, {}: {}", day, kind, escape(&names.join(", ")), note);
            self.line(text.trim_end_matches([':', ' ', ',']));
        }
    }

    fn answers(&mut self, account: &Account) {
        self.title("Answers");
        let given = account.intel.iter().filter(|i| !i.private.0 && i.answer.is_some());
        let rows: Vec<Vec<String>> = given
            .map(|intel| {
                let name = intel.topic.as_deref().map(self.speech.topic).unwrap_or_default();
                let about = intel
                    .person
                    .0
                    .as_deref()
                    .map(|id| person_name(account, id))
                    .unwrap_or_default();
                let as_of = intel.as_of.map(|d| d.to_string()).unwrap_or_default();
                let (answer, source) =
                    (escape(intel.answer.or_empty()), escape(intel.source.or_empty()));
                vec![
                    escape(&name),
                    escape(about),
                    answer,
                    sureness(intel.confidence).to_owned(),
                    source,
                    as_of,
                ]
            })
            .collect();
        self.table(
            &["topic", "about", "answer", "confidence", "source", phrase!("as of")],
            &rows,
            phrase!("Nothing is answered yet."),
        );
    }

    fn deals(&mut self, account: &Account) {
        self.title("Opportunities");
        let rows: Vec<Vec<String>> =
            account.opportunities.iter().map(|deal| deal_row(deal, self.competitors)).collect();
        let columns = ["name", "status", "value", "chance", "decision", "they", "we", "rivals"];
        self.table(&columns, &rows, phrase!("No opportunity is known."));
    }

    fn actions(&mut self, account: &Account) {
        self.title(phrase!("Open actions"));
        let open = account.actions.iter().filter(|a| a.done.is_none_or(|day| day > self.today));
        let mut open: Vec<&Action> = open.collect();
        open.sort_by_key(|a| a.due.unwrap_or(Date::MAX));
        if open.is_empty() {
            self.line(phrase!("Nothing is open."));
        }
        for action in open {
            let mut text = format!("- [ ] {}", escape(action.what.or_empty()));
            for (word, who) in [
                (phrase!("promised by"), &action.promised_by),
                (phrase!("promised to"), &action.promised_to),
            ] {
                if let Some(id) = &who.0 {
                    let _ = write!(text, " ({word} {})", escape(person_name(account, id)));
                }
            }
            if let Some(due) = action.due.0 {
                let _ = write!(
                    text,
                    "{}",
                    phrase!(
                        ", due {}{}",
                        due,
                        if due < self.today { phrase!(", late") } else { "" }
                    )
                );
            }
            if let Some(owner) = action.owner.as_deref() {
                let _ = write!(text, ", {}", escape(owner));
            }
            self.line(&text);
        }
    }
}

fn happened(at: Option<Moment>, today: Date) -> bool {
    at.is_some_and(|moment| moment.date <= today)
}

fn person_name<'a>(account: &'a Account, id: &'a str) -> &'a str {
    let by_id = account.people.iter().find(|p| *p.id == id);
    by_id.map_or(id, |p| p.name.as_str())
}

fn person_row(account: &Account, person: &Person, speech: &Speech) -> Vec<String> {
    let roles: Vec<String> = person.roles.iter().map(|r| (speech.role)(r.word())).collect();
    let boss =
        person.reports_to.0.as_deref().map(|id| person_name(account, id)).unwrap_or_default();
    let reached = account
        .contacts
        .iter()
        .filter(|c| c.reached() && (c.people.has(&person.id) || c.people.has(&person.name)))
        .filter_map(|c| c.date.0)
        .max();
    vec![
        escape(&person.name),
        escape(person.title.or_empty()),
        person.level.map(|l| l.word().to_owned()).unwrap_or_default(),
        escape(&roles.join(", ")),
        number(person.influence.0),
        escape(&(speech.attitude)(person.attitude.0)),
        escape(&(speech.relationship)(person.relationship.0)),
        escape(boss),
        reached.map_or("never".to_owned(), |m| m.date.to_string()),
    ]
}

fn number(n: Option<i64>) -> String {
    n.map_or("?".to_owned(), |n| n.to_string())
}

fn deal_row(deal: &Opportunity, competitors: &[Row]) -> Vec<String> {
    let rivals: Vec<&str> = deal
        .rivals
        .iter()
        .filter_map(|r| r.competitor.0.as_deref())
        .map(|id| name_of(competitors, id))
        .collect();
    vec![
        escape(&deal.name),
        deal.status.word().to_owned(),
        money(deal.value.0),
        deal.chance.map(|n| format!("{n} %")).unwrap_or_default(),
        deal.decision_date.map(|d| d.to_string()).unwrap_or_default(),
        stage(deal.buying_stage.0),
        stage(deal.selling_stage.0),
        escape(&rivals.join(", ")),
    ]
}

fn stage(n: Option<i64>) -> String {
    n.map_or("?".to_owned(), |n| phrase!("stage {n}", n))
}

fn money(amount: Option<Money>) -> String {
    amount.map(|m| m.to_string()).unwrap_or_default()
}

fn sureness(confidence: Confidence) -> &'static str {
    confidence.word()
}

#[cfg(test)]
mod tests;
