//! The whole `--help`, as one text that a change of it has to show.

use anteroom::cli::Cli;
use clap::{Command, CommandFactory};

/// Records whose commands stand for those of all kinds.
const SHOWN: [&str; 4] = ["account", "person", "intel", "action"];

#[test]
fn help_of_every_command() {
    let mut root = Cli::command().term_width(100);
    root.build();
    let mut text = root.render_long_help().to_string();
    for command in root.get_subcommands_mut() {
        if command.get_name() == "help" {
            continue;
        }
        tell(command, "", &mut text);
        let of_record = ["add", "set", "rm"].contains(&command.get_name());
        let name = command.get_name().to_owned();
        let records = command.get_subcommands_mut();
        for record in records.filter(|r| of_record && SHOWN.contains(&r.get_name())) {
            tell(record, &name, &mut text);
        }
    }
    insta::assert_snapshot!("help", text);
}

fn tell(command: &mut Command, above: &str, text: &mut String) {
    let name = command.get_name().to_owned();
    *text += &format!("\n==== {above} {name}\n{}", command.render_long_help());
}

#[test]
fn every_command_and_flag_says_what_it_does() {
    let mut root = Cli::command();
    root.build();
    let mut silent = Vec::new();
    look(&root, &mut silent);
    assert_eq!(silent, Vec::<String>::new());
}

fn look(command: &Command, silent: &mut Vec<String>) {
    for sub in command.get_subcommands().filter(|c| c.get_name() != "help") {
        if sub.get_about().is_none() {
            silent.push(sub.get_name().to_owned());
        }
        let flags = sub.get_arguments().filter(|a| a.get_long().is_some());
        for flag in flags.filter(|a| a.get_help().is_none()) {
            silent.push(format!("{} --{}", sub.get_name(), flag.get_id()));
        }
        look(sub, silent);
    }
}

#[test]
fn the_page_of_commands_says_how_each_kind_is_named() {
    let page = include_str!("../../docs/COMMANDS.md");
    let root = Cli::command();
    let add = root.find_subcommand("add").expect("add");
    let kinds = add.get_subcommands().map(Command::get_name).filter(|name| *name != "help");
    let rows = || page.lines().filter(|line| line.starts_with("| `"));
    let missing: Vec<&str> =
        kinds.filter(|kind| !rows().any(|row| row.contains(&format!("`{kind}`")))).collect();
    assert_eq!(missing, Vec::<&str>::new());
}
