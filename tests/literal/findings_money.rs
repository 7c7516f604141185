//! Findings about money, an opportunity's and the account's (docs/RULES.md).
use crate::cash::Cash;
use crate::evaluation::mark;
use crate::exact::Ratio;
use crate::reading::{day, id, list, number, text, whole};
use crate::revenue::revenue_of;
use crate::words::{Subjects, View, both, is_open};
use chrono::Datelike;
use serde_json::Value;

/// By how many days a payment is overdue: invoiced, not paid, due before today.
fn days_overdue(view: &View, payment: &Value) -> Option<i64> {
    let open = day(payment, "invoiced").is_some() && day(payment, "paid").is_none();
    view.days_ago(day(payment, "due")).filter(|ago| open && *ago > 0)
}

fn overdue(view: &View, condition: impl Fn(i64) -> bool) -> Subjects {
    let payments = view.opportunities().iter().flat_map(|o| list(o, "payments"));
    payments.filter(|p| days_overdue(view, p).is_some_and(&condition)).map(id).collect()
}

pub fn payment_overdue(view: &View) -> Subjects {
    overdue(view, |days| days <= 90)
}

pub fn payment_overdue_past_90_days(view: &View) -> Subjects {
    overdue(view, |days| days > 90)
}

pub fn payment_not_invoiced(view: &View) -> Subjects {
    let won = view.opportunities().iter().filter(|o| text(o, "status") == Some("won"));
    let payments = won.flat_map(|o| list(o, "payments")).filter(|payment| {
        view.before_today(day(payment, "due"))
            && day(payment, "invoiced").is_none()
            && day(payment, "paid").is_none()
    });
    payments.map(id).collect()
}

pub fn weak_payer(view: &View) -> Subjects {
    let weak = view.ours().into_iter().filter(|o| {
        let credit = mark(o, "credit");
        let mut payments = list(o, "payments").iter();
        (is_open(o) && credit.is_some_and(|credit| credit <= 1))
            || payments.any(|p| days_overdue(view, p).is_some_and(|days| days > 60))
    });
    weak.map(id).collect()
}

pub fn cannot_cushion(view: &View) -> Subjects {
    let deep = view.ours().into_iter();
    deep.filter(|o| Cash::of(view, o).can_cushion == Some(false)).map(id).collect()
}

pub fn promote_candidate(view: &View) -> Subjects {
    let threshold = number(view.rep(), "key_threshold");
    let year = view.today.year();
    let mut revenues = [year, year - 1].into_iter().map(|year| revenue_of(view.account, year));
    let enough = revenues.any(|revenue| both(revenue, threshold, |a, b| a >= b));
    view.itself(view.tier_is(&["ordinary", "target"]) && enough)
}

pub fn concentration(view: &View) -> Subjects {
    let year = view.today.year();
    let accounts = list(view.book, "accounts").iter();
    let revenues: Vec<Ratio> = accounts
        .filter_map(|account| revenue_of(account, year))
        .filter(|revenue| *revenue > Ratio::ZERO)
        .collect();
    let allowed = Ratio::sum(revenues.iter().copied()) * Ratio::new(40, 100);
    let large = both(revenue_of(view.account, year), Some(allowed), |a, b| a > b);
    view.itself(revenues.len() >= 3 && large)
}

/// One `by`'s scores, oldest first, then in file order.
pub fn satisfaction_drop(view: &View) -> Subjects {
    let scores = view.list("satisfaction");
    let dropped = scores.iter().any(|one| {
        let mut same: Vec<&Value> = scores.iter().collect();
        same.retain(|score| text(score, "by") == text(one, "by"));
        same.retain(|score| number(score, "score").is_some());
        same.sort_by_key(|score| day(score, "date"));
        let [.., before, last] = same[..] else {
            return false;
        };
        let lower = |last: Ratio, before: Ratio| before - last >= Ratio::whole(1);
        view.within(365, day(last, "date"))
            && both(number(last, "score"), number(before, "score"), lower)
    });
    view.itself(dropped)
}

pub fn service_due(view: &View) -> Subjects {
    let due = view.list("service").iter().filter(|service| {
        let last_done = day(service, "last_done");
        whole(service, "every_days")
            .is_some_and(|days| last_done.is_none() || view.more_than_ago(days, last_done))
    });
    due.map(id).collect()
}
