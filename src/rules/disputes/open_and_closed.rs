//! open_and_closed: a purchase is open, and says how it ended.

use super::{Act, Found, Kind};
use crate::model::Opportunity;
use crate::rules::{AccountContext, advice};

/// When to ask again is no end.
pub const KIND: Kind = Kind {
    kind: "open_and_closed",
    check,
    hides: &["decision_overdue", "stalled", "behind_customer", "no_verdict", "stage_unproven"],
};

fn check(case: &AccountContext) -> Vec<Found> {
    case.open().filter_map(|deal| found(case, deal)).collect()
}

fn found(case: &AccountContext, deal: &Opportunity) -> Option<Found> {
    let closed = &deal.closed;
    if closed.date.is_some_and(|d| d > case.today()) {
        return None;
    }
    let reason = closed.reason.is_some() || closed.learned.is_some();
    if closed.date.is_none() && closed.winner.0.is_none() && !reason {
        return None;
    }
    let (account, name) = (case.account.id.as_str(), deal.name.as_str());
    let day = closed.date.map_or(String::new(), |d| phrase!(" on {}", advice::on(case, d)));
    let why =
        closed.reason.as_deref().map_or(String::new(), |w| format!(" ({})", advice::short(w)));
    let open =
        ["closed.date", "closed.because", "closed.reason", "closed.winner", "closed.learned"];
    Some(
        Found::new(phrase!("{name} is open, and was closed{day}{why}", name, day, why))
            .on("opportunity", &deal.id)
            .choice(phrase!("it is lost"), set(account, deal).field("status", "lost"))
            .choice(
                phrase!("nobody buys: it is dropped"),
                set(account, deal).field("status", "dropped"),
            )
            .choice(phrase!("we won it"), set(account, deal).field("status", "won"))
            .choice(
                phrase!("it is open: forget the end"),
                open.into_iter().fold(set(account, deal), Act::clear),
            ),
    )
}

fn set(account: &str, deal: &Opportunity) -> Act {
    Act::set("opportunity", &[account], &[&deal.id])
}
