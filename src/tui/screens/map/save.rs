//! The map as a file: the ending of the name says how it is written, Tab for whom.

use crate::text::DayText;
use crate::tui::components::save_file::{SaveFile, Saved, plain};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::workbench::org_chart::written;

/// The map of the picked account.
struct SavedMap {
    /// With our marks; else the organisation alone.
    ours: bool,
}

/// Asks where the map goes; for the customer, as a page.
pub fn save(ctx: &Ctx) -> Effect {
    let name = ctx.dossier.map_or("map", |d| d.account.name.as_str());
    let name = format!("{}-organisation-{}.html", plain(name, 40), ctx.today().iso_day());
    SaveFile::open(SavedMap { ours: false }, &name)
}

impl Saved for SavedMap {
    fn title(&self) -> String {
        match self.ours {
            true => phrase!("Save the map with our marks as"),
            false => phrase!("Save the organisation as"),
        }
        .to_owned()
    }

    fn endings(&self, _: &str) -> String {
        match self.ours {
            true => phrase!("for our own eyes; .html, .svg or .md"),
            false => phrase!("for the customer, no marks; .html, .svg or .md"),
        }
        .to_owned()
    }

    fn text(&self, name: &str, ctx: &Ctx) -> Option<String> {
        Some(written(&ctx.bench.org_chart(ctx.dossier?, self.ours), name))
    }

    /// The other version, under the name that says so where the name was not changed.
    fn turn(&mut self, name: &str) -> Option<String> {
        self.ours = !self.ours;
        let (old, new) =
            if self.ours { ("-organisation-", "-map-") } else { ("-map-", "-organisation-") };
        Some(name.replacen(old, new, 1))
    }

    fn keys(&self) -> &'static [(&'static str, &'static str)] {
        match self.ours {
            true => &[("Enter", "save"), ("Tab", "organisation alone"), ("Esc", "leave")],
            false => &[("Enter", "save"), ("Tab", "with our marks"), ("Esc", "leave")],
        }
    }
}
