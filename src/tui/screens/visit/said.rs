//! What a visit leaves as text.

use crate::model::Visit;
use crate::tui::ctx::Ctx;
use crate::workbench::Dossier;
use crate::workbench::debrief::{self, Mail, Over, VisitReport};

/// The mail to the customer.
pub fn mail(ctx: &Ctx, dossier: &Dossier, visit: &Visit) -> String {
    mail_of(ctx, dossier, &Over::Visit(visit)).text
}

/// The report for our own house.
pub fn report(ctx: &Ctx, dossier: &Dossier, visit: &Visit) -> String {
    report_of(ctx, dossier, &Over::Visit(visit)).text()
}

/// The mail of a visit or a contact, with what those who read it may know.
pub fn mail_of(ctx: &Ctx, dossier: &Dossier, over: &Over) -> Mail {
    ctx.read(ctx.bench.mail_over(&dossier.account, over)).unwrap_or_default()
}

/// The report of a visit or a contact.
pub fn report_of(ctx: &Ctx, dossier: &Dossier, over: &Over) -> VisitReport {
    let words = (&*ctx.bench.words, ctx.bench.own_language());
    debrief::report_of(&dossier.account, over, words, ctx.today())
}
