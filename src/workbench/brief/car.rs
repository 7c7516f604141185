//! For the car: all that the rep needs in the last quarter of an hour before the visit (docs/WORDING.md).

use super::{
    BriefContext, arrive, attend, deal, expect, groups, head, known, lost, occasion, picture,
    standing, talk, watch,
};
use crate::model::Visit;
use crate::model::brief::{Brief, Entry, Section};
use crate::workbench::visit;

/// The whole page, before it is made to fit.
pub fn page(desk: &BriefContext) -> Brief {
    let mut brief = head(desk, occasion(desk));
    let empty = Visit::default();
    let visit = desk.visit.unwrap_or(&empty);
    let view = visit::view(desk.case, visit);
    brief.standing = standing::standing(desk, view.known_said());
    brief.sections = vec![arrive::section(desk), attend::section(desk), want(desk)];
    brief.sections.extend(talk::sections(desk, visit));
    brief.sections.extend(groups::sections(desk, &view));
    brief.sections.extend([
        expect::section(&view),
        known::section(desk, visit),
        lost::section(desk),
        watch::section(desk),
        deal::section(desk, visit),
    ]);
    brief.picture = picture::nodes(desk);
    brief
}

/// The ladder of objectives, what to talk about, what to bring.
fn want(desk: &BriefContext) -> Section {
    let mut entries = Vec::new();
    if let Some(visit) = desk.visit {
        let ladder = &visit.objectives;
        let named = [
            ("for", visit.purpose.as_deref()),
            ("best", ladder.best.as_deref()),
            ("expected", ladder.expected.as_deref()),
            ("minimum", ladder.minimum.as_deref()),
            ("reason", visit.reason_to_meet.as_deref()),
        ];
        for (lead, text) in named {
            match text {
                Some(text) => entries.push(Entry::new(text).lead(lead).from(visit.id.as_str())),
                None if lead == "expected" => entries.push(
                    Entry::gap(phrase!("not set: what will the customer do, and by when?"))
                        .lead(lead)
                        .from(visit.id.as_str()),
                ),
                None => {}
            }
        }
        for (lead, words) in [("agenda", &visit.agenda), ("bring", &visit.bring)] {
            if !words.is_empty() {
                let words = Entry::new(words.join("; ")).lead(lead);
                entries.push(words.from(visit.id.as_str()));
            }
        }
    }
    Section {
        name: "want",
        title: phrase!("What we want").to_owned(),
        keep: entries.len(),
        entries,
        yields: 0,
        whole: false,
    }
}
