//! White space: each product at each unit, who serves it, what it is worth; and the best openings with their reason
//! (METHOD M11).

use crate::model::{
    Account, Choice, Edit, Key, Money, Need, NeedState, OpportunityStatus, Record, Row, Value,
};
use crate::rules::AccountContext;
use crate::rules::cents::Cents;
use crate::workbench::Operation;
use crate::workbench::Result;
use crate::workbench::Workbench;
use chrono::Datelike;

/// A relationship from which on somebody trusts us.
const TRUSTS: i64 = 3;

/// One field of the matrix.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SpaceField {
    /// The number of the need; 0 where the field has none yet.
    pub key: Key,
    /// Who serves it; nothing where nobody has said.
    pub state: Option<NeedState>,
    /// The rival's name.
    pub rival: Option<String>,
    /// What it is worth a year.
    pub value: Option<Money>,
    /// The need in their words.
    pub need: Option<String>,
    /// Whatever else is known.
    pub note: Option<String>,
    /// The id and name of the purchase that it is in.
    pub deal: Option<(String, String)>,
}

/// A product, or a need without one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpaceRow {
    /// The product's id; nothing for a need without a product.
    pub product: Option<String>,
    /// What it is called.
    pub name: String,
    /// A field for each unit.
    pub fields: Vec<SpaceField>,
}

/// A field that could be won.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opening {
    /// Row and unit of the matrix.
    pub at: (usize, usize),
    /// What it is worth.
    pub value: Option<Money>,
    /// Somebody there trusts us.
    pub trusted: bool,
    /// A rival's, not open.
    pub is_rivals: bool,
    /// Why it stands here.
    pub why: String,
}

/// The white space of an account.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WhiteSpace {
    /// The account's number.
    pub account: Key,
    /// The units, in file order; an unnamed one is the whole house.
    pub units: Vec<String>,
    /// The products, in file order.
    pub rows: Vec<SpaceRow>,
    /// Without a deal: worth; of equals first where somebody trusts us, then open before a rival's.
    pub openings: Vec<Opening>,
    /// Fields that are in a deal already.
    pub in_deal: Vec<(usize, usize)>,
    /// Fields that would follow one: the same product and the same rival elsewhere.
    pub follow: Vec<(usize, usize)>,
}

/// What a unit without a name is called.
pub const WHOLE_HOUSE: &str = "all of it";

impl WhiteSpace {
    /// Fields of a state, and what they are worth together, over all units or at one.
    pub fn sum(&self, state: NeedState, unit: Option<usize>) -> (usize, Cents) {
        let fields = self.rows.iter().flat_map(|row| row.fields.iter().enumerate());
        let of_it =
            fields.filter(|(at, f)| f.state == Some(state) && unit.is_none_or(|u| u == *at));
        let mut sum = (0, Cents(0));
        for (_, field) in of_it {
            sum.0 += 1;
            sum.1.0 += field.value.map_or(0, |m| i128::from(m.cents()));
        }
        sum
    }

    /// How many fields there are.
    pub fn fields(&self) -> usize {
        self.rows.iter().map(|row| row.fields.len()).sum()
    }

    /// The field of a row at a unit.
    pub fn field(&self, (row, unit): (usize, usize)) -> Option<&SpaceField> {
        self.rows.get(row)?.fields.get(unit)
    }
}

impl Workbench {
    /// The white space of an account.
    pub fn white_space(&self, account: Key) -> Result<WhiteSpace> {
        let products = self.product_names()?;
        self.assess(account, |case| white_space(account, case, &products))
    }

    /// Ids and names of what we sell.
    fn product_names(&self) -> Result<Vec<(String, String)>> {
        let root = self.root_row()?;
        Ok(root
            .rows("products")
            .iter()
            .map(|row| {
                let name = row.name().unwrap_or_default().to_owned();
                (row.id().unwrap_or_default().to_owned(), name)
            })
            .collect())
    }

