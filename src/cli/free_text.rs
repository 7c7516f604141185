//! A text that begins with a dash, `- wants spares`, is a text: where a rep types one, clap would take it for a flag.

use crate::model::nearest::nearest;
use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::ffi::OsString;

/// The commands that take texts and names; all others take flags and paths alone.
const COMMANDS: [&str; 6] = ["log", "add", "set", "done", "rm", "search"];

/// Puts a blank before each argument that begins with a dash and is no flag, so that clap takes it as it is. What
/// reads the argument takes the blank away with [`typed`].
pub fn no_flags(arguments: Vec<OsString>) -> Vec<OsString> {
    let mut all = arguments.into_iter();
    let mut out: Vec<OsString> = all.by_ref().take(1).collect();
    let mut is_after = false;
    let mut is_ended = false;
    for word in all {
        let text = word.to_str().unwrap_or_default();
        let puts = is_after && !is_ended && is_text(text);
        is_after = is_after || COMMANDS.contains(&text);
        is_ended = is_ended || text == "--";
        out.push(if puts { format!(" {text}").into() } else { word });
    }
    out
}

/// The refusal of a flag that is none, with the one that was meant where clap names none.
pub fn with_the_nearest(mut usage: clap::Error, typed: &[OsString]) -> clap::Error {
    if usage.kind() != ErrorKind::UnknownArgument || usage.get(ContextKind::SuggestedArg).is_some()
    {
        return usage;
    }
    let Some(ContextValue::String(wrong)) = usage.get(ContextKind::InvalidArg).cloned() else {
        return usage;
    };
    let mut command = super::Cli::command();
    command.build();
    let mut here = &command;
    for word in typed.iter().skip(1) {
        here = here.find_subcommand(word).unwrap_or(here);
    }
    let flags: Vec<&str> = here.get_arguments().filter_map(|flag| flag.get_long()).collect();
    let bare = wrong.trim_start_matches('-').split('=').next().unwrap_or_default();
    if let Some(near) = nearest(bare, flags.iter().copied()).filter(|_| wrong.starts_with("--")) {
        let near = ContextValue::String(format!("--{near}"));
        usage.insert(ContextKind::SuggestedArg, near);
        usage.remove(ContextKind::Suggested);
    }
    usage
}

/// The argument as it was typed.
pub fn typed(argument: &str) -> &str {
    match argument.strip_prefix(' ') {
        Some(text) if is_text(text) => text,
        _ => argument,
    }
}

/// A flag is letters behind one dash or two, up to its value; a number is judged by the field.
fn is_text(word: &str) -> bool {
    let Some(rest) = word.strip_prefix('-').filter(|rest| !rest.is_empty() && *rest != "-") else {
        return false;
    };
    let flag = rest.split('=').next().unwrap_or_default();
    let name = flag.strip_prefix('-').unwrap_or(flag);
    let is_number = rest.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',');
    let is_flag =
        name.starts_with(|c: char| c.is_ascii_alphabetic()) && !name.contains(char::is_whitespace);
    !is_flag && !is_number
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_behind_a_dash_is_no_flag_and_a_flag_is_no_text() {
        for text in
            ["- wants spares", "-5 % asked", "-wants spares", "-- said Holm", "-\u{a0}x", "-2%"]
        {
            assert!(is_text(text), "{text}");
        }
        for flag in
            ["-", "--", "-h", "--knd", "--note=two words", "-5", "-1.250,00", "-o", "--to=- x"]
        {
            assert!(!is_text(flag), "{flag}");
        }
    }

    #[test]
    fn only_what_stands_behind_a_command_that_takes_texts_gets_a_blank_and_loses_it_again() {
        let given = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(no_flags(given(&["a", "log", "A", "- x"])), given(&["a", "log", "A", " - x"]));
        let paths = given(&["a", "import", "- x.csv"]);
        assert_eq!(no_flags(paths.clone()), paths);
        let ended = given(&["a", "log", "A", "--", "- x"]);
        assert_eq!(no_flags(ended.clone()), ended);
        assert_eq!((typed(" - x"), typed(" x"), typed("- x")), ("- x", " x", "- x"));
    }
}
