//! All places at a glance: at which of them ours is missing, old or moved in price, and what to do there.

use super::change::price;
use super::history::PlaceHistory;
use super::place_fee::PlaceFee;
use super::{Answer, Conclusion, Sight};
use crate::model::{Date, Key, Money, Shelf};
use crate::workbench::Result;
use crate::workbench::Workbench;
use std::cmp::Reverse;

/// Days within which a place was looked at lately.
pub const LATELY_DAYS: i64 = 30;

/// One of our products at one place, at the last look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OwnGoods {
    /// Looked for, and not there.
    Out,
    /// So many days old when it was seen.
    Old(i64),
    /// Its price, and what it was at the look before.
    Moved(Money, Money),
    /// There, with its price where one was noted.
    On(Option<Money>),
    /// Nobody looked; it is not read as gone.
    NotLooked,
}

impl OwnGoods {
    /// What has to be seen first: OUT, old, price moved.
    pub fn rank(self) -> u8 {
        match self {
            Self::Out => 0,
            Self::Old(_) => 1,
            Self::Moved(..) => 2,
            Self::On(_) | Self::NotLooked => 3,
        }
    }

    /// "OUT", "old 253 d", "price +2.00", "on 24.00", "not looked".
    pub fn says(self) -> String {
        match self {
            Self::Out => phrase!("OUT").to_owned(),
            Self::Old(days) => phrase!("old {days} d", days),
            Self::Moved(now, before) => {
                let by = now.cents().saturating_sub(before.cents());
                let sign = if by > 0 { "+" } else { "" };
                phrase!("price {}{}", sign, price(Some(Money::from_cents(by))))
            }
            Self::On(money) => phrase!("on {}", price(money)).trim_end().to_owned(),
            Self::NotLooked => phrase!("not looked").to_owned(),
        }
    }
}

/// A place in one row.
#[derive(Clone, Debug, PartialEq)]
pub struct StoreRow {
    /// Its place in the histories.
    pub place: usize,
    /// Days since somebody looked; nothing where nobody ever did.
    pub days: Option<i64>,
    /// A field for each of our products.
    pub fields: Vec<OwnGoods>,
    /// Of the others what moved most.
    pub rival: String,
}

/// Something to do at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreTodo {
    /// Ours is concerned: it stands first, and is marked.
    pub urgent: bool,
    /// The account.
    pub account: Key,
    /// The place.
    pub place: String,
    /// What, and what to do, in a few words.
    pub says: String,
    /// The same as an action.
    pub action: String,
    /// The observation that it is for.
    pub subject: String,
    /// An action for it that is not done yet: by when.
    pub in_hand: Option<Option<Date>>,
    /// The place that is paid for and claimed, by its place in the fees.
    pub claim: Option<usize>,
}

/// All places.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Stores {
    /// Everything that was seen, place by place.
    pub histories: Vec<PlaceHistory>,
    /// Our products, in the order of their columns.
    pub products: Vec<String>,
    /// OUT first, then old, then moved in price, then by days since the look.
    pub rows: Vec<StoreRow>,
    /// What to do, ours first.
    pub todos: Vec<StoreTodo>,
    /// Places looked at lately.
    pub lately: usize,
    /// Places that are paid for.
    pub fees: Vec<PlaceFee>,
}

/// What is looked for in an account's actions: by subject, until when.
type InHand = Vec<(String, Option<Date>)>;

impl Workbench {
    /// All places of one account or of all, as they stand today.
    pub fn stores(&self, account: Option<Key>, conclusions: &[Conclusion]) -> Result<Stores> {
        let histories = self.place_histories(account)?;
        let limits = &self.playbook.thresholds;
        let mut stores = Stores { histories, ..Stores::default() };
        stores.products = own_products(&stores.histories);
        let row = |(at, place): (usize, &PlaceHistory)| StoreRow {
            place: at,
            days: place.looks.last().map(|l| (self.today() - l.date).num_days()),
            fields: stores
                .products
                .iter()
                .map(|name| own_goods(place, name, limits.slow_turnover_days))
                .collect(),
            rival: moved_most(place),
        };
        stores.rows = stores.histories.iter().enumerate().map(row).collect();
        stores.rows.sort_by_key(|row| {
            let worst = row.fields.iter().map(|f| f.rank()).min().unwrap_or(3);
            (worst, row.days.is_none(), row.days)
        });
        stores.lately =
            stores.rows.iter().filter(|row| row.days.is_some_and(|d| d <= LATELY_DAYS)).count();
        stores.fees = self.place_fees(account)?;
        stores.todos = self.store_todos(&stores, conclusions)?;
        Ok(stores)
    }

