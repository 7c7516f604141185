//! Every form as it is drawn, at every size.

use super::{account, demo, keys, screen};
use crate::tui::app::App;
use crate::tui::route::FormKind;

/// Every form, on the demo.
pub(crate) fn every(app: &App) -> Vec<FormKind> {
    let account = account(app);
    let deal = account.opportunities.first().unwrap().id.to_string();
    let finding = &app.core.dossier.as_ref().unwrap().findings[0];
    let person = account.people.first().map(|p| p.id.to_string());
    let mut kinds = vec![
        FormKind::Account(None),
        FormKind::Account(app.core.accounts.picked_key()),
        FormKind::Person(None),
        FormKind::Boss("naess".to_owned()),
        FormKind::Person(person.clone()),
        FormKind::Tie { from: person.clone(), key: None },
        FormKind::Introduction { through: person.clone(), to: None, key: None },
        FormKind::Intel(None),
        FormKind::Intel(Some("organisation.budget".to_owned())),
        FormKind::Opportunity(None),
        FormKind::Opportunity(Some(deal.clone())),
        FormKind::Contact(person),
        FormKind::Evidence { opportunity: deal.clone(), criterion: "needs_known".to_owned() },
        FormKind::Stage(deal.clone()),
        FormKind::Dismissal { code: finding.code.to_owned(), subject: finding.subject.clone() },
        FormKind::Payment { opportunity: deal, id: None },
        FormKind::Rep,
    ];
    let plain: [fn(Option<String>) -> FormKind; 5] = [
        FormKind::Visit,
        FormKind::Observation,
        FormKind::Complaint,
        FormKind::Agreement,
        FormKind::Service,
    ];
    kinds.extend(plain.iter().map(|kind| kind(None)));
    let visit = account.visits[0].id.to_string();
    kinds.push(FormKind::VisitAgain(visit.clone()));
    kinds.push(FormKind::Question(crate::tui::route::QuestionStart {
        visit: visit.clone(),
        ..Default::default()
    }));
    kinds.push(FormKind::Expect(crate::tui::route::ExpectStart {
        visit,
        kind: crate::workbench::visit::Kind::Question,
        place: None,
        text: String::new(),
        answer: None,
    }));
    kinds.push(FormKind::Action { id: None, what: "call".to_owned(), subject: None });
    kinds
}

#[test]
fn every_form_opens_stays_in_its_borders_and_changes_nothing_unless_saved() {
    let mut app = demo();
    let before = account(&app);
    for kind in every(&app) {
        let screens = app.stack.len();
        app.open_form(kind.clone());
        assert_eq!(app.stack.len(), screens + 1, "{kind:?}");
        for _ in 0..30 {
            for (width, height) in [(200, 60), (120, 36), (80, 24), (60, 20)] {
                let seen = screen(&mut app, width, height);
                let last = seen.lines().nth(usize::from(height) - 4).unwrap().trim_end();
                assert!(last.ends_with(['│', '┤']), "{kind:?} {width}: {last}");
            }
            keys(&mut app, "{Tab}");
        }
        keys(&mut app, "{F1}{F1}{Esc}");
        if app.stack.len() > screens {
            keys(&mut app, "{Esc}");
        }
        assert_eq!(app.stack.len(), screens, "{kind:?}");
    }
    assert!(account(&app) == before);
}

#[test]
fn a_form_saved_as_it_was_changes_nothing() {
    let mut app = demo();
    let before = account(&app);
    let picked = app.core.accounts.picked_key();
    let mut kinds = vec![FormKind::Account(picked), FormKind::Rep];
    kinds.extend(before.people.iter().map(|p| FormKind::Person(Some(p.id.to_string()))));
    kinds
        .extend(before.opportunities.iter().map(|o| FormKind::Opportunity(Some(o.id.to_string()))));
    kinds.extend(before.visits.iter().map(|v| FormKind::Visit(Some(v.id.to_string()))));
    kinds.extend(before.complaints.iter().map(|c| FormKind::Complaint(Some(c.id.to_string()))));
    for kind in kinds {
        app.open_form(kind.clone());
        keys(&mut app, "{Save}");
        let said = app.core.messages.now().unwrap_or_default().to_owned();
        assert_eq!(said, "nothing was changed", "{kind:?}");
    }
    assert!(account(&app) == before);
}
