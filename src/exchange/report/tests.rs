//! One small sheet in every format.

use super::{csv, html, markdown, text};
use crate::model::report::{Report, ReportCell as Cell};

fn sheet() -> Report {
    let row =
        |what: &str, text: &str, exact: &str| vec![Cell::text(what), Cell::exact(text, exact)];
    let rows =
        vec![row("=castings | <b>", "-230,000", "-230000"), row("王敏", "184,000", "184000")];
    Report::new("Turbine 2027: money", "prepared Tue 24 Nov 2026")
        .facts("Limit", vec![("alone".into(), "yes".into()), ("gone".into(), String::new())])
        .table("Milestones", &["what", ">in or out"], rows)
        .table("Nothing", &["what"], Vec::new())
}

#[test]
fn text_has_its_columns_under_each_other_and_no_empty_part() {
    let lines = "Turbine 2027: money\nprepared Tue 24 Nov 2026\n\nLIMIT\nalone  yes\n\nMILESTONES\n\
        what             in or out\n=castings | <b>   -230,000\n王敏               184,000\n";
    assert_eq!(text(&sheet()), lines);
}

#[test]
fn markdown_and_html_take_what_a_file_holds_as_text() {
    let page = markdown(&sheet());
    assert!(page.contains("| =castings \\| \\<b\\> | -230,000 |\n"), "{page}");
    assert!(page.contains("| --- | ---: |\n") && page.contains("- **alone**: yes\n"), "{page}");
    let page = html(&sheet());
    assert!(
        page.contains("=castings | &lt;b&gt;</td><td class=\"r\" dir=\"auto\">-230,000"),
        "{page}"
    );
    assert!(!page.contains("Nothing"));
}

#[test]
fn csv_has_exact_figures_and_runs_no_formula() {
    let table = csv(&sheet());
    let rows: Vec<&str> = table.split("\r\n").collect();
    assert!(rows.contains(&"'=castings | <b>,-230000"), "{table}");
    assert!(rows.contains(&"王敏,184000") && rows.contains(&"what,in or out"), "{table}");
}
