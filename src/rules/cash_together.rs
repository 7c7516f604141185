//! The money that is out in all of our deals at once: the limit is the company's (docs/RULES.md Cash, METHOD M34).

use super::cash::Flow;
use super::cents::Cents;
use crate::model::Date;

/// What one deal has out: from each day on so many cents, until the next one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outlay {
    steps: Vec<(Date, i128)>,
}

impl Outlay {
    /// Of flows in the order of their days; a deal in plus has nothing out, and lends nothing.
    ///
    /// Empty where the last flow is before today: such a deal needs nothing.
    pub fn of(flows: &[Flow], today: Date) -> Self {
        if flows.last().is_none_or(|f| f.date < today) {
            return Self::default();
        }
        let mut steps: Vec<(Date, i128)> = vec![(today, 0)];
        let mut balance = 0i128;
        for flow in flows {
            balance += flow.cents;
            let day = flow.date.max(today);
            match steps.last_mut() {
                Some((last, out)) if *last == day => *out = (-balance).max(0),
                _ => steps.push((day, (-balance).max(0))),
            }
        }
        Self { steps }
    }

    /// Is nothing out on any day?
    pub fn is_empty(&self) -> bool {
        self.steps.iter().all(|(_, out)| *out == 0)
    }

    /// The cents that are out at the end of a day.
    pub fn on(&self, day: Date) -> Cents {
        let until = self.steps.partition_point(|(from, _)| *from <= day);
        Cents(until.checked_sub(1).map_or(0, |last| self.steps[last].1))
    }
}

/// The deepest need of several deals together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Together {
    /// Rounded to cents; not below 0.
    pub deepest_need: Cents,
    /// The first day on which it is that much; nothing where nothing is needed.
    pub deepest_day: Option<Date>,
}

impl Together {
    /// Of deals, each counted with so many hundredths: 100 in full, else its chance in percent.
    pub fn of<'a>(deals: impl IntoIterator<Item = (&'a Outlay, i64)>) -> Self {
        Self::between(deals, Date::MIN, Date::MAX)
    }

    /// The same on the days from the first through the last.
    pub fn between<'a>(
        deals: impl IntoIterator<Item = (&'a Outlay, i64)>,
        first: Date,
        last: Date,
    ) -> Self {
        let mut changes: Vec<(Date, i128)> = Vec::new();
        for (outlay, percent) in deals {
            let mut before = 0;
            for (day, out) in outlay.steps.iter().filter(|(day, _)| *day <= last) {
                changes.push(((*day).max(first), (out - before) * i128::from(percent)));
                before = *out;
            }
        }
        changes.sort_by_key(|(day, _)| *day);
        let (mut sum, mut most, mut deepest_day) = (0i128, 0i128, None);
        for on_day in changes.chunk_by(|a, b| a.0 == b.0) {
            sum += on_day.iter().map(|(_, change)| change).sum::<i128>();
            if sum > most {
                (most, deepest_day) = (sum, Some(on_day[0].0));
            }
        }
        Self { deepest_need: Cents((most + 50) / 100), deepest_day }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::cash::Footing;
    use proptest::prelude::*;

    fn day(n: u64) -> Date {
        Date::from_ymd_opt(2026, 11, 24).unwrap() + chrono::Days::new(n)
    }

    fn flow(n: u64, cents: i128) -> Flow<'static> {
        Flow { date: day(n), cents, footing: Footing::Due, payment: None, record: 0, what: None }
    }

    #[test]
    fn a_deal_in_plus_lends_nothing_to_another() {
        let rich = Outlay::of(&[flow(0, 10_000), flow(9, -1)], day(0));
        let poor = Outlay::of(&[flow(1, -300), flow(3, 200)], day(0));
        let both = Together::of([(&rich, 100), (&poor, 100)]);
        assert_eq!(both, Together { deepest_need: Cents(300), deepest_day: Some(day(1)) });
        assert!(rich.is_empty() && !poor.is_empty());
        assert_eq!(
            (poor.on(day(2)), poor.on(day(3)), poor.on(day(900))),
            (Cents(300), Cents(100), Cents(100))
        );
    }

    #[test]
    fn what_ended_before_today_needs_nothing_and_what_began_counts_from_today() {
        assert_eq!(Outlay::of(&[flow(0, -5)], day(1)), Outlay::default());
        let begun = Outlay::of(&[flow(0, -500), flow(4, 500)], day(2));
        assert_eq!(Together::of([(&begun, 100)]).deepest_day, Some(day(2)));
        assert_eq!(begun.on(day(1)), Cents(0));
    }

    #[test]
    fn chances_are_weighed_by_the_day_and_rounded_once() {
        let one = Outlay::of(&[flow(0, -1), flow(9, 1)], day(0));
        assert_eq!(Together::of([(&one, 49)]).deepest_need, Cents(0));
        assert_eq!(Together::of([(&one, 50)]).deepest_need, Cents(1));
        assert_eq!(Together::of([(&one, 30), (&one, 30)]).deepest_need, Cents(1));
        assert_eq!(Together::of([]), Together::default());
    }

    proptest! {
        /// Day by day, as docs/RULES.md tells it, without steps.
        #[test]
        fn as_a_slow_sum_by_the_day(
            deals in prop::collection::vec(
                (prop::collection::vec((0u64..40, -900i128..900), 0..6), 0i64..=100), 0..5),
            today in 0u64..30,
        ) {
            let deals: Vec<(Vec<Flow>, i64)> = deals.into_iter().map(|(flows, percent)| {
                let mut flows: Vec<Flow> = flows.into_iter().map(|(n, c)| flow(n, c)).collect();
                flows.sort_by_key(|f| f.date);
                (flows, percent)
            }).collect();
            let out = |flows: &[Flow], on: Date| -> i128 {
                if flows.last().is_none_or(|f| f.date < day(today)) { return 0; }
                let balance: i128 = flows.iter().filter(|f| f.date <= on).map(|f| f.cents).sum();
                (-balance).max(0)
            };
            let sum = |n: u64| {
                let of = |(flows, percent): &(Vec<Flow>, i64)| out(flows, day(n)) * i128::from(*percent);
                deals.iter().map(of).sum::<i128>()
            };
            let slow = (today..41).map(sum).max().unwrap_or(0);
            let outlays: Vec<(Outlay, i64)> =
                deals.iter().map(|(f, p)| (Outlay::of(f, day(today)), *p)).collect();
            let quick = Together::of(outlays.iter().map(|(o, p)| (o, *p)));
            prop_assert_eq!(quick.deepest_need, Cents((slow + 50) / 100));
            for first in (today..41).step_by(7) {
                let slow = (first..first + 7).map(sum).max().unwrap_or(0);
                let counted = outlays.iter().map(|(o, p)| (o, *p));
                let week = Together::between(counted, day(first), day(first + 6));
                prop_assert_eq!(week.deepest_need, Cents((slow + 50) / 100));
            }
        }
    }
}
