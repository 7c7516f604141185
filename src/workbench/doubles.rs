//! People and accounts that look like one: the pairs, and those that the rep has called two (docs/COMMANDS.md merge, docs/WORDING.md).

use super::{Pair, Result, Workbench, in_json};
use crate::model::statement::{About, Block, Group, Head, Item, Piece, Statement, Tone};
use crate::model::{Account, Date, Key};
use crate::rules::AccountContext;
use crate::rules::disputes::{Act, Deed, Dispute, people_nearly_one};
use crate::text::DayText;
use serde::Serialize;

/// The kinds of dispute that are doubles.
const KINDS: [&str; 2] = ["two_people", "two_accounts"];

/// Two that look like one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Double {
    /// `person` or `account`.
    pub record: &'static str,
    /// The account's id and name; of two accounts the first one's.
    #[serde(serialize_with = "in_json::id")]
    pub account: (String, String),
    /// The file's number of the account.
    #[serde(skip)]
    pub key: Key,
    /// Ids and names of both; the first would stay.
    #[serde(serialize_with = "in_json::ids")]
    pub both: Vec<(String, String)>,
    /// Why they look like one, in a sentence.
    pub sentence: String,
    /// The two by the file's numbers.
    #[serde(skip)]
    pub pair: Pair,
    /// What says that they are two.
    #[serde(skip)]
    pub settle: Act,
}

impl Double {
    /// Is it the same two, whichever of them would stay?
    fn is_of(&self, other: &Self) -> bool {
        let ids = |double: &Self| {
            let mut ids: Vec<String> = double.both.iter().map(|(id, _)| id.clone()).collect();
            ids.sort();
            (double.key, ids)
        };
        self.record == other.record && ids(self) == ids(other)
    }
}

/// A pair that the rep has called two.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NotOne {
    /// The account's name.
    pub account: String,
    /// Both, by name or by the id of who is gone.
    pub both: Vec<String>,
    /// Why.
    pub why: Option<String>,
    /// Since when.
    #[serde(serialize_with = "in_json::day")]
    pub date: Option<Date>,
    /// The file's numbers of the account and of the record that says so.
    #[serde(skip)]
    pub record: (Key, Key),
}

/// All of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Doubles {
    /// What looks like one.
    pub pairs: Vec<Double>,
    /// What the rep has called two.
    pub not_one: Vec<NotOne>,
}

impl Workbench {
    /// Who and what looks like one, over the book.
    pub fn doubles(&self) -> Result<Doubles> {
        let disputes = self.disputes(None)?;
        let of_it = disputes.into_iter().filter(|d| KINDS.contains(&d.kind));
        let mut doubles = Doubles::default();
        for dispute in of_it {
            doubles.pairs.extend(self.double(&dispute)?);
        }
        let shared = self.shared()?;
        let world = self.world(&shared);
        for key in self.account_keys()? {
            let account = self.typed_account(key)?;
            for dispute in people_nearly_one(&AccountContext::silent(&account, &world)) {
                let double = self.double(&dispute)?;
                let is_there = |double: &Double| doubles.pairs.iter().any(|d| d.is_of(double));
                doubles.pairs.extend(double.filter(|double| !is_there(double)));
            }
            let settled = account.settled.iter();
            let of_it = settled.filter(|s| s.kind.as_deref().is_some_and(|k| KINDS.contains(&k)));
            doubles.not_one.extend(of_it.map(|settled| NotOne {
                account: account.name.0.clone(),
                both: settled.records.iter().map(|id| self.called_of(&account, id)).collect(),
                why: settled.why.0.clone(),
                date: *settled.date,
                record: (key, settled.key),
            }));
        }
        Ok(doubles)
    }

    fn called_of(&self, account: &Account, id: &str) -> String {
        let person = account.people.iter().find(|p| *p.id == id).map(|p| p.name.0.clone());
        person.or_else(|| Some(self.account_of(id).ok()?.name)).unwrap_or_else(|| id.to_owned())
    }

    /// The pair of a dispute; nothing where one of the two is not there.
    fn double(&self, dispute: &Dispute) -> Result<Option<Double>> {
        let merge = dispute.choices.iter().find(|c| c.act.deed == Deed::Merge);
        let Some((merge, settle)) = merge.zip(dispute.choices.last()) else { return Ok(None) };
        let words: Vec<&str> =
            merge.act.owners.iter().chain(&merge.act.which).map(String::as_str).collect();
        let pair = match words[..] {
            [account, one, other] => self.people_pair(account, one, other)?,
            [one, other] => self.account_pair(one, other)?,
            _ => return Ok(None),
        };
        let found = self.account_of(&dispute.account)?;
        let (stays, goes) = self.merge_names(pair)?;
        let record = if matches!(pair, Pair::People { .. }) { "person" } else { "account" };
        Ok(Some(Double {
            record,
            account: (dispute.account.clone(), found.name),
            key: found.key,
            both: vec![stays, goes],
            sentence: dispute.sentence.clone(),
            pair,
            settle: settle.act.clone(),
        }))
    }
}

/// The sheet: the pairs, and what was called two.
pub fn statement(doubles: &Doubles, today: Date) -> Statement {
    let aside = today.full_day();
    Statement { title: "Doubles".into(), aside, blocks: vec![list(doubles)] }
}

