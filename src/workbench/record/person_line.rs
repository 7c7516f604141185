//! A new person of whom a command says as much as the line of the screen: `Erik Naess, technical director, cool, 2`.

use super::proposed::{TypedFields, put_behind, word_of};
use super::understood::Understood;
use crate::language::quick_entry::{Overruled, WAYS, without_list_mark};
use crate::model::{Account, Column, Person, Record, Refusal, Row, Value, is_blank, quoted};
use crate::text::{DayText, fold, told_apart};
use crate::workbench::Result;
use crate::workbench::Workbench;

/// What a line says of somebody beside the columns.
#[derive(Default)]
pub(super) struct PersonSaid {
    /// The last contact, where it says one.
    pub contact: Option<Row>,
    /// Roles that it says beside those that flags give.
    pub roles: Vec<String>,
    /// What it says of fields that flags give.
    pub overruled: Vec<Overruled>,
}

impl Workbench {
    /// Puts what the name says beside the name into the columns that are not given; the contact that it tells of.
    pub(super) fn person_said(
        &self,
        account: &Row,
        fields: &mut TypedFields,
        understood: &mut Understood,
    ) -> Result<PersonSaid> {
        let Some(line) = word_of(fields, "name").map(str::to_owned) else {
            return Ok(PersonSaid::default());
        };
        // A command has no list before it: `- Lee` is a name as it was typed.
        if without_list_mark(&line) != line.trim() {
            self.name_read(fields);
            return Ok(PersonSaid::default());
        }
        let beside = Account::from_row(account.clone());
        let said = self.read_person_beside(&line, &beside, fields)?;
        if let Some(name) = said.unknown.first() {
            return Err(Refusal::because(
                phrase!("who is {name}", name),
                phrase!("give more of the name of whom they report to, or leave it out"),
            ));
        }
        // A blank flag of a new record gives nothing, and takes nothing from the line.
        fields.retain(|(name, words)| name != "name" && !words.iter().all(|word| is_blank(word)));
        let mut roles = Vec::new();
        for column in Person::SCHEMA.columns() {
            let value = said.person.at(&column.path);
            if value.is_empty() || column.name == "id" {
                continue;
            }
            if let Some((_, given)) = fields.iter_mut().find(|(name, _)| *name == column.name) {
                match (column.name.as_str(), value) {
                    ("roles", Value::Words(more)) => roles.clone_from(more),
                    _ => beside_given(&column, given, value, understood),
                }
                continue;
            }
            if column.name != "name" {
                let is_guess = said.guesses.contains(&column.name.as_str());
                understood
                    .put(&column.name, self.person_value_said(account, &column, value, is_guess));
            }
            fields.push((column.name, words(value)));
        }
        if let Some(contact) = &said.contact
            && let Value::Moment(met) = contact.get("date")
        {
            understood.put(phrase!("last met"), met.date.full_day().to_string());
        }
        Ok(PersonSaid { contact: said.contact, roles, overruled: said.overruled })
    }

    /// Puts the roles that the line says behind those of the flags.
    pub(super) fn join_roles(
        &self,
        said: &[String],
        fields: &mut TypedFields,
        understood: &mut Understood,
    ) {
        let Some((_, given)) = fields.iter_mut().find(|(name, _)| name == "roles") else { return };
        for role in said.iter().filter(|role| !given.contains(role)).collect::<Vec<_>>() {
            given.push(role.clone());
        }
        if !said.is_empty() {
            let all: Vec<&str> = given.iter().map(|code| self.words.word("role", code)).collect();
            understood.put("roles", all.join(phrase!(" and ")));
        }
    }

