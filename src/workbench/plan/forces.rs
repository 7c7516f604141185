//! What is strong and weak about us at an account, which chances and threats there are: gathered from the file, each
//! with its source; the rep's own lines stand first (METHOD M23).

use super::needs;
use crate::model::Key;
use crate::model::{Account, Date, Favours, Level, NeedState, OpportunityStatus, Person};
use crate::rules::{AccountContext, phrase};
use crate::text::DayText;
use crate::workbench::Result;
use crate::workbench::Workbench;
use chrono::Datelike;

/// Lines of one kind that are shown, at most.
pub const MOST: usize = 4;
/// Days within which an end that comes is a threat.
const SOON_DAYS: i64 = 365;
/// A relationship from which on somebody confides in us.
const CONFIDES: i64 = 4;
/// A mark from which on it is strong, and below which it is weak.
const STRONG_MARK: i64 = 4;
const WEAK_MARK: i64 = 3;

/// One line, and where it is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Force {
    /// What it says.
    pub says: String,
    /// "agreement", "map, 18 Nov", "yours".
    pub source: String,
    /// The newest stand first.
    pub day: Option<Date>,
    /// The record, topic or person that it is from.
    pub subject: String,
}

/// The four kinds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forces {
    /// What we are good at here.
    pub strong: Vec<Force>,
    /// What we lack.
    pub weak: Vec<Force>,
    /// What could be won.
    pub chance: Vec<Force>,
    /// What could be lost.
    pub threat: Vec<Force>,
}

impl Forces {
    /// The kinds with their words, in order.
    pub fn kinds(&self) -> [(&'static str, &Vec<Force>); 4] {
        [
            (phrase!("strong"), &self.strong),
            (phrase!("weak"), &self.weak),
            (phrase!("chance"), &self.chance),
            (phrase!("threat"), &self.threat),
        ]
    }
}

impl Workbench {
    /// Strong, weak, chance, threat of an account; the newest of each first.
    pub fn forces(&self, account: Key) -> Result<Forces> {
        self.assess(account, |case| {
            let mut forces = Forces::default();
            let gathering = Gathering { case };
            gathering.own(&mut forces);
            gathering.strong(&mut forces.strong);
            gathering.weak(&mut forces.weak);
            gathering.chance(&mut forces.chance);
            gathering.threat(&mut forces.threat);
            for kind in
                [&mut forces.strong, &mut forces.weak, &mut forces.chance, &mut forces.threat]
            {
                // The rep's own lines stay in front.
                kind.sort_by_key(|f| (f.source != OWN, std::cmp::Reverse(f.day)));
            }
            forces
        })
    }
}

/// The source of a line that the rep wrote.
const OWN: &str = "yours";

struct Gathering<'c, 'a> {
    case: &'c AccountContext<'a>,
}

fn force(says: impl Into<String>, source: &str, day: Option<Date>, subject: &str) -> Force {
    let source = match day {
        Some(day) => format!("{source}, {}", day.month_year()),
        None => source.to_owned(),
    };
    Force { says: says.into(), source, day, subject: subject.to_owned() }
}

impl Gathering<'_, '_> {
    fn account(&self) -> &Account {
        self.case.account
    }

    fn own(&self, forces: &mut Forces) {
        let strategy = &self.account().strategy;
        let own = |text: &String| Force {
            says: text.clone(),
            source: OWN.to_owned(),
            day: *strategy.as_of,
            subject: String::new(),
        };
        forces.strong.extend(strategy.strengths.0.iter().map(own));
        forces.weak.extend(strategy.weaknesses.0.iter().map(own));
        forces.chance.extend(strategy.opportunities.0.iter().map(own));
        forces.threat.extend(strategy.threats.0.iter().map(own));
    }

    /// The best answer to a topic of the account, where there is one.
    fn answer(&self, category: &str, topic: &str) -> Option<(String, Option<Date>, String)> {
        let asked = self
            .case
            .checklist
            .iter()
            .find(|asked| asked.subject() == format!("{category}.{topic}"))?;
        let best = asked.best.as_ref()?;
        Some((best.intel.answer.0.clone()?, *best.intel.as_of, asked.subject()))
    }