    fn store_todos(&self, stores: &Stores, conclusions: &[Conclusion]) -> Result<Vec<StoreTodo>> {
        let mut accounts: Vec<Key> = stores.histories.iter().map(|p| p.account.0).collect();
        accounts.dedup();
        let mut in_hand: Vec<(Key, InHand)> = Vec::new();
        for key in accounts {
            let account = self.typed_account(key)?;
            let open = account.actions.iter().filter(|a| a.done.is_none());
            let of = open.filter_map(|a| Some((a.for_subject.0.clone()?, *a.due)));
            in_hand.push((key, of.collect()));
        }
        let mut todos: Vec<StoreTodo> = stores.moved_prices().collect();
        todos.extend(conclusions.iter().filter_map(|c| stores.todo_of(c)));
        let broken = stores.fees.iter().enumerate().filter(|(_, fee)| fee.is_broken());
        todos.extend(broken.map(|(at, fee)| self.claim_todo(at, fee)));
        for todo in &mut todos {
            let of = in_hand.iter().filter(|(key, _)| *key == todo.account);
            let mut of = of.flat_map(|(_, actions)| actions);
            todo.in_hand = of.find(|(subject, _)| *subject == todo.subject).map(|(_, due)| *due);
        }
        todos.sort_by_key(|t| (Reverse(t.urgent), t.in_hand.is_some()));
        Ok(todos)
    }
}

impl Workbench {
    fn claim_todo(&self, at: usize, fee: &PlaceFee) -> StoreTodo {
        let says = fee.says(&self.words);
        StoreTodo {
            urgent: true,
            account: fee.account.0,
            place: fee.place.clone(),
            action: phrase!("Claim {} at {}: {}", fee.agreement.1, fee.place, says),
            says: phrase!("{}: claim it", fee.says_short(&self.words)),
            subject: fee.agreement.0.clone(),
            in_hand: None,
            claim: Some(at),
        }
    }
}

impl Stores {
    /// The picked place.
    pub fn history(&self, row: usize) -> Option<&PlaceHistory> {
        self.histories.get(self.rows.get(row)?.place)
    }

    /// Which product of a place a column is; nothing where it was never seen there.
    pub fn product_at(&self, place: &PlaceHistory, column: usize) -> Option<usize> {
        let name = self.products.get(column)?;
        place.products.iter().position(|p| !p.theirs && p.name() == *name)
    }

    /// Which fields of a column were looked at, and how many of them were there.
    pub fn on(&self, column: usize) -> (usize, usize) {
        let fields = || self.rows.iter().filter_map(|row| row.fields.get(column));
        let looked = fields().filter(|f| **f != OwnGoods::NotLooked).count();
        let out = fields().filter(|f| **f == OwnGoods::Out).count();
        (looked - out, looked)
    }

    /// How many fields are OUT.
    pub fn out(&self) -> usize {
        let fields = self.rows.iter().flat_map(|row| &row.fields);
        fields.filter(|f| **f == OwnGoods::Out).count()
    }

    /// The place whose last look is the oldest, and the day; one that nobody ever looked at comes first.
    pub fn next_walk(&self) -> Option<(&str, Option<Date>)> {
        let place = self.histories.iter().min_by_key(|p| last(p))?;
        Some((&place.place, last(place)))
    }

