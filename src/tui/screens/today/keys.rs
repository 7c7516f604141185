//! What the keys do with the picked row of Today.

use super::{DUE, INBOX, NEGLECT, Today, URGENT, Urgent, VISITS};
use crate::model::Key;
use crate::model::codes::severity;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::panes::{reword_remedy, take_remedy};
use crate::tui::route::Asked;
use crate::tui::route::{FormKind, Route};
use crate::workbench::finding_groups;
use crate::workbench::today::{Due, DueKind, taken_back};

impl Today {
    /// Enter, s, a, d, e, l on the picked row.
    pub(super) fn do_with_row(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if self.focus == INBOX {
            return self.do_with_waiting(action);
        }
        if self.focus == NEGLECT && action != Action::Brief {
            return self.do_with_neglected(action, ctx);
        }
        if let (Action::Log, Some(key)) = (action, self.account()) {
            let log = Effect::Open(Route::Log(None));
            return Effect::All(vec![Effect::Pick(key), log]);
        }
        if let (Action::Brief, Some(key)) = (action, self.account()) {
            let visit = self.data.visits.get(self.picked[VISITS]);
            let subject = visit.filter(|_| self.focus == VISITS).map(|v| v.id.clone());
            let brief = Effect::Open(Route::Brief(subject));
            return self.leave(Effect::All(vec![Effect::Pick(key), brief]));
        }
        match self.focus {
            DUE => self.do_with_due(action, ctx),
            VISITS => self.do_with_visit(action),
            URGENT => self.do_with_finding(action, ctx),
            _ => Effect::Pass,
        }
    }

