//! What a row of a sheet can do besides being opened: its form, a thing to do for it.

use crate::model::statement::About;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::forms::{sheet_of, tree};
use crate::tui::route::FormKind;
use crate::workbench::kind;
use crate::workbench::relations::records;

/// The form of what a row is about; nothing where it is about nothing that has one.
pub fn edit(about: &About, ctx: &Ctx) -> Option<Effect> {
    let (account, form) = match about {
        About::Account(key) | About::Record(key, "account", _) => {
            (*key, FormKind::Account(Some(*key)))
        }
        About::Part(key, part) => {
            (*key, FormKind::Record { sheet: part, key: Some(*key), owner: None })
        }
        About::Record(account, record, key) => {
            let root = match ctx.dossier.filter(|d| d.key == *account || *account == 0) {
                Some(_) => tree(kind(record)?, ctx)?,
                None => ctx.read(ctx.bench.account_row(*account))?,
            };
            let all = records(&root);
            let at = all.iter().find(|at| at.row.schema.record == *record && at.row.key == *key)?;
            (*account, sheet_of(record)?.form(Some(at.row), None))
        }
        About::Nothing | About::Screen(_) | About::Setting(_) => return None,
    };
    Some(on(account, Effect::Form(form), ctx))
}

/// Something to do for this subject of an account.
pub fn to_do(account: crate::model::Key, subject: Option<String>, what: &str, ctx: &Ctx) -> Effect {
    let form = FormKind::Action { id: None, what: what.to_owned(), subject };
    on(account, Effect::Form(form), ctx)
}

/// Does this with an account as the picked one.
pub fn on(account: crate::model::Key, effect: Effect, ctx: &Ctx) -> Effect {
    match ctx.dossier {
        Some(dossier) if dossier.key != account && account != 0 => {
            Effect::All(vec![Effect::Pick(account), effect])
        }
        _ => effect,
    }
}
