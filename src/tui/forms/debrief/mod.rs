//! The debrief of a visit, of a contact or of a meeting that nobody had planned; one save is one step.

mod begin;
mod follow;
mod given;
mod side;

use super::field::Fields;
use super::form::Form;
use super::plan::{Plan, Wrong};
use crate::model::{Choice as _, Contact, ContactKind, Moment, Outcome, Value, Visit, VisitResult};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{Debriefed, Route};
use crate::tui::theme::Role;
use crate::workbench::Dossier;
use crate::workbench::Operation;
use crate::workbench::debrief::{Met, Over, called, edits_over, logged_before};

/// The title of the pane at the right.
const ASIDE: &str = "What changed";

/// What is debriefed.
enum What {
    /// The visit of this id.
    Visit(String),
    /// The contact of this id.
    Contact(String),
    /// A meeting, which will be a visit of this id.
    Meeting(String),
}

/// The debrief of the visit of this id.
pub fn open(id: &str, ctx: &Ctx) -> Option<Form> {
    let dossier = ctx.dossier?;
    let visit = visit(dossier, id)?;
    let what = What::Visit(id.to_owned());
    form(what, &Over::Visit(visit), phrase!("debrief {}", visit.key), dossier, ctx)
}

/// The debrief of the contact of this id.
pub fn of_contact(id: &str, ctx: &Ctx) -> Option<Form> {
    let dossier = ctx.dossier?;
    let contact = contact(dossier, id)?;
    let what = What::Contact(id.to_owned());
    form(what, &Over::Contact(contact), phrase!("debrief contact {}", contact.key), dossier, ctx)
}

/// The debrief of a meeting that nobody had planned.
pub fn unplanned(ctx: &Ctx) -> Option<Form> {
    let dossier = ctx.dossier?;
    let id = ctx.bench.make_id();
    let open = dossier.account.opportunities.iter().filter(|o| o.is_open()).collect::<Vec<_>>();
    let deal = match open.as_slice() {
        [one] => Some(one.id.to_string()),
        _ => None,
    };
    let met = Met {
        id: id.clone(),
        when: Moment::day(ctx.today()),
        kind: ContactKind::Meeting,
        place: String::new(),
        purpose: String::new(),
        opportunity: deal,
    };
    let draft = phrase!("debrief new in {}", dossier.key);
    form(What::Meeting(id), &Over::Met(met), draft, dossier, ctx)
}

fn form(what: What, over: &Over, draft: String, dossier: &Dossier, ctx: &Ctx) -> Option<Form> {
    let fields = begin::fields(dossier, over, ctx);
    let first = match over {
        Over::Visit(_) => "result",
        Over::Contact(_) => "learned",
        Over::Met(_) => "people",
    };
    let plan = DebriefPlan { what, shape: String::new(), lines: Vec::new() };
    let form = Form::new("Debrief", draft, Fields(fields), Box::new(plan), ctx);
    Some(form.with_aside(phrase!(ASIDE)).begun_at(first))
}

fn visit<'a>(dossier: &'a Dossier, id: &str) -> Option<&'a Visit> {
    dossier.account.visits.iter().find(|v| *v.id == id)
}

fn contact<'a>(dossier: &'a Dossier, id: &str) -> Option<&'a Contact> {
    dossier.account.contacts.iter().find(|c| *c.id == id)
}

struct DebriefPlan {
    what: What,
    /// What the lines below were made of, without the texts.
    shape: String,
    /// What this changes.
    lines: Vec<(Role, String)>,
}

impl DebriefPlan {
    /// What is still to come has brought nothing yet (docs/RULES.md: it is as if it were not there).
    fn still_to_come(&self, fields: &Fields, ctx: &Ctx) -> Option<Wrong> {
        let (_, over) = self.over(fields, ctx)?;
        Some(("result", begin::still_to_come(&over, ctx)?))
    }

    /// Where nobody was reached nothing was met: only a missed result stands beside it.
    fn contradiction(&self, fields: &Fields, ctx: &Ctx) -> Option<Wrong> {
        let result = fields.text("result", ctx).and_then(|w| VisitResult::of(&w))?;
        if result == VisitResult::Missed {
            return None;
        }
        let words = &ctx.bench.words;
        let says = |word: &str| {
            let reached = words.word("result", result.word());
            phrase!(
                "{word} cannot stand beside {reached}; take missed, or another outcome",
                word,
                reached
            )
        };
        let outcome = fields.text("outcome", ctx);
        if outcome.as_deref() == Some(Outcome::NoAnswer.word()) {
            return Some(("outcome", says(words.word("outcome", Outcome::NoAnswer.word()))));
        }
        let (_, over) = self.over(fields, ctx)?;
        let attempt = over.kind() == ContactKind::Attempt;
        attempt.then(|| ("result", says(words.word("contact", ContactKind::Attempt.word()))))
    }

