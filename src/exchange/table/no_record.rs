//! Rows that are no record: sums, headers that come again, foot notes, lines of dashes. Left out, and said.

use super::ColumnGuess;
use super::columns::{self, Part};
use super::names;
use super::split::Table;
use crate::language::numbers::read_number;
use crate::language::unit;
use crate::model::{Kind, Refusal, is_blank, quoted};
use crate::text::fold;
use rust_decimal::Decimal;
use std::collections::HashSet;

/// Words of a sum, that a name of a customer does not begin with.
const SUMS: &[&str] = &[
    "grand total",
    "subtotal",
    "sub-total",
    "sub total",
    "zwischensumme",
    "gesamtsumme",
    "endsumme",
    "gesamtergebnis",
    "gesamtumsatz",
    "teilergebnis",
    "summe gesamt",
    "sous-total",
    "sous total",
    "total general",
    "total des ventes",
    "sum total",
    "total sales",
    "total revenue",
    "umsatz gesamt",
    "合计",
    "总计",
    "小计",
    "共计",
    "總計",
    "小計",
    "合計",
    "总和",
    "累计",
    "总额",
    "합계",
    "total customers",
    "total accounts",
    "number of records",
    "anzahl kunden",
    "anzahl datensatze",
    "record count",
];

/// Words of a sum that alone, or with a number behind, are one; with another word only where the sum is right.
const SHORT: &[&str] = &[
    "total",
    "totals",
    "sum",
    "summe",
    "summen",
    "gesamt",
    "insgesamt",
    "ergebnis",
    "totaux",
    "somme",
    "ensemble",
    "average",
    "durchschnitt",
    "mittelwert",
    "moyenne",
    "mean",
    "median",
    "count",
    "anzahl",
    "平均",
    "平均值",
    "总",
    "计",
    "σ",
    "∑",
    "totale",
];

/// What foot notes begin with.
const FOOT: &[&str] = &[
    "*",
    "†",
    "¹",
    "²",
    "©",
    "(c)",
    "source:",
    "quelle:",
    "note:",
    "notes:",
    "hinweis:",
    "anmerkung:",
    "stand:",
    "stand ",
    "as of ",
    "seite ",
    "page ",
    "erstellt am",
    "erstellt von",
    "exportiert am",
    "exported",
    "generated",
    "gedruckt",
    "printed",
    "created on",
    "created by",
    "datum:",
    "date:",
    "report ",
    "end of report",
    "ende der liste",
    "alle angaben",
    "all figures",
    "all amounts",
    "alle werte",
    "alle betrage",
    "confidential",
    "vertraulich",
    "edite le",
    "imprime le",
    "etat au",
    "tous les montants",
    "remarque:",
    "legende",
    "legend:",
    "filter:",
    "applied filters",
    "angewendete filter",
    "注:",
    "注：",
    "备注:",
    "备注：",
    "数据来源",
    "制表",
    "打印",
    "截至",
    "说明:",
    "说明：",
    "单位:",
    "单位：",
    "第",
    "导出",
];

/// What a row is instead of a record; nothing where it is one.
pub(super) struct NoRecord<'a> {
    table: &'a Table,
    guesses: &'a [ColumnGuess],
    headers: Vec<String>,
    /// Sums of the columns since the beginning, and since the last sum.
    sums: Vec<(Decimal, Decimal)>,
    seen: usize,
    /// What has a sum of its own below it: `Nord` of `Summe Nord`.
    groups: HashSet<String>,
}

impl<'a> NoRecord<'a> {
    pub(super) fn new(table: &'a Table, guesses: &'a [ColumnGuess]) -> Self {
        let headers = table.headers.iter().map(|h| fold(h)).collect();
        let sums = vec![(Decimal::ZERO, Decimal::ZERO); guesses.len()];
        let cells = table.rows.iter().filter_map(|(_, cells)| cells.iter().find(|c| !is_blank(c)));
        let groups = cells.filter_map(|cell| {
            let folded = fold(cell);
            let (word, group) = folded.split_once(' ')?;
            let is_sum = SHORT.contains(&word) || SUMS.contains(&word);
            is_sum.then(|| group.trim().to_owned())
        });
        let groups = groups.collect();
        Self { table, guesses, headers, sums, seen: 0, groups }
    }

