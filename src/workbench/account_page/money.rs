//! The figures of an account in words: its years, the pace, what it is worth beside the others.

use super::describe::{AccountWords, place};
use super::figures::{Figures, RivalShare, YearFigures};
use crate::model::Key;
use crate::model::statement::{About, Block, Group, Head, Item, Piece, Tone};
use crate::rules::cents::Cents;
use crate::rules::phrase;

impl AccountWords<'_> {
    pub(super) fn figures(&self) -> Block {
        let figures = &self.page.figures;
        let block = Block::new("Figures", phrase!("w explains each"))
            .with(self.years(figures))
            .with(self.pace(figures))
            .with(self.worth(figures))
            .with(self.people());
        block.or(phrase!("No year yet.  a gives one"))
    }

    fn years(&self, figures: &Figures) -> Group {
        let mut group = Group::new([
            Head::left(""),
            Head::right("target"),
            Head::right("sold"),
            Head::right(""),
            Head::right("margin").need(2),
            Head::right(phrase!("cost, planned")).need(1),
        ]);
        for year in &figures.years {
            let percent = year.percent().map(|p| format!("{p} %")).unwrap_or_default();
            let short = self.is_short(year, figures);
            let percent = if short { Piece::new(percent, Tone::Warn) } else { percent.into() };
            let margin = year.margin.map(|m| {
                format!("{} %", (m * rust_decimal::Decimal::ONE_HUNDRED).round_dp(1).normalize())
            });
            let cost = match (year.cost, year.cost_budget) {
                (None, None) => String::new(),
                (cost, budget) => format!("{}, {}", unless_given(cost), unless_given(budget)),
            };
            let item = Item::new([
                year.year.to_string().into(),
                unless_given(year.target).into(),
                unless_given(year.revenue).into(),
                percent,
                margin.unwrap_or_default().into(),
                cost.into(),
            ]);
            group.push(self.explained(item, year, figures).about(self.year_record(year.year)));
        }
        group
    }

    fn year_record(&self, year: i64) -> About {
        let account = self.bench.typed_account(self.key).ok();
        let row = account.and_then(|a| a.year(year).map(|y| y.key));
        row.map_or(About::Nothing, |row| About::Record(self.key, "year", row))
    }

    /// Is it this year, and behind its pace?
    fn is_short(&self, year: &YearFigures, figures: &Figures) -> bool {
        use chrono::Datelike;
        year.year == i64::from(self.bench.today().year())
            && figures.missing.is_some_and(|missing| missing.0 > 0)
    }

    fn explained(&self, mut item: Item, year: &YearFigures, figures: &Figures) -> Item {
        use chrono::Datelike;
        if let Some((sold, target)) = year.revenue.zip(year.target) {
            item = item.reason(sold.grouped(), "sold").reason(target.grouped(), "wanted");
        }
        if year.year != i64::from(self.bench.today().year()) {
            return item;
        }
        let (Some(pace), (gone, all)) = (figures.at_pace, figures.days) else { return item };
        if let Some(until) = figures.until {
            let says = phrase!("of {} days are gone, to {}", all, phrase::day(until));
            item = item.reason(phrase!("{gone} days", gone), says);
        }
        item.reason(pace.whole(), phrase!("by 31 Dec if it goes on like this"))
    }

    fn worth(&self, figures: &Figures) -> Group {
        let mut group = Group::of_labels();
        if let Some(share) = figures.share {
            let says = phrase!("{} %, {} of {}", share.percent(), place(share.place), share.of);
            group.push(
                Item::said(phrase!("of all our sales"), says)
                    .reason(share.own.grouped(), phrase!("sold here this year"))
                    .reason(share.all.grouped(), phrase!("sold to all accounts this year")),
            );
        }
        let worth = match figures.worth {
            Some(worth) => worth.whole().into(),
            None => {
                Piece::muted(phrase!("n/a: it needs last year's sales, a margin and a discount"))
            }
        };
        let mut item = Item::said(phrase!("worth of its staying"), worth);
        for (share, text) in &figures.worth_parts {
            item = item.reason(share.clone(), text.clone());
        }
        if let Some(worth) = figures.worth {
            item = item.reason(worth.whole(), phrase!("profit x stay / (1 + discount - stay)"));
        }
        group.push(item);
        for (n, deal) in figures.deals.iter().enumerate() {
            let mut says = deal.opportunity.1.clone();
            says += &deal.value.map(|v| format!(", {}", v.grouped())).unwrap_or_default();
            says += &deal.chance.map(|c| format!(", {c} %")).unwrap_or_default();
            let label = if n == 0 { phrase!("open deals") } else { "" };
            let key = self.deal_key(&deal.opportunity.0);
            group.push(Item::said(label, says).about(About::Record(self.key, "opportunity", key)));
        }
        if figures.deals.is_empty() {
            group.push(Item::said(phrase!("open deals"), Piece::muted(phrase!("none"))));
        }
        let [open, rivals] = figures.white_space;
        if open.0 + rivals.0 > 0 {
            let says = phrase!("open {}, rivals' {}", open.grouped(), rivals.grouped());
            group.push(Item::said(phrase!("white space"), says).about(About::Screen("Needs")));
        }
        if let Some(rivals) = self.rivals(figures) {
            group.push(rivals);
        }
        group
    }

    /// Below the years: how much of this one is gone, and what it comes to.
    fn pace(&self, figures: &Figures) -> Group {
        let group = Group::of_sentences().joined();
        match self.pace_item(figures) {
            Some(item) => group.with(item),
            None => group,
        }
    }

    fn pace_item(&self, figures: &Figures) -> Option<Item> {
        use chrono::Datelike;
        let pace = figures.at_pace?;
        let (gone, all) = figures.days;
        let percent = (gone * 200 + all) / (2 * all).max(1);
        let year = self.bench.today().year();
        let says = phrase!("{} % of {} is gone: {} by 31 Dec", percent, year, pace.whole());
        let short = figures.missing.filter(|m| m.0 > 0);
        let piece = if short.is_some() { Piece::warning(says) } else { says.into() };
        let this = figures.years.iter().find(|y| y.year == i64::from(year));
        let mut item = Item::new([piece]);
        if let Some(year) = this {
            item = self.explained(item, year, figures);
        }
        Some(match short {
            Some(missing) => {
                item.reason(missing.whole(), phrase!("missing from the target at this pace"))
            }
            None => item,
        })
    }

    fn rivals(&self, figures: &Figures) -> Option<Item> {
        let names: Vec<String> = figures.competition.iter().enumerate().map(percent).collect();
        let item = Item::said(phrase!("sold there by"), names.join(", "));
        (!names.is_empty()).then(|| item.about(About::Screen(phrase!("Rivals in the house"))))
    }

    fn deal_key(&self, id: &str) -> Key {
        let account = self.bench.typed_account(self.key).ok();
        let deal =
            account.and_then(|a| a.opportunities.iter().find(|d| *d.id == id).map(|d| d.key));
        deal.unwrap_or(0)
    }
}

fn percent((n, r): (usize, &RivalShare)) -> String {
    let share = r.share.map(|s| (s * rust_decimal::Decimal::ONE_HUNDRED).round_dp(1));
    let name = &r.competitor.1;
    let sign = if n == 0 { " %" } else { "" };
    share.map_or(name.clone(), |s| format!("{name} {}{sign}", s.normalize()))
}

fn unless_given(cents: Option<Cents>) -> String {
    cents.map_or("-".to_owned(), Cents::grouped)
}
