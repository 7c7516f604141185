//! How records stand in the evidence of a finding: with their date and in words.

use super::{AccountContext, RuleMatch, phrase};
use crate::model::{Choice, Contact, Intel, Opportunity, Person};

impl RuleMatch {
    /// With a person, in these words, as of the day on which the marks were confirmed.
    pub fn on_person(self, case: &AccountContext, person: &Person, text: impl AsRef<str>) -> Self {
        let text = format!("{}, {}", *person.name, text.as_ref());
        let day = case.past(*person.marks_as_of);
        self.on("person", Some(&person.id), day, text)
    }

    /// With contacts; the note of a private one stays out.
    pub fn on_contacts<'a>(
        self,
        case: &AccountContext,
        contacts: impl IntoIterator<Item = &'a Contact>,
    ) -> Self {
        contacts.into_iter().fold(self, |hit, contact| {
            let day = contact.date.map(|d| d.date);
            hit.on("contact", Some(&contact.id), day, in_words(case, contact))
        })
    }

    /// With an opportunity and the stage the customer is in.
    pub fn on_opportunity(self, opportunity: &Opportunity) -> Self {
        let stage = match *opportunity.buying_stage {
            Some(stage) => phrase!("{}, buying stage {}", *opportunity.name, stage),
            None => opportunity.name.0.clone(),
        };
        self.on("opportunity", Some(&opportunity.id), None, stage)
    }

    /// With an answer; a private one stays out in its words.
    pub fn on_intel(self, intel: &Intel) -> Self {
        let answer = if *intel.private { phrase!("private") } else { intel.answer.or_empty() };
        let mut text = format!("{}: {answer}", intel.confidence.word());
        if let (Some(source), false) = (intel.source.as_deref(), *intel.private) {
            text = format!("{text} ({source})");
        }
        self.on("intel", None, *intel.as_of, text)
    }
}

/// `attempt, refused, with Ingrid Dahl: waited two hours`.
fn in_words(case: &AccountContext, contact: &Contact) -> String {
    let mut text = format!("{}, {}", spoken(contact.kind), spoken(contact.outcome));
    let names: Vec<&str> = contact.people.0.iter().map(|id| case.name(id)).collect();
    if !names.is_empty() {
        text = phrase!("{}, with {}", text, phrase::list(&names));
    }
    match contact.note.as_deref() {
        Some(note) if !*contact.private => format!("{text}: {note}"),
        _ => text,
    }
}

/// A word of a file as it is spoken: `no answer`.
pub fn spoken(word: impl Choice) -> String {
    word.word().replace('_', " ")
}

#[cfg(test)]
mod tests {
    use crate::rules::{RuleMatch, sample};

    #[test]
    fn a_contact_stands_with_its_people_and_a_private_note_stays_out() {
        let dossier = "people id=p name=王敏
            contacts date=-1 kind=attempt people=p note=\"not in\"
            contacts date=-2 kind=visit people=p,gone note=secret private=true";
        let texts = sample::ask(dossier, |case| {
            let hit = RuleMatch::new("", "").on_contacts(case, case.contacts.iter().copied());
            hit.evidence.into_iter().map(|e| e.text).collect::<Vec<_>>()
        });
        assert_eq!(
            texts,
            ["attempt, no answer, with 王敏: not in", "visit, held, with 王敏 and gone"]
        );
    }

    #[test]
    fn a_private_answer_stays_out_of_the_words() {
        let dossier = "intel topic=organisation.budget answer=none source=Li private=true as_of=-3
            intel topic=organisation.capital answer=plenty source=Li";
        let texts = sample::ask(dossier, |case| {
            let intel = case.account.intel.iter();
            intel
                .map(|i| RuleMatch::new("", "").on_intel(i).evidence[0].text.clone())
                .collect::<Vec<_>>()
        });
        assert_eq!(texts, ["rumour: private", "rumour: plenty (Li)"]);
    }
}
