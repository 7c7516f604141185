//! How the screens look, changed while they are open; for good it stands in the rep's own playbook.toml.

use super::App;
use crate::tui::effect::LookChange;
use crate::tui::terminal;
use crate::tui::theme::Scheme;

impl App {
    /// Changes it, and says where it is changed for good.
    pub(super) fn change_look(&mut self, change: LookChange) {
        let core = &mut self.core;
        let row = match change {
            LookChange::Theme(scheme) => {
                core.look.scheme = scheme;
                if !core.look.plain {
                    core.theme = core.theme.turned(scheme);
                }
                phrase!("theme = \"{}\"", word(scheme))
            }
            LookChange::Mouse(on) => {
                core.look.mouse = on;
                terminal::report_mouse(on);
                phrase!("mouse = {on}", on)
            }
            LookChange::Plain(on) => {
                core.look.plain = on;
                core.theme = match on {
                    true => core.theme.turned(Scheme::Mono).plain(),
                    false => core.theme.drawn(core.look.ascii).turned(core.look.scheme),
                };
                phrase!("plain = {on}", on)
            }
        };
        core.say(phrase!("for now; for good: {row} under [screen] of your playbook.toml", row));
    }
}

fn word(scheme: Scheme) -> &'static str {
    Scheme::ALL.iter().find(|(_, one)| *one == scheme).map_or("auto", |(word, _)| word)
}
