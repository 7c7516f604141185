//! Topics of the rep's own, as questions for a visit.

use super::questions::{Ask, Cause, plain};
use crate::model::Confidence;
use crate::rules::AccountContext;
use crate::rules::own_topics::{Own, Owner, own};

/// Those that somebody asks and that have no answer, hearsay, an old one, or two that disagree.
pub fn open(case: &AccountContext) -> Vec<Ask> {
    let asked = own(case).into_iter().filter(|o| o.owner != Owner::Nobody);
    let asks = asked.filter_map(|own| {
        let cause = match own.best {
            None => Cause::Unknown,
            Some(b) if b.intel.confidence == Confidence::Rumour => Cause::Doubt,
            Some(_) if own.is_stale() || own.disputed => Cause::Doubt,
            Some(_) => return None,
        };
        Some(ask(&own, cause))
    });
    asks.collect()
}

/// A question that the rep has put on the visit: how the topic of one's own that it answers stands.
pub fn of(case: &AccountContext, topic: Option<&str>) -> Option<Ask> {
    let own = own(case).into_iter().find(|o| topic == Some(o.name))?;
    Some(ask(&own, Cause::Own))
}

fn ask(own: &Own, cause: Cause) -> Ask {
    let stands = match own.best {
        None => "unknown",
        Some(_) if own.disputed => "disputed",
        Some(_) if own.is_stale() => "old",
        Some(b) => match b.intel.confidence {
            Confidence::Rumour => "rumour",
            Confidence::Stated => "stated",
            Confidence::Verified => "verified",
        },
    };
    Ask {
        topic: Some(own.name.to_owned()),
        state: format!("{}, {stands}", own.name),
        ..plain(own.question(), cause)
    }
}
