//! What is kept back from the customer's eyes, counted by its reason (docs/WORDING.md).

use crate::rules::audience::Reason;
use crate::rules::phrase;

/// What sort of line it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// A promise, ours or theirs.
    Promise,
    /// A question.
    Question,
    /// Agenda, what to bring, the place.
    Line,
}

/// The lines that were kept back.
#[derive(Clone, Debug, Default)]
pub struct Omissions(Vec<(Sort, Reason)>);

impl Omissions {
    /// One more.
    pub fn add(&mut self, sort: Sort, reason: Reason) {
        self.0.push((sort, reason));
    }

    /// "2 promises of your coach", "3 questions about people".
    pub fn told(&self) -> Vec<String> {
        let mut kinds = self.0.clone();
        kinds.sort_unstable();
        kinds.dedup();
        let count = |kind: &(Sort, Reason)| self.0.iter().filter(|k| *k == kind).count();
        kinds.iter().map(|kind| says(*kind, count(kind))).collect()
    }
}

fn says((sort, reason): (Sort, Reason), count: usize) -> String {
    let word = match sort {
        Sort::Promise => "promise",
        Sort::Question => "question",
        Sort::Line => "line",
    };
    let one = count == 1;
    let verb = |one_verb: &'static str, many: &'static str| if one { one_verb } else { many };
    let why = match (reason, sort) {
        (Reason::Coach, _) => phrase!("of your coach").to_owned(),
        (Reason::Names | Reason::Typed, _) => {
            phrase!("that {} a rival or somebody else", verb("names", "name"))
        }
        (Reason::Between, _) => phrase!("for one person alone").to_owned(),
        (Reason::House, _) => phrase!("that you keep to yourself").to_owned(),
        (Reason::AboutPerson, _) => phrase!("about people").to_owned(),
        (Reason::AboutRival, _) => phrase!("about rivals").to_owned(),
        (Reason::OnlyCoach, _) => phrase!("that only your coach has answered").to_owned(),
        (Reason::Never, _) => phrase!("not for the ears of somebody there").to_owned(),
    };
    format!("{} {why}", phrase::count(i64::try_from(count).unwrap_or(i64::MAX), word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_back_is_counted_by_its_reason() {
        let mut kept = Omissions::default();
        kept.add(Sort::Question, Reason::AboutPerson);
        kept.add(Sort::Promise, Reason::Coach);
        kept.add(Sort::Promise, Reason::Coach);
        kept.add(Sort::Line, Reason::Typed);
        assert_eq!(
            kept.told(),
            [
                "2 promises of your coach",
                "1 question about people",
                "1 line that names a rival or somebody else"
            ]
        );
        assert!(Omissions::default().told().is_empty());
    }
}