    /// Why a row is left out; a row that is a record counts in the sums.
    pub(super) fn why(&mut self, line: u64, cells: &[String]) -> Option<Refusal> {
        let found = self.what(line, cells);
        match &found {
            None => self.count(cells),
            Some(_) => self.sums.iter_mut().for_each(|(_, part)| *part = Decimal::ZERO),
        }
        let (what, remedy) = found?;
        Some(Refusal::at(phrase!("line {line}", line), what, remedy))
    }

    fn what(&self, line: u64, cells: &[String]) -> Option<(String, String)> {
        let filled: Vec<(usize, &str)> = cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| !is_blank(cell))
            .map(|(at, cell)| (at, cell.as_str()))
            .collect();
        let (_, first) = filled.first().copied()?;
        let customer =
            phrase!("if it is a customer, give the row a contact or another name").to_owned();
        if filled
            .iter()
            .all(|(_, cell)| cell.chars().all(|c| "-=_*~.—– ".contains(c)) && cell.len() > 2)
        {
            return Some((phrase!("a line of dashes").to_owned(), no_loss()));
        }
        if self.is_header(&filled) {
            return Some((phrase!("the row is the headers again").to_owned(), no_loss()));
        }
        if self.is_second_header(line, &filled) {
            return Some((
                phrase!("{} belongs to the headers and is no record", quoted(first)),
                phrase!("write the headers in one row").to_owned(),
            ));
        }
        if let [(_, only)] = filled.as_slice()
            && self.groups.contains(&fold(only))
        {
            let what = phrase!("{} is the heading of a group and no record", quoted(only));
            return Some((what, customer));
        }
        if let Some(label) = self.label(&filled)
            && self.is_sum(label, &filled)
        {
            return Some((
                phrase!("{} is a sum of other rows and no record", quoted(label)),
                customer,
            ));
        }
        if filled.len() == 1 && is_row_count(first) {
            let what = phrase!("{} is the number of rows and no record", quoted(first));
            return Some((what, no_loss()));
        }
        (self.guesses.len() > 1 && filled.len() == 1 && is_foot_note(first)).then(|| {
            (
                phrase!("{} is a foot note and no record", quoted(first)),
                phrase!("if it is a customer, fill another column of its row").to_owned(),
            )
        })
    }

    fn is_header(&self, filled: &[(usize, &str)]) -> bool {
        let same =
            |(at, cell): &(usize, &str)| self.headers.get(*at).is_some_and(|h| *h == fold(cell));
        let enough = filled.len() >= 2 || self.headers.len() == 1;
        enough && filled.iter().all(same)
    }

    /// Right below the headers: units, or words that are headers and nothing else.
    fn is_second_header(&self, line: u64, filled: &[(usize, &str)]) -> bool {
        if self.table.rows.first().is_none_or(|(first, _)| *first != line) {
            return false;
        }
        let names = |part: Part| {
            let at = self.guesses.iter().position(|g| g.meaning.is(part, "name"));
            at.is_some_and(|at| filled.iter().any(|(f, _)| *f == at))
        };
        filled.iter().all(|(_, cell)| is_unit(cell))
            || filled.len() >= 2
                && filled.iter().all(|(_, cell)| is_unit(cell) || columns::is_known(cell))
                && !names(Part::Account)
    }

    /// The text that names the row: that of the account, else the first text.
    fn label<'t>(&self, filled: &[(usize, &'t str)]) -> Option<&'t str> {
        let account = self.guesses.iter().position(|g| g.meaning.is(Part::Account, "name"));
        let named = filled.iter().find(|(at, _)| Some(*at) == account);
        named
            .or_else(|| filled.iter().find(|(_, cell)| read_number(cell, None).is_err()))
            .map(|(_, cell)| *cell)
    }

    fn is_sum(&self, label: &str, filled: &[(usize, &str)]) -> bool {
        if self.names_somebody(filled) || self.seen == 0 {
            return false;
        }
        let folded = fold(label);
        let plain: &[char] = &[' ', ':', '：', '=', '(', ')', '.', '*', '-', '#'];
        let core = folded.trim_matches(plain);
        let core = core.trim_matches(|c: char| c.is_ascii_digit() || plain.contains(&c));
        let strong =
            SUMS.iter().any(|w| core.starts_with(w) || (!w.is_ascii() && core.ends_with(w)));
        if strong || SHORT.contains(&core) {
            return true;
        }
        let worded = core.split([' ', ':']).next().is_some_and(|w| SHORT.contains(&w))
            || core
                .rsplit(' ')
                .next()
                .is_some_and(|w| SHORT.contains(&w) || w.starts_with("(gesamt"));
        worded && self.adds_up(filled)
    }

    /// Whether a row has a contact, a mail or a deal: then it is somebody's, whatever they are called.
    fn names_somebody(&self, filled: &[(usize, &str)]) -> bool {
        filled.iter().any(|(at, cell)| {
            let meaning = self.guesses.get(*at).map(|g| &g.meaning);
            let person = meaning.is_some_and(|m| m.part == Part::Person);
            let words = meaning.is_some_and(|m| {
                matches!(m.field, "site" | "region" | "industry" | "status" | "tier" | "seller")
                    || m.is(Part::Deal, "name")
            });
            (person || words)
                && cell.chars().any(char::is_alphabetic)
                && !names::is_form(cell)
                && !SHORT.contains(&fold(cell).as_str())
        })
    }

    /// Whether a number of the row is the sum of those above it, or of those since the last sum.
    fn adds_up(&self, filled: &[(usize, &str)]) -> bool {
        filled.iter().any(|(at, cell)| {
            let (Some((all, part)), Ok(number)) = (self.sums.get(*at), read_number(cell, None))
            else {
                return false;
            };
            !number.is_zero() && (number == *all || number == *part)
        })
    }

    fn count(&mut self, cells: &[String]) {
        self.seen += 1;
        for ((sums, cell), guess) in self.sums.iter_mut().zip(cells).zip(self.guesses) {
            let counted = guess.meaning.schema_field().is_none_or(|f| {
                matches!(f.kind, Kind::Money | Kind::Price | Kind::Whole(..) | Kind::Number(..))
            });
            if counted && let Ok(number) = read_number(cell, None) {
                sums.0 = sums.0.checked_add(number).unwrap_or(sums.0);
                sums.1 = sums.1.checked_add(number).unwrap_or(sums.1);
            }
        }
    }
}

