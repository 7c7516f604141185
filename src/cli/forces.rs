//! `forces ACCOUNT`: what is strong and weak about us there, which chances and threats there are, each with its source.

use super::selection::OneAccount;
use super::{Done, json, print};
use crate::workbench::Workbench;
use crate::workbench::plan::forces::{Force, Forces};
use serde::Serialize;

/// Strengths, weaknesses, chances and threats at an account, gathered from the file with their sources
#[derive(Debug, clap::Args)]
pub struct ForcesArgs {
    #[command(flatten)]
    of: OneAccount,
}

#[derive(Serialize)]
struct ForcesSheet {
    strong: Vec<ForceJson>,
    weak: Vec<ForceJson>,
    chance: Vec<ForceJson>,
    threat: Vec<ForceJson>,
}

#[derive(Serialize)]
struct ForceJson {
    says: String,
    source: String,
    day: Option<String>,
}

/// METHOD M23.
pub fn run(workbench: &Workbench, args: &ForcesArgs) -> Done {
    let forces = workbench.forces(args.of.key(workbench)?)?;
    let lines = |kind: &[Force]| {
        kind.iter()
            .map(|f| ForceJson {
                says: f.says.clone(),
                source: f.source.clone(),
                day: json::day(f.day),
            })
            .collect()
    };
    let sheet = ForcesSheet {
        strong: lines(&forces.strong),
        weak: lines(&forces.weak),
        chance: lines(&forces.chance),
        threat: lines(&forces.threat),
    };
    args.of.give(&sheet, || text(&forces))
}

fn text(forces: &Forces) -> String {
    let mut text = String::new();
    for (word, lines) in forces.kinds() {
        text += &format!("{word}\n");
        if lines.is_empty() {
            text += phrase!("  nothing in the file\n");
        }
        for force in lines {
            let line = format!("{} ({})", force.says, force.source);
            text += &format!("  {}\n", print::one_line(&line));
        }
    }
    text
}
