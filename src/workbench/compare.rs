//! Several reps' books side by side, for whoever leads them: nothing ranked, nothing changed (METHOD M15).

use super::cash::CashBook;
use super::review::{DealReview, Review, ReviewHead};
use super::today::DueKind;
use super::{Result, Setting, Source, Workbench};
use crate::model::{
    Account, Date, Money, OpportunityStatus, Refusal, Role, Status, Tier, VisitStatus,
};
use crate::rules::cents::Cents;
use crate::rules::kpi::Kpi;
use crate::store::{Ids, Store};
use chrono::Datelike;
use rust_decimal::Decimal;

/// Findings that a talk with the rep is worth, whatever the word on the deal is.
const TALK: [&str; 3] = ["verdict_ignored", "low_level_trap", "churn_risk"];
/// Rows to talk about, of one book: so many stand first, and so many at most.
const FIRST_ROWS: usize = 3;
const MOST_ROWS: usize = 8;

/// How many, and what they are worth.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OpenDeals {
    /// Open purchases that are no no-go.
    pub count: usize,
    /// Their values together.
    pub value: Cents,
    /// Values times chances, where both are given.
    pub by_chance: Cents,
}

/// One book in figures.
#[derive(Clone, Debug)]
pub struct BookFigures {
    /// The name under which it was given.
    pub name: String,
    /// Whose it is.
    pub rep: Option<String>,
    /// Its currency; figures of two currencies are never added.
    pub currency: Option<String>,
    /// Accounts that are not lost, and the key ones among them.
    pub accounts: (usize, usize),
    /// Target and sales of the year, over all accounts.
    pub year: (Cents, Cents),
    /// The six figures of the year.
    pub kpi: Kpi,
    /// Open purchases.
    pub open: OpenDeals,
    /// Planned visits of the next two weeks: how many are ready, of how many.
    pub visits: (usize, usize),
    /// Actions that are late, and visits without a result.
    pub late: (usize, usize),
    /// The mean of the newest own mark of each skill, and of how many skills; nothing without one.
    pub own_marks: Option<(Decimal, usize)>,
    /// The day up to which the book goes: of its last change, else today.
    pub as_of: Option<Date>,
    /// Contacts of thirty days, and how many of them reached one who decides.
    pub contacts: (usize, usize),
    /// Our promises that were due in ninety days: kept in time, of how many.
    pub promises: (usize, usize),
    /// Purchases that ended in a year with a last chance of 60 and more: won, of how many.
    pub sure: (usize, usize),
    /// If all deals are won: the most money out, and the limit.
    pub out: (Cents, Option<Cents>),
    /// Open deals to be decided in what is left of the quarter: their values, and these times their chances.
    pub lands: (Cents, Cents),
    /// Open deals whose decision day moved, and how often all together.
    pub slid: (usize, usize),
    /// What their manager is asked for.
    pub asked: usize,
    /// Invoices past their day.
    pub overdue: Cents,
    /// Where word and file disagree, and what else to talk about: account and sentence, the first three first.
    pub talk_about: Vec<(String, String)>,
}

/// What to talk about as it is listed: the book and the place of the row in it; the first three of each book, then the
/// others.
pub fn talk_order(books: &[BookFigures]) -> Vec<(usize, usize)> {
    let rows = books.iter().enumerate();
    let mut rows: Vec<(usize, usize)> =
        rows.flat_map(|(book, b)| (0..b.talk_about.len()).map(move |at| (book, at))).collect();
    rows.sort_by_key(|(book, at)| (*at >= FIRST_ROWS, *book, *at));
    rows
}

/// The books that a path names: the one that it is, or those of a folder by their names. Refused where a folder has
/// none.
pub fn books_at(path: &str) -> Result<Vec<String>> {
    if !std::path::Path::new(path).is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let entries = std::fs::read_dir(path).map_err(|e| Refusal::unreadable(path, &e))?;
    let is_book = |p: &std::path::PathBuf| {
        p.extension().is_some_and(|end| ["anteroom", "json"].iter().any(|known| end == *known))
    };
    let mut books: Vec<String> = entries
        .filter_map(|entry| entry.ok().map(|e| e.path()))
        .filter(is_book)
        .map(|p| p.display().to_string())
        .collect();
    books.sort();
    match books.is_empty() {
        true => Err(Refusal::because(
            phrase!("there is no book in {}", crate::model::quoted(path)),
            phrase!("books end in .anteroom, exports in .json"),
        )),
        false => Ok(books),
    }
}