/// Both lists in one block.
pub fn list(doubles: &Doubles) -> Block {
    let mut pairs = Group::new([Head::fills("")]);
    for double in &doubles.pairs {
        let names: Vec<&str> = double.both.iter().map(|(_, name)| name.as_str()).collect();
        let at = if double.record == "person" {
            phrase!(" at {}", double.account.1)
        } else {
            String::new()
        };
        let says = format!("{}{at}", names.join(", "));
        let command = match double.record {
            "person" => format!(
                "anteroom merge --person {:?} {:?} {:?} --dry-run",
                double.account.1, names[0], names[1]
            ),
            _ => format!("anteroom merge {:?} {:?} --dry-run", names[0], names[1]),
        };
        pairs.push(Item::new([Piece::new(says, Tone::Warn)]).named("pair").command(command));
    }
    let mut two = Group::new([Head::fills(phrase!("not the same, as you said"))]);
    for pair in &doubles.not_one {
        let why = pair.why.as_deref().map(|w| format!(": {w}")).unwrap_or_default();
        let says = phrase!("{} at {}{}", pair.both.join(", "), pair.account, why);
        let about = About::Record(pair.record.0, "settled", pair.record.1);
        two.push(Item::new([Piece::muted(says)]).about(about));
    }
    let aside = doubles.pairs.len().to_string();
    let block = Block::new(phrase!("Pairs that look like one"), aside);
    if pairs.items.is_empty() {
        let none =
            phrase!("No two look like one. Tick two with Space in any list, then M makes them one");
        return block.with(Group::of_sentences().with(Item::new([Piece::muted(none)]))).with(two);
    }
    block.with(pairs).with(two)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::Source;

    const TWO: &str = r#"{"format":"anteroom/1","accounts":[{"id":"k","name":"Kestrel","people":[
        {"id":"a","name":"Dawn Mercer","title":"Engineer. manager","influence":4,"relationship":3,"held_by":"Karl","marks_as_of":"2026-06-04"},
        {"id":"b","name":"Dr. Dawn Mercer","title":"Eng. Manager","relationship":1,"marks_as_of":"2026-09-22","phone":"+44 1209 555 0142"},
        {"id":"c","name":"Tess Rowan"}]}]}"#;

    fn bench() -> Workbench {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let mut bench = Workbench::in_memory(today).unwrap();
        let source = Source::new("two.json", TWO.as_bytes().to_vec());
        bench.import(vec![source], true, &mut |_, _| {}).unwrap();
        bench
    }

    #[test]
    fn an_initial_that_means_one_alone_is_proposed_and_is_no_dispute() {
        let pairs = |people: &[&str]| {
            let people: Vec<String> =
                people.iter().map(|name| format!("{{\"name\":{name:?}}}")).collect();
            let book = format!(
                "{{\"format\":\"anteroom/1\",\"accounts\":[{{\"name\":\"K\",\"people\":[{}]}}]}}",
                people.join(",")
            );
            let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
            let mut bench = Workbench::in_memory(today).unwrap();
            let source = Source::new("k.json", book.into_bytes());
            bench.import(vec![source], true, &mut |_, _| {}).unwrap();
            assert!(bench.disputes(None).unwrap().is_empty());
            let pairs = bench.doubles().unwrap().pairs.into_iter();
            pairs.map(|pair| pair.sentence).collect::<Vec<_>>()
        };
        let says = ["Jan Weber and J. Weber look like one person"];
        assert_eq!(pairs(&["J. Weber", "Jan Weber", "Ida Weber"]), says);
        assert!(pairs(&["J. Weber", "Jan Weber", "Jens Weber"]).is_empty());
        assert!(pairs(&["J. Weber", "Ida Weber", "Jan Kern"]).is_empty());
    }

    #[test]
    fn a_pair_is_found_and_what_differs_is_chosen_field_by_field() {
        let mut bench = bench();
        let double = bench.doubles().unwrap().pairs.remove(0);
        assert_eq!(double.both.len(), 2);
        let fields = bench.merge_fields(double.pair).unwrap();
        let differ: Vec<&str> =
            fields.iter().filter(|f| f.differs).map(|f| f.label.as_str()).collect();
        assert_eq!(differ, ["title", "marks"]);
        let marks = fields.iter().find(|f| f.label == "marks").unwrap();
        bench.merge_choosing(double.pair, &marks.columns).unwrap();
        let key = bench.account_of("Kestrel").unwrap().key;
        let account = bench.typed_account(key).unwrap();
        assert_eq!(account.people.len(), 2);
        let (kept, other) = (&account.people[0], &fields[0].says[0]);
        assert_eq!(kept.title.as_deref(), Some(other.as_str()), "not chosen: it stays");
        let stays_is_first = double.both[0].0 == "a";
        let trust = if stays_is_first { 1 } else { 3 };
        assert_eq!(*kept.relationship, Some(trust), "the marks of the other one");
        assert_eq!(kept.phone.as_deref(), Some("+44 1209 555 0142"));
        bench.undo().unwrap();
        assert_eq!(bench.typed_account(key).unwrap().people.len(), 3, "one step takes it back");
    }

    #[test]
    fn a_pair_that_is_two_is_not_shown_again() {
        let mut bench = bench();
        let double = bench.doubles().unwrap().pairs.remove(0);
        bench.settle_dispute(&double.settle).unwrap();
        let after = bench.doubles().unwrap();
        assert!(after.pairs.is_empty());
        assert_eq!(after.not_one[0].both.len(), 2);
    }
}
