//! What the keys of a verdict do: marks by digit and step, reasons, the verdict with its reason.

use super::{CHANGES, MARKS, PARTS, VERDICTS, VerdictScreen, VerdictTyping, draw, report};
use crate::model::{
    Choice, EvaluationMark, Key, Record, RivalCriterion, RivalMark, Value, VerdictWord,
};
use crate::text::DayText;
use crate::tui::action::Action;
use crate::tui::components::save_file::{SaveFile, SavedReport};
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{FormKind, Route};
use crate::tui::screens::deal_sheet::{DealScreen, RowCursor, SheetPrompt, Typing};
use crate::workbench::deal_tasks::{dropped, tasks_of, tasks_say};
use crate::workbench::operation::action::{Task, all_to_do};
use crate::workbench::operation::mark::on_criterion;
use crate::workbench::operation::{Home, opportunity};
use crate::workbench::report::file_name;
use crate::workbench::verdict::verdict_words;

/// From "not rated" the first step up or down leads here.
const MIDDLE: i64 = 3;
/// Days until an action that a change of marks asks for is due.
const DUE_IN: u64 = 14;

impl VerdictScreen {
    pub(super) fn answer(&mut self, action: Action, ctx: &Ctx) -> Effect {
        if let Some(effect) = self.act_on_deal(action, ctx) {
            return effect;
        }
        let Some(view) = self.sheet.get() else { return Effect::Pass };
        match action {
            Action::NextPane => self.turn_focus(1),
            Action::PreviousPane => self.turn_focus(PARTS - 1),
            Action::Plus if self.focus == MARKS => self.step_mark(1, ctx),
            Action::Minus if self.focus == MARKS => self.step_mark(-1, ctx),
            Action::Left if self.focus == MARKS => self.turn_whose(-1),
            Action::Right if self.focus == MARKS => self.turn_whose(1),
            Action::Edit if self.focus == MARKS => self.reason(),
            Action::Advance => self.ask_verdict(),
            Action::Add => self.add(ctx),
            Action::Enter => self.enter(),
            Action::Why => Effect::Open(Route::Why(report::why_score(view))),
            Action::Copy => Effect::Clip(self.row_text()),
            Action::SaveFile => {
                let name = format!("verdict-{}.md", file_name(&view.opportunity.1));
                let title = phrase!("Save the verdict, for us only, as");
                let report = report::report(view, ctx);
                SaveFile::open(SavedReport { title, report }, &name)
            }
            _ => Effect::Pass,
        }
    }

    fn turn_focus(&mut self, by: usize) -> Effect {
        self.focus = (self.focus + by) % PARTS;
        Effect::Stay
    }

    fn turn_whose(&mut self, by: isize) -> Effect {
        let rivals = self.sheet.get().map_or(0, |v| v.rivals.len());
        if rivals == 0 {
            return Effect::Say(phrase!("no rival is known here; a adds one").to_owned());
        }
        self.whose = self.whose.saturating_add_signed(by).min(rivals);
        if !self.can_be_set(self.rows[MARKS].row) {
            let first = (0..self.len()).find(|at| self.can_be_set(*at));
            self.rows[MARKS].row = first.unwrap_or(0);
        }
        // A rival is marked from its first gap on.
        if self.whose > 0 && by > 0 {
            let gap = (0..self.len()).find(|at| self.can_be_set(*at) && self.score(*at).is_none());
            let first = (0..self.len()).find(|at| self.can_be_set(*at));
            self.rows[MARKS].row = gap.or(first).unwrap_or(0);
        }
        Effect::Stay
    }

    /// The mark at this row of whoever is marked.
    fn score(&self, at: usize) -> Option<i64> {
        let mark = self.sheet.get()?.marks.get(at)?;
        match self.whose.checked_sub(1) {
            None => mark.score,
            Some(rival) => mark.rivals.as_ref()?.get(rival)?.score,
        }
    }

    /// One up or down; the cursor stays.
    fn step_mark(&mut self, by: i64, ctx: &Ctx) -> Effect {
        let now = self.score(self.rows[MARKS].row);
        let to = now.map_or(MIDDLE, |mark| (mark + by).clamp(0, 5));
        match now == Some(to) {
            true => Effect::Say(phrase!(
                "{} is the {} mark",
                to,
                if by > 0 { "best" } else { "lowest" }
            )),
            false => self.change(vec![("score", Value::Whole(to))], &format!(" {to}"), ctx),
        }
    }

    /// Sets the mark under the cursor and goes to the next.
    pub(super) fn set_mark(&mut self, mark: i64, ctx: &Ctx) -> Effect {
        let row = self.rows[MARKS].row;
        let same = self.score(row) == Some(mark);
        let done = self.change(vec![("score", Value::Whole(mark))], &format!(" {mark}"), ctx);
        // Behind the last one it begins again, so that eight digits set all eight from wherever one begins.
        let next = (row + 1..self.len()).chain(0..row).find(|at| self.can_be_set(*at));
        self.rows[MARKS].row = next.unwrap_or(row);
        match same {
            true => Effect::Say(phrase!("it is {mark} already", mark)),
            false => done,
        }
    }