    /// Turns a field to the next state, or the one before: none, open, a rival's, ours.
    pub fn turn_field(
        &self,
        space: &WhiteSpace,
        at: (usize, usize),
        on: bool,
    ) -> Result<Operation> {
        const ORDER: [NeedState; 4] =
            [NeedState::None, NeedState::Open, NeedState::Rivals, NeedState::Ours];
        let Some(field) = space.field(at) else { return Ok(Operation::default()) };
        let now = field.state.unwrap_or(NeedState::None);
        let place = ORDER.iter().position(|s| *s == now).unwrap_or(0);
        let next = match (on, field.state) {
            (_, None) => {
                if on {
                    1
                } else {
                    0
                }
            }
            (true, _) => (place + 1).min(ORDER.len() - 1),
            (false, _) => place.saturating_sub(1),
        };
        let state = ORDER[next];
        let (row, unit) = (&space.rows[at.0], &space.units[at.1]);
        let word = |s: NeedState| self.words.word("need", s.word()).to_owned();
        let label = phrase!("{} at {}, {} to {}", row.name, unit, word(now), word(state));
        let value = Value::Text(state.word().to_owned());
        if field.key != 0 {
            let mut cells = vec![("state", value)];
            // A rival stands only beside a field that is a rival's.
            if state != NeedState::Rivals && field.rival.is_some() {
                cells.push(("rival", Value::Absent));
            }
            return Ok(Operation::set(label, Need::SCHEMA, field.key, cells));
        }
        Ok(Operation::new(label, vec![self.new_need(space, at, state)?]))
    }

    fn new_need(&self, space: &WhiteSpace, at: (usize, usize), state: NeedState) -> Result<Edit> {
        let account = self.account_row(space.account)?;
        let (row, unit) = (&space.rows[at.0], &space.units[at.1]);
        let mut need = Row::empty(Need::SCHEMA);
        need.place = account.rows("needs").iter().map(|r| r.place + 1).max().unwrap_or(0);
        let same = row.fields.iter().find_map(|f| f.need.clone());
        need.set("need", Value::Text(same.unwrap_or_else(|| row.name.clone())));
        if let Some(product) = &row.product {
            need.set("product", Value::Text(product.clone()));
        }
        if unit != phrase!(WHOLE_HOUSE) {
            need.set("unit", Value::Text(unit.clone()));
        }
        need.set("state", Value::Text(state.word().to_owned()));
        Ok(Edit::Insert { account: space.account, parent: space.account, row: need })
    }
}

fn white_space(key: Key, case: &AccountContext, products: &[(String, String)]) -> WhiteSpace {
    let account = case.account;
    let mut space = WhiteSpace { account: key, ..WhiteSpace::default() };
    for need in &account.needs {
        let unit = unit_of(need);
        if !space.units.contains(&unit) {
            space.units.push(unit);
        }
    }
    for need in &account.needs {
        let product = need.product.0.clone();
        let name = match &product {
            Some(id) => products.iter().find(|(of, _)| of == id).map(|(_, name)| name.clone()),
            None => need.need.0.clone(),
        };
        let name = name.unwrap_or_else(|| phrase!("without a name").to_owned());
        let known = space.rows.iter().any(|r| r.product == product && r.name == name);
        if !known {
            let fields = vec![SpaceField::default(); space.units.len()];
            space.rows.push(SpaceRow { product, name, fields });
        }
    }
    for need in &account.needs {
        let unit = unit_of(need);
        let at = space.units.iter().position(|u| *u == unit).unwrap_or(0);
        if let Some(row) = space.rows.iter_mut().find(|r| match &need.product.0 {
            Some(product) => r.product.as_ref() == Some(product),
            None => r.product.is_none() && Some(&r.name) == need.need.0.as_ref(),
        }) {
            row.fields[at] = field(case, need);
        }
    }
    space.follow = places(&space).filter(|at| follows(&space, *at)).collect();
    space.openings = openings(case, &space);
    space.in_deal =
        places(&space).filter(|at| space.field(*at).is_some_and(|f| f.deal.is_some())).collect();
    space
}

