//! The words file: the embedded default, and a rep's own over it, row by row.

use std::sync::{Arc, OnceLock};

use toml::{Table, Value};

use crate::exchange::mend::mended;
use crate::exchange::overlay::overlay;
use crate::model::words::Words;

/// `assets/words.toml` as it is: what a rep starts an own file or another language from.
pub const DEFAULT_TEXT: &str = include_str!("../../assets/words.toml");

/// The same as JSON, made when the program is built: quicker to read.
const DEFAULT_JSON: &str = include_str!(concat!(env!("OUT_DIR"), "/words.json"));

/// The embedded words.
pub fn default_words() -> Arc<Words> {
    static READ: OnceLock<Arc<Words>> = OnceLock::new();
    // A test holds that the embedded file is sound; nothing that a rep does reaches this.
    READ.get_or_init(|| {
        Arc::new(serde_json::from_str(DEFAULT_JSON).expect("the embedded words are sound"))
    })
    .clone()
}

/// The default words with `text` over them. An empty text gives the default.
///
/// # Errors
/// One plain sentence, with the line where there is one: what is wrong and what is allowed. Nothing is taken over.
pub fn parse(text: &str) -> Result<Words, String> {
    let default = defaults(text.contains("[phrase"));
    let overlaid = overlay(default.clone(), &shape(&default), text, |_| None)?;
    let mut words: Words = overlaid
        .table
        .clone()
        .try_into()
        .map_err(|error: toml::de::Error| format!("{}.", error.message()))?;
    words.check().map_err(|(path, reason)| overlaid.refusal(&path, &reason))?;
    words.mark_own(&default_words());
    words.keep_own_phrases();
    Ok(words)
}

/// The embedded words as a table, with the phrases only where they are asked for: they are many.
fn defaults(with_phrases: bool) -> Table {
    static CODES: OnceLock<Table> = OnceLock::new();
    static ALL: OnceLock<Table> = OnceLock::new();
    // A test holds that the embedded file is sound.
    let read = |text: &str| toml::from_str(text).expect("the embedded words are sound");
    let codes = DEFAULT_TEXT.split_once("\n[phrase.").map_or(DEFAULT_TEXT, |(codes, _)| codes);
    match with_phrases {
        true => ALL.get_or_init(|| read(DEFAULT_TEXT)).clone(),
        false => CODES.get_or_init(|| read(codes)).clone(),
    }
}

/// The default words with the rows of `text` that fit over them, and a sentence for each that does not.
pub fn read(text: &str) -> (Words, Vec<String>) {
    mended(text, parse, || Arc::unwrap_or_clone(default_words()))
}

