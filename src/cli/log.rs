//! `log`: a contact in one line, or one a line out of a file.

use super::free_text;
use super::record::say;
use super::{Done, print};
use crate::model::Refusal;
use crate::text::format::count;
use crate::workbench::{Happened, Logged, Workbench, file_bytes, piped_bytes};
use std::path::PathBuf;
use std::sync::OnceLock;

/// Record what happened with a customer, in one line
#[derive(Debug, clap::Args)]
#[command(
    override_usage = "anteroom log ACCOUNT TEXT [OPTIONS]\n       anteroom log \"call NAME: what was said\"\n       anteroom log -\n       anteroom log --lines FILE"
)]
pub struct LogArgs {
    /// The account, or a whole line that names it; - reads one contact a line from standard input
    #[arg(value_name = "ACCOUNT", required_unless_present = "lines")]
    account: Option<String>,
    /// What was said; before a colon whom, how and when: "call Holm yesterday: wants spares"
    #[arg(value_name = "TEXT", conflicts_with = "lines")]
    text: Option<String>,
    /// With whom; again for another one
    #[arg(long, value_name = "PERSON")]
    with: Vec<String>,
    /// visit, call, message, meeting, event or attempt; else call
    #[arg(long, value_name = "WORD")]
    kind: Option<String>,
    /// When: 2026-11-24, 2026-11-24T10:00, yesterday; else today
    #[arg(long, value_name = "DATE")]
    date: Option<String>,
    /// advanced, held, refused, no_answer or lost_ground
    #[arg(long, value_name = "WORD")]
    outcome: Option<String>,
    /// One contact a line, the account named in it; log --file FILE means this too
    #[arg(long, value_name = "FILE", conflicts_with_all = ["account", "with", "kind", "date", "outcome"])]
    lines: Option<PathBuf>,
    /// What was done as JSON
    #[arg(long)]
    json: bool,
}

impl LogArgs {
    /// It is a contact of an account, which has to be there.
    pub fn is_of_an_account(&self) -> bool {
        self.account.is_some() && self.text.is_some()
    }

    /// Why it is wrong usage: options beside lines, of which each says its own.
    pub fn conflict(&self) -> Option<&'static str> {
        let given = !self.with.is_empty()
            || [&self.kind, &self.date, &self.outcome].iter().any(|option| option.is_some());
        let is_many = self.text.is_none()
            && self.account.as_deref().is_some_and(|line| line == "-" || line.contains('\n'));
        (given && is_many).then_some(phrase!(
            "--with, --kind, --date and --outcome are of one contact: of several lines each says its own"
        ))
    }

    fn happened(&self) -> Happened {
        Happened {
            with: self.with.iter().map(|word| free_text::typed(word).to_owned()).collect(),
            kind: self.kind.clone(),
            date: self.date.clone(),
            outcome: self.outcome.clone(),
        }
    }
}

/// One contact, or many as one step.
pub fn run(workbench: &mut Workbench, args: LogArgs) -> Done {
    let typed = |word: &String| free_text::typed(word).to_owned();
    let (account, text) = (args.account.as_ref().map(typed), args.text.as_ref().map(typed));
    match (account.as_deref(), text) {
        (Some(account), Some(text)) => {
            let (kept, remarks) = workbench.log(account, &text, &args.happened())?;
            remarks.iter().for_each(|remark| print::message(remark));
            warn(workbench, &text);
            say(&kept, args.json)
        }
        (Some("-"), None) => many(workbench, None, args.json),
        (Some(line), None) if line.contains([' ', ':', '：']) => {
            one_line(workbench, line, &args.happened(), args.json)
        }
        (Some(_), None) => Err(Refusal::because(
            phrase!("there is no text to record"),
            phrase!("anteroom log ACCOUNT \"what was said\""),
        )),
        (None, _) => many(workbench, args.lines, args.json),
    }
}

/// A line that names its account, or somebody of it: `call Holm: wants spares`.
fn one_line(workbench: &mut Workbench, line: &str, happened: &Happened, as_json: bool) -> Done {
    warn(workbench, line);
    if happened.says() {
        let (kept, remarks) = workbench.log_line(line, happened)?;
        remarks.iter().for_each(|remark| print::message(remark));
        return say(&kept, as_json);
    }
    let logged = workbench.log_lines(line)?;
    if logged.contacts + logged.inbox == 0 {
        return Err(Refusal::because(
            phrase!("the contact says nothing"),
            phrase!("say what happened, or with whom"),
        ));
    }
    say_logged(&logged, as_json)
}