fn unit_of(need: &Need) -> String {
    need.unit.0.clone().unwrap_or_else(|| phrase!(WHOLE_HOUSE).to_owned())
}

fn field(case: &AccountContext, need: &Need) -> SpaceField {
    let rival = need.rival.0.as_deref();
    let rival = rival.map(|id| {
        let known = case.world.competitors.iter().find(|c| *c.id == id);
        known.map_or(id.to_owned(), |c| c.name.to_string())
    });
    SpaceField {
        key: need.key,
        state: need.state,
        rival,
        value: *need.value,
        need: need.need.0.clone(),
        note: need.note.0.clone(),
        deal: deal_of(case.account, need),
    }
}

/// The open purchase that comes of a need: the one that it names, else the one of its product and unit.
fn deal_of(account: &Account, need: &Need) -> Option<(String, String)> {
    let mut deals = account.opportunities.iter().filter(|o| o.is_open());
    let found = match need.opportunity.0.as_deref() {
        Some(id) => deals.find(|o| *o.id == id),
        None => deals.find(|o| {
            let product = need.product.0.as_ref().is_some_and(|p| o.products.0.contains(p));
            product
                && o.unit.is_some()
                && o.unit.0 == need.unit.0
                && need.state != Some(NeedState::Ours)
        }),
    };
    found.map(|o| (o.id.to_string(), o.name.to_string()))
}

fn places(space: &WhiteSpace) -> impl Iterator<Item = (usize, usize)> + '_ {
    space
        .rows
        .iter()
        .enumerate()
        .flat_map(|(row, of)| (0..of.fields.len()).map(move |unit| (row, unit)))
}

/// A rival's field of a product that is in a deal at another unit, against the same rival.
fn follows(space: &WhiteSpace, (row, unit): (usize, usize)) -> bool {
    let Some(field) = space.field((row, unit)) else { return false };
    let is_rivals = field.state == Some(NeedState::Rivals) && field.deal.is_none();
    let mut others = space.rows[row].fields.iter();
    is_rivals && others.any(|f| f.deal.is_some() && f.rival == field.rival && f.rival.is_some())
}

fn openings(case: &AccountContext, space: &WhiteSpace) -> Vec<Opening> {
    let mut found: Vec<Opening> = places(space)
        .filter_map(|at| {
            let field = space.field(at)?;
            let is_rivals = match field.state? {
                NeedState::Open => false,
                NeedState::Rivals => true,
                NeedState::Ours | NeedState::None => return None,
            };
            if field.deal.is_some() || space.follow.contains(&at) {
                return None;
            }
            let (why, trusted) = reason(case, space, at);
            Some(Opening { at, value: field.value, trusted, is_rivals, why })
        })
        .collect();
    found.sort_by_key(|o| {
        let value = o.value.map_or(0, Money::cents);
        (std::cmp::Reverse(value), !o.trusted, o.is_rivals, o.at)
    });
    found
}

