//! Which people are shown, in which order: folded, filtered, turned; the mark stays on its person.

use super::People;
use super::fold::boss;
use super::order::Order;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::workbench::{Dossier, as_before, folded};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::collections::HashMap;

impl People {
    pub(super) fn arrange(&mut self, ctx: &Ctx, dossier: &Dossier) {
        let mut all: Vec<usize> = (0..dossier.people.len()).collect();
        let id = |row: &usize| dossier.account.people[dossier.people[*row].index].id.as_str();
        if self.order != Order::Line {
            self.order.sort(&mut all, dossier);
            let held = self.held.iter().enumerate().map(|(rank, id)| (id.as_str(), rank));
            let ranks: HashMap<&str, usize> = held.collect();
            all = as_before(all, |row| ranks.get(id(row)).copied());
        }
        self.held = all.iter().map(|row| id(row).to_owned()).collect();
        self.fitting = all
            .into_iter()
            .filter(|row| {
                let line = &dossier.people[*row];
                self.filter.fits_line(ctx, &dossier.account.people[line.index], line)
            })
            .collect();
        self.rows = match (self.order, self.filter.text()) {
            (Order::Line, "") => self.folds.rows(dossier),
            _ => self.fitting.clone(),
        };
        self.picked = self.picked.min(self.len(ctx).saturating_sub(1));
    }

    /// All who fit the filter, folded away or not, in their order.
    pub fn fitting(&self) -> &[usize] {
        &self.fitting
    }

    /// Arranges anew; the mark stays on its person, or goes to whom that one stands under.
    pub(super) fn arrange_again(&mut self, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else { return };
        let id = self.whom.take();
        self.arrange(ctx, dossier);
        let mut found = id.as_deref().and_then(|id| {
            self.rows.iter().position(|r| self.id_at(dossier, *r).as_deref() == Some(id))
        });
        let all = 0..dossier.people.len();
        let mut at = all.into_iter().find(|r| id.is_some() && self.id_at(dossier, *r) == id);
        while let (None, Some(over)) = (found, at.and_then(|r| boss(dossier, r))) {
            found = self.rows.iter().position(|r| *r == over);
            at = Some(over);
        }
        self.picked = found.unwrap_or(self.picked).min(self.len(ctx).saturating_sub(1));
        self.note(ctx);
    }

    /// Remembers whom the mark is on.
    pub(super) fn note(&mut self, ctx: &Ctx) {
        self.whom = self.person(ctx).map(|p| p.id.to_string());
    }

    fn id_at(&self, dossier: &Dossier, row: usize) -> Option<String> {
        let line = dossier.people.get(row)?;
        Some(dossier.account.people.get(line.index)?.id.to_string())
    }

    pub(super) fn turn_order(&mut self, ctx: &Ctx) -> Effect {
        self.order = self.order.next();
        self.held.clear();
        self.arrange_again(ctx);
        // Who is first in the new order is what was asked for.
        (self.picked, self.top) = (0, 0);
        self.note(ctx);
        Effect::Say(self.order.says().to_owned())
    }

    /// Folds the branch under the mark; one that is folded already: on to whom they report to.
    pub(super) fn fold(&mut self, ctx: &Ctx, dossier: &Dossier) -> Effect {
        let Some(row) = self.tree_row() else {
            return self.no_tree(ctx);
        };
        if let Some(effect) = self.folds.turn(dossier, row, true) {
            self.arrange_again(ctx);
            return effect;
        }
        let over = boss(dossier, row).and_then(|b| self.rows.iter().position(|r| *r == b));
        self.picked = over.unwrap_or(self.picked);
        Effect::Stay
    }

    /// Unfolds the branch under the mark.
    pub(super) fn unfold(&mut self, ctx: &Ctx, dossier: &Dossier) -> Effect {
        let Some(row) = self.tree_row() else {
            return self.no_tree(ctx);
        };
        let effect = self.folds.turn(dossier, row, false);
        self.arrange_again(ctx);
        effect.unwrap_or(Effect::Stay)
    }

    /// Do the rows stand as a tree?
    pub(super) fn is_tree(&self) -> bool {
        self.order == Order::Line && self.filter.text().is_empty()
    }

    fn tree_row(&self) -> Option<usize> {
        self.rows.get(self.picked).copied().filter(|_| self.is_tree())
    }

    fn no_tree(&self, ctx: &Ctx) -> Effect {
        let says = match self.filter.text() {
            "" => phrase!(
                "{} turns back to the tree, which folds",
                ctx.keymap.key(crate::tui::action::Action::Order)
            ),
            _ => phrase!(
                "{} shows the whole tree, which folds",
                ctx.keymap.key(crate::tui::action::Action::Back)
            ),
        };
        Effect::Say(says)
    }

    /// After a key in the filter: the mark on whose name begins so, else on the first.
    pub(super) fn filtered(&mut self, ctx: &Ctx) {
        let Some(dossier) = ctx.dossier else { return };
        if self.filter.text().is_empty() {
            return self.arrange_again(ctx);
        }
        self.arrange(ctx, dossier);
        let wanted = folded(self.filter.text().trim());
        let best = (0..self.rows.len()).min_by_key(|i| rank(dossier, &wanted, &self.rows[*i]));
        self.picked = best.unwrap_or(0);
        (self.way, self.asked, self.turn) = (None, None, 0);
    }

    /// Shows all again, with the mark where it is; false where all are shown.
    pub(super) fn unfiltered(&mut self, ctx: &Ctx) -> bool {
        let there = self.filter.clear();
        if there {
            self.arrange_again(ctx);
        }
        there
    }

    /// Draws the filter in the last row where there is one; what is left for the people.
    pub fn filter_line(&mut self, buf: &mut Buffer, area: Rect, ctx: &Ctx) -> Rect {
        self.caret = None;
        if !self.filter.typing() && self.filter.text().is_empty() {
            return area;
        }
        let height = area.height.saturating_sub(1);
        let line = Rect { y: area.y + height, height: 1, ..area };
        self.caret = self.filter.draw(buf, line, ctx);
        Rect { height, ..area }
    }

    /// What people have to have, as it was typed.
    pub fn wanted(&self) -> &str {
        self.filter.text()
    }

    /// How many are shown.
    pub fn count(&self) -> usize {
        self.rows.len()
    }

    /// Is the filter typed now?
    pub fn typing(&self) -> bool {
        self.filter.typing()
    }
}

fn rank(dossier: &Dossier, wanted: &str, row: &usize) -> (bool, bool) {
    let person = &dossier.account.people[dossier.people[*row].index];
    let name = folded(&person.name);
    let mut words = name.split_whitespace();
    (!words.any(|w| w.starts_with(wanted)), !name.contains(wanted))
}
