//! Two looks at one place side by side: a line for each thing that is different, and for what is the same.

use super::history::{Look, PlaceHistory};
use super::{Sight, promotion_days};
use crate::model::words::Words;
use crate::model::{Choice, Date, Money, Shelf};
use crate::text::DayText;

/// One line of the comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeLine {
    /// The product; nothing where the line above says it.
    pub product: String,
    /// `price`, `place`, `made on`, `offer`.
    pub what: String,
    /// At the look before.
    pub before: String,
    /// At the later look.
    pub now: String,
    /// What is different, in words.
    pub says: String,
    /// It is different.
    pub moved: bool,
    /// The rep should look at it.
    pub urgent: bool,
    /// Which product of the place; nothing for the counter itself.
    pub of: Option<usize>,
}

/// How the comparison says things.
pub struct Comparing<'a> {
    /// The words on screen.
    pub words: &'a Words,
    /// Days from which goods are old when they are seen.
    pub old_days: i64,
    /// A price at or below this share of the usual one is a deep cut, in per cent.
    pub cut_percent: i64,
}

impl Comparing<'_> {
    /// The lines of a place: the counter, then each product of the later look.
    pub fn lines(
        &self,
        place: &PlaceHistory,
        now: &Look,
        before: Option<&Look>,
    ) -> Vec<ChangeLine> {
        let mut lines = self.counter(now, before);
        for at in 0..place.products.len() {
            let then = before.and_then(|look| look.of(at));
            let name = &place.products[at];
            let ours = if name.theirs { "" } else { phrase!(", ours") };
            let mut of_product = match (now.of(at), then) {
                (Some(sight), Some(then)) => self.both(sight, then, !name.theirs),
                (Some(sight), None) => vec![self.first(sight, place, at, !name.theirs)],
                (None, Some(then)) => vec![ChangeLine {
                    what: phrase!("price").to_owned(),
                    before: price(then.price),
                    says: phrase!("not looked at").to_owned(),
                    ..ChangeLine::default()
                }],
                (None, None) => Vec::new(),
            };
            if let Some(first) = of_product.first_mut() {
                first.product = format!("{}{ours}", name.name());
            }
            of_product.iter_mut().for_each(|line| line.of = Some(at));
            lines.extend(of_product);
        }
        lines
    }

    fn counter(&self, now: &Look, before: Option<&Look>) -> Vec<ChangeLine> {
        let mut lines = Vec::new();
        let then = before.and_then(|b| b.brands);
        let says = match (now.brands, then) {
            (Some(now), Some(then)) if now == then => phrase!("the same").to_owned(),
            (Some(now), Some(then)) if now == then + 1 => phrase!("one more").to_owned(),
            (Some(now), Some(then)) if now > then => phrase!("{} more", now - then),
            (Some(now), Some(then)) => phrase!("{} fewer", then - now),
            (None, _) => phrase!("not counted").to_owned(),
            (_, None) => phrase!("the first count").to_owned(),
        };
        lines.push(ChangeLine {
            product: phrase!("the counter").to_owned(),
            what: phrase!("brands there").to_owned(),
            before: count(then),
            now: count(now.brands),
            moved: now.brands.is_some() && then.is_some() && now.brands != then,
            urgent: then.is_some() && now.brands > then,
            says,
            of: None,
        });
        let all = now.brands.is_none_or(|n| noted(now) >= n);
        lines.push(ChangeLine {
            what: phrase!("products noted").to_owned(),
            before: before.map_or(String::new(), |b| noted(b).to_string()),
            now: noted(now).to_string(),
            says: if all {
                String::new()
            } else {
                phrase!("the others were not looked at").to_owned()
            },
            ..ChangeLine::default()
        });
        lines
    }

    /// What was not there at the look before: one line.
    fn first(&self, now: &Sight, place: &PlaceHistory, at: usize, ours: bool) -> ChangeLine {
        let known = place.looks.iter().any(|l| l.date < now.date && l.of(at).is_some());
        let mut says = Vec::new();
        says.extend(now.shelf.map(|s| self.shelf(s, ours)));
        let age = now.produced.map(|made| (now.date - made).num_days());
        says.extend(age.map(|days| phrase!("{days} days old", days)));
        says.extend(now.promotion.clone());
        says.extend(now.note.clone());
        let is_old = age.is_some_and(|days| days > self.old_days);
        let is_out = ours && now.shelf == Some(Shelf::None);
        ChangeLine {
            what: if known { phrase!("not looked at then") } else { phrase!("first look") }
                .to_owned(),
            now: if is_out { phrase!("OUT").to_owned() } else { price(now.price) },
            says: says.join(", "),
            moved: true,
            urgent: is_old || is_out || !(ours || known),
            ..ChangeLine::default()
        }
    }

    fn both(&self, now: &Sight, then: &Sight, ours: bool) -> Vec<ChangeLine> {
        let mut lines = vec![self.price(now, then), self.place(now, then, ours)];
        lines.extend(self.made(now, then));
        lines.extend(self.offer(now, then));
        if now.packaging.is_some() || then.packaging.is_some() {
            let moved = now.packaging.is_some() && now.packaging != then.packaging;
            let says = match (moved, &then.packaging) {
                (true, None) => "new",
                (true, Some(_)) => phrase!("another one"),
                _ => "",
            };
            lines.push(ChangeLine {
                what: phrase!("packaging").to_owned(),
                before: text(then),
                now: text(now),
                says: says.to_owned(),
                moved,
                ..ChangeLine::default()
            });
        }
        lines
    }

    fn price(&self, now: &Sight, then: &Sight) -> ChangeLine {
        let says = match now.shelf {
            Some(Shelf::None) => phrase!("not there").to_owned(),
            _ => price_says(now.price, then.price),
        };
        let cut = now.price.zip(now.usual).is_some_and(|(price, usual)| {
            i128::from(price.cents()) * 100
                <= i128::from(usual.cents()) * i128::from(self.cut_percent)
        });
        let usual = now.usual.filter(|u| now.price != Some(*u));
        let usual =
            usual.map_or(String::new(), |u: Money| phrase!("; usual price {}", price(Some(u))));
        let moved = now.price.is_some() && then.price.is_some() && now.price != then.price;
        ChangeLine {
            what: phrase!("price").to_owned(),
            before: price(then.price),
            now: price(now.price),
            says: format!("{says}{usual}"),
            moved,
            urgent: cut,
            ..ChangeLine::default()
        }
    }

    fn place(&self, now: &Sight, then: &Sight, ours: bool) -> ChangeLine {
        let text = |shelf: Option<Shelf>| shelf.map_or(String::new(), |s| self.shelf(s, ours));
        let says = match (now.shelf, then.shelf) {
            (None, _) => phrase!("not looked at").to_owned(),
            (now, then) if now == then => phrase!("the same").to_owned(),
            (Some(Shelf::None), _) => phrase!("gone from the shelf").to_owned(),
            (Some(_), Some(Shelf::None)) => phrase!("back on the shelf").to_owned(),
            (Some(_), None) => phrase!("not looked at then").to_owned(),
            (Some(Shelf::Best), _) => phrase!("moved to the best place").to_owned(),
            (Some(now), Some(then)) if rank(now) < rank(then) => phrase!("better").to_owned(),
            _ => phrase!("worse").to_owned(),
        };
        let moved = now.shelf.is_some() && then.shelf.is_some() && now.shelf != then.shelf;
        let is_out = ours && now.shelf == Some(Shelf::None);
        ChangeLine {
            what: phrase!("place").to_owned(),
            before: text(then.shelf),
            now: text(now.shelf),
            says,
            moved,
            urgent: is_out || (moved && !ours && now.shelf == Some(Shelf::Best)),
            ..ChangeLine::default()
        }
    }

    fn made(&self, now: &Sight, then: &Sight) -> Option<ChangeLine> {
        let made = now.produced.or(then.produced)?;
        let older = now.produced.zip(then.produced).is_some_and(|(now, then)| now < then);
        let mut says = match (age(now), age(then)) {
            (Some(now), Some(then)) if !older => phrase!("{now} days old, after {then}", now, then),
            (Some(now), _) => phrase!("{now} days old", now),
            (None, _) => phrase!("not looked at").to_owned(),
        };
        if older {
            says += phrase!(": older than last time");
        }
        let is_old = age(now).is_some_and(|days| days > self.old_days);
        Some(ChangeLine {
            what: phrase!("made on").to_owned(),
            before: day(then.produced),
            now: day(now.produced.filter(|_| made <= now.date)),
            says,
            moved: now.produced != then.produced && now.produced.is_some(),
            urgent: is_old,
            ..ChangeLine::default()
        })
    }

    fn offer(&self, now: &Sight, then: &Sight) -> Option<ChangeLine> {
        if now.promotion.is_none() && then.promotion.is_none() {
            return None;
        }
        let text =
            |sight: &Sight| sight.offer.clone().unwrap_or_else(|| phrase!("none").to_owned());
        let moved = now.promotion != then.promotion;
        Some(ChangeLine {
            what: phrase!("offer").to_owned(),
            before: text(then),
            now: text(now),
            says: promotion_days(now.offer_days).unwrap_or_else(|| match now.promotion {
                None => phrase!("over, or not looked at").to_owned(),
                Some(_) => String::new(),
            }),
            moved: moved && now.promotion.is_some(),
            ..ChangeLine::default()
        })
    }

    fn shelf(&self, shelf: Shelf, ours: bool) -> String {
        match (shelf, ours) {
            (Shelf::None, true) => phrase!("OUT").to_owned(),
            _ => self.words.word("shelf", shelf.word()).to_owned(),
        }
    }
}

