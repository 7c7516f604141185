//! What this customer reproaches us with: it is never said of a rival before them (docs/WORDING.md).

use crate::model::playbook::Naming;
use crate::rules::AccountContext;
use crate::rules::naming::telling;

/// Topics on which they say what they think of us.
const TOPICS: [&str; 2] = ["history.satisfaction", "ours.weakness"];

/// The telling words of each reproach.
pub struct Reproaches<'a> {
    said: Vec<Vec<String>>,
    naming: &'a Naming,
}

impl<'a> Reproaches<'a> {
    /// Of an account: complaints, notes to marks of satisfaction, answers on how they see us.
    pub fn of(case: &AccountContext<'a>) -> Self {
        let naming = &case.world.playbook.naming;
        let account = case.account;
        let complaints = account.complaints.iter().filter_map(|c| c.what.as_deref());
        let marks = account.satisfaction.iter().filter_map(|s| s.note.as_deref());
        let intel = account.intel.iter().filter(|i| on_us(i.topic.as_deref()));
        let intel = intel.filter_map(|i| i.answer.as_deref());
        let said = complaints.chain(marks).chain(intel).map(|text| telling(text, naming));
        Self { said: said.collect(), naming }
    }

    /// Does a text say what they say of us? It shares a telling word with it.
    pub fn echo(&self, text: &str) -> bool {
        let words = telling(text, self.naming);
        self.said.iter().flatten().any(|said| words.iter().any(|word| are_alike(word, said)))
    }

    /// A list between commas without what they say of us; nothing where nothing is left.
    pub fn without(&self, list: &str) -> Option<String> {
        let parts = list.split([',', ';', '，', '；', '、']).map(str::trim);
        let kept: Vec<&str> = parts.filter(|p| !p.is_empty() && !self.echo(p)).collect();
        (!kept.is_empty()).then(|| kept.join(", "))
    }
}

fn on_us(topic: Option<&str>) -> bool {
    topic.is_some_and(|t| TOPICS.contains(&t))
}

/// The same word, or one of them with an ending of at most two letters more.
fn are_alike(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
    let more = long.strip_prefix(short).map(|end| end.chars().count());
    more.is_some_and(|n| n <= 2)
}

#[cfg(test)]
mod tests {
    use super::Reproaches;
    use crate::rules::sample;

    #[test]
    fn what_they_say_of_us_is_not_said_of_a_rival_and_the_rest_is() {
        let dossier = "complaints raised=-9 what=\"gear of roller 3 hums\"\n\
            intel topic=ours.weakness answer=\"spare parts too dear\" source=Deert";
        sample::ask(dossier, |case| {
            let reproaches = Reproaches::of(case);
            for (weak, left) in [
                ("spare parts dear, slow service line", Some("slow service line")),
                ("their gears hum", None),
                ("only two fitters; far away", Some("only two fitters, far away")),
            ] {
                assert_eq!(reproaches.without(weak).as_deref(), left, "{weak}");
            }
        });
    }
}