impl Workbench {
    /// A book in memory that is asked about others and keeps nothing.
    pub fn aside(setting: Setting) -> Result<Self> {
        Self::over(Store::in_memory(Ids::seeded(setting.seed))?, setting)
    }

    /// This book's figures, and beside them those of the books that others exported, in the order given. A book that
    /// cannot be read is refused by its name.
    pub fn compare_beside(&self, paths: &[String]) -> Result<Vec<BookFigures>> {
        let own = self.rep()?.name.0.unwrap_or_else(|| phrase!("this book").to_owned());
        let mut books = vec![self.figures(own)?];
        let mut sources = Vec::new();
        for path in paths {
            sources.push(Self::source_of(&self.setting, path)?);
        }
        books.extend(Self::compare(&self.setting, sources)?);
        Ok(books)
    }

    /// A book to lay beside others: an export, or another anteroom, which is only read.
    pub fn source_of(setting: &Setting, path: &str) -> Result<Source> {
        let bytes = super::import::file_bytes(std::path::Path::new(path))?;
        let bytes = Self::interchange_of(setting, path.as_ref(), bytes)?;
        Ok(Source::new(path, bytes))
    }

    /// The figures of books that others exported, in the order in which they are given.
    pub fn compare(setting: &Setting, sources: Vec<Source>) -> Result<Vec<BookFigures>> {
        sources
            .into_iter()
            .map(|source| {
                let name = source.name.clone();
                let mut bench = Self::aside(setting.clone())?;
                bench.import(vec![source], true, &mut |_, _| {}).map_err(|refusal| {
                    let place = refusal.place.map_or(name.clone(), |p| format!("{name}: {p}"));
                    crate::model::Refusal { place: Some(place), ..refusal }
                })?;
                bench.figures(name)
            })
            .collect()
    }

    fn figures(&self, name: String) -> Result<BookFigures> {
        let today = self.today();
        let rep = self.rep()?;
        let (mut accounts, mut year) = ((0, 0), (0, 0));
        let mut work = Work::default();
        let mut last = None;
        let mut missing = 0;
        self.each_account(|account| {
            work.add(account, today);
            last = last.max(last_day(account, today));
            if account.status != Status::Lost {
                accounts.0 += 1;
                accounts.1 += usize::from(account.tier == Tier::Key);
            }
            let of_year = account.year(today.year().into());
            year.0 += cents(of_year.and_then(|y| y.target()));
            year.1 += cents(of_year.and_then(|y| y.revenue()));
            let old = account.visits.iter().filter(|v| {
                let over = v.date.is_some_and(|d| d.date < today);
                let held =
                    v.status == VisitStatus::Done || (v.status == VisitStatus::Planned && over);
                held && v.debrief.result.is_none()
            });
            missing += old.count();
        })?;
        let day = self.today_of_book()?;
        let ready = day.visits.iter().filter(|v| !v.unready).count();
        // The same that stand late in Today: what is to do, and what we owe.
        let ours = day.due.iter().filter(|d| matches!(d.kind, DueKind::Action | DueKind::WeOwe));
        let late = ours.filter(|d| d.is_late(today)).count();
        let review = self.review(today)?;
        let money = self.cash_book(0)?;
        let slid = review.open.iter().map(|d| d.slips.0).filter(|n| *n > 0);
        Ok(BookFigures {
            name,
            rep: rep.name.0.clone(),
            currency: rep.currency.0.clone(),
            accounts,
            year: (Cents(year.0), Cents(year.1)),
            kpi: self.kpi(None)?,
            open: open_deals(&review),
            out: (money.full.deepest_need, money.limit),
            lands: ReviewHead::sums(&review.head.lands),
            slid: (slid.clone().count(), slid.sum()),
            asked: review.needs.iter().filter(|n| n.done.is_none()).count(),
            overdue: money.owed.overdue_sum(),
            visits: (ready, day.visits.len()),
            late: (late, missing),
            own_marks: self.own_marks()?,
            as_of: last,
            contacts: work.contacts,
            promises: work.promises,
            sure: work.sure,
            talk_about: self.talk_about(&review, &money, (missing, work.debriefs))?,
        })
    }

