//! What happened at an account in the last seven days, in words that may leave the desk: nothing marked
//! private, no marks of people.

use crate::model::words::Words;
use crate::model::{
    Choice, Contact, ContactKind, Date, Moment, Opportunity, OpportunityStatus, Outcome, Visit,
    VisitResult,
};
use crate::rules::AccountContext;
use crate::text::format::clock;

/// Days that a report looks back, today included.
pub const DAYS: i64 = 7;

/// One line of the report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WeekEntry {
    /// The day.
    pub day: Date,
    /// What.
    pub text: String,
    /// What was said; empty where that is private or nothing.
    pub note: String,
}

/// The week of one account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Week {
    /// Contacts, visits, things done.
    pub done: Vec<WeekEntry>,
    /// Stages, decisions, orders, complaints.
    pub moved: Vec<WeekEntry>,
    /// Answers to the checklist, none about a person.
    pub learned: Vec<WeekEntry>,
    /// People reached, each once.
    pub reached: usize,
}

impl Week {
    /// Nothing happened.
    pub fn is_empty(&self) -> bool {
        self.done.is_empty() && self.moved.is_empty() && self.learned.is_empty()
    }
}

struct WeekReport<'a> {
    case: &'a AccountContext<'a>,
    words: &'a Words,
    week: Week,
}

/// The last seven days of this account.
pub fn week(case: &AccountContext, words: &Words) -> Week {
    let mut report = WeekReport { case, words, week: Week::default() };
    report.contacts();
    report.work();
    case.account.opportunities.iter().for_each(|deal| report.deal(deal));
    report.learned();
    let Week { done, moved, learned, .. } = &mut report.week;
    for list in [done, moved, learned] {
        list.sort_by_key(|h| h.day);
    }
    report.week
}

