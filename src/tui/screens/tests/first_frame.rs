//! What the first frame may cost.

use super::*;

#[test]
fn the_first_frame_does_not_look_through_the_book() {
    for (width, height) in [(80, 24), (120, 36), (200, 60)] {
        let mut app = demo();
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| app.draw_on(frame)).unwrap();
        assert!(!app.core.bench.has_looked_at_sales(), "{width}x{height}");
        screen(&mut app, width, height);
        assert!(app.core.bench.has_looked_at_sales(), "afterwards it does");
    }
}

#[test]
fn a_terminal_of_wide_borders_keeps_its_letters_when_plain_is_left_again() {
    let mut app = demo();
    app.event(Event::Glyphs { border: 2, joined_emoji: true });
    keys(&mut app, ":plain on{Enter}");
    keys(&mut app, ":plain off{Enter}");
    let text = screen(&mut app, 80, 24);
    assert!(text.contains("+-") && !text.contains('┌'), "{text}");
}