/// Who is known at the unit, what was lost there, where ours runs already.
fn reason(case: &AccountContext, space: &WhiteSpace, at: (usize, usize)) -> (String, bool) {
    let (row, unit) = (&space.rows[at.0], &space.units[at.1]);
    let here = |p: &&&crate::model::Person| {
        unit == phrase!(WHOLE_HOUSE) || p.department.as_deref() == Some(unit)
    };
    let people: Vec<&&crate::model::Person> = case.people.iter().filter(here).collect();
    let trusts: Vec<&str> =
        people.iter().filter(|p| case.relationship(p) >= TRUSTS).map(|p| p.name.as_str()).collect();
    let mut says = vec![match (trusts.as_slice(), people.len()) {
        ([], 0) => phrase!("nobody known there").to_owned(),
        ([], 1) => phrase!("1 person known there, who does not trust us yet").to_owned(),
        ([], n) => phrase!("{n} people known there, nobody trusts us yet", n),
        ([one], _) => phrase!("{one} there trusts us", one),
        (more, _) => {
            phrase!("{} people there trust us: {}", more.len(), crate::rules::phrase::few(more, 3))
        }
    }];
    let lost = case.account.opportunities.iter().filter(|o| {
        let product = row.product.as_ref().is_some_and(|p| o.products.0.contains(p));
        product
            && o.status == OpportunityStatus::Lost
            && o.unit.as_deref().is_none_or(|u| u == unit)
    });
    says.extend(lost.map(|o| {
        let to = o.closed.winner.0.as_deref().map(|id| {
            let known = case.world.competitors.iter().find(|c| *c.id == id);
            phrase!(" to {}", known.map_or(id, |c| c.name.as_str()))
        });
        let year = o.closed.date.map(|d| phrase!(" in {}", d.year()));
        format!("lost{}{}", to.unwrap_or_default(), year.unwrap_or_default())
    }));
    let ours: Vec<&str> = row
        .fields
        .iter()
        .zip(&space.units)
        .filter(|(f, _)| f.state == Some(NeedState::Ours))
        .map(|(_, unit)| unit.as_str())
        .collect();
    if !ours.is_empty() {
        says.push(phrase!("ours at {}", crate::rules::phrase::few(&ours, 3)));
    }
    (says.join("; "), !trusts.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Date;

    fn demo() -> (Workbench, WhiteSpace) {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let key = bench.account_of("northwind").unwrap().key;
        let space = bench.white_space(key).unwrap();
        (bench, space)
    }

    #[test]
    fn northwind_has_24_fields_and_nine_openings() {
        let (_, space) = demo();
        assert_eq!(space.units, ["Sira", "Lysebotn", "Grid", "Workshop"]);
        assert_eq!((space.fields(), space.rows.len()), (24, 6));
        // 160 + 210 x 3 + 14 x 3 thousand.
        assert_eq!(space.sum(NeedState::Open, None), (7, Cents(83_200_000)));
        assert_eq!(space.sum(NeedState::Rivals, None), (4, Cents(380_800_000)));
        assert_eq!(space.sum(NeedState::Ours, None).0, 5);
        // Lysebotn: servo drives 160, protection 210.
        assert_eq!(space.sum(NeedState::Open, Some(1)).1, Cents(37_000_000));
        assert!(space.in_deal.contains(&(0, 0)), "governors at Sira are in Turbine 2027");
        assert_eq!(space.follow, [(0, 1)], "governors at Lysebotn: the same rival");
        assert_eq!(space.openings.len(), 9);
        let worth: i64 = space.openings.iter().filter_map(|o| Some(o.value?.cents())).sum();
        // 832,000 that is open, 90,000 and 38,000 of rivals.
        assert_eq!(worth, 96_000_000);
        assert!(
            space.openings[0].at == (3, 0) && space.openings[0].trusted,
            "Falk and Haddad are at Sira"
        );
        let values: Vec<i64> =
            space.openings.iter().filter_map(|o| Some(o.value?.cents())).collect();
        assert!(values.is_sorted_by(|a, b| a >= b), "{values:?}");
        let grid = space.openings.iter().find(|o| o.at == (3, 2)).unwrap();
        assert!(grid.why.contains("lost to Voltaris in 2025"), "{grid:?}");
    }

    #[test]
    fn a_field_turns_and_an_empty_one_becomes_a_need() {
        let (mut bench, space) = demo();
        let operation = bench.turn_field(&space, (3, 3), true).unwrap();
        assert!(operation.label.ends_with("none to open"), "{}", operation.label);
        bench.operate(operation).unwrap();
        let after = bench.white_space(space.account).unwrap();
        assert_eq!(after.field((3, 3)).unwrap().state, Some(NeedState::Open));
        assert_eq!(after.sum(NeedState::Open, None).0, 8);
        bench.undo().unwrap();
        let rivals = bench.turn_field(&space, (2, 3), true).unwrap();
        bench.operate(rivals).unwrap();
        let ours = bench.white_space(space.account).unwrap();
        assert_eq!(ours.field((2, 3)).unwrap().rival, None, "ours has no rival");
    }
}