    /// Cells of the mark under the cursor, as one step.
    fn change(&self, cells: Vec<(&str, Value)>, says: &str, ctx: &Ctx) -> Effect {
        let (Some(view), Some(mark), Some(deal)) =
            (self.sheet.get(), self.mark(), self.sheet.choice.deal(ctx))
        else {
            return Effect::Stay;
        };
        let Some(account) = ctx.dossier.map(|d| d.key) else { return Effect::Stay };
        let (change, whose) = match self.whose.checked_sub(1) {
            None => {
                let list: Vec<(Key, bool)> = deal
                    .evaluation
                    .iter()
                    .map(|m| (m.key, m.criterion == mark.criterion))
                    .collect();
                let word = mark.criterion.word();
                let home = Home { account, parent: deal.key };
                (on_criterion("", EvaluationMark::SCHEMA, home, word, &list, cells), String::new())
            }
            Some(at) => {
                let Some(on) = RivalCriterion::of(mark.criterion.word()) else {
                    return Effect::Say(phrase!("rivals are not asked about this").to_owned());
                };
                let name = view.rivals.get(at).map_or("", |r| r.competitor.as_str());
                let Some(rival) = deal.rivals.iter().find(|r| r.competitor.is(name)) else {
                    return Effect::Stay;
                };
                let list: Vec<(Key, bool)> =
                    rival.evaluation.iter().map(|m| (m.key, m.criterion == on)).collect();
                let whose = view.rivals.get(at).map_or(String::new(), |r| format!("{}, ", r.name));
                let home = Home { account, parent: rival.key };
                (on_criterion("", RivalMark::SCHEMA, home, on.word(), &list, cells), whose)
            }
        };
        let label = format!("{}, {whose}{}{says}", view.opportunity.1, mark.title);
        Effect::Do(change.labelled(label))
    }

    fn reason(&mut self) -> Effect {
        let Some(mark) = self.mark() else { return Effect::Stay };
        let now = match self.whose.checked_sub(1) {
            None => mark.why.clone(),
            Some(rival) => mark.rivals.as_ref().and_then(|r| r.get(rival)?.why.clone()),
        };
        let title = phrase!("Why {}", mark.title);
        self.prompt.ask(VerdictTyping::Reason, title, now.as_deref().unwrap_or(""))
    }

    /// The line of the verdict, with what the marks suggest.
    fn ask_verdict(&mut self) -> Effect {
        let Some(view) = self.sheet.get() else { return Effect::Stay };
        let suggested = view.verdict.unwrap_or(VerdictWord::Conditional);
        let kind = VerdictTyping::Verdict(suggested);
        self.prompt.ask(kind, phrase!("Verdict: the reason"), "")
    }

    fn add(&self, ctx: &Ctx) -> Effect {
        let (Some(view), Some(deal)) = (self.sheet.get(), self.sheet.choice.deal(ctx)) else {
            return Effect::Stay;
        };
        if self.focus != CHANGES {
            return Effect::Form(FormKind::Record {
                sheet: "rival",
                key: None,
                owner: Some(deal.key),
            });
        }
        let Some(change) = view.changes.get(self.rows[CHANGES].row) else { return Effect::Stay };
        if change.moves.iter().any(|m| m.to < m.from) {
            return Effect::Say(
                phrase!("that would make it worse; there is nothing to do for it").to_owned(),
            );
        }
        let Some(dossier) = ctx.dossier else { return Effect::Stay };
        let due = ctx.today() + chrono::Days::new(DUE_IN);
        let rep = ctx.of_rep(|rep| rep.name.0);
        let texts = change.moves.iter().map(|moved| {
            let known = view.marks.iter().find(|m| m.criterion == moved.criterion);
            known.map_or(String::new(), |m| {
                let anchor = if moved.to > 3 { &m.anchors[2] } else { &m.anchors[1] };
                phrase!("{} from {} to {}: {}", m.title, moved.from, moved.to, anchor)
            })
        });
        let texts: Vec<String> = texts.collect();
        let subject = Some(view.opportunity.0.as_str());
        let task = |what| Task { what, due: Some(due), subject, owner: rep.as_deref() };
        let tasks: Vec<Task> = texts.iter().map(|what| task(what)).collect();
        let label =
            phrase!("{} to do by {} for {}", tasks.len(), due.weekday_day(), view.opportunity.1);
        Effect::Do(all_to_do((dossier.key, &dossier.account), &tasks).labelled(label))
    }

