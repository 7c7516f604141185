//! Whom to ask for an answer that is missing, only heard, or old.

use super::meeting::at_a_visit_with;
use super::source::teller;
use crate::model::{Intel, Person};
use crate::rules::implied::Implied;
use crate::rules::{AccountContext, Asked};

/// The topic of an asked one, as files name it.
fn topic_of(asked: &Asked) -> String {
    format!("{}.{}", asked.category.name, asked.topic.name)
}

/// Who can tell, these aside: somebody near the person whom it is about, else that very person.
fn who<'a>(case: &AccountContext<'a>, asked: &Asked<'a>, not: &[&str]) -> Option<&'a Person> {
    let about = asked.person.map(|p| p.id.as_str());
    teller(case, &topic_of(asked), about, not).or(asked.person)
}

fn name_and_visit(case: &AccountContext, person: &Person) -> String {
    format!("{}{}", person.name.as_str(), at_a_visit_with(case, &person.id))
}

/// Who is to be asked what we do not know.
pub fn ask(case: &AccountContext, asked: &Asked, not: &[&str]) -> String {
    let wonder = asked.wonder();
    match who(case, asked, not) {
        Some(person) if asked.person.is_some_and(|p| p.id == person.id) => {
            phrase!("Ask {} alone, in their own words: {}", name_and_visit(case, person), wonder)
        }
        Some(person) => phrase!("Ask {} {}", name_and_visit(case, person), wonder),
        None => phrase!("Put somebody of {} on the map who can say {}", *case.account.name, wonder),
    }
}

/// A second one is asked whether it is so; the answer in its words where it is not private.
pub fn confirm(case: &AccountContext, asked: &Asked, intel: &Intel) -> String {
    let source = of_theirs(case, intel);
    // Nobody hears from us what a rival of theirs said.
    let rivals = source.into_iter().flat_map(|s| case.rivals_of(&s.id));
    let not: Vec<&str> = source.into_iter().chain(rivals).map(|p| p.id.as_str()).collect();
    let about = asked.person.map(|p| p.id.as_str());
    let second = teller(case, &topic_of(asked), about, &not).or(asked.person);
    match second.filter(|p| source.is_none_or(|s| s.id != p.id)) {
        Some(person) if words(intel).is_empty() => {
            phrase!("Ask {} as well {}", name_and_visit(case, person), asked.wonder())
        }
        Some(person) => {
            phrase!("Ask {} whether it is so{}", name_and_visit(case, person), words(intel))
        }
        None => phrase!("Have {} shown on paper{}", asked.spoken(), words(intel)),
    }
}

/// Whoever can know is asked to confirm what the records say by themselves.
pub fn confirm_implied(case: &AccountContext, asked: &Asked, said: &Implied) -> String {
    let who = said.source.filter(|p| case.is_here(p)).or_else(|| who(case, asked, &[]));
    match who {
        Some(person) if said.source.is_some_and(|s| s.id == person.id) => {
            let (who, asks) = (name_and_visit(case, person), said.ask("en", Some(person)));
            let asks = asks.unwrap_or_else(|| asked.wonder());
            phrase!("Ask {who}: {asks}", who, asks)
        }
        Some(person) => {
            let (who, said) = (name_and_visit(case, person), super::short(&said.text));
            phrase!("Ask {who} whether it is so: {said}; or take it as an answer", who, said)
        }
        None => phrase!("Take what the file says as an answer: {}", super::short(&said.text)),
    }
}

/// Who said it is asked again, else who can know.
pub fn renew(case: &AccountContext, asked: &Asked, intel: &Intel) -> String {
    let source = of_theirs(case, intel).filter(|p| case.is_here(p));
    match source.or_else(|| who(case, asked, &[])) {
        Some(person) => {
            phrase!("Ask {} whether it still holds{}", name_and_visit(case, person), words(intel))
        }
        None => phrase!("Look whether {} still holds{}", asked.spoken(), words(intel)),
    }
}

/// The person of theirs who is the source of an answer, by name.
pub fn of_theirs<'a>(case: &AccountContext<'a>, intel: &Intel) -> Option<&'a Person> {
    let source = intel.source.as_deref()?;
    case.account
        .people
        .iter()
        .find(|p| *p.name == source || p.aliases.0.iter().any(|a| a == source))
}

fn words(intel: &Intel) -> String {
    match intel.answer.as_deref().filter(|_| !*intel.private) {
        Some(answer) => format!(": {}", super::short(answer)),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::findings::intel::RULES;
    use crate::rules::sample;

    fn remedies(code: &str, lines: &str) -> Vec<String> {
        let rule = RULES.iter().find(|r| r.code == code).expect("a rule");
        sample::hits(rule, lines).into_iter().filter_map(|h| h.remedy).collect()
    }

    #[test]
    fn a_rumour_is_confirmed_by_a_second_one() {
        let lines =
            "opportunities id=o; people id=p name=Vik roles=user; people id=q name=Moe roles=user
            intel topic=problems.pains answer=\"two stops a week\" source=Vik";
        assert_eq!(remedies("hearsay", lines), ["Ask Moe whether it is so: two stops a week"]);
        let alone = "opportunities id=o; people id=p name=Vik roles=user
            intel topic=problems.pains answer=stops source=Vik private=true";
        assert_eq!(remedies("hearsay", alone), ["Have the pains shown on paper"]);
        let private = format!("{alone}; people id=q name=Moe roles=user");
        assert_eq!(remedies("hearsay", &private), ["Ask Moe as well what troubles them"]);
    }

    #[test]
    fn a_rival_of_the_source_is_not_asked_to_confirm() {
        let lines = "opportunities id=o; people id=p name=Vik roles=user
            people id=q name=Moe roles=user relationship=4; people id=r name=Ohm roles=user
            ties from=q to=p kind=rival; intel topic=problems.pains answer=stops source=Vik";
        assert_eq!(remedies("hearsay", lines), ["Ask Ohm whether it is so: stops"]);
    }

    #[test]
    fn who_said_it_is_asked_again_while_they_are_there() {
        let lines = "opportunities id=o; people id=p name=Vik; people id=q name=Moe roles=approver
            visits id=v date=+2 people=p
            intel topic=organisation.budget answer=90 source=Vik as_of=-400";
        let again = "Ask Vik at the visit of Thu 26 Nov whether it still holds: 90";
        assert!(remedies("stale_intel", lines).contains(&again.to_owned()));
        let gone = format!("{lines}; people id=p left=-3");
        assert!(remedies("stale_intel", &gone)[0].starts_with("Ask Moe"));
    }
}