    /// What the key of the next state makes of the picked row of Due.
    pub(super) fn next_state(&self) -> &'static str {
        self.data.due.get(self.picked[DUE]).map_or("", |due| due.kind.next_state())
    }

    fn do_with_due(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let Some(due) = self.data.due.get(self.picked[DUE]).cloned() else {
            return Effect::Pass;
        };
        if due.kind == DueKind::Debrief && matches!(action, Action::Enter | Action::Advance) {
            return with(&due, Effect::Form(FormKind::Debrief(due.subject.clone())));
        }
        match action {
            Action::Enter => self.leave(Effect::GoTo(due.account, due.subject.clone())),
            Action::Advance => match due.advance(ctx.today()) {
                Some(operation) => with(&due, Effect::Do(operation)),
                None => self.leave(Effect::GoTo(due.account, due.subject.clone())),
            },
            Action::Edit => match form_of(&due) {
                Some(form) => with(&due, Effect::Form(form)),
                None => self.leave(Effect::GoTo(due.account, due.subject.clone())),
            },
            Action::Add => with(
                &due,
                Effect::Form(FormKind::Action { id: None, what: String::new(), subject: None }),
            ),
            Action::Delete => {
                match due.code().filter(|_| due.is_late(ctx.today()) || due.kind.warns()) {
                    Some(code) => {
                        let asked = Asked {
                            code: code.to_owned(),
                            subject: due.subject.clone(),
                            says: due.what.clone(),
                        };
                        with(&due, Effect::Open(Route::Answer(due.account, vec![asked])))
                    }
                    None => Effect::Say(
                        phrase!("it is not late: there is nothing to answer yet").to_owned(),
                    ),
                }
            }
            Action::Copy => Effect::Clip(format!("{}: {}", due.name, due.what)),
            _ => Effect::Pass,
        }
    }

    fn do_with_visit(&mut self, action: Action) -> Effect {
        match (action, self.data.visits.get(self.picked[VISITS])) {
            (Action::Enter, Some(found)) => {
                let visit = Effect::Open(Route::Visit(found.id.clone()));
                self.leave(Effect::All(vec![Effect::Pick(found.account), visit]))
            }
            (Action::Edit, Some(found)) => Effect::All(vec![
                Effect::Pick(found.account),
                Effect::Form(FormKind::Visit(Some(found.id.clone()))),
            ]),
            (Action::Advance, Some(found)) => Effect::All(vec![
                Effect::Pick(found.account),
                Effect::Form(FormKind::Debrief(found.id.clone())),
            ]),
            _ => Effect::Pass,
        }
    }

    fn do_with_finding(&mut self, action: Action, ctx: &Ctx) -> Effect {
        let Some(row) = self.urgent.get(self.picked[URGENT]).cloned() else {
            return Effect::Pass;
        };
        match row {
            Urgent::Whole(code) => self.whole(action, &code, ctx),
            Urgent::Of(code, key) => match action {
                Action::Enter if code == finding_groups::MAP => {
                    self.leave(Effect::GoTo(key, String::new()))
                }
                Action::Left => self.whole(action, &code, ctx),
                _ => self.finding(action, key, Some(&code), ctx),
            },
            Urgent::Answered(i) => self.answered(action, i, ctx),
            Urgent::Account(i) => match self.data.quiet.accounts.get(i).map(|r| r.account) {
                Some(key) => self.finding(action, key, None, ctx),
                None => Effect::Stay,
            },
        }
    }

    /// Opens and closes a row of the whole book.
    fn whole(&mut self, action: Action, code: &str, ctx: &Ctx) -> Effect {
        let open = self.open.contains(code);
        match action {
            Action::Enter if open => self.open.remove(code),
            Action::Left => self.open.remove(code),
            Action::Enter | Action::Right => self.open.insert(code.to_owned()),
            _ => return Effect::Pass,
        };
        self.arrange(ctx);
        let row = Urgent::Whole(code.to_owned());
        let at = self.urgent.iter().position(|u| *u == row);
        self.picked[URGENT] = at.unwrap_or(self.picked[URGENT]);
        Effect::Stay
    }

    /// A finding that is answered: answered again, or its answer taken back.
    fn answered(&mut self, action: Action, at: usize, ctx: &Ctx) -> Effect {
        let Some(answered) = self.data.answered.get(at) else {
            return Effect::Pass;
        };
        let (key, code, subject) = (answered.account, &answered.code, &answered.subject);
        match action {
            Action::Enter => self.leave(Effect::GoTo(key, subject.clone())),
            Action::Delete | Action::Edit => {
                let says = answered.title.clone();
                let asked = Asked { code: code.clone(), subject: subject.clone(), says };
                let answer = Effect::Open(Route::Answer(key, vec![asked]));
                Effect::All(vec![Effect::Pick(key), answer])
            }
            Action::Advance => match ctx.bench.typed_account(key) {
                Ok(account) => {
                    let label = phrase!("answer taken back: {}", answered.title);
                    let operation = taken_back(&account, code, subject).labelled(label);
                    Effect::All(vec![Effect::Pick(key), Effect::Do(operation)])
                }
                Err(refusal) => Effect::Say(refusal.to_string()),
            },
            _ => Effect::Pass,
        }
    }

    /// The finding that the row is about: the worst of the account, or the one of this code.
    fn finding(&mut self, action: Action, key: Key, code: Option<&str>, ctx: &Ctx) -> Effect {
        let pick = Effect::Pick(key);
        if action == Action::Enter {
            let findings = Effect::Open(Route::Findings);
            return Effect::All(vec![pick, findings]);
        }
        let asks = [Action::Add, Action::Edit, Action::Delete, Action::Why];
        let wanted = asks.contains(&action);
        let Some(dossier) = wanted.then(|| ctx.read(ctx.bench.dossier(key))).flatten() else {
            return Effect::Pass;
        };
        let (playbook, today) = (&ctx.bench.playbook, ctx.today());
        let folded = finding_groups::fold(&dossier.account, &dossier.findings, playbook, today);
        let members: Vec<usize> = match code.filter(|c| severity(c).is_some()) {
            Some(code) => {
                let mut of_it = folded.whole_book.clone();
                of_it.retain(|i| dossier.findings[*i].code == code);
                of_it
            }
            None => folded.rows.first().map(|r| r.members.clone()).unwrap_or_default(),
        };
        let members: Vec<_> = members.iter().map(|i| &dossier.findings[*i]).collect();
        let Some(worst) = members.first() else {
            return Effect::Pass;
        };
        match action {
            Action::Add => Effect::All(vec![pick, take_remedy(ctx, &dossier, worst)]),
            Action::Edit => Effect::All(vec![pick, reword_remedy(worst)]),
            Action::Delete => {
                let asked = members.iter().map(|found| Asked::from(*found)).collect();
                let answer = Effect::Open(Route::Answer(key, asked));
                Effect::All(vec![pick, answer])
            }
            _ => self.leave(Effect::GoTo(key, worst.subject.clone())),
        }
    }
}

fn with(due: &Due, effect: Effect) -> Effect {
    Effect::All(vec![Effect::Pick(due.account), effect])
}

/// The form of the record that a row of Due is about.
fn form_of(due: &Due) -> Option<FormKind> {
    let id = Some(due.subject.clone());
    Some(match due.kind {
        DueKind::Action | DueKind::WeOwe | DueKind::TheyOwe => {
            FormKind::Action { id, what: String::new(), subject: None }
        }
        DueKind::Debrief => FormKind::Visit(id),
        DueKind::Complaint => FormKind::Complaint(id),
        DueKind::Service => FormKind::Service(id),
        DueKind::Agreement => FormKind::Agreement(id),
        DueKind::Payment | DueKind::Invoice => {
            FormKind::Payment { opportunity: due.of.clone()?, id }
        }
        DueKind::Offer | DueKind::BidPaper => return None,
    })
}