    fn moved_prices(&self) -> impl Iterator<Item = StoreTodo> + '_ {
        self.rows.iter().flat_map(move |row| {
            let place = &self.histories[row.place];
            let moved = row.fields.iter().zip(&self.products);
            moved.filter_map(move |(field, name)| {
                let OwnGoods::Moved(now, before) = field else { return None };
                let at = place.products.iter().position(|p| !p.theirs && p.name() == *name)?;
                let (now_says, before_says) = (price(Some(*now)), price(Some(*before)));
                let who = if now > before { "raised" } else { "cut" };
                Some(StoreTodo {
                    urgent: false,
                    account: place.account.0,
                    place: place.place.clone(),
                    says: phrase!(
                        "{name} at {now_says} after {before_says}: who {who} it?",
                        name,
                        now_says,
                        before_says,
                        who
                    ),
                    action: phrase!(
                        "Ask at {} who {} {} to {} after {}",
                        place.place,
                        who,
                        name,
                        now_says,
                        before_says
                    ),
                    subject: place.last_of(at)?.id.clone(),
                    in_hand: None,
                    claim: None,
                })
            })
        })
    }

    /// What an open or accepted conclusion asks for.
    fn todo_of(&self, of: &Conclusion) -> Option<StoreTodo> {
        if of.answer.0 == Answer::Rejected {
            return None;
        }
        let place =
            self.histories.iter().find(|p| p.account.0 == of.account.0 && p.place == of.place)?;
        let (at, sight) = place
            .looks
            .iter()
            .rev()
            .find_map(|look| look.sights.iter().find(|(_, s)| s.id == of.finding.subject))?;
        let product = place.products.get(*at)?;
        let name = product.name();
        let now = price(sight.price);
        let usual = price(sight.usual);
        let says = match of.finding.code {
            "own_out_of_stock" => match place.before_of(*at) {
                Some(_) => phrase!("{name} OUT: have it ordered", name),
                None => phrase!("{name} OUT: have it listed", name),
            },
            "slow_turnover" if !product.theirs => {
                let age = sight.produced.map_or(0, |made| (sight.date - made).num_days());
                phrase!("{name} is {age} days old: swap the box", name, age)
            }
            "slow_turnover" => phrase!("{name} sells slowly: what sells instead?", name),
            "new_rival_seen" => phrase!("{name} is new: who brings it?", name),
            "price_pressure" => {
                phrase!("{name} at {now} after {usual}: how long, who pays?", name, now, usual)
            }
            "price_rise" => phrase!("{name} went up to {now} from {usual}: why?", name, now, usual),
            "flagship_seen" => phrase!("{name} stands best: is it their best seller?", name),
            _ => of.finding.title.clone(),
        };
        Some(StoreTodo {
            urgent: !product.theirs,
            account: of.account.0,
            place: of.place.clone(),
            says,
            action: of.finding.remedy.clone(),
            subject: of.finding.subject.clone(),
            in_hand: None,
            claim: None,
        })
    }
}

fn last(p: &PlaceHistory) -> Option<Date> {
    p.looks.last().map(|l| l.date)
}

fn own_products(histories: &[PlaceHistory]) -> Vec<String> {
    let ours = histories.iter().flat_map(|p| p.products.iter().filter(|p| !p.theirs));
    let mut names: Vec<String> = ours.map(super::history::ShelfProduct::name).collect();
    names.sort();
    names.dedup();
    names
}

fn own_goods(place: &PlaceHistory, name: &str, old_days: i64) -> OwnGoods {
    let at = place.products.iter().position(|p| !p.theirs && p.name() == *name);
    let Some((at, last)) = at.and_then(|at| Some((at, place.last_of(at)?))) else {
        return OwnGoods::NotLooked;
    };
    if last.shelf == Some(Shelf::None) {
        return OwnGoods::Out;
    }
    let age = last.produced.map(|made| (last.date - made).num_days());
    if let Some(days) = age.filter(|days| *days > old_days) {
        return OwnGoods::Old(days);
    }
    let before = place.before_of(at).and_then(|s| s.price);
    match last.price.zip(before) {
        Some((now, before)) if now != before => OwnGoods::Moved(now, before),
        _ => OwnGoods::On(last.price),
    }
}