fn count(n: Option<i64>) -> String {
    n.map_or(String::new(), |n| n.to_string())
}

fn noted(look: &Look) -> i64 {
    i64::try_from(look.sights.len()).unwrap_or(0)
}

fn text(sight: &Sight) -> String {
    sight.packaging.clone().unwrap_or_default()
}

fn age(sight: &Sight) -> Option<i64> {
    Some((sight.date - sight.produced?).num_days())
}

fn day(d: Option<Date>) -> String {
    d.map_or(String::new(), |d| d.short_day())
}

/// "19 % down", "2.00 up", "the same".
pub fn price_says(now: Option<Money>, then: Option<Money>) -> String {
    let (Some(now), Some(then)) = (now, then) else {
        return match now {
            None => phrase!("seen, no price").to_owned(),
            Some(_) => phrase!("no price then").to_owned(),
        };
    };
    let (now, then) = (i128::from(now.cents()), i128::from(then.cents()));
    let way = match now.cmp(&then) {
        std::cmp::Ordering::Equal => return phrase!("the same").to_owned(),
        std::cmp::Ordering::Greater => "up",
        std::cmp::Ordering::Less => "down",
    };
    if then <= 0 {
        return way.to_owned();
    }
    let percent = ((now - then).abs() * 200 + then) / (then * 2);
    format!("{percent} % {way}")
}

