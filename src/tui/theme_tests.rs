//! That every role can be read on every ground, and what the rep has chosen stays.

use super::*;

/// Text and ground of palettes that many terminals have.
const PALETTES: [(&str, Rgb, Rgb); 12] = [
    ("xterm", Rgb([0xe5; 3]), Rgb([0; 3])),
    ("xterm, light", Rgb([0; 3]), Rgb([0xff; 3])),
    ("Solarized Dark", Rgb([0x83, 0x94, 0x96]), Rgb([0, 0x2b, 0x36])),
    ("Solarized Light", Rgb([0x65, 0x7b, 0x83]), Rgb([0xfd, 0xf6, 0xe3])),
    ("Ubuntu", Rgb([0xff; 3]), Rgb([0x30, 0x0a, 0x24])),
    ("Gruvbox", Rgb([0xeb, 0xdb, 0xb2]), Rgb([0x28; 3])),
    ("Gruvbox, light", Rgb([0x3c, 0x38, 0x36]), Rgb([0xfb, 0xf1, 0xc7])),
    ("Dracula", Rgb([0xf8, 0xf8, 0xf2]), Rgb([0x28, 0x2a, 0x36])),
    ("Nord", Rgb([0xd8, 0xde, 0xe9]), Rgb([0x2e, 0x34, 0x40])),
    ("One Dark", Rgb([0xab, 0xb2, 0xbf]), Rgb([0x28, 0x2c, 0x34])),
    ("Tomorrow", Rgb([0x4d, 0x4d, 0x4c]), Rgb([0xff; 3])),
    ("Catppuccin Mocha", Rgb([0xcd, 0xd6, 0xf4]), Rgb([0x1e, 0x1e, 0x2e])),
];

fn rgb(colour: Option<Color>, else_: Rgb) -> Rgb {
    match colour {
        Some(Color::Rgb(red, green, blue)) => Rgb([red, green, blue]),
        Some(Color::Indexed(index)) => Rgb::of_index(index),
        _ => else_,
    }
}

#[test]
fn every_role_can_be_read_on_every_palette_and_in_the_picked_row() {
    for (scheme, least) in [(Scheme::Auto, 4.5), (Scheme::Contrast, 7.0)] {
        for depth in [Depth::True, Depth::Indexed] {
            for (name, text, ground) in PALETTES {
                let theme = Theme::of(scheme, depth, false).with_text(text).on_ground(ground);
                let picked = rgb(theme.style(Role::Selection).bg, ground);
                assert!(picked.contrast(ground) > 1.1, "{name}: the picked row is seen");
                for role in Role::ALL.into_iter().filter(|r| *r != Role::Selection) {
                    let letters = rgb(theme.style(role).fg, text);
                    // The nearest of the 256 to the tint is not the tint itself.
                    let slack = if depth == Depth::Indexed { 0.8 } else { 0.0 };
                    for (where_, on, slack) in
                        [("ground", ground, 0.0), ("picked row", picked, slack)]
                    {
                        let contrast = letters.contrast(on);
                        assert!(
                            contrast >= least - slack,
                            "{name}, {role:?} on the {where_}: {contrast:.2}, {depth:?}"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn what_is_muted_stays_behind_the_text_where_there_is_room() {
    let (_, text, ground) = PALETTES[0];
    let theme = Theme::of(Scheme::Auto, Depth::True, false).with_text(text).on_ground(ground);
    let muted = rgb(theme.style(Role::Muted).fg, text);
    assert!(muted.contrast(ground) < text.contrast(ground) / 2.0);
}

#[test]
fn no_role_is_the_grey_that_is_the_ground_of_some_palettes() {
    for tone in [Tone::Dark, Tone::Light] {
        let theme = Theme::new(tone, false);
        for role in Role::ALL {
            assert_ne!(theme.style(role).fg, Some(Color::DarkGray), "{role:?}");
        }
    }
}

#[test]
fn in_a_tinted_row_the_letters_keep_their_colour() {
    let theme = Theme::of(Scheme::Dark, Depth::True, false);
    assert_eq!(theme.picked(Role::Bad).fg, theme.style(Role::Bad).fg);
    assert_eq!(theme.picked(Role::Bad).bg, theme.style(Role::Selection).bg);
    let sixteen = Theme::new(Tone::Dark, false);
    assert_eq!(sixteen.picked(Role::Bad), sixteen.picked(Role::Body).fg(Color::Reset));
}

#[test]
fn without_colour_no_role_has_one_and_the_answer_about_the_ground_changes_nothing() {
    let theme = Theme::new(Tone::Mono, true);
    let told = theme.on_ground(Rgb([255; 3]));
    assert_eq!((told.tone, told.styles), (theme.tone, theme.styles));
    for role in Role::ALL {
        assert_eq!((theme.style(role).fg, theme.style(role).bg), (None, None), "{role:?}");
    }
}

#[test]
fn the_ground_changes_the_colours_but_not_the_glyphs() {
    let theme = Theme::new(Tone::Dark, true).on_ground(Rgb([255; 3]));
    assert_eq!((theme.tone, theme.glyphs), (Tone::Light, &ASCII));
    assert_ne!(theme.style(Role::Accent), Theme::default().style(Role::Accent));
}

#[test]
fn what_the_rep_chose_holds_against_the_terminal() {
    for (word, tone) in [("dark", Tone::Dark), ("light", Tone::Light), ("mono", Tone::Mono)] {
        let theme = Theme::of(Scheme::of(word).unwrap(), Depth::True, false);
        let told = theme.on_ground(Rgb([255; 3])).on_ground(Rgb([0; 3])).with_text(Rgb([9; 3]));
        assert_eq!((told.styles, told.tone), (theme.styles, tone), "{word}");
        // What the terminal has said holds again once its own colours are wanted.
        let turned = told.turned(Scheme::Auto);
        let own = Theme::of(Scheme::Auto, Depth::True, false);
        let own = own.with_text(Rgb([9; 3])).on_ground(Rgb([0; 3]));
        assert_eq!((turned.styles, turned.tone), (own.styles, Tone::Dark), "{word}");
    }
    assert_eq!(Scheme::of("pink"), None);
}

#[test]
fn contrast_is_more_than_the_sixteen_where_the_ground_is_not_told() {
    let theme = Theme::of(Scheme::Contrast, Depth::True, false);
    assert!(!theme.style(Role::Muted).add_modifier.contains(Modifier::DIM));
    assert!(theme.style(Role::Bad).add_modifier.contains(Modifier::BOLD));
}
