//! What several tests do on the way: picking an account, pressing until, every size.

use super::{keys, screen};
use crate::model::Account;
use crate::tui::app::App;

/// Makes the account of this name the picked one.
pub(super) fn pick(app: &mut App, name: &str) {
    let key = app.core.bench.account_of(name).unwrap().key;
    app.pick(key);
}

/// The account of this name as the file has it.
pub(super) fn stored(app: &App, name: &str) -> Account {
    let key = app.core.bench.account_of(name).unwrap().key;
    app.core.bench.typed_account(key).unwrap()
}

/// Presses a key until the screen holds this.
pub(super) fn until(app: &mut App, key: &str, wanted: &str) {
    while !screen(app, 120, 36).contains(wanted) {
        keys(app, key);
    }
}

/// The screen as it is drawn in each of four sizes.
pub(super) fn at_every_size(app: &mut App) -> [((u16, u16), String); 4] {
    [(200, 60), (120, 36), (80, 24), (60, 20)].map(|(w, h)| ((w, h), screen(app, w, h)))
}
