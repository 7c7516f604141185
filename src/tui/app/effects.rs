//! What screens ask for, done: the one place that writes.

use super::App;
use super::core::Core;
use super::{global_actions, routes};
use crate::model::{Key, Refusal};
use crate::rules::disputes::{Act, Deed};
use crate::text::format::count;
use crate::tui::action::Action;
use crate::tui::effect::Effect;
use crate::tui::screens::{ImportCame, Workbench as Workspace};
use crate::tui::terminal::Flow;
use crate::workbench::preview::Reading;
use crate::workbench::{Operation, Pair, Workbench};

/// So many changed accounts are read again by themselves; of more, the whole list is read.
const ONE_BY_ONE: usize = 16;

impl App {
    /// Does what a screen asked for.
    pub(crate) fn handle(&mut self, effect: Effect) {
        if let Some(refused) = self.refused_as_gone(&effect) {
            return self.core.say(refused);
        }
        match effect {
            Effect::Stay | Effect::Pass => {}
            Effect::Say(text) => self.core.say(text),
            Effect::SayOnce(text) => self.core.say_once(text),
            Effect::Do(operation) => {
                let warning = self.core.bench.warned_of_change(operation.edits());
                if self.operate(operation) {
                    self.warn(warning);
                }
            }
            Effect::DoAndClose(operation) => {
                self.save_form(operation);
            }
            Effect::DoThen(operation, then) => {
                if self.save_form(operation) {
                    self.handle(*then);
                }
            }
            Effect::Import(name, reading) => self.bring_in(&name, *reading),
            Effect::Remove(record, key) => self.remove(record, key),
            Effect::Settle(act) => self.settle(&act),
            Effect::Merge(pair) => self.merge(pair, &[]),
            Effect::MergeChoosing(pair, columns) => self.merge(pair, &columns),
            Effect::Look(change) => self.change_look(change),
            Effect::BackUp => self.back_up(),
            Effect::Restore(copy) => self.restore(&copy),
            Effect::Open(route) => {
                let opened = routes::open(route, &self.core.ctx());
                self.handle(opened);
            }
            Effect::Over(screen) => self.open(screen),
            Effect::Form(kind) => self.open_form(kind),
            Effect::Demo => self.demo(),
            Effect::Pick(key) => self.pick(key),
            Effect::Mark(row) => self.mark(row),
            Effect::Filter(text) => self.filter(&text),
            Effect::TurnOrder => self.turn_order(),
            Effect::GoTo(key, subject) => self.go_to(key, &subject),
            Effect::Show(account, record, key) => self.show(account, record, key),
            Effect::Close => self.close_kept(),
            Effect::Act(action) => {
                if self.stack.last().is_some_and(|s| !s.is_workbench()) {
                    self.close();
                }
                self.act(action);
            }
            Effect::Page(number) => self.act(Action::Pane(number)),
            Effect::Draft(name, text) => self.keep_draft(name, text),
            Effect::Editor(text) => self.edit(text),
            Effect::Write(path, text) => global_actions::write_file(self, &path, &text),
            Effect::WriteBook(files) => self.write_book(files),
            Effect::Clip(text) => global_actions::copy(self, &text),
            Effect::All(effects) => effects.into_iter().for_each(|e| self.handle(e)),
        }
    }

    /// Does what the rep means as one step; false where it was refused.
    fn operate(&mut self, operation: Operation) -> bool {
        self.write(operation.label.clone(), |bench, _| bench.operate(operation))
    }

    /// Writes one step and shows what it changed; false where it was refused.
    pub(crate) fn write(
        &mut self,
        label: String,
        work: impl FnOnce(&mut Workbench, String) -> crate::workbench::Result<()>,
    ) -> bool {
        let done = work(&mut self.core.bench, label.clone());
        self.look_again();
        match done {
            Ok(()) if !self.core.bench.wrote() => {
                self.core.say(phrase!("nothing to save, it is so already: {label}", label));
                true
            }
            Ok(()) => {
                self.changed();
                let undo = self.core.keymap.key(Action::Undo);
                self.core.say(phrase!("saved: {label}.  {undo} undoes", label, undo));
                true
            }
            Err(refusal) => {
                self.core.say_refusal(&refusal);
                false
            }
        }
    }

