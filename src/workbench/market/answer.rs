//! A conclusion accepted or rejected: kept with its day, the reading that was taken and the rep's own words.

use super::{Answer, Conclusion};
use crate::model::{
    Action, Choice, Date, Dismissal, DismissalVerdict, Edit, Key, Record, Row, Value,
};
use crate::workbench::Operation;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::short_day;
use chrono::Days;

/// Days in which what to look at next time is due, unless an offer says otherwise.
const NEXT_LOOK_DAYS: u64 = 8;
/// Days after the end of an offer.
const AFTER_OFFER_DAYS: u64 = 2;

impl Conclusion {
    /// What it may mean: first what the method says, then what else it may be.
    pub fn readings(&self) -> Vec<&str> {
        let first = std::iter::once(self.says.as_str());
        first.chain(self.alternatives.iter().map(String::as_str)).collect()
    }

    /// The reading that was accepted; of an answer that names none the first.
    pub fn reading(&self) -> usize {
        let why = self.answer.1.as_deref().unwrap_or_default();
        self.readings().iter().position(|reading| why.starts_with(*reading)).unwrap_or(0)
    }

    /// The rep's own words, without the reading before them.
    pub fn own_words(&self) -> &str {
        let why = self.answer.1.as_deref().unwrap_or_default();
        let readings = self.readings();
        let behind = readings.iter().find_map(|reading| why.strip_prefix(*reading));
        behind.map_or(why, |rest| rest.trim_start_matches([':', ' ']))
    }

    /// Likely, or possible: a doubt makes it possible.
    pub fn how_sure(&self) -> String {
        match self.against {
            Some(super::MarketDoubt::Overlooked(..)) => {
                phrase!("possible, if not overlooked").to_owned()
            }
            _ => self.sureness.clone(),
        }
    }

    /// When to look again: after the offer where one ends.
    pub fn next_look(&self, today: Date) -> Date {
        match self.against {
            Some(super::MarketDoubt::OfferEnds(last)) if last >= today => {
                last + Days::new(AFTER_OFFER_DAYS)
            }
            _ => today + Days::new(NEXT_LOOK_DAYS),
        }
    }
}

impl Workbench {
    /// Answers a conclusion; `Open` takes the answer back.
    pub fn answer_conclusion(
        &self,
        of: &Conclusion,
        answer: Answer,
        reading: usize,
    ) -> Result<Operation> {
        let row = self.account_row(of.account.0)?;
        let rows = row.rows("dismissals");
        let (code, subject) = (of.finding.code, of.finding.subject.as_str());
        let known: Vec<&Row> = rows
            .iter()
            .filter(|r| r.text("code") == Some(code) && r.text("subject") == Some(subject))
            .collect();
        let label = format!("{}: {}", answer.word(), of.finding.title);
        if answer == Answer::Open {
            return Ok(Operation::new(
                label,
                known
                    .iter()
                    .map(|r| Edit::Delete { schema: Dismissal::SCHEMA, key: r.key })
                    .collect(),
            ));
        }
        let verdict = match answer {
            Answer::Rejected => DismissalVerdict::Rejected,
            _ => DismissalVerdict::Accepted,
        };
        let own = of.own_words();
        let why = match (reading, of.readings().get(reading)) {
            (0, _) | (_, None) => own.to_owned(),
            (_, Some(reading)) if own.is_empty() => (*reading).to_owned(),
            (_, Some(reading)) => format!("{reading}: {own}"),
        };
        let why = if why.is_empty() { Value::Absent } else { Value::Text(why) };
        let cells = [
            ("verdict", Value::Text(verdict.word().to_owned())),
            ("why", why),
            ("date", Value::Day(self.today())),
            ("until", Value::Absent),
        ];
        if let Some(known) = known.last() {
            return Ok(Operation::set(label, Dismissal::SCHEMA, known.key, cells.to_vec()));
        }
        let mut new = Row::empty(Dismissal::SCHEMA);
        new.place = rows.iter().map(|r| r.place + 1).max().unwrap_or(0);
        new.set("code", Value::Text(code.to_owned()));
        new.set("subject", Value::Text(subject.to_owned()));
        cells.into_iter().for_each(|(name, value)| new.set(name, value));
        Ok(Operation::add(label, of.account.0, new))
    }

