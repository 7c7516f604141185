//! What a finding's subject is called.

use super::Dossier;
use crate::model::Account;
use crate::text::DayText;
use crate::workbench::Workbench;

impl Workbench {
    /// What a subject is called: a person, a purchase, a visit, a topic; nothing for the account itself.
    pub fn subject_name(&self, dossier: &Dossier, subject: &str) -> Option<String> {
        if subject == *dossier.account.id {
            return None;
        }
        let topic = dossier.readiness.topics.iter().find(|t| t.subject == subject);
        topic.map(|t| t.title.clone()).or_else(|| named(&dossier.account, subject))
    }
}

/// The record of this id in words, looked for list by list.
fn named(account: &Account, id: &str) -> Option<String> {
    let person = || Some(account.people.iter().find(|p| *p.id == id)?.name.to_string());
    let visit = || {
        let visit = account.visits.iter().find(|v| *v.id == id)?;
        visit.date.map(|m| m.date.weekday_day())
    };
    let tries: [&dyn Fn() -> Option<String>; 9] = [
        &person,
        &|| Some(account.opportunities.iter().find(|o| *o.id == id)?.name.to_string()),
        &visit,
        &|| account.actions.iter().find(|a| *a.id == id)?.what.0.clone(),
        &|| account.complaints.iter().find(|c| *c.id == id)?.what.0.clone(),
        &|| account.service.iter().find(|s| *s.id == id)?.what.0.clone(),
        &|| account.agreements.iter().find(|a| *a.id == id)?.what.0.clone(),
        &|| {
            let mut payments = account.opportunities.iter().flat_map(|o| &o.payments);
            payments.find(|p| *p.id == id)?.what.0.clone()
        },
        &|| account.observations.iter().find(|o| *o.id == id)?.place.0.clone(),
    ];
    tries.iter().find_map(|look| look())
}
