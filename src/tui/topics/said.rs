//! What is said of a topic beside the list and in the form of an answer: prompts, worth, answers, visits.

use super::super::action::Action;
use super::super::ctx::Ctx;
use super::super::theme::Role;
use crate::model::{Choice, Intel, rounded};
use crate::rules::own_topics::Owner;
use crate::workbench::{Dossier, TopicLine, short_day};

/// A line: its role, a word at the left, and the text.
pub type Said = (Role, &'static str, String);

/// How to find out: what to ask, where to look, what a good answer is.
pub fn prompts(ctx: &Ctx, dossier: &Dossier, topic: &TopicLine) -> Vec<Said> {
    let said = match (&topic.own, ctx.bench.playbook.topic(&topic.topic)) {
        (Some(own), _) if own.owner == Owner::Nobody => Vec::new(),
        (Some(own), _) => vec![
            (Role::Body, "ask", own.ask.clone()),
            (Role::Muted, "look", own.look.clone()),
            (Role::Muted, "good", own.good.clone()),
        ],
        (None, Some(known)) => {
            let mut people = dossier.account.people.iter();
            let about = people.find(|p| Some(p.id.as_str()) == topic.person.as_deref());
            let ask = known.question(about.map(|p| p.name.as_str()));
            vec![
                (Role::Body, "ask", ask),
                (Role::Muted, "look", known.look.clone()),
                (Role::Muted, "good", known.good.clone()),
            ]
        }
        (None, None) => Vec::new(),
    };
    said.into_iter().filter(|(_, _, text)| !text.is_empty()).collect()
}

/// "the file says": what records answer, how sure that would be, and the key that takes it.
pub fn file_says(ctx: &Ctx, topic: &TopicLine) -> Vec<Said> {
    let Some(says) = &topic.says else {
        return Vec::new();
    };
    let key = ctx.keymap.key(Action::Confirm);
    let word = ctx.bench.words.word("confidence", says.confidence.word());
    let offer = match topic.confidence {
        None => phrase!("{} takes it as an answer: {}, {}", key, word, says.source),
        Some(_) => phrase!("it would be {}, {}", word, says.source),
    };
    vec![(Role::Accent, "", phrase!("the file says: {}", says.text)), (Role::Muted, "", offer)]
}

/// What an answer of today would bring.
pub fn worth(ctx: &Ctx, dossier: &Dossier, topic: &TopicLine) -> Vec<Said> {
    match &topic.own {
        Some(own) if own.owner == Owner::Rep => {
            return vec![(
                Role::Muted,
                "",
                phrase!("your own topic, in every account; it scores nothing").to_owned(),
            )];
        }
        Some(own) if own.owner == Owner::Account => {
            return vec![(
                Role::Muted,
                "",
                phrase!("your own topic, here; it scores nothing").to_owned(),
            )];
        }
        Some(_) => {
            return vec![(
                Role::Muted,
                "",
                phrase!("nobody asks this any more; it scores nothing").to_owned(),
            )];
        }
        None => {}
    }
    let now = dossier.readiness.exact;
    let then = |gain: f64| match rounded((now + gain).min(100.0)) {
        then if then == dossier.readiness.whole => phrase!("readiness {then}", then),
        then => phrase!("readiness {} {} {}", dossier.readiness.whole, ctx.theme.glyphs.step, then),
    };
    let points = match topic.points {
        n if n > 0.0 && rounded(n) == 0 => phrase!("less than a point").to_owned(),
        n if rounded(n) == 1 => phrase!("1 point").to_owned(),
        n => phrase!("{} points", rounded(n)),
    };
    vec![
        (Role::Accent, "now", phrase!("{}, readiness {}", points, dossier.readiness.whole)),
        (Role::Accent, "stated", then(topic.gain_stated)),
        (Role::Accent, "verified", then(topic.gain)),
    ]
}

/// "stated, Thu 12 Nov, 12 days, 王敏": how sure, of which day, how old, who says so.
pub fn head(ctx: &Ctx, intel: &Intel) -> String {
    let sure = ctx.bench.words.word("confidence", intel.confidence.word());
    let age = intel.as_of.map(|day| match (ctx.today() - day).num_days() {
        n if n <= 0 => format!(", {}", short_day(day, ctx.today())),
        1 => phrase!(", {}, 1 day", short_day(day, ctx.today())),
        n => phrase!(", {}, {} days", short_day(day, ctx.today()), n),
    });
    let private = if *intel.private { phrase!(", private") } else { "" };
    let source = intel.source.as_deref().unwrap_or(phrase!("no source"));
    let day = age.unwrap_or_else(|| phrase!(", no day").to_owned());
    format!("{sure}{day}{private}, {source}")
}

/// The visits on whose list it is: "visit Thu 26 Nov".
pub fn asked_on(ctx: &Ctx, dossier: &Dossier, topic: &TopicLine) -> Vec<String> {
    let visits = dossier.account.visits.iter().filter(|v| v.debrief.result.is_none());
    let asks = visits.filter(|v| {
        v.questions.iter().any(|q| {
            q.topic.as_deref() == Some(topic.topic.as_str())
                && (topic.person.is_none() || q.person.0 == topic.person)
        })
    });
    asks.map(|v| match *v.date {
        Some(moment) => phrase!("visit {}", short_day(moment.date, ctx.today())),
        None => phrase!("a visit without a day").to_owned(),
    })
    .collect()
}
