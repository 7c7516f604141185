//! What a visit or a contact leaves to be sent: the mail, a short message, a line for the company's own system.

use super::{Sheet, mail, message, written};
use crate::model::brief::Print;
use crate::model::{Account, Choice, ContactKind, Visit, VisitResult, VisitStatus};
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::debrief::{Mail, Over};

impl Workbench {
    /// The mail to those who were there: what was agreed that they may read, in the language of the first of them.
    /// Of a private contact, and of a meeting that is not in the file yet, nothing.
    pub fn mail_over(&self, account: &Account, over: &Over) -> Result<Mail> {
        let Some(visit) = as_visit(over) else {
            return Ok(Mail::default());
        };
        self.at_desk(account, Some(&visit), (Print::Mail, None), |desk| {
            let mut brief = mail::page(desk);
            brief.print = Print::Mail;
            Mail { text: written(&brief, Sheet::of("text")), left_out: brief.withheld }
        })
    }

    /// A short message to the first of those who were there, or will be.
    pub fn message_over(&self, account: &Account, over: &Over) -> Result<String> {
        let Some(visit) = as_visit(over) else {
            return Ok(String::new());
        };
        let after = visit.debrief.result.is_some() || visit.status == VisitStatus::Done;
        self.at_desk(account, Some(&visit), (Print::Mail, None), |desk| {
            message::short(desk, &visit, after)
        })
    }

    /// A line for the company's own system, in the rep's language.
    pub fn line_over(&self, account: &Account, over: &Over) -> Result<String> {
        let Some(visit) = as_visit(over) else {
            return Ok(String::new());
        };
        let (kind, result) = match over {
            Over::Contact(contact) => {
                (contact.kind, self.words.word("outcome", contact.outcome.word()))
            }
            _ => (ContactKind::Visit, self.result_word(&visit)),
        };
        let result = result.to_owned();
        self.at_desk(account, Some(&visit), (Print::Mail, None), |desk| {
            message::line(desk, &visit, kind, &result)
        })
    }

    fn result_word(&self, visit: &Visit) -> &str {
        visit.debrief.result.map_or("-", |result| self.words.word("result", result.word()))
    }
}

/// A contact as the visit that it would have been; nothing of a private one.
fn as_visit(over: &Over) -> Option<Visit> {
    match over {
        Over::Visit(visit) => Some((*visit).clone()),
        Over::Contact(contact) if *contact.private => None,
        Over::Contact(contact) => {
            let mut visit = Visit {
                id: contact.id.clone(),
                date: contact.date.clone(),
                people: contact.people.clone(),
                opportunity: contact.opportunity.clone(),
                status: VisitStatus::Done,
                ..Visit::default()
            };
            visit.debrief.0.result = Some(VisitResult::MetExpected);
            Some(visit)
        }
        Over::Met(_) => None,
    }
}
