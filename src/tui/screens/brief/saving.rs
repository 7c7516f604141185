//! Where to save the page, as what and for whom: the page behind the line is the page that is saved.

use crate::model::brief::{Print, Traced};
use crate::tui::components::prompt::Prompt;
use crate::workbench::brief::Sheet;

/// Formats in the order of `v`, with their words and the endings of their files.
pub const FORMATS: [(&str, &str, &str); 3] =
    [("text", "text", "txt"), ("md", "Markdown", "md"), ("html", "HTML", "html")];
/// Prints in the order of Tab, with their words.
pub const PRINTS: [(Print, &str); 4] = [
    (Print::Car, "for the car"),
    (Print::Table, "for the table"),
    (Print::Mail, "mail"),
    (Print::Handover, "handover"),
];

/// One print in one format, by their places in the tables above.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub struct PrintShape {
    /// The format.
    pub format: usize,
    /// The print.
    pub print: usize,
}

impl PrintShape {
    /// How it is written, in lines of so many cells.
    pub fn sheet(self, cells: usize) -> Sheet {
        Sheet { cells, ..Sheet::of(FORMATS[self.format].0) }
    }

    /// So many formats further.
    pub fn turn_format(&mut self, by: usize) {
        self.format = (self.format + by) % FORMATS.len();
    }

    /// So many prints further.
    pub fn turn_print(&mut self, by: usize) {
        self.print = (self.print + by) % PRINTS.len();
    }

    /// The print after this one in the line of the place: table, car, handover.
    pub fn next_print(&mut self) {
        self.turn_print(PRINTS.len() - 1);
    }

    /// The print for the customer's table, in the same format.
    pub fn for_the_table(self) -> Self {
        let table = PRINTS.iter().position(|(print, _)| *print == Print::Table);
        Self { print: table.unwrap_or(self.print), ..self }
    }

    /// "for the table, HTML".
    pub fn says(self) -> String {
        format!("{}, {}", phrase!(PRINTS[self.print].1), phrase!(FORMATS[self.format].1))
    }
}

/// What is asked before a page is saved that gives away who told us.
pub struct Tracing {
    /// The name of the file.
    pub name: String,
    /// The lines that are still to be decided on, the next one last.
    pub left: Vec<Traced>,
    /// The lines that the rep has taken out.
    pub out: Vec<String>,
}

impl Tracing {
    /// "line 2: only Jonas Orth can have told you of "..": e takes it out, Enter keeps it".
    pub fn asks(&self) -> String {
        let says = self.left.last().map(Traced::says).unwrap_or_default();
        phrase!("{says}: e takes it out, Enter keeps it", says)
    }
}

/// The line in which the place is typed.
pub struct BriefSaving {
    /// The line.
    pub line: Prompt,
    /// What was shown before it.
    pub before: PrintShape,
    stem: String,
}

impl BriefSaving {
    /// For the page of this beginning of a file name: "northwind-hydro-2026-11-26".
    pub fn new(stem: String, before: PrintShape, shape: PrintShape) -> Self {
        let line = Prompt::new(&name(&stem, shape));
        Self { line, before, stem }
    }

    /// Another format or print: the name follows; of a name that was typed only the ending does.
    pub fn turn(&mut self, from: PrintShape, to: PrintShape) {
        let text = self.line.text();
        let next = match text.rsplit_once('.') {
            Some((own, _)) if text != name(&self.stem, from) => {
                format!("{own}.{}", FORMATS[to.format].2)
            }
            _ => name(&self.stem, to),
        };
        self.line.set(&next);
    }
}

fn name(stem: &str, shape: PrintShape) -> String {
    let what = match PRINTS[shape.print].0 {
        Print::Car => "",
        Print::Table => "-table",
        Print::Mail => "-mail",
        Print::Handover => "-handover",
    };
    format!("{stem}{what}.{}", FORMATS[shape.format].2)
}

/// The beginning of a file's name: the account in letters, the day of the visit.
pub fn stem(account: &str, day: Option<String>) -> String {
    let account: String = account
        .to_lowercase()
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { '-' })
        .take(40)
        .collect();
    let account = match account.trim_matches('-') {
        "" => "account",
        account => account,
    };
    format!("{account}{}", day.map(|d| format!("-{d}")).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_follows_what_is_chosen() {
        let (text, html) = (PrintShape::default(), PrintShape { format: 2, print: 0 });
        let mut saving =
            BriefSaving::new(stem("Rösti & Söhne, Bern", None), text, text.for_the_table());
        assert_eq!(saving.line.text(), "rösti---söhne--bern-table.txt");
        saving.turn(text.for_the_table(), html.for_the_table());
        assert_eq!(saving.line.text(), "rösti---söhne--bern-table.html");
        saving.turn(html.for_the_table(), html);
        assert_eq!(saving.line.text(), "rösti---söhne--bern.html");
        saving.line.set("/tmp/my page.html");
        saving.turn(html, text.for_the_table());
        assert_eq!(saving.line.text(), "/tmp/my page.txt");
    }
}