    fn enter(&mut self) -> Effect {
        match (self.focus, self.mark()) {
            (MARKS, Some(mark)) => {
                let rival = self.whose.checked_sub(1);
                let named =
                    self.sheet.get().and_then(|v| v.rivals.get(rival?)).map(|r| r.name.clone());
                Effect::Open(Route::Why(report::why_mark(mark, rival, named.as_deref())))
            }
            (VERDICTS, _) => {
                let row = self.rows[VERDICTS].row;
                let kept = self.sheet.get().and_then(|v| v.verdicts.get(row));
                match kept {
                    Some(verdict) if verdict.marks.is_empty() => Effect::Say(
                        phrase!("that verdict is from before marks were kept").to_owned(),
                    ),
                    Some(_) => {
                        self.compared = Some(row);
                        self.focus = MARKS;
                        Effect::Stay
                    }
                    None => Effect::Say(phrase!("no verdict yet: s logs the first").to_owned()),
                }
            }
            _ => Effect::Stay,
        }
    }

    /// Today's verdict with its reason and the marks of today.
    fn log(&self, verdict: VerdictWord, why: &str, ctx: &Ctx) -> Effect {
        let (Some(view), Some(deal), Some(dossier)) =
            (self.sheet.get(), self.sheet.choice.deal(ctx), ctx.dossier)
        else {
            return Effect::Stay;
        };
        let rated = view.marks.iter().filter_map(|m| Some((m.criterion, m.score?)));
        let word = ctx.bench.words.word("verdict", verdict.word());
        let against = match view.verdict {
            // A verdict that dares more stands before the other.
            Some(said) if verdict < said => {
                let said = ctx.bench.words.word("verdict", said.word());
                phrase!(", the file says {said}", said)
            }
            _ => String::new(),
        };
        let label = phrase!("verdict on {}: {}{}", view.opportunity.1, word, against);
        let said = (verdict, why);
        Effect::Do(opportunity::verdict(label, dossier.key, deal, said, rated, ctx.today()))
    }

    fn tasks<'a>(&self, ctx: &'a Ctx) -> Vec<&'a crate::model::Action> {
        let found = ctx.dossier.zip(self.sheet.choice.deal(ctx));
        found.map_or(Vec::new(), |(d, deal)| tasks_of(&d.account, deal, ctx.today()))
    }

    /// After a no-go asks whether what is to be done for the deal ends too; false where there is nothing to ask.
    fn asks_about_tasks(&mut self, word: VerdictWord, why: &str, ctx: &Ctx) -> bool {
        let tasks = self.tasks(ctx);
        if word != VerdictWord::NoGo || tasks.is_empty() {
            return false;
        }
        self.no_go_why = why.to_owned();
        let title = phrase!("{}. Drop?", tasks_say(&tasks));
        self.prompt.ask(VerdictTyping::Tasks, title, "");
        true
    }

    fn row_text(&self) -> String {
        let Some(view) = self.sheet.get() else { return String::new() };
        match (self.focus, self.mark()) {
            (MARKS, Some(mark)) => {
                let score =
                    mark.score.map_or(phrase!("not rated").to_owned(), |s| phrase!("{s} of 5", s));
                let why = mark.why.as_deref().map_or(String::new(), |w| format!(": {w}"));
                format!("{}, {}: {score}{why}", view.opportunity.1, mark.title)
            }
            _ => draw::verdict_says(view),
        }
    }
}

impl Typing for VerdictScreen {
    type Kind = VerdictTyping;

    fn prompt(&mut self) -> &mut SheetPrompt<VerdictTyping> {
        &mut self.prompt
    }

    fn lists(&mut self) -> (&mut [RowCursor], &mut usize) {
        (&mut self.rows, &mut self.focus)
    }

    fn typed(&mut self, kind: VerdictTyping, text: &str, ctx: &Ctx) -> Result<Effect, String> {
        Ok(match kind {
            VerdictTyping::Reason => {
                let why = match text.is_empty() {
                    true => Value::Absent,
                    false => Value::Text(text.to_owned()),
                };
                self.change(vec![("why", why)], phrase!(", its reason"), ctx)
            }
            VerdictTyping::Verdict(word) => {
                let (word, why) = verdict_words(text).unwrap_or((word, text));
                if why.is_empty() {
                    return Err(phrase!("say why, so that it is known in a year").to_owned());
                }
                match self.asks_about_tasks(word, why, ctx) {
                    true => Effect::Stay,
                    false => self.log(word, why, ctx),
                }
            }
            VerdictTyping::Tasks => {
                let drops = match text.to_lowercase().as_str() {
                    "y" | "yes" => true,
                    "" | "n" | "no" => false,
                    _ => return Err(phrase!("y drops them, Enter alone keeps them").to_owned()),
                };
                match self.log(VerdictWord::NoGo, &self.no_go_why, ctx) {
                    Effect::Do(verdict) if drops => {
                        let tasks = self.tasks(ctx);
                        let label = phrase!("{}, {} dropped", verdict.label, tasks.len());
                        Effect::Do(verdict.and(dropped(&tasks)).labelled(label))
                    }
                    kept => kept,
                }
            }
        })
    }
}
