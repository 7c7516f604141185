//! The review on one page for the manager, and the closed deals, as a file holds them.

use super::closed::told_facts;
use super::head::head_facts;
use crate::model::report::{Report, ReportCell};
use crate::model::{Choice, Date};
use crate::rules::phrase::said_day;
use crate::text::DayText;
use crate::tui::ctx::Ctx;
use crate::workbench::closed::ClosedDeals;
use crate::workbench::report::{day_cell, prepared, sum_cell_of};
use crate::workbench::review::{DealReview, Review};

const DEAL_COLUMNS: [&str; 11] = [
    "account, deal",
    "they/we",
    "before",
    ">value",
    ">chance",
    ">by chance",
    "decision",
    "slipped",
    "why not yet",
    "next, who",
    "need you",
];

/// The page: the quarter, every open deal in full, what ended, what is needed.
pub fn page(review: &Review, since: Date, ctx: &Ctx) -> Report {
    let rep = ctx.read(ctx.bench.rep());
    let name = rep
        .as_ref()
        .and_then(|r| r.name.0.clone())
        .map_or(String::new(), |n| phrase!(" of {n}", n));
    let title = phrase!(
        "Review{}, orders by {}, compared with {}",
        name,
        review.head.quarter.last().long_day(),
        said_day(since, ctx.today())
    );
    let head = head_facts(review, ctx).into_iter();
    let head = head.map(|(label, says, _)| (label.to_owned(), says)).collect();
    let open = review.open.iter().map(|d| deal(d, ctx)).collect();
    let ended = [("won", &review.won), ("lost", &review.lost), ("no-go", &review.no_go)];
    let ended = ended.iter().flat_map(|(word, list)| {
        list.iter().map(move |end| {
            vec![
                ReportCell::text(*word),
                ReportCell::text(format!("{}, {}", end.account.1, end.opportunity.1)),
                sum_cell_of(end.value.map(Into::into)),
                day_cell(end.day),
                ReportCell::text(end.reason.clone().unwrap_or_default()),
            ]
        })
    });
    let disagree = review.open.iter().filter_map(|d| {
        let why = d.disagree.clone()?;
        Some((d.opportunity.1.clone(), format!("{} %. {why}", d.chance.unwrap_or_default())))
    });
    let needs = review.needs.iter().map(|need| {
        let done = if need.done.is_some() { "done" } else { "" };
        vec![
            day_cell(need.done.or(need.due)),
            ReportCell::text(need.account.1.as_str()),
            ReportCell::text(need.what.as_str()),
            ReportCell::text(done),
        ]
    });
    let manager = rep
        .and_then(|r| r.manager.0)
        .map_or(phrase!("Need you").to_owned(), |m| phrase!("Need you, {m}", m));
    Report::new(title, prepared(ctx.today()))
        .facts("", head)
        .table(phrase!("Open deals"), &DEAL_COLUMNS, open)
        .table("Ended", &["", phrase!("account, deal"), ">value", "day", "why"], ended.collect())
        .facts(phrase!("Word and file disagree"), disagree.collect())
        .table(&manager, &["day", "account", "what", ""], needs.collect())
}

fn deal(deal: &DealReview, ctx: &Ctx) -> Vec<ReportCell> {
    let both = |(they, we): (Option<i64>, Option<i64>)| {
        ReportCell::text(format!("{}/{}", stage(they), stage(we)))
    };
    let slipped = match deal.slips.0 {
        0 => String::new(),
        n => phrase!("{} x, {} days", n, deal.slips.1),
    };
    let next = deal.next.as_ref().map_or(String::new(), |n| {
        let who = n.who.as_ref().map_or(String::new(), |w| format!(", {w}"));
        format!("{} {}{who}", said_day(n.day, ctx.today()), n.what)
    });
    let needs: Vec<String> = deal
        .need_you
        .iter()
        .map(|(due, what)| {
            due.map_or(what.clone(), |d| format!("{what}, {}", said_day(d, ctx.today())))
        })
        .collect();
    let chance = deal.chance.map(|c| ReportCell::exact(format!("{c} %"), c)).unwrap_or_default();
    vec![
        ReportCell::text(format!("{}, {}", deal.account.1, deal.opportunity.1)),
        both(deal.stages[0]),
        both(deal.stages[1]),
        sum_cell_of(deal.value.map(Into::into)),
        chance,
        sum_cell_of(deal.by_chance),
        day_cell(deal.decision),
        ReportCell::text(slipped),
        ReportCell::text(crate::text::format::clauses(&deal.why_not_yet)),
        ReportCell::text(next),
        ReportCell::text(needs.join("; ")),
    ]
}

fn stage(s: Option<i64>) -> String {
    s.map_or("-".to_owned(), |s| s.to_string())
}

/// The closed deals with what was learned, and what marks, verdicts and chances had told.
pub fn closed(closed: &ClosedDeals, ctx: &Ctx) -> Report {
    let rows = closed.deals.iter().map(|d| {
        let verdict =
            d.verdict.map_or(phrase!("none given").to_owned(), |v| v.word().replace('_', "-"));
        vec![
            day_cell(d.date),
            ReportCell::text(format!("{}, {}", d.account.1, d.opportunity.1)),
            sum_cell_of(d.value.map(Into::into)),
            ReportCell::text(d.status.word()),
            ReportCell::text(d.winner.clone().unwrap_or_default()),
            ReportCell::text(verdict),
            d.chance.map(|c| ReportCell::exact(format!("{c} %"), c)).unwrap_or_default(),
            ReportCell::text(d.because.join(", ")),
            ReportCell::text(d.reason.clone().unwrap_or_default()),
            ReportCell::text(d.learned.clone().unwrap_or_default()),
        ]
    });
    let columns = [
        "closed",
        phrase!("account, deal"),
        ">value",
        "result",
        "to",
        "verdict",
        ">chance",
        "because",
        phrase!("in words"),
        "learned",
    ];
    let marks = closed.marks.iter().filter(|m| m.count() > 0).map(|m| {
        vec![
            ReportCell::text(m.title.as_str()),
            ReportCell::text(phrase!("{} of {}", m.high.won, m.high.of)),
            ReportCell::text(phrase!("{} of {}", m.low.won, m.low.of)),
            ReportCell::text(phrase!("{} of {}", m.right(), m.count())),
        ]
    });
    let told = told_facts(closed, ctx).into_iter().map(|f| (f.label, f.says));
    Report::new(phrase!("Closed deals"), prepared(ctx.today()))
        .table("Deals", &columns, rows.collect())
        .table(
            phrase!("What each mark told"),
            &["mark", phrase!("4 or 5: won"), phrase!("0 to 3: won"), "right"],
            marks.collect(),
        )
        .facts(phrase!("Verdict, chance, stage, rival, cause"), told.collect())
}