/// The better places first.
pub fn rank(shelf: Shelf) -> u8 {
    match shelf {
        Shelf::Best => 0,
        Shelf::EyeLevel => 1,
        Shelf::End => 2,
        Shelf::Lower => 3,
        Shelf::None => 4,
    }
}

/// A price with its cents, as it stands on a shelf.
pub fn price(money: Option<Money>) -> String {
    money.map_or(String::new(), |m| {
        let cents = m.cents();
        let sign = if cents < 0 { "-" } else { "" };
        format!("{sign}{}.{:02}", cents.unsigned_abs() / 100, cents.unsigned_abs() % 100)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::Workbench;

    #[test]
    fn bergen_of_the_demo_says_what_moved() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let places = bench.place_histories(None).unwrap();
        let bergen = places.iter().find(|p| p.place.contains("Bergen")).unwrap();
        let comparing = bench.comparing();
        let (now, before) = (&bergen.looks[3], &bergen.looks[2]);
        let lines = comparing.lines(bergen, now, Some(before));
        let said = |what: &str, now: &str| {
            let line = lines.iter().find(|l| l.what == what && l.now == now);
            line.unwrap_or_else(|| panic!("{what} {now} in {lines:#?}"))
        };
        assert_eq!(said("brands there", "29").says, "one more");
        // 26.00 to 21.00 is 19.2 per cent less.
        assert_eq!(said("price", "21.00").says, "19 % down; usual price 26.00");
        assert!(said("price", "21.00").urgent && !said("price", "24.00").moved);
        assert_eq!(said("place", "best place").says, "moved to the best place");
        assert_eq!(said("made on", "14 Oct").says, "27 days old, after 40");
        assert_eq!(said("made on", "20 Jul").says, "113 days old: older than last time");
        assert!(said("first look", "31.00").says.contains("253 days old"));
        assert!(!lines.iter().any(|l| l.says.contains("gone")), "nobody reads as gone");
    }

    #[test]
    fn a_first_look_compares_with_nothing() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let places = bench.place_histories(None).unwrap();
        let bergen = places.iter().find(|p| p.place.contains("Bergen")).unwrap();
        let lines = bench.comparing().lines(bergen, &bergen.looks[0], None);
        assert!(lines.iter().all(|l| l.before.is_empty()));
        assert!(lines.iter().any(|l| l.what == "first look"));
    }

    #[test]
    fn a_share_is_rounded_to_the_nearest() {
        let money = |cents| Some(Money::from_cents(cents));
        for (now, then, says) in [
            (2_100, 2_600, "19 % down"),
            (2_600, 2_400, "8 % up"),
            (2_400, 2_400, "the same"),
            (100, 0, "up"),
        ] {
            assert_eq!(price_says(money(now), money(then)), says);
        }
    }
}
