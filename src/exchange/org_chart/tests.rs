//! Every format says the same, safe in its own signs.

use super::*;
use crate::model::org_chart::{ChartNode, OrgChart};

fn chart() -> OrgChart {
    let node = |branch: &[bool], name: &str, title: &str, marks: &str| ChartNode {
        branch: branch.to_vec(),
        name: name.to_owned(),
        title: title.to_owned(),
        marks: marks.to_owned(),
    };
    OrgChart {
        title: "A & B <Ltd>".to_owned(),
        occasion: "organisation".to_owned(),
        ours: true,
        people: vec![
            node(&[], "Ingrid Dahl", "CEO", "power 5"),
            node(&[false], "王敏 *x*", "Buyer", ""),
        ],
        lines: vec!["All trust is held by one".to_owned()],
    }
}

#[test]
fn markdown_is_a_list_in_a_list_with_its_signs_kept_apart() {
    let text = markdown(&chart());
    assert!(
        text.contains("\n- **Ingrid Dahl**, CEO: power 5\n  - **王敏 \\*x\\***, Buyer\n"),
        "{text}"
    );
    assert!(text.ends_with("All trust is held by one\n"), "{text}");
}

#[test]
fn svg_and_html_are_escaped_and_have_a_row_for_each() {
    for text in [svg(&chart()), html(&chart())] {
        assert!(text.contains("A &amp; B &lt;Ltd&gt;") && !text.contains("<Ltd>"), "{text}");
        assert_eq!(text.matches("<circle").count(), 2);
        assert_eq!(text.matches("<path").count(), 1, "one reports to the other");
        assert!(text.contains("power 5"));
        assert!(!text.contains("<script") && !text.contains("href"));
    }
}

#[test]
fn an_empty_page_is_a_page() {
    let empty = OrgChart { title: "Alfa".to_owned(), ..OrgChart::default() };
    assert!(svg(&empty).ends_with("</svg>\n") && html(&empty).ends_with("</html>\n"));
    assert_eq!(markdown(&empty), "# Alfa\n\n\n\n");
}