    /// First where the word on a deal and the file disagree, then findings, one an account, and the rep's own marks;
    /// then days that slid, money over the limit, invoices past their day. `debriefs`: missing, of how many.
    fn talk_about(
        &self,
        review: &Review,
        money: &CashBook,
        debriefs: (usize, usize),
    ) -> Result<Vec<(String, String)>> {
        let disagree = review.open.iter().filter_map(|deal| {
            let why = deal.disagree.as_ref()?;
            let chance = deal.chance?;
            let marks = deal.score.map_or(String::new(), |s| phrase!(", its marks {s} of 100", s));
            let says = format!("{}: {chance} %{marks}. {why}", deal.opportunity.1);
            Some((deal.account.1.clone(), says))
        });
        let mut rows: Vec<(String, String)> = disagree.collect();
        for judged in self.findings(None, false)? {
            let known = rows.iter().any(|(account, _)| *account == judged.account);
            if TALK.contains(&judged.finding.code) && !known {
                rows.push((judged.account, judged.finding.sentence));
            }
        }
        let more = rows.split_off(rows.len().min(FIRST_ROWS));
        if let Some(own) = self.own_marks_row(debriefs)? {
            rows.truncate(FIRST_ROWS - 1);
            rows.push(own);
        }
        rows.extend(more);
        rows.extend(review.open.iter().filter_map(slid_row));
        rows.extend(money_rows(money));
        rows.truncate(MOST_ROWS);
        Ok(rows)
    }

    /// Where the rep's own mark of execution and the debriefs disagree, or no mark is given.
    fn own_marks_row(&self, debriefs: (usize, usize)) -> Result<Option<(String, String)>> {
        let own = self.own_marks_by_skill()?;
        let execution = own.iter().find(|(skill, ..)| skill == "execution").map(|(.., mark)| *mark);
        let (missing, all) = debriefs;
        let says = match execution {
            Some(mark) if mark >= 4 && all >= FEWEST && missing * 2 > all => {
                phrase!(
                    "execution {mark} of 5; {missing} of {all} debriefs are missing",
                    mark,
                    missing,
                    all
                )
            }
            None if own.is_empty() => phrase!("none given").to_owned(),
            _ => return Ok(None),
        };
        Ok(Some((phrase!(OWN_MARKS).to_owned(), says)))
    }

    fn own_marks(&self) -> Result<Option<(Decimal, usize)>> {
        let newest = self.own_marks_by_skill()?;
        let mean = super::me::mean(newest.iter().map(|(.., score)| Some(*score)));
        Ok(mean.map(|mean| (mean, newest.len())))
    }

    /// The newest own mark of each skill.
    fn own_marks_by_skill(&self) -> Result<Vec<(String, Option<Date>, i64)>> {
        let root = self.root_row()?;
        let mut newest: Vec<(String, Option<Date>, i64)> = Vec::new();
        for row in root.rows("self_assessment") {
            let mark: crate::model::SelfAssessment = super::dossier::typed(row.clone());
            let (Some(skill), Some(score)) = (mark.skill, *mark.score) else {
                continue;
            };
            let skill = crate::model::Choice::word(skill).to_owned();
            match newest.iter_mut().find(|(known, ..)| *known == skill) {
                Some(known) if known.1 <= *mark.date => (known.1, known.2) = (*mark.date, score),
                Some(_) => {}
                None => newest.push((skill, *mark.date, score)),
            }
        }
        Ok(newest)
    }
}

fn open_deals(review: &Review) -> OpenDeals {
    let mut open = OpenDeals { count: review.open.len(), ..OpenDeals::default() };
    for deal in &review.open {
        open.value.0 += deal.value.map_or(0, |m| i128::from(m.cents()));
        open.by_chance.0 += deal.by_chance.map_or(0, |c| c.0);
    }
    open
}

/// A decision day that moved, and the reason where one is kept.
fn slid_row(deal: &DealReview) -> Option<(String, String)> {
    let (times, days) = deal.slips;
    let why = deal.slid.last().and_then(|(.., why)| why.as_deref());
    let why = why.map_or(String::new(), |why| format!(": {why}"));
    let says =
        phrase!("{}: decision moved {} x, {} days in all{}", deal.opportunity.1, times, days, why);
    (times > 0).then(|| (deal.account.1.clone(), says))
}

/// Money over the limit, and what customers owe past its day.
fn money_rows(money: &CashBook) -> Vec<(String, String)> {
    let full = money.full.deepest_need;
    let over = money.limit.filter(|limit| full > *limit).map(|limit| {
        let (full, limit) = (full.whole(), limit.whole());
        phrase!("if all deals are won {full} are out, and the limit is {limit}", full, limit)
    });
    let owed = money.owed.overdue_sum();
    let owed = (owed.0 > 0).then(|| phrase!("{} invoiced and past its day", owed.whole()));
    over.into_iter().chain(owed).map(|says| (MONEY.to_owned(), says)).collect()
}

