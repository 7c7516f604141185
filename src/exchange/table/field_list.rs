//! Tables of looks at shelves and of agreements: each row is a record of its own below its account.

use super::cell;
use super::columns::{Meaning, Part, key};
use super::currencies;
use super::gather::{Gathered, styles};
use super::known::{Column, contracts, looks};
use super::split::Table;
use super::{ColumnGuess, TableOptions, place, stand_in};
use crate::language::unit;
use crate::model::tree::{add_line, empty, list_mut, set_text};
use crate::model::{
    Account, Agreement, Book, Observation, Promotion, Refusal, Row, Value, is_blank,
};

/// A kind of table, known by its headers.
pub(super) struct FieldList {
    columns: &'static [Column],
    /// Of each group one column has to be there.
    needs: &'static [&'static [&'static str]],
    /// The list of the account that a row goes into, and its field for what has no column.
    list: &'static str,
    notes: &'static str,
}

/// The kinds.
const KINDS: [FieldList; 2] = [
    FieldList {
        columns: looks(),
        needs: &[&["place"], &["date"], &["brand", "product"], &["price", "shelf", "brand_count"]],
        list: "observations",
        notes: "note",
    },
    FieldList {
        columns: contracts(),
        needs: &[&["what"], &["until", "notice_by"]],
        list: "agreements",
        notes: "terms",
    },
];

/// The kind whose columns a table has; nothing where it is of customers, people, purchases.
pub(super) fn of(table: &Table, options: &TableOptions) -> Option<&'static FieldList> {
    KINDS
        .iter()
        .find(|kind| {
            let columns: Vec<&Column> =
                table.headers.iter().filter_map(|header| column(kind, header)).collect();
            let has = |field: &str| columns.iter().any(|c| c.field == field);
            let whose = options.account.is_some() || has("name");
            whose && kind.needs.iter().all(|group| group.iter().any(|field| has(field)))
        })
        .filter(|_| options.columns.is_empty())
}

fn column(kind: &FieldList, header: &str) -> Option<&'static Column> {
    let wanted = key(&unit::of(header).0);
    kind.columns.iter().find(|c| c.headers.iter().any(|known| key(known) == wanted))
}

impl FieldList {
    /// What each column is taken for; the first of two for one field.
    pub(super) fn guess(&self, table: &Table) -> Vec<ColumnGuess> {
        let mut taken: Vec<&str> = Vec::new();
        let mut guesses = Vec::new();
        for (at, header) in table.headers.iter().enumerate() {
            let known = column(self, header).filter(|c| !taken.contains(&c.field));
            taken.extend(known.map(|c| c.field));
            let mut cells = table.rows.iter().filter_map(|(_, cells)| cells.get(at));
            guesses.push(ColumnGuess {
                header: header.clone(),
                meaning: known.map_or(Meaning::NOTE, Meaning::of),
                sample: cells.find(|cell| !is_blank(cell)).cloned().unwrap_or_default(),
                understood: known.is_some(),
                unit: unit::of(header).1,
                so_far: false,
            });
        }
        guesses
    }

    /// The rows as records below their accounts.
    pub(super) fn gather(
        &self,
        table: &Table,
        guesses: &[ColumnGuess],
        options: &TableOptions,
    ) -> Gathered {
        let styles = styles(table, guesses);
        let mut accounts: Vec<Row> = Vec::new();
        let mut problems = Vec::new();
        for (line, cells) in &table.rows {
            let mut record = self.record();
            let mut account = options.account.clone();
            for ((guess, text), style) in guesses.iter().zip(cells).zip(&styles) {
                let nothing = stand_in::of(text, false).is_some();
                if is_blank(text) || nothing {
                    continue;
                }
                if guess.meaning.part == Part::Account {
                    account = Some(text.clone());
                    continue;
                }
                let Some(field) = guess.meaning.schema_field() else {
                    add_line(&mut record, self.notes, &format!("{}: {text}", guess.header));
                    continue;
                };
                let read = currencies::refuse(text, field.kind, (*style, &[]), options)
                    .and_then(|()| cell::read(text, field, *style, options));
                match read {
                    Ok(value) => put(&mut record, field.name, value),
                    Err(refusal) => {
                        add_line(&mut record, self.notes, &format!("{}: {text}", guess.header));
                        let what = phrase!("{}; it is kept as a note", refusal.what);
                        let at = Some(place(*line, &guess.header));
                        problems.push(Refusal { place: at, what, remedy: refusal.remedy });
                    }
                }
            }
            match account {
                Some(name) => self.add(&mut accounts, &name, record),
                None => problems.push(Refusal::at(
                    phrase!("line {line}", line),
                    phrase!("it names no account, and was left out"),
                    phrase!("name the account in this row"),
                )),
            }
        }
        let mut book = empty::<Book>();
        if !accounts.is_empty() {
            book.set("accounts", Value::Many(accounts));
        }
        let remarks = vec![self.says(table.rows.len())];
        Gathered { book, problems, remarks, inferences: Vec::new() }
    }

