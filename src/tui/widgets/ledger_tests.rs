//! What a ledger draws: its columns, its mark, what is out of view.

use super::*;
use crate::tui::theme::{Role, Theme, Tone};
use crate::tui::widgets::any_size::rows;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn ledger() -> Ledger {
    let columns = vec![
        LedgerColumn::left("account").grow(),
        LedgerColumn::right("sold"),
        LedgerColumn::left("note").need(1),
    ];
    let row = |key, name: &str, sold: &str| {
        LedgerRow::of(key, vec![name.into(), sold.into(), "n".into()])
    };
    let rows = vec![
        row(7, "华联电力", "310"),
        row(3, "Northwind Hydro", "512"),
        LedgerRow::rule(),
        LedgerRow::sum(vec!["together".into(), "822".into()]),
    ];
    Ledger::new("Sold", "2", columns, rows)
}

fn drawn(ledger: &Ledger, size: (u16, u16), key: usize) -> Vec<String> {
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buf = Buffer::empty(area);
    let mut mark = LedgerMark { key, ..LedgerMark::default() };
    let theme = Theme::new(Tone::Mono, true);
    ledger.draw(&mut buf, area, (&mut mark, true), &|_| true, &theme);
    rows(&buf)
}

#[test]
fn columns_are_as_wide_as_their_cells_and_leave_by_need() {
    let wide = drawn(&ledger(), (40, 5), 3);
    assert!(wide[0].starts_with(" account ") && wide[0].ends_with("note"), "{wide:?}");
    assert!(
        wide[1].starts_with(" 华联电力 ") && wide[2].starts_with(">Northwind Hydro"),
        "{wide:?}"
    );
    assert!(wide[3].contains("-----") && wide[4].contains("822"), "{wide:?}");
    let narrow = drawn(&ledger(), (22, 5), 3);
    assert!(
        !narrow[0].contains("note") && narrow[2].contains("Northwind Hy..   512"),
        "{narrow:?}"
    );
}

#[test]
fn what_is_out_of_view_is_counted_and_the_mark_is_in_view() {
    assert_eq!(drawn(&ledger(), (40, 3), 7)[2], " 3 more");
    let low = drawn(&ledger(), (40, 3), 3);
    assert!(low[1].starts_with(">Northwind"), "{low:?}");
    assert_eq!(low[2], " 1 above, 2 more");
}

#[test]
fn a_bar_is_its_share_and_swings_from_an_axis() {
    let bar = |cell| {
        let columns = vec![LedgerColumn::left("").grow()];
        let ledger = Ledger::new("", "", columns, vec![LedgerRow::of(0, vec![cell])]);
        drawn(&ledger, (13, 1), 1)[0].clone()
    };
    assert_eq!(bar(LedgerCell::share(FULL, Role::Body)), " ###########");
    assert_eq!(bar(LedgerCell::share(1, Role::Body)), " #");
    assert_eq!(bar(LedgerCell::share(0, Role::Body)), "");
    assert_eq!(bar(LedgerCell::swing(-FULL, Role::Body)), " #####|");
    assert_eq!(bar(LedgerCell::swing(400, Role::Body)), "      |##");
}

#[test]
fn the_picked_field_stands_in_brackets() {
    let fields = ledger().with_fields(1, 1);
    assert!(drawn(&fields, (40, 5), 3)[2].contains("[512]"));
    assert_eq!(fields.fields(), 1);
}
