//! What stands behind the score and behind a mark, and the sheet on paper.

use super::draw::{score_says, stands};
use crate::model::Choice;
use crate::model::report::{Report, ReportCell};
use crate::tui::ctx::Ctx;
use crate::workbench::deal_card::mark_cell;
use crate::workbench::report::{day_cell, prepared};
use crate::workbench::verdict::{MarkLine, VerdictView};
use crate::workbench::why::{Part, Why};

/// The score by its marks.
pub fn why_score(view: &VerdictView) -> Why {
    let mut parts: Vec<Part> = view.marks.iter().map(part).collect();
    parts.extend(view.knock_outs.iter().map(|k| Part {
        share: phrase!("knock-out").to_owned(),
        text: k.clone(),
        ..Part::default()
    }));
    let sum = Part { text: score_says(view), ..Part::default() };
    Why { title: phrase!("Verdict on {}", view.opportunity.1), parts, sum }
}

fn part(mark: &MarkLine) -> Part {
    Part {
        share: mark
            .points()
            .map_or(phrase!("not rated").to_owned(), |p| phrase!("{} of {}", p, mark.weight)),
        text: match (&mark.why, mark.score) {
            (Some(why), Some(score)) => format!("{} {score}: {why}", mark.title),
            (_, Some(score)) => format!("{} {score}", mark.title),
            _ => mark.title.clone(),
        },
        day: mark.as_of,
        source: String::new(),
    }
}

/// A mark by its reason, what the marks mean and what the file says.
pub fn why_mark(mark: &MarkLine, rival: Option<usize>, name: Option<&str>) -> Why {
    let rated = rival.and_then(|at| mark.rivals.as_ref()?.get(at));
    let (score, why, day) = match (rival, rated) {
        (Some(_), Some(r)) => (r.score, r.why.clone(), r.as_of),
        _ => (mark.score, mark.why.clone(), mark.as_of),
    };
    let mut parts = vec![Part {
        share: score.map_or(phrase!("not rated").to_owned(), |s| phrase!("{s} of 5", s)),
        text: why.unwrap_or_else(|| phrase!("no reason yet").to_owned()),
        day,
        source: String::new(),
    }];
    let says = mark.file_says.iter().filter(|_| rival.is_none());
    parts.extend(says.map(|says| Part {
        share: phrase!("the file says").to_owned(),
        text: says.clone(),
        ..Part::default()
    }));
    parts.extend(["0", "3", "5"].iter().zip(&mark.anchors).map(|(n, anchor)| Part {
        share: phrase!("{n} means", n),
        text: anchor.clone(),
        ..Part::default()
    }));
    let title = match name {
        Some(name) => format!("{}, {name}", mark.title),
        None => mark.title.clone(),
    };
    let sum = Part { text: phrase!("weighs {} of 100", mark.weight), ..Part::default() };
    Why { title, parts, sum }
}

/// The sheet on paper.
pub fn report(view: &VerdictView, ctx: &Ctx) -> Report {
    let title = phrase!("{}, {}: verdict", view.opportunity.1, view.account.1);
    let mut columns = vec!["mark", ">then", ">today", ">weight"];
    columns.extend(view.rivals.iter().map(|r| r.name.as_str()));
    columns.extend(["why", phrase!("as of")]);
    let mut rows = view.mark_rows();
    for (row, mark) in rows.iter_mut().zip(&view.marks) {
        let before = mark.before.map_or(String::new(), |m| m.to_string());
        row.insert(1, ReportCell::text(before));
    }
    let mut facts = vec![(phrase!("score").to_owned(), score_says(view))];
    facts.extend(view.knock_outs.iter().map(|k| (phrase!("but").to_owned(), k.clone())));
    facts.extend(view.rivals.iter().map(|r| (phrase!("side by side").to_owned(), stands(r))));
    facts.extend(
        super::draw_lower::change_rows(view, ctx)
            .into_iter()
            .map(|(label, says, score)| (label, format!("{says} ({score})"))),
    );
    let verdicts = view.verdicts.iter().map(|v| {
        vec![
            day_cell(v.date),
            ReportCell::text(v.verdict.word().replace('_', "-")),
            mark_cell(v.score),
            ReportCell::text(v.why.clone().unwrap_or_default()),
        ]
    });
    Report::new(title, prepared(ctx.today())).facts("", facts).table("Marks", &columns, rows).table(
        "Verdicts",
        &["day", "verdict", ">score", "why"],
        verdicts.collect(),
    )
}
