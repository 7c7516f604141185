//! What must hold of a playbook beyond its shape, so that the rules can work with it.

use super::{
    CAUSES, CUSTOMERS, KINDS, Languages, PROOF_KINDS, Playbook, Process, Question, STAGES, Stage,
    THEMES, Topic,
};
use crate::model::codes::is_code;
use crate::model::words::holes_of;

/// What is wrong, and where: the path of the entry, such as `category.organisation.topic.budget.shelf`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Keys and entry names from the top, joined by dots.
    pub path: String,
    /// The reason, a sentence without its full stop.
    pub reason: String,
}

type Checked = Result<(), Fault>;

/// The eight marks that the rules name.
const MARKS: &[&str] =
    &["capital", "technical", "relationship", "credit", "rival", "fit", "resources", "sureness"];
/// The person topics that `visit_unready` names.
const ASKED_OF_SENIORS: &[&str] = &["senior.background", "senior.concerns"];
const LEVELS: &[&str] = &["executive", "senior", "middle", "working"];
const ROLES: &[&str] = &[
    "decision_maker",
    "approver",
    "technical",
    "user",
    "purchasing",
    "influencer",
    "gatekeeper",
    "coach",
    "champion",
];
const MARKET: &[&str] = &[
    "new_rival_seen",
    "flagship_seen",
    "price_pressure",
    "price_rise",
    "slow_turnover",
    "own_out_of_stock",
];

pub(super) fn all(playbook: &Playbook) -> Checked {
    topics(playbook)?;
    languages(playbook)?;
    stages(playbook)?;
    marks(playbook)?;
    numbers(playbook)?;
    fold(playbook)?;
    screen(playbook)?;
    jobs(playbook)?;
    inferences(playbook)?;
    questions(playbook)?;
    implied(playbook)
}

fn need(holds: bool, path: impl Into<String>, reason: impl Into<String>) -> Checked {
    if holds { Ok(()) } else { Err(Fault { path: path.into(), reason: reason.into() }) }
}

fn named(name: &str, path: &str) -> Checked {
    let plain = !name.is_empty()
        && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
    need(plain, path, format!("\"{name}\" is no name: only a-z, 0-9 and _ may stand in one"))
}

fn screen(playbook: &Playbook) -> Checked {
    let theme = playbook.screen.theme.as_str();
    let reason = || format!("\"{theme}\" is no theme; it is one of {}", THEMES.join(", "));
    need(THEMES.contains(&theme), "screen.theme", reason())
}

fn languages(playbook: &Playbook) -> Checked {
    need(!playbook.languages().is_empty(), "language", "one language has to stay")?;
    for language in playbook.languages() {
        let whole = language.weekdays.len() == 7 && language.months.len() == 12;
        let path = format!("language.{}", language.name);
        need(whole, path, "a language has seven weekdays and twelve months")?;
    }
    Ok(())
}

fn topics(playbook: &Playbook) -> Checked {
    for name in ASKED_OF_SENIORS {
        let path = name.replace('.', ".topic.");
        let there = playbook.topic(name).is_some_and(|topic| topic.person);
        need(
            there,
            format!("category.{path}"),
            format!("the rules need {name} as a person topic"),
        )?;
    }
    for category in playbook.categories() {
        let path = format!("category.{}", category.name);
        named(&category.name, &path)?;
        need(category.weight >= 1, format!("{path}.weight"), "a weight is at least 1")?;
        need(!category.topics.is_empty(), &path, "a category needs a topic")?;
        for item in &category.topics {
            topic(item, &format!("{path}.topic.{}", item.name))?;
        }
    }
    Ok(())
}

fn topic(topic: &Topic, path: &str) -> Checked {
    named(&topic.name, path)?;
    need(topic.shelf >= 1, format!("{path}.shelf"), "a shelf is at least 1 day")?;
    need(topic.weight >= 1, format!("{path}.weight"), "a weight is at least 1")?;
    let reason = "only the question of a person topic may hold {name}, and nothing else in braces";
    let holes = holes_of(&topic.ask);
    let fits = holes.is_some_and(|holes| holes.iter().all(|hole| topic.person && *hole == "name"));
    need(fits, format!("{path}.ask"), reason)
}

fn stages(playbook: &Playbook) -> Checked {
    criteria(playbook.stages(), "")?;
    for number in 1..=6 {
        need(
            playbook.stage(number).is_some(),
            format!("stage.{number}"),
            "all six stages are needed",
        )?;
    }
    playbook.processes().iter().try_for_each(process)
}