    /// The draft of the top screen is done with.
    fn drop_draft(&mut self) {
        let draft = self.stack.last().and_then(|s| s.draft()).map(str::to_owned);
        let Some(draft) = draft else { return };
        self.forget_draft(&draft);
        if let Err(refusal) = self.core.bench.drop_draft(&draft) {
            self.core.say_refusal(&refusal);
        }
    }

    fn remove(&mut self, record: &'static str, key: Key) {
        let account = self.core.accounts.picked_key().unwrap_or_default();
        match self.core.bench.take_away(account, record, key) {
            Ok(said) => {
                self.changed();
                let undo = self.core.keymap.key(Action::Undo);
                self.core.say(phrase!("{said}.  {undo} undoes", said, undo));
            }
            Err(refusal) => self.core.say_refusal(&refusal),
        }
    }

    /// Does what settles a dispute; of two that became one the list is read anew.
    fn settle(&mut self, act: &Act) {
        match self.core.bench.settle_dispute(act) {
            Ok(said) => {
                if act.deed == Deed::Merge {
                    self.core.bench.take_touched();
                    self.core.accounts.forget(None);
                    let picked = self.core.accounts.picked_key();
                    self.reload(picked);
                } else {
                    self.changed();
                }
                let undo = self.core.keymap.key(Action::Undo);
                self.core.say(phrase!("saved: {said}.  {undo} undoes", said, undo));
            }
            // The flag of a command is no word of a screen: what is asked for stands over the line.
            Err(refusal) => {
                let place = refusal.place.filter(|place| !place.starts_with("--"));
                self.core.say(Refusal { place, ..refusal }.to_string());
            }
        }
    }

    /// Makes one of two; the one that stays is the picked one.
    fn merge(&mut self, pair: Pair, columns: &[String]) {
        match self.core.bench.merge_choosing(pair, columns) {
            Ok(merged) => {
                let kept = match pair {
                    Pair::Accounts { stays, .. } => stays,
                    Pair::People { account, .. } => account,
                };
                self.core.bench.take_touched();
                self.core.accounts.forget(None);
                self.reload(Some(kept));
                let undo = self.core.keymap.key(Action::Undo);
                self.core.say(phrase!("{}.  {} undoes", merged.kept.sentence, undo));
            }
            Err(refusal) => self.core.say_refusal(&refusal),
        }
    }

    /// After a change, made or taken back: reads again and judges again what it has touched, the picked account first;
    /// the whole list only where many were touched, came or went.
    pub(crate) fn changed(&mut self) {
        self.core.shared = None;
        self.core.forget_dossiers();
        let mut touched = self.core.bench.take_touched();
        let Some(key) = self.core.accounts.picked_key() else {
            return self.reload(None);
        };
        touched.insert(key);
        let Core { accounts, bench, .. } = &mut self.core;
        let one_by_one = touched.len() <= ONE_BY_ONE;
        if one_by_one && touched.iter().all(|key| accounts.touch(bench, *key).unwrap_or(false)) {
            return self.pick(key);
        }
        self.core.accounts.forget(Some(&touched));
        self.reload(Some(key));
    }

    /// Reads the list and the picked account again.
    pub(crate) fn reload(&mut self, pick: Option<Key>) {
        self.core.shared = None;
        self.core.forget_dossiers();
        let read = self.core.accounts.reload(&self.core.bench);
        if let Err(refusal) = read {
            self.core.say_refusal(&refusal);
        }
        match pick.or_else(|| self.core.accounts.picked_key()) {
            Some(key) => self.pick(key),
            None => self.refresh(),
        }
    }

    /// Makes an account the picked one.
    pub(crate) fn pick(&mut self, key: Key) {
        self.core.read_until(|accounts| accounts.has(key));
        self.core.accounts.pick(key);
        self.show_picked();
    }

    /// Shows the account with the mark.
    pub(crate) fn show_picked(&mut self) {
        match self.core.accounts.picked_key() {
            Some(key) => {
                if let Err(refusal) = self.core.take_dossier(key) {
                    self.core.forget_dossiers();
                    self.core.say_refusal(&refusal);
                }
            }
            None => self.core.forget_dossiers(),
        }
        self.refresh();
    }

    /// The panes follow the mark of the list, once no key waits.
    fn follow(&mut self) {
        self.follows = true;
    }