    fn strong(&self, strong: &mut Vec<Force>) {
        let account = self.account();
        let today = self.case.today();
        for agreement in &account.agreements {
            let runs = agreement.until.is_none_or(|d| d >= today);
            if let Some(what) = agreement.what.as_deref().filter(|_| runs) {
                let terms = agreement.terms.as_deref().map(|t| format!(", {t}"));
                let says = format!("{what}{}", terms.unwrap_or_default());
                // It holds today, however long ago it was made.
                let since = agreement.from.map(|d| phrase!(" of {}", d.year()));
                strong.push(Force {
                    says,
                    source: format!("agreement{}", since.unwrap_or_default()),
                    day: Some(today),
                    subject: agreement.id.to_string(),
                });
            }
        }
        for person in &self.case.people {
            let trust = self.case.relationship(person) >= CONFIDES;
            let fights = *person.attitude == Some(2);
            let deed = person.deeds.iter().max_by_key(|d| *d.date);
            let day = deed.and_then(|d| *d.date).or_else(|| self.case.last_reached(&person.id));
            let says = match (fights, trust) {
                (true, true) => phrase!("fights for us and confides in us"),
                (true, false) => phrase!("fights for us"),
                (false, true) => phrase!("confides in us"),
                (false, false) => continue,
            };
            strong.push(force(
                format!("{} {says}", person.name.as_str()),
                phrase!("map"),
                day,
                &person.id,
            ));
        }
        for deal in account.opportunities.iter().filter(|o| o.status == OpportunityStatus::Won) {
            let why = deal.closed.reason.as_deref().map(|r| format!(": {r}")).unwrap_or_default();
            let says = phrase!("{} won{}", deal.name.as_str(), why);
            strong.push(force(says, phrase!("opportunity"), *deal.closed.date, &deal.id));
        }
        if let Some((says, day, subject)) = self.answer("ours", "fit") {
            strong.push(force(says, phrase!("checklist"), day, &subject));
        }
        self.marks(strong, true);
    }

    /// What the six values and our knowledge say, from a mark on or below one.
    fn marks(&self, into: &mut Vec<Force>, strong: bool) {
        let values = &self.account().values;
        let values = [
            (phrase!("steady orders"), &values.orders),
            (phrase!("an example to its trade"), &values.example),
            (phrase!("share of the market"), &values.share),
            (phrase!("drives new things"), &values.innovation),
            (phrase!("an asset of ours"), &values.asset),
            (phrase!("both gain"), &values.win_win),
        ];
        for (name, worth) in values.iter().filter(|_| strong) {
            if let Some(mark) = worth.score.filter(|m| *m >= STRONG_MARK) {
                let why = worth.why.as_deref().map(|w| format!(": {w}")).unwrap_or_default();
                into.push(force(
                    phrase!("{name}, {mark} of 5{why}", name, mark, why),
                    phrase!("six values"),
                    None,
                    "values",
                ));
            }
        }
        for (level, grasp) in self.account().knowledge.levels() {
            let Some(mark) = *grasp.score else { continue };
            let is_strong = mark >= STRONG_MARK && strong;
            if is_strong || (mark < WEAK_MARK && !strong) {
                let name = level_words(level);
                let missing = grasp.missing.as_deref().filter(|_| !strong);
                let missing = missing.map(|m| format!(": {m}")).unwrap_or_default();
                let says = phrase!("we know {name}: {mark} of 5{missing}", name, mark, missing);
                into.push(force(says, phrase!("knowledge"), None, "knowledge"));
            }
        }
    }

    fn weak(&self, weak: &mut Vec<Force>) {
        let above = |p: &&&Person| matches!(p.level, Some(Level::Executive | Level::Senior));
        let above: Vec<&&Person> = self.case.people.iter().filter(above).collect();
        let trust = above.iter().filter(|p| self.case.relationship(p) >= 3).count();
        if trust == 0 && !above.is_empty() {
            let says = phrase!("nobody above middle level trusts us, 0 of {}", above.len());
            weak.push(force(says, phrase!("map"), None, ""));
        }
        if let Some((says, day, subject)) = self.answer("ours", "weakness") {
            weak.push(force(says, phrase!("checklist"), day, &subject));
        }
        for deal in
            self.account().opportunities.iter().filter(|o| o.status == OpportunityStatus::Lost)
        {
            let closed = &deal.closed;
            let why = closed.learned.as_deref().or(closed.reason.as_deref());
            let why = why.map(|w| format!(": {w}")).unwrap_or_default();
            let says = phrase!("{} lost{}", deal.name.as_str(), why);
            weak.push(force(says, phrase!("lesson"), *closed.date, &deal.id));
        }
        self.marks(weak, false);
    }

    fn chance(&self, chance: &mut Vec<Force>) {
        for (category, topic) in [("problems", "trigger"), ("industry", "regulation")] {
            if let Some((says, day, subject)) = self.answer(category, topic) {
                chance.push(force(says, phrase!("checklist"), day, &subject));
            }
        }
        let open = needs(self.account(), NeedState::Open);
        if open.count > 0 {
            let fields =
                phrase::count(i64::try_from(open.count).unwrap_or(0), phrase!("open field"));
            let value = match open.value.0 {
                0 => String::new(),
                _ => format!(", {}", open.value.whole()),
            };
            chance.push(force(format!("{fields}{value}"), phrase!("white space"), None, ""));
        }
        for rival in &self.account().competition {
            let id = rival.competitor.0.as_deref().unwrap_or_default();
            let known = self.case.world.competitors.iter().find(|c| *c.id == id);
            if let Some((name, weak)) =
                known.and_then(|c| Some((c.name.as_str(), c.weaknesses.as_deref()?)))
            {
                chance.push(force(format!("{name}: {weak}"), phrase!("competitor"), None, id));
            }
        }
    }

