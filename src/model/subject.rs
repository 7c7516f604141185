//! What an action, a finding or a dismissal is about, taken apart: a topic may be that of a person.

use std::fmt;

/// `senior.concerns@huang`, `organisation.budget`, or anything else that has an id: then that stands as the topic.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SubjectParts<'a> {
    /// The topic, or what else it is.
    pub topic: &'a str,
    /// The id of the person whose topic it is.
    pub person: Option<&'a str>,
}

/// `organisation.budget`, or `senior.concerns@huang` of a topic of a person.
pub fn subject_of(topic: &str, person: Option<&str>) -> String {
    SubjectParts { topic, person }.to_string()
}

impl<'a> SubjectParts<'a> {
    /// As files write it. Neither an id nor a topic has an "@".
    pub fn of(text: &'a str) -> Self {
        match text.rsplit_once('@') {
            Some((topic, person)) => Self { topic, person: Some(person) },
            None => Self { topic: text, person: None },
        }
    }

    /// A topic of a person.
    pub fn about(topic: &'a str, person: &'a str) -> Self {
        Self { topic, person: Some(person) }
    }

    /// Is it somebody, or a topic of theirs?
    pub fn is_of_person(&self, id: &str) -> bool {
        self.person == Some(id) || (self.person.is_none() && self.topic == id)
    }
}

impl fmt::Display for SubjectParts<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.person {
            Some(person) => write!(f, "{}@{person}", self.topic),
            None => f.write_str(self.topic),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_topic_of_a_person_comes_apart_and_together() {
        let of = SubjectParts::of("senior.concerns@huang");
        assert_eq!(of, SubjectParts::about("senior.concerns", "huang"));
        assert_eq!(of.to_string(), "senior.concerns@huang");
        assert!(of.is_of_person("huang") && !of.is_of_person("senior.concerns"));
        let plain = SubjectParts::of("huang");
        assert_eq!((plain.topic, plain.person), ("huang", None));
        assert!(plain.is_of_person("huang") && plain.to_string() == "huang");
    }
}
