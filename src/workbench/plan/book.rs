//! The plan of the whole book: what is missing by the end of the year, who carries it, and what stands out.

use super::{AccountPlan, CountAndValue, account_plan, was_lost_before};
use crate::model::{Account, Contact, Date, Key, Level, Money, OpportunityStatus, Status};
use crate::rules::cents::Cents;
use crate::rules::evaluation::is_no_go;
use crate::rules::phrase;
use crate::text::DayText;
use crate::workbench::Result;
use crate::workbench::Workbench;
use crate::workbench::market::report::quarter_of;

/// Days before which the notice of an agreement is soon.
const SOON_DAYS: i64 = 60;

/// The levels whose meetings are counted, from above.
const LEVELS: [Level; 4] = [Level::Executive, Level::Senior, Level::Middle, Level::Working];

/// One account in the plan of the book.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookRow {
    /// The account's number.
    pub key: Key,
    /// Its plan; of a group the sum of its members.
    pub plan: AccountPlan,
    /// Who sells there.
    pub seller: Option<String>,
    /// A group with members under it.
    pub is_group: bool,
    /// A member under its group.
    pub is_member: bool,
    /// How often somebody of each level was met since the quarter began.
    pub met: [usize; 4],
    /// All open purchases are no-go.
    pub is_no_go: bool,
    /// Its agreement has to be given notice soon.
    pub is_soon: bool,
}

/// The plan of the book.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BookPlan {
    /// The year.
    pub year: i64,
    /// In file order; members stand under their group.
    pub rows: Vec<BookRow>,
    /// How many accounts there are, groups not counted twice.
    pub accounts: usize,
    /// Target, sold, missing.
    pub sums: (Cents, Cents, Cents),
    /// Open purchases, open fields, rivals' fields.
    pub worth: (CountAndValue, CountAndValue, CountAndValue),
    /// Meetings by level.
    pub met: [usize; 4],
    /// What stands out: a title, a figure, the words; urgent ones marked.
    pub stands_out: Vec<StandsOut>,
}

/// Something that stands out over the accounts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandsOut {
    /// What it is.
    pub title: &'static str,
    /// The figure, where it has one.
    pub figure: Option<Cents>,
    /// Who, and why.
    pub says: String,
    /// The rep must act.
    pub urgent: bool,
}

impl Workbench {
    /// The plan of all accounts for a year.
    pub fn book_plan(&self, year: i64) -> Result<BookPlan> {
        // Refuses a year that there is not.
        self.plan(None, year)?;
        let number = i32::try_from(year).unwrap_or(1);
        self.store.reading(|| {
            let mut accounts: Vec<(Key, Account)> = Vec::new();
            for key in self.store.account_keys()? {
                let account = self.typed_account(key)?;
                if !was_lost_before(&account, number) {
                    accounts.push((key, account));
                }
            }
            Ok(book_plan(&accounts, number, self.today()))
        })
    }
}

fn book_plan(accounts: &[(Key, Account)], year: i32, today: Date) -> BookPlan {
    let mut book = BookPlan { year: year.into(), accounts: accounts.len(), ..BookPlan::default() };
    let row = |(key, account): &(Key, Account)| book_row(*key, account, year, today);
    let is_parent =
        |account: &Account| accounts.iter().any(|(_, a)| parent_of(a) == account.id.as_str());
    for of in accounts {
        let own = parent_of(&of.1);
        if accounts.iter().any(|(_, a)| *a.id == own && !own.is_empty()) {
            continue;
        }
        if !is_parent(&of.1) {
            book.rows.push(row(of));
            continue;
        }
        let members: Vec<BookRow> = accounts
            .iter()
            .filter(|(_, a)| a.id == of.1.id || parent_of(a) == of.1.id.as_str())
            .map(|of| BookRow { is_member: true, ..row(of) })
            .collect();
        book.rows.push(group(&of.1, of.0, &members));
        book.rows.extend(members);
    }
    for row in book.rows.iter().filter(|r| !r.is_group) {
        book.sums.0.0 += cents(row.plan.target);
        book.sums.1.0 += cents(row.plan.revenue);
        book.sums.2.0 += row.plan.missing.map_or(0, |c| c.0);
        add(&mut book.worth.0, row.plan.deals);
        add(&mut book.worth.1, row.plan.open);
        add(&mut book.worth.2, row.plan.rivals);
        for (sum, n) in book.met.iter_mut().zip(row.met) {
            *sum += n;
        }
    }
    book.stands_out = stands_out(&book, accounts, today);
    book
}

fn parent_of(account: &Account) -> String {
    account.parent.0.clone().unwrap_or_default()
}

fn cents(m: Option<Money>) -> i128 {
    m.map_or(0, |m| i128::from(m.cents()))
}

fn add(sum: &mut CountAndValue, more: CountAndValue) {
    sum.count += more.count;
    sum.value.0 += more.value.0;
}

