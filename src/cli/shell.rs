//! `completions SHELL` and `man`: the command line, said to a shell and to `man`.

use super::{Cli, Done, completion, print};
use crate::model::{Refusal, system_words};
use clap::CommandFactory;
use clap_complete::Shell;
use clap_complete::env::Shells;

/// Write the completions of a shell, which then offers commands, flags, words and the names of your book
#[derive(Debug, clap::Args)]
pub struct Completions {
    /// Which shell
    #[arg(value_name = "SHELL", value_enum)]
    shell: Shell,
}

/// Write the manual page
#[derive(Debug, clap::Args)]
pub struct Man {}

/// To stdout, for the shell's own folder.
pub fn completions(args: Completions) -> Done {
    let shell = args.shell.to_string();
    let shells = Shells::builtins();
    let mut script = Vec::new();
    let written = shells.completer(&shell).map_or(Ok(()), |shell| {
        shell.write_registration(completion::ASKS, "anteroom", "anteroom", "anteroom", &mut script)
    });
    written.map_err(|e| {
        let what = phrase!("the completions cannot be written: {}", system_words(&e));
        Refusal::because(what, phrase!("try another shell"))
    })?;
    print::data(&String::from_utf8_lossy(&script))
}

/// One page: the program, then every command, then the keys of the screens.
pub fn man(keys: &[[String; 3]]) -> Done {
    let mut command = Cli::command();
    command.build();
    let mut page = Vec::new();
    let written = write(&command, &mut page);
    page.extend(keys_section(keys).bytes());
    written.map_err(|e| {
        Refusal::because(
            phrase!("the page cannot be written: {}", system_words(&e)),
            phrase!("try anteroom --help"),
        )
    })?;
    print::data(&String::from_utf8_lossy(&page))
}

/// The keys as a section of the page: the key, what it does, and its name in keys.toml.
fn keys_section(keys: &[[String; 3]]) -> String {
    let says = phrase!(
        "The keys of the screens. A file keys.toml beside your playbook.toml changes them, a row a key: add = \"A\", \
         or add = [\"A\", \"F9\"]; the name of each stands in brackets. Keys without one cannot be changed."
    );
    let mut section = format!(".SH \"KEYS\"\n{says}\n");
    for [key, help, name] in keys {
        let name = if name.is_empty() { String::new() } else { format!(" [{}]", plain(name)) };
        section += &format!(".TP\n\\fB{}\\fR\n{}{name}\n", plain(key), plain(help));
    }
    section
}

fn plain(text: &str) -> String {
    let text = text.replace('\\', "\\\\").replace('-', "\\-");
    match text.starts_with(['.', '\'']) {
        true => format!("\\&{text}"),
        false => text,
    }
}

fn write(command: &clap::Command, page: &mut Vec<u8>) -> std::io::Result<()> {
    let root = clap_mangen::Man::new(command.clone());
    root.render_title(page)?;
    root.render_name_section(page)?;
    root.render_synopsis_section(page)?;
    root.render_description_section(page)?;
    root.render_options_section(page)?;
    for sub in command.get_subcommands().filter(|s| s.get_name() != "help") {
        let name = sub.get_name().to_owned();
        page.extend(format!(".SH \"{}\"\n", name.to_uppercase()).bytes());
        let sub = clap_mangen::Man::new(sub.clone());
        let mut section = Vec::new();
        sub.render_description_section(&mut section)?;
        sub.render_synopsis_section(&mut section)?;
        sub.render_options_section(&mut section)?;
        let text = String::from_utf8_lossy(&section).replace(".SH ", ".SS ");
        page.extend(text.bytes());
    }
    Ok(())
}