fn process(process: &Process) -> Checked {
    let path = format!("process.{}", process.name);
    named(&process.name, &path)?;
    criteria(&process.stages, &format!("{path}."))?;
    let numbered = (1..).zip(&process.stages).all(|(number, stage)| stage.number == number);
    need(numbered, &path, "the stages of a process are numbered from 1, in order")?;
    need((2..=6).contains(&process.stages.len()), &path, "a process has two to six stages")?;
    for stage in &process.stages {
        let reason = "a stage of a process says what it means: need, choice, specification, offers, decision or delivery";
        need(stage.means.is_some(), format!("{path}.stage.{}", stage.number), reason)?;
    }
    let rising = process.stages.is_sorted_by_key(|stage| stage.means);
    need(
        rising,
        &path,
        "what the stages mean goes on from one to the next, as in the standard process",
    )
}

/// The stages' numbers, and their criteria: each name once.
fn criteria(stages: &[Stage], above: &str) -> Checked {
    let mut names: Vec<&str> = Vec::new();
    for stage in stages {
        let path = format!("{above}stage.{}", stage.number);
        need((1..=6).contains(&stage.number), &path, "a stage is 1 to 6")?;
        for criterion in &stage.criteria {
            let path = format!("{path}.criterion.{}", criterion.name);
            named(&criterion.name, &path)?;
            need(
                !names.contains(&criterion.name.as_str()),
                &path,
                "another stage has a criterion of this name",
            )?;
            names.push(&criterion.name);
            for role in &criterion.with {
                let reason = format!("\"{role}\" is no role; allowed: {}", ROLES.join(", "));
                need(ROLES.contains(&role.as_str()), &path, reason)?;
            }
        }
    }
    Ok(())
}

fn marks(playbook: &Playbook) -> Checked {
    for mark in playbook.evaluation() {
        let path = format!("evaluation.{}", mark.name);
        need(
            MARKS.contains(&mark.name.as_str()),
            &path,
            format!("the rules know the eight marks {}", MARKS.join(", ")),
        )?;
        let whole = mark.weight >= 5 && mark.weight % 5 == 0;
        need(
            whole,
            format!("{path}.weight"),
            "the weight of a mark is a multiple of 5, so that scores are whole",
        )?;
    }
    for name in MARKS {
        need(
            playbook.mark(name).is_some(),
            format!("evaluation.{name}"),
            "all eight marks are needed",
        )?;
    }
    let sum = playbook.evaluation().iter().fold(0_i64, |sum, mark| sum.saturating_add(mark.weight));
    need(
        sum == 100,
        "evaluation",
        format!("the weights of the eight marks are together {sum}, and must be 100"),
    )
}

fn numbers(playbook: &Playbook) -> Checked {
    let lines = &playbook.verdict;
    let ordered = lines.conditional_mark <= lines.go_mark;
    need(ordered, "verdict.conditional_mark", "conditional must not begin above go")?;
    let sure = &playbook.confidence;
    let rising = sure.rumour <= sure.stated && sure.stated <= sure.verified;
    need(
        rising,
        "confidence",
        "rumour must not count more than stated, nor stated more than verified",
    )
}

fn fold(playbook: &Playbook) -> Checked {
    let fold = &playbook.fold;
    for (list, path) in [(&fold.due, "fold.due"), (&fold.whole_book, "fold.whole_book")] {
        for code in list {
            need(is_code(code), path, format!("there is no finding \"{code}\""))?;
        }
    }
    for (code, cause) in &fold.cause {
        let path = format!("fold.cause.{code}");
        need(is_code(code), &path, format!("there is no finding \"{code}\""))?;
        need(
            CAUSES.contains(&cause.as_str()),
            &path,
            format!("a cause is one of {}", CAUSES.join(", ")),
        )?;
    }
    Ok(())
}

fn jobs(playbook: &Playbook) -> Checked {
    for job in &playbook.jobs {
        let path = format!("job.{}", job.name);
        let known = LEVELS.contains(&job.level.as_str());
        need(known, format!("{path}.level"), format!("a level is one of {}", LEVELS.join(", ")))?;
        for role in &job.roles {
            let known = ROLES.contains(&role.as_str());
            need(
                known,
                format!("{path}.roles"),
                format!("\"{role}\" is no role: they are {}", ROLES.join(", ")),
            )?;
        }
        let speaking = job.words.iter().all(|phrase| phrase.chars().any(char::is_alphanumeric));
        need(speaking, format!("{path}.words"), "a phrase needs a letter")?;
    }
    Ok(())
}