    /// "Look next time" as something to do: by when, and for which look.
    pub fn look_again(&self, of: &Conclusion) -> Result<Operation> {
        let look = of.look.first().map_or(of.finding.remedy.as_str(), String::as_str);
        let what = format!("{}: {look}", of.place);
        self.market_todo(of.account.0, &what, of.next_look(self.today()), &of.finding.subject)
    }

    /// Something to do for a look in the field.
    pub fn market_todo(
        &self,
        account: Key,
        what: &str,
        due: Date,
        subject: &str,
    ) -> Result<Operation> {
        let row = self.account_row(account)?;
        let mut action = Row::empty(Action::SCHEMA);
        action.place = row.rows("actions").iter().map(|r| r.place + 1).max().unwrap_or(0);
        action.set("what", Value::Text(what.to_owned()));
        action.set("due", Value::Day(due));
        if !subject.is_empty() {
            action.set("for", Value::Text(subject.to_owned()));
        }
        let label = phrase!("to do by {}: {}", short_day(due, self.today()), what);
        Ok(Operation::add(label, account, action))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn conclusions(bench: &Workbench) -> Vec<Conclusion> {
        let from = Date::from_ymd_opt(2026, 8, 26).unwrap();
        bench.market(None, from, bench.today()).unwrap().conclusions
    }

    #[test]
    fn another_reading_is_kept_with_the_answer_and_goes_with_undo() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let mut bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let find = |all: Vec<Conclusion>, code: &str| {
            all.into_iter().find(|c| c.finding.code == code).unwrap()
        };
        let pressure = find(conclusions(&bench), "price_pressure");
        assert_eq!(pressure.own_words(), "ask the counter what they pay");
        assert_eq!(pressure.reading(), 0);
        assert_eq!(
            pressure.against,
            Some(super::super::MarketDoubt::OfferEnds(Date::from_ymd_opt(2026, 11, 30).unwrap()))
        );
        assert_eq!(pressure.next_look(today), Date::from_ymd_opt(2026, 12, 2).unwrap());
        let operation = bench.answer_conclusion(&pressure, Answer::Accepted, 1).unwrap();
        bench.operate(operation).unwrap();
        let again = find(conclusions(&bench), "price_pressure");
        assert_eq!((again.reading(), again.own_words()), (1, "ask the counter what they pay"));
        let rise = find(conclusions(&bench), "price_rise");
        assert_eq!(rise.answer.0, Answer::Open);
        let operation = bench.answer_conclusion(&rise, Answer::Rejected, 0).unwrap();
        bench.operate(operation).unwrap();
        let rejected = find(conclusions(&bench), "price_rise");
        assert_eq!((rejected.answer.0, rejected.answered), (Answer::Rejected, Some(today)));
        let operation = bench.answer_conclusion(&rejected, Answer::Open, 0).unwrap();
        bench.operate(operation).unwrap();
        assert_eq!(find(conclusions(&bench), "price_rise").answer.0, Answer::Open);
        bench.undo().unwrap();
        assert_eq!(find(conclusions(&bench), "price_rise").answer.0, Answer::Rejected);
    }

    #[test]
    fn a_new_rival_is_possible_only_while_few_brands_were_noted_before() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let all = conclusions(&bench);
        let rival = all.iter().find(|c| c.finding.code == "new_rival_seen").unwrap();
        assert_eq!(rival.how_sure(), "possible, if not overlooked");
        assert_eq!(rival.against, Some(super::super::MarketDoubt::Overlooked(2, 28)));
        let flagship = all.iter().find(|c| c.finding.code == "flagship_seen").unwrap();
        assert_eq!(flagship.how_sure(), "likely");
    }
}
