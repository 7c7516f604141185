//! A sheet as it is handed on: headed facts and tables of plain cells, the same for every format.

/// One sheet on paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// What it is of: "Turbine 2027, Northwind Hydro: money".
    pub title: String,
    /// When it was made: "prepared Tue 24 Nov 2026".
    pub prepared: String,
    /// Its parts in their order; one without a row is not printed.
    pub parts: Vec<ReportPart>,
}

/// A part of a report under its own heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportPart {
    /// The heading; empty for none.
    pub title: String,
    /// The columns, each with its title; all titles empty: facts, a label and what it says.
    pub columns: Vec<ReportColumn>,
    /// The rows, each with one cell a column.
    pub rows: Vec<Vec<ReportCell>>,
}

/// A column of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportColumn {
    /// Its title.
    pub title: String,
    /// Figures: they stand at the right.
    pub right: bool,
}

/// A cell of a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReportCell {
    /// For people: "1,840,000", "Thu 26 Nov".
    pub text: String,
    /// For a spreadsheet: "1840000", "2026-11-26".
    pub exact: String,
}

impl ReportCell {
    /// A text, the same for both.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        Self { exact: text.clone(), text }
    }

    /// A figure or a day, as people read it and as a spreadsheet does.
    pub fn exact(text: impl Into<String>, exact: impl ToString) -> Self {
        Self { text: text.into(), exact: exact.to_string() }
    }
}

impl Report {
    /// A report without parts.
    pub fn new(title: impl Into<String>, prepared: impl Into<String>) -> Self {
        Self { title: title.into(), prepared: prepared.into(), parts: Vec::new() }
    }

    /// With a table; a title that begins with `>` is that of a column of figures.
    #[must_use]
    pub fn table(mut self, title: &str, columns: &[&str], rows: Vec<Vec<ReportCell>>) -> Self {
        let columns = columns
            .iter()
            .map(|title| ReportColumn {
                title: phrase!(title.trim_start_matches('>')).to_owned(),
                right: title.starts_with('>'),
            })
            .collect();
        self.parts.push(ReportPart { title: phrase!(title).to_owned(), columns, rows });
        self
    }

    /// With facts: a label and what it says; an empty one is left out.
    #[must_use]
    pub fn facts(self, title: &str, facts: Vec<(String, String)>) -> Self {
        let said = facts.into_iter().filter(|(_, says)| !says.is_empty());
        let rows = said
            .map(|(label, says)| vec![ReportCell::text(phrase!(&label)), ReportCell::text(says)])
            .collect();
        self.table(title, &["", ""], rows)
    }
}

impl ReportPart {
    /// Facts: no column has a title.
    pub fn is_facts(&self) -> bool {
        self.columns.iter().all(|c| c.title.is_empty())
    }
}