impl WeekReport<'_> {
    /// The day, where it is of the last seven.
    fn of_week(&self, day: Option<Date>) -> Option<Date> {
        day.filter(|d| self.case.within(Some(*d), DAYS - 1))
    }

    fn done(&mut self, day: Date, text: String, note: &str) {
        self.week.done.push(WeekEntry { day, text, note: note.trim().to_owned() });
    }

    fn moved(&mut self, day: Date, text: String, note: &str) {
        self.week.moved.push(WeekEntry { day, text, note: note.trim().to_owned() });
    }

    fn contacts(&mut self) {
        let case = self.case;
        let mut reached: Vec<&str> = Vec::new();
        for contact in case.account.contacts.iter() {
            let Some(day) = self.of_week(contact.date.map(|m| m.date)) else {
                continue;
            };
            let note = if *contact.private { "" } else { contact.note.as_deref().unwrap_or("") };
            let told = case.account.visits.iter().any(|v| is_told_by(contact, v));
            if !told || !note.is_empty() {
                self.done(day, self.contact(contact), note);
            }
            if contact.reached() {
                reached.extend(contact.people.0.iter().map(String::as_str));
            }
        }
        reached.sort_unstable();
        reached.dedup();
        self.week.reached = reached.len();
        for visit in case.account.visits.iter() {
            let held = visit.debrief.result.zip(self.of_week(visit.date.map(|m| m.date)));
            if let Some((result, day)) = held {
                let word = match result {
                    VisitResult::MetExpected => phrase!("as expected"),
                    other => self.words.word("result", other.word()),
                };
                let time = visit.date.and_then(|m| m.minute);
                let time = time.map(|m| phrase!(" at {}", clock(m)));
                let time = time.unwrap_or_default();
                let text = phrase!("visit{}, {}, result: {}", time, purpose(visit), word);
                self.done(day, text, visit.debrief.next.as_deref().unwrap_or(""));
            }
        }
    }

    fn contact(&self, contact: &Contact) -> String {
        let kind = self.words.word("contact", contact.kind.word());
        let names: Vec<&str> = contact.people.0.iter().map(|p| self.case.name(p)).collect();
        let outcome = self.words.word("outcome", contact.outcome.word());
        let with =
            if names.is_empty() { String::new() } else { phrase!(" with {}", names.join(", ")) };
        let silent = contact.kind == ContactKind::Attempt && contact.outcome == Outcome::NoAnswer;
        match contact.outcome == Outcome::Held || outcome == kind || silent {
            true => format!("{kind}{with}"),
            false => format!("{kind}{with}, {outcome}"),
        }
    }

    fn work(&mut self) {
        let account = self.case.account;
        for action in account.actions.iter() {
            if let Some(day) = self.of_week(*action.done) {
                let what = action.what.as_deref().unwrap_or(phrase!("something without words"));
                let text = match (&action.promised_to.0, &action.promised_by.0) {
                    (Some(to), _) => {
                        phrase!("kept our promise to {}: {}", self.case.name(to), what)
                    }
                    (None, Some(by)) => {
                        phrase!("{} kept the promise: {}", self.case.name(by), what)
                    }
                    (None, None) => phrase!("done: {what}", what),
                };
                self.done(day, text, "");
            }
        }
        for complaint in account.complaints.iter() {
            let what = complaint.what.as_deref().unwrap_or(phrase!("without words"));
            if let Some(day) = self.of_week(*complaint.raised) {
                self.moved(day, phrase!("complaint: {what}", what), "");
            }
            if let Some(day) = self.of_week(*complaint.resolved) {
                let fix = complaint.fix.as_deref().unwrap_or("");
                self.done(day, phrase!("complaint resolved: {what}", what), fix);
            }
        }
        for service in account.service.iter() {
            if let Some(day) = self.of_week(*service.last_done) {
                let what = service.what.as_deref().unwrap_or(phrase!("without words"));
                self.done(day, phrase!("service: {what}", what), "");
            }
        }
        for tier in account.tier_history.iter() {
            if let Some(day) = self.of_week(*tier.since) {
                let word = self.words.word("tier", tier.tier.word());
                self.moved(day, phrase!("now a {word} account", word), "");
            }
        }
    }

    fn deal(&mut self, deal: &Opportunity) {
        let name = deal.name.as_str();
        let mut stages: Vec<_> = deal.stage_history.iter().filter(|s| s.date.is_some()).collect();
        stages.sort_by_key(|s| *s.date);
        let before = std::iter::once(None).chain(stages.iter().map(Some));
        for (stage, before) in stages.iter().zip(before) {
            let Some(day) = self.of_week(*stage.date) else { continue };
            let sides = [
                ("they", *stage.buying_stage, before.and_then(|b| *b.buying_stage)),
                ("we", *stage.selling_stage, before.and_then(|b| *b.selling_stage)),
            ];
            let went = sides.iter().filter(|(_, now, then)| now.is_some() && now != then);
            let says: Vec<String> = went
                .filter_map(|(who, now, _)| Some(phrase!("{} are in stage {}", who, (*now)?)))
                .collect();
            if !says.is_empty() {
                self.moved(day, format!("{name}: {}", says.join(", ")), "");
            }
        }
        for decision in deal.decision.iter() {
            if let (Some(day), Some(verdict)) = (self.of_week(*decision.date), decision.verdict) {
                let word = self.words.word("verdict", verdict.word());
                let why = decision.why.as_deref().unwrap_or("");
                self.moved(day, format!("{name}: {word}"), why);
            }
        }
        if let (Some(day), true) =
            (self.of_week(*deal.closed.date), deal.status != OpportunityStatus::Open)
        {
            let word = self.words.word("opportunity", deal.status.word());
            self.moved(day, format!("{name}: {word}"), deal.closed.reason.as_deref().unwrap_or(""));
        }
        for payment in deal.payments.iter() {
            let what = crate::rules::payment::called(payment);
            if let Some(day) = self.of_week(*payment.paid) {
                self.done(day, phrase!("{name}: paid, {what}", name, what), "");
            } else if let Some(day) = self.of_week(*payment.invoiced) {
                self.done(day, phrase!("{name}: invoiced, {what}", name, what), "");
            }
        }
    }

    fn learned(&mut self) {
        let playbook = self.case.world.playbook;
        for intel in self.case.account.intel.iter().filter(|i| !*i.private && i.person.0.is_none())
        {
            let (Some(day), Some(topic)) = (self.of_week(*intel.as_of), intel.topic.as_deref())
            else {
                continue;
            };
            let title = playbook.topic(topic).map_or(topic, |t| t.title.as_str());
            let sure = self.words.word("confidence", intel.confidence.word());
            let answer = intel.answer.as_deref().unwrap_or("");
            let text = format!("{title}, {sure}");
            self.week.learned.push(WeekEntry { day, text, note: answer.trim().to_owned() });
        }
    }
}

/// Is the contact the visit itself, whose result is a line of its own?
fn is_told_by(contact: &Contact, visit: &Visit) -> bool {
    let (there, met) = (&visit.people.0, &contact.people.0);
    contact.kind == ContactKind::Visit
        && visit.debrief.result.is_some()
        && day(*contact.date) == day(*visit.date)
        && (met.is_empty() || met.iter().any(|p| there.contains(p)))
}

fn day(when: Option<Moment>) -> Option<Date> {
    when.map(|m| m.date)
}

fn purpose(visit: &Visit) -> &str {
    visit.purpose.as_deref().or(visit.place.as_deref()).unwrap_or(phrase!("without a purpose"))
}