    /// A price that cannot be read.
    fn wrong_offer(&self, fields: &Fields, ctx: &Ctx) -> Option<Wrong> {
        let (dossier, over) = self.over(fields, ctx)?;
        let given = given::given(&over, fields, ctx, &str::to_owned);
        let (place, refusal) = given.wrong_offer(&dossier.account, &over, ctx.bench)?;
        let typed = begin::OFFERED.iter().filter(|(c, ..)| fields.text(c, ctx).is_some());
        let (column, ..) = typed.into_iter().nth(place)?;
        Some((column, refusal.to_string()))
    }

    /// What is debriefed, as the fields have it; nothing where it is gone.
    fn over<'a>(&self, fields: &Fields, ctx: &Ctx<'a>) -> Option<(&'a Dossier, Over<'a>)> {
        let dossier = ctx.dossier?;
        let over = match &self.what {
            What::Visit(id) => Over::Visit(visit(dossier, id)?),
            What::Contact(id) => Over::Contact(contact(dossier, id)?),
            What::Meeting(id) => Over::Met(met(id, fields, ctx)),
        };
        Some((dossier, over))
    }

    fn operation(
        &self,
        fields: &Fields,
        ctx: &Ctx,
        new_id: &dyn Fn(&str) -> String,
    ) -> Option<Operation> {
        let (dossier, over) = self.over(fields, ctx)?;
        let given = given::given(&over, fields, ctx, new_id);
        let rep = ctx.of_rep(|rep| rep.name.0);
        let mut account = dossier.account.clone();
        account.key = dossier.key;
        let playbook = &ctx.bench.playbook;
        let rep = rep.as_deref();
        let edits = edits_over(&account, &over, &given, playbook, rep, ctx.today());
        let label = called(&over, &ctx.bench.words, ctx.today());
        let label = match logged_before(&account, &over, &given, ctx.today()) {
            Some(_) => phrase!("{label}, added to the contact that you logged", label),
            None => label,
        };
        Some(Operation::new(label, edits))
    }
}

fn met(id: &str, fields: &Fields, ctx: &Ctx) -> Met {
    let when = match fields.value("date", ctx) {
        Value::Moment(moment) => moment,
        _ => Moment::day(ctx.today()),
    };
    Met {
        id: id.to_owned(),
        when,
        kind: text(ctx, fields, "kind")
            .and_then(|k| ContactKind::of(&k))
            .unwrap_or(ContactKind::Meeting),
        place: text(ctx, fields, "place").unwrap_or_default(),
        purpose: text(ctx, fields, "purpose").unwrap_or_default(),
        opportunity: text(ctx, fields, "opportunity"),
    }
}

fn text(ctx: &Ctx, fields: &Fields, column: &str) -> Option<String> {
    fields.text(column, ctx)
}

impl Plan for DebriefPlan {
    fn changed(&mut self, fields: &mut Fields, ctx: &Ctx) {
        let Some((dossier, over)) = self.over(fields, ctx) else {
            return;
        };
        follow::all(&over, fields, dossier, ctx);
        let given = given::given(&over, fields, ctx, &str::to_owned);
        let shape = side::shape(&given, &over, dossier, ctx);
        if shape != self.shape {
            let operation = self.operation(fields, ctx, &str::to_owned).unwrap_or_default();
            self.lines = side::lines(dossier, (&over, &given), &operation, ctx);
            self.shape = shape;
        }
    }

    fn side(&self, _: &Fields, _: &Ctx) -> Vec<(Role, String)> {
        self.lines.clone()
    }

    fn save(&self, fields: &Fields, ctx: &Ctx) -> Result<Operation, Wrong> {
        let wrong = self.still_to_come(fields, ctx).or_else(|| self.contradiction(fields, ctx));
        if let Some(wrong) = wrong {
            return Err(wrong);
        }
        if let Some(wrong) = self.wrong_offer(fields, ctx) {
            return Err(wrong);
        }
        self.operation(fields, ctx, &|_| ctx.bench.make_id())
            .ok_or_else(|| ("result", phrase!("what this is a debrief of is gone").to_owned()))
    }

    fn then(&self, _: &str, _: &Ctx) -> Option<Effect> {
        let of = match &self.what {
            What::Visit(id) | What::Meeting(id) => Debriefed::Visit(id.clone()),
            What::Contact(id) => Debriefed::Contact(id.clone()),
        };
        Some(Effect::Open(Route::NewDocuments(of)))
    }
}
