//! Keys, replies, pastes, and any cut of their bytes.

use super::*;
use crate::tui::colour::Rgb;
use crossterm::event::{KeyEvent, MouseButton, MouseEvent, MouseEventKind};
use proptest::prelude::*;

fn events(bytes: &[u8]) -> Vec<Event> {
    let mut events = Vec::new();
    Parser::default().feed(bytes, &mut events);
    events
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

#[test]
fn every_kind_of_key_is_known() {
    const NONE: KeyModifiers = KeyModifiers::NONE;
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const CTRL: KeyModifiers = KeyModifiers::CONTROL;
    use KeyCode::*;
    for (bytes, code, modifiers) in [
        ("a", Char('a'), NONE),
        ("A", Char('A'), SHIFT),
        ("王", Char('王'), NONE),
        ("\r", Enter, NONE),
        ("\n", Char('j'), CTRL),
        ("\t", Tab, NONE),
        ("\x7f", Backspace, NONE),
        ("\x08", Backspace, NONE),
        ("\x00", Char(' '), CTRL),
        ("\x1a", Char('z'), CTRL),
        ("\x1c", Char('4'), CTRL),
        ("\x1f", Char('7'), CTRL),
        ("\x1be", Char('e'), ALT),
        ("\x1b王", Char('王'), ALT),
        ("\x1b\r", Enter, ALT),
        ("\x1b[A", Up, NONE),
        ("\x1bOB", Down, NONE),
        ("\x1bOM", Enter, NONE),
        ("\x1bOq", Char('1'), NONE),
        ("\x1b[1;3D", Left, ALT),
        ("\x1b[1;5R", F(3), CTRL),
        ("\x1b[Z", BackTab, SHIFT),
        ("\x1b[[A", F(1), NONE),
        ("\x1bOP", F(1), NONE),
        ("\x1b[13~", F(3), NONE),
        ("\x1b[24;2~", F(12), SHIFT),
        ("\x1b[3~", Delete, NONE),
        ("\x1b[6;5~", PageDown, CTRL),
        ("\x1b[97;5u", Char('a'), CTRL),
        ("\x1b[97;2u", Char('A'), SHIFT),
        ("\x1b[97:65;2:1u", Char('A'), SHIFT),
        ("\x1b[27u", Esc, NONE),
        ("\x1b[57417;1u", Left, NONE),
        ("\x1b[27;5;105~", Char('i'), CTRL),
    ] {
        assert_eq!(events(bytes.as_bytes()), [key(code, modifiers)], "{bytes:?}");
    }
}

#[test]
fn held_arrows_and_editing_keys_of_rxvt_putty_konsole_and_the_console_are_known() {
    const SHIFT: KeyModifiers = KeyModifiers::SHIFT;
    const ALT: KeyModifiers = KeyModifiers::ALT;
    const CTRL: KeyModifiers = KeyModifiers::CONTROL;
    let both = SHIFT | CTRL;
    use KeyCode::*;
    for (bytes, code, modifiers) in [
        ("\x1bOa", Up, CTRL),
        ("\x1bOb", Down, CTRL),
        ("\x1bOc", Right, CTRL),
        ("\x1bOd", Left, CTRL),
        ("\x1b[a", Up, SHIFT),
        ("\x1b[d", Left, SHIFT),
        ("\x1b[3$", Delete, SHIFT),
        ("\x1b[3^", Delete, CTRL),
        ("\x1b[3@", Delete, both),
        ("\x1b[2^", Insert, CTRL),
        ("\x1b[5$", PageUp, SHIFT),
        ("\x1b[7^", Home, CTRL),
        ("\x1b[8@", End, both),
        ("\x1b[11^", F(1), CTRL),
        ("\x1b[24$", F(12), SHIFT),
        ("\x1b\x1b[D", Left, ALT),
        ("\x1b\x1b[3~", Delete, ALT),
        ("\x1b\x1bOd", Left, ALT | CTRL),
        ("\x1b\x1bOC", Right, ALT),
        ("\x1bO5D", Left, CTRL),
        ("\x1bO2P", F(1), SHIFT),
        ("\x1bO1;5P", F(1), CTRL),
        ("\x1b[[E", F(5), KeyModifiers::NONE),
        ("\x1b[1;6C", Right, both),
        ("\x1b[27;5;13~", Enter, CTRL),
        ("\x1b[1;5:2D", Left, CTRL),
        ("\x1b[57419;5u", Up, CTRL),
    ] {
        assert_eq!(events(bytes.as_bytes()), [key(code, modifiers)], "{bytes:?}");
        let behind = events(format!("{bytes}x").as_bytes());
        assert_eq!(behind.len(), 2, "{bytes:?} takes the letter behind it");
    }
}

#[test]
fn putty_holds_ctrl_by_the_other_cursor_mode() {
    let ctrl = key(KeyCode::Left, KeyModifiers::CONTROL);
    let plain = key(KeyCode::Left, KeyModifiers::NONE);
    assert_eq!(events(b"\x1b[D\x1bOD"), [plain.clone(), ctrl]);
    assert_eq!(events(b"\x1bOD\x1bOD"), [plain.clone(), plain]);
}

#[test]
fn a_reply_or_a_paste_behind_esc_is_no_held_key() {
    let esc = key(KeyCode::Esc, KeyModifiers::NONE);
    assert_eq!(events(b"\x1b\x1b[200~x\x1b[201~"), [esc.clone(), Event::Paste("x".into())]);
    assert_eq!(events(b"\x1b\x1b[I"), [esc.clone(), Event::Focus(true)]);
    assert_eq!(events(b"\x1b\x1b]11;rgb:0/0/0\x07").first(), Some(&esc));
}

#[test]
fn releases_and_the_unknown_are_swallowed_whole() {
    for bytes in [
        "\x1b[97;1:3u",
        "\x1b[?62;22c",
        "\x1b[99~",
        "\x1b[201~",
        "\x1b[0n",
        "\x1b[>1;2$y",
        "\x1b[57441u",
        "\x1bOe",
        "\x1bOi",
        "\x1bO[",
        "\x1bO5z",
        "\x1b[[q",
        "\x1b[99$",
        "\x1b[99^",
        "\x1b[e",
        "\x1b[5;5^",
        "\x1b[1;5:3D",
        "\x1b[57358u",
        "\x1b\x1b[99~",
    ] {
        assert_eq!(events(bytes.as_bytes()), [], "{bytes:?}");
    }
}

#[test]
fn replies_never_become_letters_and_the_background_is_told() {
    assert_eq!(events(b"\x1b]11;rgb:ffff/ffff/ffff\x1b\\"), [Event::Ground(Rgb([255; 3]))]);
    assert_eq!(events(b"\x1b]11;rgb:1e1e/1e1e/1e1e\x07"), [Event::Ground(Rgb([0x1e; 3]))]);
    assert_eq!(events(b"\x1b]10;rgb:0/0/0\x07"), [Event::Text(Rgb([0; 3]))]);
    for reply in [
        "\x1b]12;rgb:0/0/0\x07",
        "\x1bP1+r524742\x1b\\",
        "\x1bP>|xterm(390)\x1b\\",
        "\x1b_Gi=1;OK\x1b\\",
    ] {
        assert_eq!(events(reply.as_bytes()), [], "{reply:?}");
    }
    assert_eq!(events(b"\x1b[5;10R"), [Event::Cursor { column: 9, row: 4 }]);
}

#[test]
fn a_string_without_an_end_costs_4_kb_at_most_and_a_control_ends_it() {
    let endless = [b"\x1b]11;".as_slice(), &[b'x'; 5000]].concat();
    assert_eq!(events(&endless).len(), 5 + 5000 - 4098);
    assert_eq!(events(b"\x1b]1\x03"), [key(KeyCode::Char('c'), KeyModifiers::CONTROL)]);
    assert_eq!(events(b"\x1b]x").len(), 2, "Alt-] and a letter");
}

#[test]
fn esc_twice_is_esc_twice_and_alone_it_waits() {
    let mut parser = Parser::default();
    let mut seen = Vec::new();
    parser.feed(b"\x1b\x1b", &mut seen);
    assert!(parser.holds_lone_esc());
    parser.flush_esc(&mut seen);
    assert_eq!(seen, vec![key(KeyCode::Esc, KeyModifiers::NONE); 2]);
    parser.feed(b"\x1b[", &mut seen);
    assert!(!parser.holds_lone_esc(), "half a sequence is no ESC");
    parser.flush_esc(&mut seen);
    parser.feed(b"B", &mut seen);
    assert_eq!(seen.last(), Some(&key(KeyCode::Down, KeyModifiers::NONE)));
}

#[test]
fn mouse_and_focus() {
    let at = |kind, column, row| {
        Event::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
    };
    assert_eq!(events(b"\x1b[<0;300;7M"), [at(MouseEventKind::Down(MouseButton::Left), 299, 6)]);
    assert_eq!(events(b"\x1b[<2;1;1m"), [at(MouseEventKind::Up(MouseButton::Right), 0, 0)]);
    assert_eq!(events(b"\x1b[<65;2;2M"), [at(MouseEventKind::ScrollDown, 1, 1)]);
    assert_eq!(events(b"\x1b[M !!"), [at(MouseEventKind::Down(MouseButton::Left), 0, 0)]);
    assert_eq!(events(b"\x1b[I\x1b[O"), [Event::Focus(true), Event::Focus(false)]);
}

#[test]
fn a_paste_is_one_event_with_its_escapes_as_text() {
    let seen = events(b"q\x1b[200~one\r\x1b[Atwo \xe7\x8e\x8b\x1b[201~\x1b[B");
    let keys =
        [key(KeyCode::Char('q'), KeyModifiers::NONE), key(KeyCode::Down, KeyModifiers::NONE)];
    assert_eq!(seen, [keys[0].clone(), Event::Paste("one\r\x1b[Atwo 王".into()), keys[1].clone()]);
}

#[test]
fn a_paste_over_the_cap_is_cut_and_the_keys_after_it_work() {
    let mut parser = Parser::default();
    let mut seen = Vec::new();
    parser.feed(b"\x1b[200~", &mut seen);
    let piece = "王".repeat(64 * 1024);
    for _ in 0..100 {
        parser.feed(piece.as_bytes(), &mut seen);
    }
    parser.feed(b"\x1b[201~x", &mut seen);
    let [Event::Paste(text), last] = seen.as_slice() else { panic!("{} events", seen.len()) };
    assert!(text.len() <= PASTE_CAP && text.len() > PASTE_CAP - 3);
    assert!(text.chars().all(|letter| letter == '王'));
    assert_eq!(last, &key(KeyCode::Char('x'), KeyModifiers::NONE));
}

/// Bytes that look like input more often than chance would have it.
fn input() -> impl Strategy<Value = Vec<u8>> {
    let pieces: Vec<&[u8]> = vec![
        b"\x1b",
        b"[",
        b"O",
        b"]",
        b"P",
        b"_",
        b"M",
        b"<",
        b";",
        b"1",
        b"0",
        b"~",
        b"u",
        b"R",
        b"A",
        b"a",
        b"$",
        b"^",
        b"\x03",
        b"\x07",
        b"\\",
        b"\x1b[A",
        b"\x1b]11;rgb:0/0/0",
        b"\x1b\\",
        "王".as_bytes(),
        "é".as_bytes(),
        b"\xff",
        b"\xe7",
        b"\r",
        b"\x1b[<0;5;5M",
    ];
    let piece = prop_oneof![
        8 => prop::sample::select(pieces).prop_map(<[u8]>::to_vec),
        1 => prop::collection::vec(any::<u8>(), 1..4),
        1 => Just(vec![b'7'; 70]),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|list| list.concat())
}

/// The events of these bytes, read in pieces of these sizes, over and over.
fn in_pieces(bytes: &[u8], cuts: &[usize]) -> Vec<Event> {
    let mut parser = Parser::default();
    let mut seen = Vec::new();
    let mut rest = bytes;
    let mut sizes = cuts.iter().cycle();
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(rest.len().min(*sizes.next().unwrap()));
        parser.feed(piece, &mut seen);
        rest = after;
    }
    seen
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    /// A key alone in a read ends a paste that has no end; text of a paste may be cut anywhere.
    #[test]
    fn a_paste_of_text_is_one_event_wherever_it_is_cut(
        text in "[ -~\n王é]{0,60}",
        cuts in prop::collection::vec(1_usize..9, 1..20),
    ) {
        let bytes = [b"\x1b[200~", text.as_bytes(), b"\x1b[201~x"].concat();
        let seen = in_pieces(&bytes, &cuts);
        prop_assert_eq!(&seen, &events(&bytes));
        prop_assert_eq!(&seen[0], &Event::Paste(text));
        prop_assert_eq!(seen.len(), 2);
    }

    #[test]
    fn any_cut_gives_the_same_events(bytes in input(), cuts in prop::collection::vec(1_usize..9, 1..20)) {
        let seen = in_pieces(&bytes, &cuts);
        prop_assert_eq!(seen, events(&bytes));
    }
}
