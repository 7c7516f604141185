//! `me`: the rep's own marks over the years, what the file says of each skill, what we know of each customer's trade.

use super::json::{self, Exact, exact};
use super::selection::give;
use super::table::Table;
use super::{Done, print};
use crate::model::Choice;
use crate::text::DayText;
use crate::workbench::Workbench;
use crate::workbench::me::{OwnMarks, SkillRow};
use serde::Serialize;

/// Your own marks of eight skills, what the file says of each, and what you know of your customers' trades
#[derive(Debug, clap::Args)]
pub struct MeArgs {
    /// As JSON
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct MeSheet {
    days: Vec<Option<String>>,
    means: Vec<Option<Exact>>,
    skills: Vec<SkillJson>,
    knowledge: Vec<KnowledgeJson>,
    unrated: Vec<String>,
}

#[derive(Serialize)]
struct SkillJson {
    skill: &'static str,
    marks: Vec<Option<i64>>,
    says: String,
    evidence: Vec<EvidenceJson>,
}

#[derive(Serialize)]
struct EvidenceJson {
    date: Option<String>,
    text: String,
}

#[derive(Serialize)]
struct KnowledgeJson {
    account: String,
    marks: [Option<i64>; 5],
    missing: Vec<String>,
}

/// METHOD M2, M3.
pub fn run(workbench: &Workbench, args: &MeArgs) -> Done {
    let own = workbench.own_skills()?;
    let ids = workbench.account_ids()?;
    let skill = |row: &SkillRow| SkillJson {
        skill: row.skill.word(),
        marks: row.marks.clone(),
        says: row.says.clone(),
        evidence: row
            .evidence
            .iter()
            .map(|(day, text)| EvidenceJson { date: json::day(Some(*day)), text: text.clone() })
            .collect(),
    };
    let sheet = MeSheet {
        days: own.days.iter().map(|day| json::day(Some(*day))).collect(),
        means: (0..own.days.len()).map(|day| own.mean(day).and_then(exact)).collect(),
        skills: own.skills.iter().map(skill).collect(),
        knowledge: own
            .knowledge
            .iter()
            .map(|row| KnowledgeJson {
                account: json::account_id(&ids, &row.account),
                marks: row.marks,
                missing: row
                    .missing
                    .iter()
                    .map(|(level, what)| format!("{level}: {what}"))
                    .collect(),
            })
            .collect(),
        unrated: own.unrated.clone(),
    };
    give(args.json, &sheet, || text(&own))
}

fn text(own: &OwnMarks) -> String {
    let days: Vec<String> = own.days.iter().map(|d| d.long_day()).collect();
    let titles = ["skill"].into_iter().chain(days.iter().map(String::as_str));
    let titles: Vec<&str> = titles.chain([phrase!("what the file says since")]).collect();
    let right: Vec<usize> = (1..=days.len()).collect();
    let mut table = Table::new(&titles).right(&right);
    for row in &own.skills {
        let marks = row.marks.iter().map(|m| m.map_or("-".to_owned(), |m| m.to_string()));
        let cells = [row.skill.word().to_owned()].into_iter().chain(marks);
        table.row(cells.chain([row.says.clone()]).collect());
    }
    let mut text = table.text();
    for row in &own.knowledge {
        let marks: Vec<String> =
            row.marks.iter().map(|m| m.map_or("-".to_owned(), |m| m.to_string())).collect();
        text += &format!("{}: {}\n", print::one_line(&row.account.1), marks.join(" "));
    }
    text
}
