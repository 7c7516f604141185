//! In which words a topic is asked of whoever is there: to the very person, what they told us confirmed, what the file
//! says confirmed, else as it stands in the playbook (METHOD M22).

use super::expected::deals;
use super::questions::attending;
use crate::model::{Occasion, Opportunity, Person, Visit, is_blank};
use crate::rules::implied::{self, Implied, boss};
use crate::rules::occasion::{occasion, talk};
use crate::rules::question::{DealStages, is_worth, question, who_knows};
use crate::rules::teller::teller;
use crate::rules::{AccountContext, Asked};

/// The rep's own language, in which questions stand on screen and on the page for the car.
const OWN: &str = "en";
/// An answer of more letters is confirmed by its first part.
const SHORT: usize = 90;

/// A visit as its questions see it: who is there, where the customer stands, what it is for.
pub struct Meeting<'c, 'a> {
    /// The account, on its day.
    pub case: &'c AccountContext<'a>,
    /// Who attends and is still there.
    pub there: Vec<&'a Person>,
    /// Where the customer stands with the purchases that it is about.
    pub standing: DealStages,
    /// These purchases.
    deals: Vec<&'a Opportunity>,
    occasion: Occasion,
    purpose: String,
    objectives: [String; 3],
}

impl<'c, 'a> Meeting<'c, 'a> {
    /// Of a visit.
    pub fn of(case: &'c AccountContext<'a>, visit: &Visit) -> Self {
        let deals = deals(case, visit);
        let standing = DealStages::of(case, &deals);
        let occasion = occasion(case, visit);
        let sells = !matches!(occasion, Occasion::Complaint | Occasion::Yearly | Occasion::Retail);
        let ladder = &visit.objectives;
        Self {
            case,
            there: attending(case, visit),
            deals,
            standing: if sells { standing } else { standing.without_purchase() },
            occasion,
            purpose: said(&visit.purpose.0),
            objectives: [said(&ladder.expected.0), said(&ladder.best.0), said(&ladder.minimum.0)],
        }
    }

    /// Is it worth asking in this talk, where the customer stands? After a complaint nothing is asked but what it is about.
    pub fn is_worth(&self, asked: &Asked) -> bool {
        let talk = talk(self.case.world.playbook, self.occasion);
        let name = format!("{}.{}", asked.category.name, asked.topic.name);
        let of_talk = talk.is_some_and(|t| t.topics.contains(&name));
        let worth = is_worth(self.case, asked, &self.standing);
        match self.occasion {
            Occasion::Complaint => of_talk,
            Occasion::Retail => worth || of_talk && asked.category.name == "rivals",
            _ => worth,
        }
    }

    /// How much the purpose and the objectives ask for a topic; 0 where they do not.
    pub fn wish(&self, asked: &Asked) -> usize {
        let Some(question) = question(self.case, asked) else {
            return 0;
        };
        let [expected, best, minimum] = &self.objectives;
        [(&self.purpose, 5), (expected, 3), (best, 1), (minimum, 1)]
            .iter()
            .map(|(text, weight)| question.words_in(text).min(2) * weight)
            .sum()
    }

    /// Those who are there and can know it: from whom the file has it, then the best placed first.
    pub fn knowers(&self, asked: &Asked<'a>) -> Vec<&'a Person> {
        let mut all = who_knows(self.case, asked, &self.there);
        let source = self.implied(asked).and_then(|i| i.source);
        if let Some(source) = source.and_then(|s| self.there.iter().find(|p| p.id == s.id)) {
            all.retain(|p| p.id != source.id);
            all.insert(0, source);
        }
        all
    }

    /// What the file says of it, of the purchases that the visit is about.
    pub fn implied(&self, asked: &Asked<'a>) -> Option<Implied<'a>> {
        implied::answer_about(self.case, asked, &self.deals)
    }

    /// Nobody is known to come: it is asked as if everybody could know it.
    pub fn is_open_house(&self) -> bool {
        self.there.is_empty()
    }

    /// The question as it is put to somebody.
    pub fn words(&self, asked: &Asked<'a>, to: Option<&Person>) -> String {
        let confirmed = || to.and_then(|to| self.confirmed(asked, to));
        confirmed()
            .or_else(|| self.implied(asked)?.ask(OWN, to))
            .or_else(|| self.of_stage(asked, to))
            .unwrap_or_else(|| asked.topic.question(asked.person.map(|p| p.name.as_str())))
    }

    /// The playbook's words for the stage, and to the very person.
    fn of_stage(&self, asked: &Asked, to: Option<&Person>) -> Option<String> {
        let topic = question(self.case, asked)?;
        let before = || topic.before.text(OWN).filter(|_| self.standing.is_before());
        let before_you = || topic.before_you.text(OWN).filter(|_| self.standing.is_before());
        let to_them = asked.person.is_some_and(|p| to.is_some_and(|to| to.id == p.id));
        let text = match to_them {
            true => before_you().or_else(|| topic.you.text(OWN)),
            false => before().or_else(|| topic.late.text(OWN).filter(|_| self.standing.is_late())),
        };
        let name = asked.person.map_or("", |p| p.name.as_str());
        text.map(|text| crate::model::words::fill(text, &[("name", name)]))
    }

    /// What this person told us themselves, put to them again.
    fn confirmed(&self, asked: &Asked, to: &Person) -> Option<String> {
        let best = asked.best.filter(|b| !*b.intel.private)?;
        teller(self.case, best.intel.source.as_deref()).filter(|p| p.id == to.id)?;
        let text = question(self.case, asked)?.confirm.text(OWN)?;
        let answer = short(best.intel.answer.as_deref()?)?;
        if let Some(about) = asked.person.filter(|p| p.id != to.id) {
            let name = about.name.as_str();
            return Some(phrase!("Of {name} you said: {answer}. Is that still so?", name, answer));
        }
        let boss = boss(self.case);
        let boss = if boss == to.name.as_str() { "you" } else { &boss };
        Some(crate::model::words::fill(text, &[("answer", &answer), ("boss", boss)]))
    }
}

fn said(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

/// An answer as it goes into a sentence: one line, without its stop, of a long one the first part.
fn short(answer: &str) -> Option<String> {
    let line = answer.lines().find(|l| !is_blank(l))?.trim();
    let first = match line.chars().count() > SHORT {
        true => line.split(['；', ';', '。']).next().and_then(|p| p.split(". ").next()),
        false => Some(line),
    };
    Some(first?.trim_end_matches(['.', '。', '!', ' ']).to_owned())
}