/// Every word may have a short form, not only those that have one by default.
fn shape(default: &Table) -> Table {
    let mut shape = default.clone();
    if let Some(Value::Table(words)) = default.get("word") {
        shape.insert("short".to_owned(), Value::Table(words.clone()));
    }
    shape
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::codes::CODES;
    use crate::model::words::{HOLES, fill, holes_of};

    #[test]
    fn the_default_is_sound_and_an_empty_file_is_the_default() {
        assert_eq!(default_words().check(), Ok(()));
        assert_eq!(parse("").as_ref(), Ok(&*default_words()));
        assert_eq!(parse(DEFAULT_TEXT).as_ref(), Ok(&*default_words()));
    }

    #[test]
    fn a_remedy_of_the_reps_own_is_known_as_such() {
        let words = parse("[finding.stalled]\nremedy = \"Call the boss\"").expect("sound");
        let is_own = |code: &str| words.finding(code).is_some_and(|w| w.is_own);
        assert!(is_own("stalled") && !is_own("no_coach"));
    }

    #[test]
    fn every_finding_has_title_reason_and_remedy() {
        let words = default_words();
        for (code, _) in CODES {
            let finding = words.finding(code).unwrap_or_else(|| panic!("{code} has no words"));
            assert!(
                finding.why.ends_with('.')
                    && !finding.title.ends_with('.')
                    && !finding.remedy.ends_with('.'),
                "{code}"
            );
            assert!(
                finding.title.chars().count() <= 31,
                "{code}: the title is too long for its row"
            );
            assert!(finding.remedy.starts_with(char::is_uppercase), "{code}");
        }
        let known = toml::from_str::<Table>(DEFAULT_TEXT).expect("TOML")["finding"]
            .as_table()
            .map(|all| all.len());
        assert_eq!(known, Some(CODES.len()), "words of a finding that is none");
    }

    #[test]
    fn every_allowed_place_holder_is_used_and_filled() {
        let words = default_words();
        for (code, holes) in HOLES {
            let finding = words.finding(code).expect("known");
            let text = format!("{} {} {}", finding.title, finding.why, finding.remedy);
            for hole in *holes {
                assert!(
                    holes_of(&text).is_some_and(|used| used.contains(hole)),
                    "{code} never says {hole}"
                );
            }
            let values: Vec<_> =
                holes.iter().map(|hole| (*hole, "x")).chain([("account", "x")]).collect();
            assert_eq!(holes_of(&fill(&text, &values)), Some(vec![]), "{code}");
        }
    }

    #[test]
    fn marks_read_as_the_screens_have_them() {
        let words = default_words();
        let attitudes: Vec<_> = (-2..=2).map(|mark| words.attitude(Some(mark))).collect();
        assert_eq!(attitudes, ["against", "cool", "open", "for us", "fights for us"]);
        assert_eq!((words.attitude(None), words.attitude(Some(9))), ("unknown", "unknown"));
        let trust: Vec<_> = (0..=5).map(|mark| words.relationship(Some(mark))).collect();
        assert_eq!(trust, ["none", "knows our name", "met us", "trust", "confides", "ally"]);
        assert_eq!(words.relationship(None), "-");
        assert_eq!(
            (words.short("title", "influence"), words.short("title", "relationship")),
            ("pow", "tru")
        );
        assert_eq!(
            (words.short("attitude", "2"), words.short("attitude", "1")),
            ("fights", "for us")
        );
        assert_eq!(words.word("outcome", "lost_ground"), "went back");
        assert_eq!(words.word("role", "never heard of"), "never heard of");
    }

    #[test]
    fn every_word_of_the_contract_is_said() {
        let groups = [
            (
                "role",
                "decision_maker approver technical user purchasing influencer gatekeeper coach champion external",
            ),
            ("level", "executive senior middle working"),
            ("tie", "influences works_with friend family schoolmate former_colleague rival"),
            ("deed", "introduced informed gave_criteria spoke_for_us warned"),
            ("introduction", "asked agreed made refused"),
            ("confidence", "unknown rumour stated verified"),
            ("knowledge", "product peers substitutes dynamics market"),
            ("value", "orders example share innovation asset win_win"),
            ("skill", "logic analysis observation execution product industry market attitude"),
            ("contact", "visit call message meeting event attempt"),
            ("outcome", "advanced held refused no_answer lost_ground"),
            ("visit", "planned done cancelled"),
            ("result", "met_best met_expected met_minimum missed"),
            ("tier", "prospect ordinary target key"),
            ("status", "active dormant lost"),
            ("need", "ours rivals open none"),
            ("complaint", "low medium high"),
            ("shelf", "best eye_level lower end none"),
            ("opportunity", "open won lost dropped"),
            ("position", "incumbent preferred shortlisted outside"),
            ("favours", "us rival neutral"),
            ("side", "us them"),
            ("verdict", "go conditional no_go"),
            ("severity", "critical warning notice"),
            ("answer", "accepted rejected snoozed"),
            ("cause", "topics people reach deal visit money work market"),
        ];
        let words = default_words();
        for (group, codes) in groups {
            for code in codes.split(' ') {
                assert!(
                    words.codes(group).any(|known| known == code),
                    "{group}.{code} has no word"
                );
            }
        }
    }

    #[test]
    fn short_words_are_shorter() {
        let words = default_words();
        for (group, codes) in &toml::from_str::<Table>(DEFAULT_TEXT).expect("TOML") {
            if group != "short" {
                continue;
            }
            for (group, codes) in codes.as_table().expect("groups") {
                for code in codes.as_table().expect("codes").keys() {
                    let (short, long) = (words.short(group, code), words.word(group, code));
                    assert!(
                        words.codes(group).any(|known| known == code),
                        "{group}.{code} has no long word"
                    );
                    assert!(short.chars().count() <= long.chars().count(), "{group}.{code}");
                }
            }
        }
    }

    #[test]
    fn another_language_need_only_hold_what_differs() {
        let words =
            parse("[word.attitude]\n1 = \"für uns\"\n[short.position]\npreferred = \"vorn\"\n")
                .expect("fits");
        assert_eq!((words.attitude(Some(1)), words.attitude(Some(-1))), ("für uns", "cool"));
        assert_eq!(words.short("position", "preferred"), "vorn");
    }

    #[test]
    fn what_does_not_fit_is_refused_with_its_line() {
        let cases = [
            ("[word.attitude]\n3 = \"adores us\"\n", "line 2: \"3\" is not a key here"),
            ("\n[finding.stalled]\ntitle = \" \"\n", "line 3: title is blank."),
            ("[finding.stalled]\ntitle = 4\n", "line 2: title must be a text in quotes."),
            (
                "[finding.stalled]\nwhy = \"ask {name}\"\n",
                "line 2: {name} is never known here, only {account}.",
            ),
            ("[finding.stalled]\nwhy = \"ask {account\"\n", "line 2: a brace is opened"),
            (
                "[finding.hearsay]\nwhy = \"{n}\"\n",
                "line 2: {n} is never known here, only {account}, {topic}.",
            ),
            (
                "[word.role]\nuser = \"a\\u001b[2J\"\n",
                "line 2: user holds a line break or another control",
            ),
            ("[word.role]\nuser = \n", "line 2: "),
        ];
        for (text, start) in cases {
            let refusal = parse(text).expect_err(text);
            assert!(refusal.starts_with(start), "{text:?} gave {refusal:?}");
            assert!(refusal.ends_with('.') && !refusal.contains('\n'), "{refusal:?}");
        }
    }
}
