//! Marks changed by one key: power, attitude and trust by one or by their digit, and all of them as still true.

use crate::model::Person;
use crate::tui::action::Action;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::workbench::operation::person as operation;

/// The mark that keys change.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// How much weight they have.
    Power,
    /// How they stand towards us.
    #[default]
    Attitude,
    /// How far they trust us.
    Trust,
}

impl Mark {
    /// The one after it.
    pub fn next(self) -> Self {
        match self {
            Self::Attitude => Self::Trust,
            Self::Trust => Self::Power,
            Self::Power => Self::Attitude,
        }
    }

    /// The column of the person that holds it.
    pub fn column(self) -> &'static str {
        match self {
            Self::Power => "influence",
            Self::Attitude => "attitude",
            Self::Trust => "relationship",
        }
    }

    /// Its word on screen.
    pub fn title<'a>(self, ctx: &Ctx<'a>) -> &'a str {
        ctx.bench.words.title(self.column())
    }

    /// What the digits mean.
    pub fn digits(self, ctx: &Ctx) -> String {
        let words = &ctx.bench.words;
        match self {
            Self::Power => phrase!("0-5 set power").to_owned(),
            Self::Trust => phrase!("0-5 set trust").to_owned(),
            Self::Attitude => {
                let (least, most) = (words.attitude(Some(-2)), words.attitude(Some(2)));
                format!("1 {least} .. 5 {most}, 0 {}", words.attitude(None))
            }
        }
    }

    /// What a person has.
    pub fn of(self, person: &Person) -> Option<i64> {
        match self {
            Self::Power => *person.influence,
            Self::Attitude => *person.attitude,
            Self::Trust => *person.relationship,
        }
    }

    fn range(self) -> (i64, i64) {
        match self {
            Self::Attitude => (-2, 2),
            Self::Power | Self::Trust => (0, 5),
        }
    }

    fn says(self, ctx: &Ctx, mark: Option<i64>) -> String {
        let words = &ctx.bench.words;
        match (self, mark) {
            (Self::Attitude, mark) => words.attitude(mark).to_owned(),
            (_, None) => phrase!("not set").to_owned(),
            (Self::Power, Some(n)) => n.to_string(),
            (Self::Trust, Some(n)) => format!("{n} {}", words.relationship(Some(n))),
        }
    }

    /// One up or down; of an unknown attitude the first step is open, of another mark the lowest one.
    pub fn step(self, ctx: &Ctx, person: &Person, by: i64) -> Effect {
        let (least, most) = self.range();
        let new = match (self, self.of(person)) {
            (_, Some(old)) => (old + by).clamp(least, most),
            (Self::Attitude, None) => 0,
            (_, None) => by.clamp(0, 1),
        };
        self.to(ctx, person, Some(new))
    }

    /// The mark of a digit: 0 to 5 as it is; of the attitude 1 is the worst and 5 the best, 0 unknown.
    pub fn by_digit(self, ctx: &Ctx, person: &Person, digit: i64) -> Effect {
        let new = match (self, digit) {
            (Self::Attitude, 0) => None,
            (Self::Attitude, n) => Some((n - 3).clamp(-2, 2)),
            (_, n) => Some(n.clamp(0, 5)),
        };
        self.to(ctx, person, new)
    }

    fn to(self, ctx: &Ctx, person: &Person, new: Option<i64>) -> Effect {
        let old = self.of(person);
        if old == new {
            let it = self.says(ctx, old);
            return Effect::Say(match self.range() {
                (least, most) if old == Some(least) || old == Some(most) => {
                    phrase!("{it} is as far as it goes", it)
                }
                _ => phrase!("{}: {} is {} already", *person.name, self.title(ctx), it),
            });
        }
        let label = phrase!(
            "{}, {} {} to {}",
            *person.name,
            self.title(ctx),
            self.says(ctx, old),
            self.says(ctx, new)
        );
        Effect::Do(operation::mark(label, person, self.column(), new))
    }
}

/// The digit of an action: where titles bear no numbers, the keys of panes are digits of marks.
pub fn digit(action: Action) -> Option<i64> {
    match action {
        Action::Pane(n) | Action::Digit(n) => Some(i64::from(n)),
        _ => None,
    }
}

/// The marks of these people hold today.
pub fn still_true(ctx: &Ctx, people: &[&Person]) -> Effect {
    Effect::Do(operation::marks_still_true(people, ctx.today()))
}

/// The attitude, one up or down.
pub fn attitude(ctx: &Ctx, person: &Person, by: i64) -> Effect {
    Mark::Attitude.step(ctx, person, by)
}