    fn threat(&self, threat: &mut Vec<Force>) {
        let account = self.account();
        for rival in &account.competition {
            let id = rival.competitor.0.as_deref().unwrap_or_default();
            let known = self.case.world.competitors.iter().find(|c| *c.id == id);
            let (Some(name), Some(share)) = (known.map(|c| c.name.as_str()), *rival.share) else {
                continue;
            };
            let percent = (share * rust_decimal::Decimal::ONE_HUNDRED).round().normalize();
            let note = rival.note.as_deref().map(|n| format!(": {n}")).unwrap_or_default();
            threat.push(force(
                phrase!("{name} sells {percent} %{note}", name, percent, note),
                phrase!("rivals"),
                None,
                id,
            ));
        }
        for deal in self.case.open() {
            let count =
                |who: Favours| deal.specification.iter().filter(|p| p.favours == Some(who)).count();
            let (ours, theirs) = (count(Favours::Us), count(Favours::Rival));
            if theirs > ours {
                let says =
                    phrase!("specification: {theirs} points theirs, {ours} ours", theirs, ours);
                threat.push(force(says, deal.name.as_str(), None, &deal.id));
            }
        }
        let today = self.case.today();
        for agreement in &account.agreements {
            let ends = agreement.notice_by.or(*agreement.until).filter(|d| *d >= today);
            let Some(day) = ends.filter(|d| (*d - today).num_days() <= SOON_DAYS) else { continue };
            let what = agreement.what.as_deref().unwrap_or(phrase!("an agreement"));
            let word = if agreement.notice_by.is_some() {
                phrase!("notice by")
            } else {
                phrase!("ends on")
            };
            let says = format!("{what}: {word} {}", day.long_day());
            threat.push(force(says, phrase!("agreement"), None, &agreement.id));
        }
        let mut marks: Vec<_> =
            account.satisfaction.iter().filter_map(|s| Some(((*s.date)?, (*s.score)?))).collect();
        marks.sort();
        if let [.., (_, before), (day, last)] = marks.as_slice()
            && last < before
        {
            let says = phrase!("satisfaction {} after {}", last.normalize(), before.normalize());
            threat.push(force(says, phrase!("satisfaction"), Some(*day), "satisfaction"));
        }
    }
}

/// What a level of knowledge is called in a sentence.
pub fn level_words(level: &str) -> &'static str {
    match level {
        "product" => phrase!("our product in its hands"),
        "peers" => phrase!("others in its trade"),
        "substitutes" => phrase!("what could replace it"),
        "dynamics" => phrase!("where its trade moves"),
        _ => phrase!("the market around it"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn northwind_is_told_from_its_file() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let key = bench.account_of("northwind").unwrap().key;
        let forces = bench.forces(key).unwrap();
        let has = |list: &[Force], text: &str, source: &str| {
            let found = list.iter().find(|f| f.says.contains(text));
            let found = found.unwrap_or_else(|| panic!("{text} in {list:#?}"));
            assert!(found.source.starts_with(source), "{found:?}");
        };
        has(&forces.strong, "service contract Sira", "agreement");
        has(&forces.strong, "Jonas Falk fights for us", "map");
        has(&forces.strong, "王敏 confides in us", "map");
        has(&forces.strong, "Ten of twelve requirements", "checklist");
        has(&forces.weak, "No service base north of Bergen", "checklist");
        has(&forces.weak, "what could replace it: 2 of 5", "knowledge");
        has(&forces.weak, "lost: late at the specification is too late", "lesson");
        has(&forces.chance, "7 open fields, 832,000", "white space");
        has(&forces.chance, "frequency response has to be proved", "checklist");
        has(&forces.threat, "Voltaris sells 55 %", "rivals");
        has(&forces.threat, "notice by 31 Mar 2027", "agreement");
        assert!(
            !forces.threat.iter().any(|f| f.says.contains("satisfaction")),
            "4 after 4 is no fall"
        );
    }

    #[test]
    fn an_account_of_which_nothing_is_known_has_no_line() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let key = bench.account_of("mistral").unwrap().key;
        let forces = bench.forces(key).unwrap();
        assert!(forces.strong.len() + forces.weak.len() <= 2, "{forces:#?}");
    }
}