/// Whether a cell is a unit and nothing else: `in TEUR`, `[%]`.
pub(super) fn is_unit(cell: &str) -> bool {
    unit::of(&format!("x ({})", bare_unit(cell))).0 == "x"
}

/// A unit without its brackets.
pub(super) fn bare_unit(cell: &str) -> &str {
    cell.trim_matches(['(', ')', '[', ']', '（', '）'])
}

/// `(2 rows)`, `12 Datensätze`, `共 3 条`: what databases write below a list.
fn is_row_count(text: &str) -> bool {
    const WORDS: &[&str] = &[
        "row",
        "rows",
        "record",
        "records",
        "result",
        "results",
        "entry",
        "entries",
        "item",
        "items",
        "zeile",
        "zeilen",
        "datensatz",
        "datensatze",
        "eintrag",
        "eintrage",
        "treffer",
        "lignes",
        "enregistrements",
        "条",
        "行",
        "条记录",
    ];
    let folded = fold(text);
    let bare = folded.trim_matches(|c: char| "()[]共. ".contains(c));
    let number = bare.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ',');
    let mut words = number.split_whitespace();
    let counted = words.next().is_some_and(|word| WORDS.contains(&word));
    number.len() < bare.len()
        && counted
        && words.all(|word| {
            matches!(
                word,
                "affected" | "selected" | "returned" | "in" | "set" | "gefunden" | "found"
            )
        })
}

/// A row of one cell that is a sentence about the list.
fn is_foot_note(text: &str) -> bool {
    let folded = fold(text);
    let lower = text.to_lowercase();
    let begins = FOOT.iter().any(|word| folded.starts_with(word) || lower.starts_with(word));
    let numbered = folded.starts_with('第') && folded.ends_with('页');
    let words = text.split_whitespace().count();
    let legal: HashSet<&str> =
        ["co.", "e.v.", "ltd.", "inc.", "s.a.", "corp.", "gmbh.", "llc."].into();
    let last = folded.split_whitespace().next_back().unwrap_or_default().to_owned();
    let sentence = words >= 5 && text.ends_with(['.', '。', '!']) && !legal.contains(last.as_str());
    let is_page = !folded.starts_with('第') || numbered;
    (begins && is_page) || sentence || words >= 9 || text.contains('。')
}

fn no_loss() -> String {
    phrase!("nothing is lost by it").to_owned()
}