    /// Level and roles of a title that the command gives, as the form guesses them.
    pub(super) fn guess_from_title(&self, fields: &mut TypedFields, understood: &mut Understood) {
        let Some(title) = word_of(fields, "title") else { return };
        let (level, roles) = self.title_suggests(title);
        let columns = Person::SCHEMA.columns();
        let level = level.map_or(Value::Absent, Value::Text);
        for (name, value) in [("level", level), ("roles", Value::Words(roles))] {
            let is_given = fields.iter().any(|(given, _)| given == name);
            let column = columns.iter().find(|column| column.name == name);
            if let Some(column) = column.filter(|_| !value.is_empty() && !is_given) {
                let account = Row::empty(Account::SCHEMA);
                understood.put(name, self.person_value_said(&account, column, &value, true));
                fields.push((name.to_owned(), words(&value)));
            }
        }
    }

    /// A value in the words of the screen, the boss by name.
    fn person_value_said(
        &self,
        account: &Row,
        column: &Column,
        value: &Value,
        is_guess: bool,
    ) -> String {
        let word = |group: &str, code: &str| self.words.word(group, code).to_owned();
        let said = match (column.name.as_str(), value) {
            ("level", Value::Text(code)) => word("level", code),
            ("roles", Value::Words(codes)) => {
                let roles: Vec<String> = codes.iter().map(|code| word("role", code)).collect();
                roles.join(phrase!(" and "))
            }
            ("attitude", Value::Whole(mark)) => word("attitude", &mark.to_string()),
            ("relationship", Value::Whole(mark)) => word("relationship", &mark.to_string()),
            ("reports_to", Value::Text(id)) => {
                let boss = account.rows("people").iter().find(|row| row.id() == Some(id));
                boss.and_then(Row::name).unwrap_or(id).to_owned()
            }
            (_, Value::Day(day)) => day.full_day().to_string(),
            (_, Value::Words(texts)) => told_apart(texts),
            (_, value) => value.to_string().replace('\n', "; "),
        };
        match is_guess {
            true => phrase!("{said} (guess)", said),
            false => said,
        }
    }
}

/// Keeps what the line said of fields that flags give otherwise, and tells it: a number as another way, the rest as notes.
pub(super) fn keep_overruled(
    overruled: Vec<Overruled>,
    fields: &mut TypedFields,
    understood: &mut Understood,
) {
    let differs = |said: &Overruled| {
        let given = word_of(fields, &said.column).unwrap_or_default();
        fold(given) != fold(&said.value.to_string())
    };
    let kept: Vec<Overruled> = overruled.into_iter().filter(differs).collect();
    for said in &kept {
        let column = match WAYS.contains(&said.column.as_str()) {
            true => "communication_reach",
            false => "notes",
        };
        let all = put_behind(fields, column, &said.part);
        understood.put(column, all.replace('\n', "; "));
        understood.remark(kept_said(said));
    }
}

/// `"radiographer" went to the notes, as --title holds`.
fn kept_said(said: &Overruled) -> String {
    let (part, flag) = (quoted(&said.part), format!("--{}", said.column.replace('_', "-")));
    match WAYS.contains(&said.column.as_str()) {
        true => phrase!("{part} stays as another way to reach them, as {flag} holds", part, flag),
        false => phrase!("{part} went to the notes, as {flag} holds", part, flag),
    }
}

/// What the line says of a column of several that a flag gives too stands beside it.
fn beside_given(
    column: &Column,
    given: &mut Vec<String>,
    value: &Value,
    understood: &mut Understood,
) {
    let join = if column.name == "notes" { "\n" } else { "; " };
    match (value, given.last_mut()) {
        (Value::Words(more), _) => {
            let is_new = |word: &&String| given.iter().all(|known| fold(known) != fold(word));
            let more: Vec<String> = more.iter().filter(is_new).cloned().collect();
            given.extend(more);
        }
        (Value::Text(more), Some(text)) if ONE_TEXT.contains(&column.name.as_str()) => {
            *text = if is_blank(text) { more.clone() } else { format!("{text}{join}{more}") };
        }
        _ => return,
    }
    understood.put(&column.name, told_apart(given).replace('\n', "; "));
}

/// Columns of text that hold several things.
const ONE_TEXT: [&str; 2] = ["notes", "communication_reach"];

/// A value as it is typed.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Words(words) => words.clone(),
        value => vec![value.to_string()],
    }
}