fn inferences(playbook: &Playbook) -> Checked {
    for inference in &playbook.inferences {
        let path = format!("inference.{}", inference.name);
        let known = MARKET.contains(&inference.name.as_str());
        need(known, &path, format!("conclusions belong to {}", MARKET.join(", ")))?;
        let said = matches!(inference.sureness.as_str(), "likely" | "possible");
        need(said, format!("{path}.sureness"), "sureness is likely or possible")?;
    }
    Ok(())
}

fn questions(playbook: &Playbook) -> Checked {
    for question in &playbook.questions {
        let path = format!("question.{}", question.name);
        let topic = playbook.topic(&question.name);
        words_of(&question.stages, STAGES, &format!("{path}.stages"))?;
        words_of(&question.decides, STAGES, &format!("{path}.decides"))?;
        words_of(&question.customers, CUSTOMERS, &format!("{path}.customers"))?;
        words_of(&question.levels, LEVELS, &format!("{path}.levels"))?;
        words_of(&question.roles, ROLES, &format!("{path}.roles"))?;
        let person = topic.is_some_and(|topic| topic.person);
        texts(question, &path, person)?;
    }
    Ok(())
}

fn words_of(words: &[String], known: &[&str], path: &str) -> Checked {
    match words.iter().find(|word| !known.contains(&word.as_str())) {
        Some(word) => need(false, path, format!("\"{word}\" is none of {}", known.join(", "))),
        None => Ok(()),
    }
}

fn texts(question: &Question, path: &str, person: bool) -> Checked {
    let name: &[&str] = if person { &["name"] } else { &[] };
    held(&question.ask, &format!("{path}.ask"), name)?;
    held(&question.before, &format!("{path}.before"), name)?;
    held(&question.late, &format!("{path}.late"), name)?;
    held(&question.you, &format!("{path}.you"), &[])?;
    held(&question.before_you, &format!("{path}.before_you"), &[])?;
    held(&question.confirm, &format!("{path}.confirm"), &["answer", "boss"])
}

/// Do the texts hold only these places?
fn held(texts: &Languages, path: &str, places: &[&str]) -> Checked {
    for text in texts.texts() {
        let holes = holes_of(text);
        let fits = holes.is_some_and(|holes| holes.iter().all(|hole| places.contains(hole)));
        need(fits, path, format!("what may stand in braces here: {}", listed(places)))?;
    }
    Ok(())
}

fn listed(places: &[&str]) -> String {
    if places.is_empty() { "nothing".to_owned() } else { places.join(", ") }
}

fn implied(playbook: &Playbook) -> Checked {
    for implied in &playbook.implied {
        let path = format!("implied.{}", implied.name);
        let places = places_of(KINDS, &implied.name, &path)?;
        says(&implied.says, &path, places)?;
        held(&implied.ask, &format!("{path}.ask"), places)?;
        held(&implied.you, &format!("{path}.you"), places)?;
    }
    for proof in &playbook.implied_proofs {
        let path = format!("implied_proof.{}", proof.name);
        let places = places_of(PROOF_KINDS, &proof.name, &path)?;
        let known = playbook.criterion(&proof.criterion).is_some();
        let reason = format!("no stage has a criterion {}", proof.criterion);
        need(known, format!("{path}.criterion"), reason)?;
        says(&proof.says, &path, places)?;
    }
    Ok(())
}

fn places_of<'a>(
    kinds: &[(&str, &'a [&'a str])],
    name: &str,
    path: &str,
) -> Result<&'a [&'a str], Fault> {
    let known = kinds.iter().find(|(kind, _)| *kind == name);
    let names: Vec<&str> = kinds.iter().map(|(kind, _)| *kind).collect();
    need(known.is_some(), path, format!("the kinds of record are {}", names.join(", ")))?;
    Ok(known.map_or(&[], |(_, places)| *places))
}

fn says(text: &str, path: &str, places: &[&str]) -> Checked {
    let fits = holes_of(text).is_some_and(|h| h.iter().all(|hole| places.contains(hole)));
    need(fits, format!("{path}.says"), format!("what may stand in braces here: {}", listed(places)))
}
