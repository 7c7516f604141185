//! What a visit leaves as text.

use crate::model::Visit;
use crate::tui::ctx::Ctx;
use crate::workbench::Dossier;
use crate::workbench::debrief::{self, Mail, Over, Report};

/// The mail to the customer.
pub fn mail(ctx: &Ctx, dossier: &Dossier, visit: &Visit) -> String {
    mail_of(ctx, dossier, &Over::Visit(visit)).text
}

/// The report for our own house.
pub fn report(ctx: &Ctx, dossier: &Dossier, visit: &Visit) -> String {
    report_of(ctx, dossier, &Over::Visit(visit)).text()
}

/// The mail of a visit or a contact, without what names a rival of ours.
pub fn mail_of(ctx: &Ctx, dossier: &Dossier, over: &Over) -> Mail {
    let rep = ctx.bench.rep().ok().and_then(|r| r.name.0);
    let rivals = ctx.bench.rival_names().unwrap_or_default();
    debrief::mail_of(&dossier.account, over, rep.as_deref(), &rivals, ctx.today())
}

/// The report of a visit or a contact.
pub fn report_of(ctx: &Ctx, dossier: &Dossier, over: &Over) -> Report {
    debrief::report_of(&dossier.account, over, &ctx.bench.words, ctx.today())
}