    fn record(&self) -> Row {
        match self.list {
            "agreements" => empty::<Agreement>(),
            _ => empty::<Observation>(),
        }
    }

    fn says(&self, rows: usize) -> String {
        let what = match self.list {
            "agreements" => "agreements",
            _ => phrase!("looks at shelves"),
        };
        phrase!("the table is taken for {rows} {what}", rows, what)
    }

    fn add(&self, accounts: &mut Vec<Row>, name: &str, record: Row) {
        let known = accounts.iter().position(|account| account.name() == Some(name));
        let at = known.unwrap_or_else(|| {
            let mut account = empty::<Account>();
            set_text(&mut account, "name", name);
            accounts.push(account);
            accounts.len() - 1
        });
        if let Some(list) = accounts.get_mut(at).and_then(|account| list_mut(account, self.list)) {
            list.push(record);
        }
    }
}

/// Into its field, or into the promotion that it is of.
fn put(record: &mut Row, field: &str, value: Value) {
    let of_promotion = record.schema.has("promotion") && matches!(field, "form" | "from" | "to");
    if !of_promotion {
        return record.set(field, value);
    }
    let mut promotion = match record.get("promotion") {
        Value::One(promotion) => (**promotion).clone(),
        _ => empty::<Promotion>(),
    };
    promotion.set(field, value);
    record.set("promotion", Value::One(Box::new(promotion)));
}

#[cfg(test)]
mod tests {
    use super::super::{TableOptions, read};
    use crate::model::{Date, Row, Value};

    fn options() -> TableOptions {
        TableOptions::new(Date::from_ymd_opt(2026, 11, 24).unwrap())
    }

    fn accounts(text: &str) -> Vec<Row> {
        let reading = read(text.as_bytes(), &options()).unwrap();
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
        reading.book.rows("accounts").to_vec()
    }

    #[test]
    fn looks_come_in_by_place_brand_and_price() {
        let found = accounts(
            "Kunde;Filiale;Datum;Marke;Artikel;Preis;Regal;Aktion;Aktion bis;Wetter\n\
             Lindqvist;Bergen;12.10.2026;Voltaris;VK-40;21,50;Augenhöhe;2 for 1;30.11.2026;Regen\n\
             Lindqvist;Oslo;13.10.2026;Sundt;S-2;31,00;;;;\n",
        );
        let looks = found[0].rows("observations");
        assert_eq!((found.len(), looks.len()), (1, 2));
        assert_eq!(looks[0].text("place"), Some("Bergen"));
        assert_eq!(looks[0].get("price").to_string(), "21.5");
        assert_eq!(looks[0].text("note"), Some("Wetter: Regen"));
        let Value::One(promotion) = looks[0].get("promotion") else { panic!("a promotion") };
        assert_eq!(promotion.text("form"), Some("2 for 1"));
    }

    #[test]
    fn agreements_come_in_with_their_days() {
        let found = accounts(
            "account,contract,start date,end date,notice by,terms\n\
             Alfa,service Sira,2024-07-01,2027-06-30,2027-03-31,46000 a year\n",
        );
        let agreement = &found[0].rows("agreements")[0];
        assert_eq!(agreement.text("what"), Some("service Sira"));
        assert_eq!(agreement.get("until").to_string(), "2027-06-30");
        assert_eq!(agreement.get("notice_by").to_string(), "2027-03-31");
    }

    #[test]
    fn a_list_of_customers_with_a_price_stays_one() {
        let found = accounts("account,date,price,city\nAlfa,2026-10-12,20,Bergen\n");
        assert!(found[0].rows("observations").is_empty());
        let found = accounts("account,contract,phone\nAlfa,service,1\n");
        assert!(found[0].rows("agreements").is_empty(), "no day of its end");
    }
}