fn book_row(key: Key, account: &Account, year: i32, today: Date) -> BookRow {
    let plan = account_plan(account, year, today);
    let open = account.opportunities.iter().filter(|o| o.status == OpportunityStatus::Open);
    let soon = plan.contract.is_some_and(|d| (d - today).num_days() <= SOON_DAYS);
    BookRow {
        key,
        seller: account.seller.0.clone(),
        is_group: false,
        is_member: false,
        met: met(account, today),
        is_no_go: open.count() > 0 && plan.deals.count == 0,
        is_soon: soon,
        plan,
    }
}

/// Contacts that reached somebody of a level since the quarter began.
fn met(account: &Account, today: Date) -> [usize; 4] {
    let (first, _) = quarter_of(today);
    let contacts: Vec<&Contact> = account
        .contacts
        .iter()
        .filter(|c| c.date.is_some_and(|d| first <= d.date && d.date <= today))
        .filter(|c| c.reached())
        .collect();
    LEVELS.map(|level| {
        contacts
            .iter()
            .filter(|c| {
                let mut people = account.people.iter();
                people.any(|p| p.level == Some(level) && c.people.0.iter().any(|id| *p.id == *id))
            })
            .count()
    })
}

/// The sums of a group's members.
fn group(head: &Account, key: Key, members: &[BookRow]) -> BookRow {
    let mut sum = members.first().cloned().unwrap_or_else(|| unreachable_row(key, head));
    let cents = |of: fn(&AccountPlan) -> Option<Money>| {
        let given: Vec<i64> =
            members.iter().filter_map(|m| of(&m.plan)).map(Money::cents).collect();
        (!given.is_empty())
            .then(|| Money::from_cents(given.iter().fold(0, |sum, c| sum.saturating_add(*c))))
    };
    sum.plan.target = cents(|p| p.target);
    sum.plan.revenue = cents(|p| p.revenue);
    sum.plan.missing =
        members.iter().filter_map(|m| m.plan.missing).reduce(|a, b| Cents(a.0 + b.0));
    sum.plan.account.1 =
        phrase!("{} group", head.name.as_str().split(' ').next().unwrap_or_default());
    for member in &members[1.min(members.len())..] {
        add(&mut sum.plan.deals, member.plan.deals);
        add(&mut sum.plan.open, member.plan.open);
        add(&mut sum.plan.rivals, member.plan.rivals);
        for (all, n) in sum.met.iter_mut().zip(member.met) {
            *all += n;
        }
        sum.is_soon |= member.is_soon;
    }
    sum.plan.contract = members.iter().filter_map(|m| m.plan.contract).min();
    BookRow { key, is_group: true, is_member: false, is_no_go: false, ..sum }
}

/// A group has at least its head among its members; this stands for one that has none.
fn unreachable_row(key: Key, head: &Account) -> BookRow {
    book_row(key, head, 1, Date::MIN)
}

/// How much is missing, and the three that miss most.
fn who_misses(book: &BookPlan) -> Option<StandsOut> {
    let all = Some(book.sums.2).filter(|all| all.0 > 0)?;
    let mut missing: Vec<&BookRow> = book
        .rows
        .iter()
        .filter(|r| !r.is_group && r.plan.missing.is_some_and(|m| m.0 > 0))
        .collect();
    missing.sort_by_key(|r| std::cmp::Reverse(r.plan.missing.map_or(0, |m| m.0)));
    missing.truncate(3);
    let says = |r: &&BookRow| {
        // A word between the two: behind a name in Arabic letters a number would be drawn before it.
        phrase!("{} by {}", r.plan.account.1, r.plan.missing.unwrap_or_default().whole())
    };
    let three: Vec<String> = missing.iter().map(says).collect();
    let part: i128 = missing.iter().filter_map(|r| r.plan.missing).map(|m| m.0).sum();
    let percent = (part * 200 + all.0) / (all.0 * 2);
    let says =
        phrase!("{} of {} carry {} %: {}", three.len(), book.accounts, percent, three.join(", "));
    Some(StandsOut {
        title: phrase!("missing at this pace"),
        figure: Some(all),
        says,
        urgent: false,
    })
}

