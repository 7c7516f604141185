//! Every widget at every small size: no panic, nothing outside of its area.

use ratatui::buffer::Buffer;
use ratatui::layout::{Alignment, Rect};
use ratatui::style::Style;

use super::choice::Choice;
use super::field::Field;
use super::frame::{Pane, draw_panes, draw_popup, draw_rule};
use super::meter::Meter;
use super::paragraph::Paragraph;
use super::picker::Picker;
use super::table::{Cell, Column, Row, Table};
use super::text_area::TextArea;
use crate::text::width;
use crate::tui::theme::{Role, Theme, Tone};

/// What the terminal shows, row by row, blanks at the end left out.
pub fn rows(buf: &Buffer) -> Vec<String> {
    (buf.area.top()..buf.area.bottom())
        .map(|y| {
            let mut text = String::new();
            let mut covered = 0;
            for x in buf.area.left()..buf.area.right() {
                let symbol = buf[(x, y)].symbol();
                if covered == 0 {
                    text.push_str(symbol);
                    covered = width(symbol).max(1);
                }
                covered -= 1;
            }
            text.trim_end().to_owned()
        })
        .collect()
}

const NAMES: [&str; 5] = [
    "Ingrid Dahl",
    "王敏华联电力",
    "ليلى حداد",
    "👩\u{200d}👩\u{200d}👧 e\u{301}",
    "a\u{202e}b\tc",
];

type Draw = fn(&mut Buffer, Rect, &Theme);

const WIDGETS: &[(&str, Draw)] = &[
    ("panes", |buf, area, theme| {
        let pane = Pane { area, left: NAMES[1], right: NAMES[0], focused: true };
        draw_panes(buf, &[pane.clone(), Pane { focused: false, ..pane }], theme);
    }),
    ("popup", |buf, area, theme| {
        draw_popup(buf, &Pane { area, left: NAMES[0], right: NAMES[2], focused: true }, theme);
    }),
    ("rule", |buf, area, theme| draw_rule(buf, area, area.y, theme)),
    ("field", |buf, area, _| {
        Field::new(NAMES[1]).draw(buf, area, Style::new());
    }),
    ("text area", |buf, area, _| {
        TextArea::new(&NAMES.join("\n")).draw(buf, area, Style::new());
    }),
    ("choice", |buf, area, theme| Choice::new(&NAMES, Some(3)).draw(buf, area, true, theme)),
    ("picker", |buf, area, theme| {
        Picker::new(NAMES.map(str::to_owned).to_vec()).draw(buf, area, theme);
    }),
    ("meter", |buf, area, theme| {
        Meter { value: 61.0, most: 100.0, number: "61", number_width: 3, role: Role::Bad }
            .draw(buf, area, theme);
    }),
    ("paragraph", |buf, area, theme| {
        let mut text = Paragraph::default();
        NAMES.iter().for_each(|name| text.push(Role::Body, name));
        text.draw(buf, area, 1, theme);
    }),
    ("table", |buf, area, theme| {
        let columns = [
            Column::fill("name", 8),
            Column::fixed("role", 9).need(1),
            Column::fixed("days", 4).need(2).align(Alignment::Right),
        ];
        let table = Table {
            columns: &columns,
            len: 50,
            picked: Some(49),
            focused: true,
            row: &|at| {
                Row::new([
                    Cell::new(NAMES[at % 5]),
                    Cell::new(NAMES[(at + 1) % 5]),
                    Cell::new("12"),
                ])
            },
        };
        table.draw(buf, area, &mut 0, theme);
    }),
];

#[test]
fn nothing_panics_and_nothing_leaves_its_area() {
    for (name, draw) in WIDGETS {
        for theme in [Theme::default(), Theme::new(Tone::Mono, true)] {
            for (width, height) in (0..14).flat_map(|w| (0..6).map(move |h| (w, h))).chain([
                (40, 12),
                (1, 40),
                (200, 1),
            ]) {
                let area = Rect::new(2, 1, width, height);
                let mut buf = Buffer::filled(
                    Rect::new(0, 0, width + 4, height + 2),
                    ratatui::buffer::Cell::new("."),
                );
                draw(&mut buf, area, &theme);
                for at in buf.area.positions().filter(|at| !area.contains(*at)) {
                    assert_eq!(buf[at].symbol(), ".", "{name} at {width}x{height} wrote to {at}");
                }
            }
        }
    }
}

#[test]
fn an_area_beyond_the_screen_is_no_panic() {
    for (name, draw) in WIDGETS {
        for area in [Rect::new(8, 3, 20, 20), Rect::new(30, 30, 5, 5), Rect::new(0, 0, 40, 9)] {
            let mut buf = Buffer::empty(Rect::new(0, 0, 12, 5));
            draw(&mut buf, area, &Theme::default());
            assert_eq!(buf.area, Rect::new(0, 0, 12, 5), "{name}");
        }
    }
}
