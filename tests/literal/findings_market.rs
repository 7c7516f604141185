//! Findings on the market floor (docs/RULES.md).
use crate::exact::Ratio;
use crate::reading::{day, id, number, text, yes};
use crate::words::{Subjects, View, both, newest};
use serde_json::Value;

/// Observations, those of our own goods as if they were not there.
fn of_others<'a>(view: &View<'a>) -> Vec<&'a Value> {
    let company = text(view.rep(), "company");
    let is_ours =
        |o: &&Value| yes(o, "ours") || text(o, "brand").is_some_and(|brand| Some(brand) == company);
    view.list("observations").iter().filter(|o| !is_ours(o)).collect()
}

pub fn new_rival_seen(view: &View) -> Subjects {
    let seen = of_others(view);
    let mut subjects = Subjects::new();
    for place in places(&seen) {
        let mut there = seen.clone();
        there.retain(|o| text(o, "place") == Some(place));
        let new = there.iter().filter(|o| view.within(90, day(o, "date")) && is_new(o, &there));
        subjects.extend(newest(new.copied()).map(id));
    }
    subjects
}

fn places<'a>(seen: &[&'a Value]) -> Vec<&'a str> {
    let mut places: Vec<&str> = seen.iter().filter_map(|o| text(o, "place")).collect();
    places.sort_unstable();
    places.dedup();
    places
}

fn is_new(observation: &Value, there: &[&Value]) -> bool {
    let mut earlier = there.to_vec();
    earlier.retain(|other| day(other, "date") < day(observation, "date"));
    if earlier.is_empty() {
        return false;
    }
    let counted = earlier.iter().filter(|o| number(o, "brand_count").is_some());
    let count_before = newest(counted.copied()).and_then(|o| number(o, "brand_count"));
    let more = both(number(observation, "brand_count"), count_before, |now, then| now > then);
    let new_brand = text(observation, "brand")
        .is_some_and(|brand| earlier.iter().all(|o| text(o, "brand") != Some(brand)));
    more || new_brand
}

/// The newest observation of each place, brand and product, where within 90 days.
fn newest_of_each<'a>(view: &View, seen: Vec<&'a Value>) -> Vec<&'a Value> {
    let goods = |o: &'a Value| (text(o, "place"), text(o, "brand"), text(o, "product"));
    let mut latest = Vec::new();
    for observation in &seen {
        let same = seen.iter().filter(|other| goods(other) == goods(observation));
        let is_newest = newest(same.copied()).is_some_and(|n| std::ptr::eq(n, *observation));
        let placed = text(observation, "place").is_some();
        if placed && is_newest && view.within(90, day(observation, "date")) {
            latest.push(*observation);
        }
    }
    latest
}

pub fn own_out_of_stock(view: &View) -> Subjects {
    let others = of_others(view);
    let mut ours: Vec<&Value> = view.list("observations").iter().collect();
    ours.retain(|o| !others.iter().any(|other| std::ptr::eq(*other, *o)));
    let latest = newest_of_each(view, ours).into_iter();
    latest.filter(|o| text(o, "shelf") == Some("none")).map(id).collect()
}

pub fn flagship_seen(view: &View) -> Subjects {
    let latest = newest_of_each(view, of_others(view)).into_iter();
    latest.filter(|o| text(o, "shelf") == Some("best")).map(id).collect()
}

/// Price compared with a percentage of the usual price.
fn priced(view: &View, percent: i128, compare: impl Fn(Ratio, Ratio) -> bool) -> Subjects {
    let latest = newest_of_each(view, of_others(view)).into_iter();
    let moved = latest.filter(|o| {
        let mark = number(o, "usual_price").map(|usual| usual * Ratio::new(percent, 100));
        both(number(o, "price"), mark, &compare)
    });
    moved.map(id).collect()
}

pub fn price_pressure(view: &View) -> Subjects {
    priced(view, 85, |price, mark| price <= mark)
}

pub fn price_rise(view: &View) -> Subjects {
    priced(view, 110, |price, mark| price >= mark)
}

pub fn slow_turnover(view: &View) -> Subjects {
    let all = view.list("observations").iter().collect();
    let slow = newest_of_each(view, all).into_iter().filter(|o| {
        let dates = (day(o, "date"), day(o, "produced"));
        matches!(dates, (Some(date), Some(made)) if (date - made).num_days() > 90)
    });
    slow.map(id).collect()
}