fn many(workbench: &mut Workbench, file: Option<PathBuf>, as_json: bool) -> Done {
    let (name, bytes) = match &file {
        Some(path) => (path.display().to_string(), file_bytes(path)?),
        None => {
            let name = phrase!("standard input").to_owned();
            let bytes = piped(&name)?;
            (name, bytes)
        }
    };
    let text = String::from_utf8(bytes).map_err(|_| {
        Refusal::at(&name, phrase!("this is not UTF-8 text"), phrase!("save the file as UTF-8"))
    })?;
    warn(workbench, &text);
    say_logged(&workbench.log_lines(text.trim_start_matches('\u{feff}'))?, as_json)
}

/// Warns once where a note speaks of family or health; whom and when it was before the colon is no note, and a name there
/// no illness.
fn warn(workbench: &Workbench, text: &str) {
    let notes =
        text.lines().map(|line| line.split_once([':', '：']).map_or(line, |(_, note)| note));
    let warned = notes.into_iter().find_map(|note| workbench.warned_of(note));
    warned.into_iter().for_each(print::message);
}

/// What is piped in, which is there once: a command that is done again has it still.
fn piped(name: &str) -> Result<Vec<u8>, Refusal> {
    static PIPED: OnceLock<Vec<u8>> = OnceLock::new();
    if let Some(bytes) = PIPED.get() {
        return Ok(bytes.clone());
    }
    let bytes = piped_bytes(name, std::io::stdin().lock())?;
    Ok(PIPED.get_or_init(|| bytes).clone())
}

/// Each line with what of it is kept and what was not understood, where messages go; then how many there are.
fn say_logged(logged: &Logged, as_json: bool) -> Done {
    let (contacts, inbox) = (logged.contacts, logged.inbox);
    for line in &logged.lines {
        let remarks: String = line.remarks.iter().map(|remark| format!("; {remark}")).collect();
        print::message(&format!("{} → {}{remarks}", line.line, line.kept));
    }
    if let Some(again) = again_said(logged) {
        print::message(&again);
    }
    match as_json {
        true => print::data(&format!("{{\"contacts\":{contacts},\"inbox\":{inbox}}}\n")),
        false => {
            let (contacts, lines) = (count(contacts, "contact"), count(inbox, "line"));
            print::data(&phrase!("{contacts}, {lines} to the inbox\n", contacts, lines))
        }
    }
}

/// "3 of these lines are in the book already; anteroom undo takes back what was logged now".
fn again_said(logged: &Logged) -> Option<String> {
    let undo = phrase!("anteroom undo takes back what was logged now");
    match (logged.again, logged.lines.len()) {
        (0, _) => None,
        (_, 1) => Some(phrase!("this line is in the book already; {undo}", undo)),
        (1, _) => Some(phrase!("1 of these lines is in the book already; {undo}", undo)),
        (again, _) => {
            Some(phrase!("{again} of these lines are in the book already; {undo}", again, undo))
        }
    }
}

/// `log --file F`, without an account or a line, reads the lines of F; beside one, `--file` is the book as everywhere:
/// docs/COMMANDS.md has both.
pub fn lines_not_book(arguments: Vec<std::ffi::OsString>) -> Vec<std::ffi::OsString> {
    let words: Vec<String> = arguments.iter().map(|a| a.to_string_lossy().into_owned()).collect();
    let takes_value = |i: usize| {
        let before = i.checked_sub(1).and_then(|i| words.get(i)).map(String::as_str);
        before.is_some_and(|b| WITH_VALUE.contains(&b))
    };
    let is_plain =
        |i: &usize| (words[*i] == "-" || !words[*i].starts_with('-')) && !takes_value(*i);
    let mut plain = (1..words.len()).filter(is_plain);
    let Some(command) = plain.next().filter(|i| words[*i] == "log") else {
        return arguments;
    };
    if plain.next().is_some() {
        return arguments;
    }
    let file = |(i, word): (usize, std::ffi::OsString)| match words[i].strip_prefix("--file") {
        Some("") if i > command => "--lines".into(),
        Some(value) if i > command && value.starts_with('=') => format!("--lines{value}").into(),
        _ => word,
    };
    arguments.into_iter().enumerate().map(file).collect()
}

/// Options behind which a value stands.
const WITH_VALUE: [&str; 8] =
    ["--file", "--today", "--theme", "--lines", "--with", "--kind", "--date", "--outcome"];
