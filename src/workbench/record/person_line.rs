//! A new person of whom a command says as much as the line of the screen: `Erik Naess, technical director, cool, 2`.

use super::proposed::{TypedFields, word_of};
use super::understood::Understood;
use crate::language::quick_entry::without_list_mark;
use crate::model::{Account, Column, Person, Record, Refusal, Row, Value};
use crate::text::DayText;
use crate::workbench::Result;
use crate::workbench::Workbench;

impl Workbench {
    /// Puts what the name says beside the name into the columns that are not given; the contact that it tells of.
    pub(super) fn person_said(
        &self,
        account: &Row,
        fields: &mut TypedFields,
        understood: &mut Understood,
    ) -> Result<Option<Row>> {
        let Some(line) = word_of(fields, "name").map(str::to_owned) else { return Ok(None) };
        // A command has no list before it: `- Lee` is a name as it was typed.
        if without_list_mark(&line) != line.trim() {
            self.name_read(fields);
            return Ok(None);
        }
        let said = self.read_person(&line, &Account::from_row(account.clone()))?;
        if let Some(name) = said.unknown.first() {
            return Err(Refusal::because(
                phrase!("who is {name}", name),
                phrase!("give more of the name of whom they report to, or leave it out"),
            ));
        }
        fields.retain(|(name, _)| name != "name");
        for column in Person::SCHEMA.columns() {
            let value = said.person.at(&column.path);
            let is_given = fields.iter().any(|(name, _)| *name == column.name);
            if value.is_empty() || is_given || column.name == "id" {
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
        Ok(said.contact)
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
            (_, value) => value.to_string().replace('\n', "; "),
        };
        match is_guess {
            true => phrase!("{said} (guess)", said),
            false => said,
        }
    }
}

/// A value as it is typed.
fn words(value: &Value) -> Vec<String> {
    match value {
        Value::Words(words) => words.clone(),
        value => vec![value.to_string()],
    }
}