    pub(super) fn refresh(&mut self) {
        let Self { core, stack, .. } = self;
        let ctx = core.ctx();
        stack.iter_mut().for_each(|screen| screen.refresh(&ctx));
        stack.retain(|screen| !screen.is_over(&ctx));
        self.begin();
    }

    /// Saves what a form holds and closes it; a new account becomes the picked one. False where it was refused.
    fn save_form(&mut self, operation: Operation) -> bool {
        let new = operation.adds_account();
        let warning = self.core.bench.warned_of_change(operation.edits());
        if self.is_written_over(&operation) {
            return false;
        }
        let operation = match self.rest.over.take() {
            Some(over) => {
                let label = format!("{} ({over})", operation.label);
                operation.labelled(label)
            }
            None => operation,
        };
        if !self.operate(operation) {
            return false;
        }
        self.drop_draft();
        self.close();
        if let Some(key) = self.core.accounts.newest().filter(|_| new) {
            self.pick(key);
        }
        self.warn(warning);
        true
    }

    /// Says it behind what was saved.
    fn warn(&mut self, warning: Option<&str>) {
        if let Some(warning) = warning {
            let saved = self.core.messages.now().unwrap_or_default();
            let text = match saved.rsplit_once(".  ") {
                Some((saved, hint)) => format!("{saved}; {warning}.  {hint}"),
                None => format!("{saved}; {warning}"),
            };
            self.core.say(text);
        }
    }

    fn mark(&mut self, row: usize) {
        self.core.downwards = row >= self.core.accounts.picked();
        self.core.read_until(|accounts| !accounts.lacks(row));
        self.core.accounts.mark(row);
        self.follow();
    }

    fn filter(&mut self, text: &str) {
        self.core.accounts.set_filter(text);
        self.follow();
    }

    fn turn_order(&mut self) {
        self.core.accounts.turn_order();
        let word = self.core.accounts.order().word();
        self.core.say(phrase!("accounts {word}", word));
    }

    /// Opens the page of a record over the screen that asked.
    fn show(&mut self, account: Key, record: &str, key: Key) {
        self.close_floats();
        if account != 0 {
            self.pick(account);
        }
        match routes::row_page(record, key, &self.core.ctx()) {
            Some(page) => self.open(page),
            None => self.core.say(phrase!("it is not there any more")),
        }
    }

    fn close_floats(&mut self) {
        while self.stack.len() > 1 && self.stack.last().is_some_and(|s| s.floats()) {
            self.stack.pop();
        }
    }

    /// Opens the page of what a subject names; where a pane shows it, the workbench over the screen that asked,
    /// which Esc comes back to on the same row.
    fn go_to(&mut self, key: Key, subject: &str) {
        self.close_floats();
        self.pick(key);
        if let Some(page) = routes::page_beside_panes(subject, &self.core.ctx()) {
            return self.open(page);
        }
        if self.stack.last().is_some_and(|s| !s.is_workbench()) {
            self.open(Box::new(Workspace::new()));
        }
        self.pick(key);
        self.top(|screen, ctx| screen.go_to(subject, ctx));
    }

    fn bring_in(&mut self, name: &str, reading: Reading) {
        let mut came = None;
        if self.write(phrase!("import of {name}", name), |bench, _| {
            came = Some(bench.import_reading(name, reading)?);
            Ok(())
        }) {
            self.close();
        }
        if let Some(report) = came {
            let said = match report.came_in() {
                nothing if nothing.is_empty() => report.counts.to_string(),
                said => said,
            };
            let over = match report.over {
                0 => String::new(),
                n => phrase!("{} changed over what was there, ", count(n, "value")),
            };
            let undo = self.core.keymap.key(Action::Undo);
            self.core.say(phrase!(
                "saved: {over}{said}, import of {name}.  {undo} undoes",
                over,
                said,
                name,
                undo
            ));
            if report.over > 0 {
                self.open(Box::new(ImportCame::new(&report.remarks)));
            }
        }
        self.reload(None);
    }

    fn edit(&mut self, text: String) {
        let folder = self.core.bench.file().parent().unwrap_or(std::path::Path::new("."));
        self.flow = Flow::Edit { text, folder: folder.to_owned() };
    }
}
