//! What a visit leaves as text.

use crate::model::Visit;
use crate::tui::ctx::Ctx;
use crate::workbench::Dossier;
use crate::workbench::debrief;

/// The mail to the customer.
pub fn mail(ctx: &Ctx, dossier: &Dossier, visit: &Visit) -> String {
    let rep = ctx.bench.rep().ok().and_then(|r| r.name.0);
    debrief::mail(&dossier.account, visit, rep.as_deref(), ctx.today())
}

/// The report for our own house.
pub fn report(ctx: &Ctx, dossier: &Dossier, visit: &Visit) -> String {
    debrief::report(&dossier.account, visit, &ctx.bench.words, ctx.today())
}