/// "Voltaris VK-40 21.00, 2 for 1": of the others the one whose price is farthest from what it was.
fn moved_most(place: &PlaceHistory) -> String {
    let theirs = (0..place.products.len()).filter(|at| place.products[*at].theirs);
    let seen = theirs.filter_map(|at| Some((at, place.last_of(at)?)));
    let most = seen.max_by_key(|(at, sight)| (far(place, *at, sight), Reverse(*at)));
    most.map_or(String::new(), |(at, sight)| {
        let usual = sight.usual.filter(|u| sight.price != Some(*u));
        let beside = match (&sight.offer, usual) {
            (Some(offer), _) => format!(", {offer}"),
            (None, Some(usual)) => phrase!(", usual {}", price(Some(usual))),
            (None, None) => String::new(),
        };
        format!("{} {}{beside}", place.products[at].name(), price(sight.price))
    })
}

fn far(place: &PlaceHistory, at: usize, sight: &Sight) -> i128 {
    let before = place.before_of(at).and_then(|s| s.price).or(sight.usual);
    match sight.price.zip(before) {
        Some((now, then)) if then.cents() > 0 => {
            (cents(now) - cents(then)).abs() * 1000 / cents(then)
        }
        _ => 0,
    }
}

fn cents(m: Money) -> i128 {
    i128::from(m.cents())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn demo() -> (Workbench, Stores) {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let market = bench.market(None, Date::from_ymd_opt(2026, 8, 26).unwrap(), today).unwrap();
        let stores = bench.stores(None, &market.conclusions).unwrap();
        (bench, stores)
    }

    #[test]
    fn ours_out_first_then_old_then_moved_in_price() {
        let (_, stores) = demo();
        assert_eq!(stores.products, ["HG-25", "HG-40", "HG-63"]);
        let row = |at: usize| {
            let row = &stores.rows[at];
            let fields: Vec<String> = row.fields.iter().map(|f| f.says()).collect();
            (stores.histories[row.place].place.clone(), row.days, fields.join(" | "))
        };
        assert_eq!(
            row(0),
            ("Stavanger counter".into(), Some(7), "on 19.50 | OUT | not looked".into())
        );
        assert_eq!(
            row(1),
            ("Ålesund counter".into(), Some(35), "not looked | on 24.00 | OUT".into())
        );
        assert_eq!(
            row(2),
            ("Bergen counter".into(), Some(14), "on 19.00 | on 24.00 | old 253 d".into())
        );
        let moved = "not looked | price +2.00 | not looked";
        assert_eq!(row(3), ("Haugesund counter".into(), Some(21), moved.into()));
        assert_eq!((stores.on(0), stores.on(1), stores.on(2)), ((2, 2), (3, 4), (1, 2)));
        assert_eq!((stores.out(), stores.lately), (2, 3));
        assert_eq!(stores.next_walk().unwrap().0, "Ålesund counter");
        assert_eq!(stores.rows[2].rival, "Voltaris VK-40 21.00, 2 for 1, for the trade");
        assert_eq!(stores.rows[0].rival, "Sundt S-2 31.00, usual 27.50");
    }

    #[test]
    fn what_to_do_begins_with_ours() {
        let (_, stores) = demo();
        let says: Vec<&str> = stores.todos.iter().map(|t| t.says.as_str()).collect();
        assert!(says[0].contains("OUT") && says[1].contains("OUT"), "{says:?}");
        assert_eq!(says.iter().filter(|s| s.contains("253 days old: swap the box")).count(), 1);
        assert!(says.contains(&"HG-40 at 26.00 after 24.00: who raised it?"), "{says:?}");
        assert!(stores.todos.iter().all(|t| !t.action.is_empty() && t.in_hand.is_none()));
        let first_theirs = stores.todos.iter().position(|t| !t.urgent).unwrap();
        assert!(stores.todos[first_theirs..].iter().all(|t| !t.urgent));
    }
}