fn stands_out(book: &BookPlan, accounts: &[(Key, Account)], today: Date) -> Vec<StandsOut> {
    let own = || book.rows.iter().filter(|r| !r.is_group);
    let mut found: Vec<StandsOut> = who_misses(book).into_iter().collect();
    for row in own().filter(|r| r.plan.tier == "lost") {
        let account = accounts.iter().find(|(key, _)| *key == row.key).map(|(_, a)| a);
        let day = account.and_then(|a| *a.status_since);
        let day = day.map_or(String::new(), |d| phrase!(" on {}", d.short_day()));
        let says = phrase!("{} was lost{}", name(row), day);
        let figure = row.plan.missing.filter(|m| m.0 > 0);
        found.push(StandsOut { title: phrase!("gone for good"), figure, says, urgent: false });
    }
    found.extend(can_still_come(accounts, book.year, today));
    for row in own().filter(|r| r.is_soon) {
        let day = row.plan.contract.unwrap_or(today);
        let days = phrase::days((day - today).num_days());
        let says = phrase!("{}: {}, in {}", name(row), day.full_day(), days);
        found.push(StandsOut {
            title: phrase!("contract: notice or end soon"),
            figure: None,
            says,
            urgent: true,
        });
    }
    let matter = |r: &&BookRow| matches!(r.plan.tier, "key" | "target");
    let low: Vec<String> =
        own().filter(matter).filter(|r| r.met[0] + r.met[1] == 0).map(name).collect();
    if !low.is_empty() {
        let all = own().filter(matter).count();
        let says = phrase!("{}: {} of {} key and target accounts", low.join(", "), low.len(), all);
        found.push(StandsOut {
            title: phrase!("nobody above middle met this quarter"),
            figure: None,
            says,
            urgent: true,
        });
    }
    let without: Vec<String> = own()
        .filter(|r| r.plan.tier != "lost" && r.plan.target.is_none_or(|t| t.cents() == 0))
        .map(name)
        .collect();
    if !without.is_empty() {
        let says = phrase::few(&without, 5);
        found.push(StandsOut { title: phrase!("no target"), figure: None, says, urgent: false });
    }
    found
}

fn name(row: &BookRow) -> String {
    row.plan.account.1.clone()
}

/// Open purchases that are decided within the year, by their chance; no-go ones left out.
fn can_still_come(accounts: &[(Key, Account)], year: i64, today: Date) -> Option<StandsOut> {
    use chrono::Datelike;
    let mut value = 0_i128;
    let mut by_chance = 0_i128;
    let mut says = Vec::new();
    for (_, account) in accounts.iter().filter(|(_, a)| a.status != Status::Lost) {
        for deal in account.opportunities.iter().filter(|o| o.is_open() && !is_no_go(o, today)) {
            let day = deal.decision_date.filter(|d| *d >= today && i64::from(d.year()) == year);
            let (Some(day), Some(worth)) = (day, *deal.value) else { continue };
            let chance = deal.chance.unwrap_or(0);
            value += i128::from(worth.cents());
            by_chance += i128::from(worth.cents()) * i128::from(chance) / 100;
            says.push(phrase!(
                "{} at {}, {} %, decided on {}",
                deal.name.as_str(),
                account.name.as_str(),
                chance,
                day.short_day()
            ));
        }
    }
    (value > 0).then(|| StandsOut {
        title: phrase!("can still come this year"),
        figure: Some(Cents(value)),
        says: phrase!("{}: {} by its chance", phrase::few(&says, 2), Cents(by_chance).whole()),
        urgent: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_book_of_the_demo_as_a_spreadsheet_has_it() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let book = bench.book_plan(2026).unwrap();
        assert_eq!(book.accounts, 12);
        // Targets 900 + 520 + 480 + 240 + 200 + 150 + 1,400 + 150 + 66 + 50 + 0 + 300 thousand.
        assert_eq!(book.sums.0, Cents(445_600_000));
        // Sold 512 + 310 + 390 + 210 + 175 + 90 + 1,335 + 120 + 64 + 38 + 0 + 60 thousand.
        assert_eq!(book.sums.1, Cents(330_400_000));
        // Northwind 330,243.90, Tallis 240,000, 华联电力 520,000 - 310,000 x 365 / 273, ..
        let of = |name: &str| book.rows.iter().find(|r| r.plan.account.1 == name).unwrap();
        assert_eq!(of("Northwind Hydro").plan.missing.unwrap().whole(), "330,244");
        assert_eq!(of("华联电力").plan.missing.unwrap().whole(), "105,531");
        // 330,243.90 + 240,000 + 105,531.14 + Gulf 49,847.56 + Kestrel 16,463.41 + Varna 7,713.41
        // + Delta 6,310.98 + Aurland 5,259.15; the others reach theirs.
        assert_eq!(book.sums.2.whole(), "761,370");
        assert_eq!((book.worth.0.count, book.worth.0.value.whole()), (6, "6,715,000".to_owned()));
        let group = of("Brenna group");
        assert!(group.is_group && group.plan.target.unwrap().cents() == 68_000_000);
        let at = book.rows.iter().position(|r| r.is_group).unwrap();
        assert!(book.rows[at + 1].is_member && book.rows[at + 2].is_member);
        assert!(of("Varna Cement").is_no_go && of("Brenna Kraft").is_soon);
        let title = |t: &str| book.stands_out.iter().find(|s| s.title == t);
        assert!(title("missing at this pace").unwrap().says.contains("3 of 12 carry 89 %"));
        assert!(title("gone for good").unwrap().says.contains("Tallis Rail was lost on 12 May"));
        assert!(title("can still come this year").unwrap().says.contains("416,000"));
        assert!(title("no target").unwrap().says.contains("Mistral Wind"));
    }
}