fn cents(money: Option<Money>) -> i128 {
    money.map_or(0, |m| i128::from(m.cents()))
}

/// What was done at an account.
#[derive(Default)]
struct Work {
    contacts: (usize, usize),
    promises: (usize, usize),
    sure: (usize, usize),
    debriefs: usize,
}

impl Work {
    fn add(&mut self, account: &Account, today: Date) {
        for contact in account.contacts.iter().filter(|c| within(today, c.date.map(|d| d.date), 30))
        {
            self.contacts.0 += 1;
            let reached = contact.reached()
                && contact.people.0.iter().any(|id| {
                    let mut people = account.people.iter();
                    people.any(|p| *p.id == *id && p.plays(Role::DecisionMaker))
                });
            self.contacts.1 += usize::from(reached);
        }
        let ours = account.actions.iter().filter(|a| a.promised_to.0.is_some());
        for action in ours.filter(|a| within(today, *a.due, 90)) {
            self.promises.1 += 1;
            let kept = action.done.zip(*action.due).is_some_and(|(done, due)| done <= due);
            self.promises.0 += usize::from(kept);
        }
        let ended = account.opportunities.iter().filter(|o| !o.is_open());
        for deal in ended.filter(|o| within(today, *o.closed.date, 365)) {
            if deal.chance.is_some_and(|c| c >= SURE) {
                self.sure.1 += 1;
                self.sure.0 += usize::from(deal.status == OpportunityStatus::Won);
            }
        }
        self.debriefs += account
            .visits
            .iter()
            .filter(|v| {
                v.status != VisitStatus::Cancelled && v.date.is_some_and(|d| d.date < today)
            })
            .count();
    }
}

fn within(today: Date, day: Option<Date>, days: i64) -> bool {
    day.is_some_and(|d| (0..=days).contains(&(today - d).num_days()))
}

/// The last day on which something happened.
fn last_day(account: &Account, today: Date) -> Option<Date> {
    let contacts = account.contacts.iter().filter_map(|c| c.date.map(|d| d.date));
    let seen = account.observations.iter().filter_map(|o| *o.date);
    contacts.chain(seen).filter(|d| *d <= today).max()
}

/// What the row of the rep's own marks is called.
const OWN_MARKS: &str = "own marks";
/// What the rows of the money of all deals are called.
const MONEY: &str = "money";
/// Fewer debriefs than these say nothing.
const FEWEST: usize = 3;
/// A chance from which on somebody was sure.
const SURE: i64 = 60;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_demo_beside_itself_has_the_same_figures_twice() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("weiss.json");
        let text = bench.export(crate::workbench::Format::Json, None).unwrap().text;
        std::fs::write(&path, text).unwrap();
        let books = bench.compare_beside(&[path.to_string_lossy().into_owned()]).unwrap();
        assert_eq!(books.len(), 2);
        let [own, other] = books.as_slice() else { panic!("two books") };
        assert_eq!(
            (own.year, own.contacts, own.promises),
            (other.year, other.contacts, other.promises)
        );
        assert_eq!(own.year, (Cents(445_600_000), Cents(330_400_000)));
        assert_eq!((own.kpi.lost.part, own.kpi.lost.whole), (1, 3));
        assert!(own.talk_about.len() <= MOST_ROWS && own.talk_about.len() > FIRST_ROWS);
        let says: Vec<&str> = own.talk_about.iter().map(|(_, says)| says.as_str()).collect();
        assert!(says[0].contains("45 %, its marks 62 of 100"), "{says:?}");
        assert!(says.iter().any(|s| s.contains("moved 2 x, 91 days")), "{says:?}");
        assert_eq!((own.out.0, own.out.1), (Cents(214_440_000), Some(Cents(90_000_000))));
        assert_eq!((own.asked, own.overdue), (2, Cents(12_300_000)));
        assert_eq!(own.late.0, {
            let day = bench.today_of_book().unwrap();
            day.due
                .iter()
                .filter(|d| matches!(d.kind, DueKind::Action | DueKind::WeOwe))
                .filter(|d| d.is_late(bench.today()))
                .count()
        });
        assert!(
            own.talk_about.iter().any(|(a, says)| a == "Northwind Hydro" && says.contains("45 %"))
        );
        let missing = bench.compare_beside(&["no-such-book.json".to_owned()]);
        assert!(missing.is_err_and(|r| r.to_string().contains("no-such-book.json")));
    }
}
