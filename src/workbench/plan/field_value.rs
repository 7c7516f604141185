//! The value and the rival of a field of the white space, in one line: `160`, `160 Voltaris`, `Voltaris`, `-`.

use super::targets::thousands;
use super::white_space::WhiteSpace;
use crate::model::{Choice, Competitor, Need, NeedState, Record, Refusal, Value, quoted};
use crate::rules::cents::amount;
use crate::text::fold;
use crate::workbench::{Operation, Result, Workbench};

impl Workbench {
    /// What a field is worth, and who serves it, as it is typed; `-` says that its value is not known.
    pub fn field_valued(
        &self,
        space: &WhiteSpace,
        at: (usize, usize),
        typed: &str,
    ) -> Result<Operation> {
        let Some(field) = space.field(at).filter(|f| f.key != 0) else {
            return Err(Refusal::because(
                phrase!("nobody has said who serves this field"),
                phrase!("+ opens it"),
            ));
        };
        let (row, unit) = (&space.rows[at.0], &space.units[at.1]);
        let (first, rest) =
            typed.trim().split_once(char::is_whitespace).unwrap_or((typed.trim(), ""));
        let mut cells = Vec::new();
        let mut says = Vec::new();
        let value = thousands(first);
        self.in_currency(first)?;
        let rival = match (first, value) {
            ("-", _) => {
                cells.push(("value", Value::Absent));
                says.push(phrase!("value not known").to_owned());
                rest
            }
            (_, Some(value)) => {
                cells.push(("value", Value::Money(value)));
                says.push(amount(value));
                rest
            }
            (_, None) => typed,
        };
        if !rival.trim().is_empty() {
            let rival = self.rival_called(rival)?;
            cells.push(("state", Value::Text(NeedState::Rivals.word().to_owned())));
            cells.push(("rival", Value::Text(rival.id.0.clone())));
            says.push(rival.name.0.clone());
        }
        if cells.is_empty() {
            return Err(Refusal::because(
                phrase!("nothing is typed"),
                phrase!("type 160, or 160 and the rival"),
            ));
        }
        let label = phrase!("{} at {}: {}", row.name, unit, says.join(", "));
        Ok(Operation::set(label, Need::SCHEMA, field.key, cells))
    }

    /// The one competitor whose name begins so.
    fn rival_called(&self, typed: &str) -> Result<Competitor> {
        let typed = typed.trim();
        let shared = self.shared()?;
        let begins = |c: &&Competitor| fold(&c.name).starts_with(&fold(typed));
        let mut found = shared.competitors.iter().filter(begins);
        match (found.next(), found.next()) {
            (Some(one), None) => Ok(one.clone()),
            (None, _) => Err(Refusal::because(
                phrase!("no competitor is called {}", quoted(typed)),
                phrase!("type its name, or 160 for 160,000"),
            )),
            _ => Err(Refusal::because(
                phrase!("several competitors begin with {}", quoted(typed)),
                phrase!("type more of the name"),
            )),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, Money};

    #[test]
    fn a_line_is_the_value_and_the_rival_of_a_field() {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        let mut bench = Workbench::in_memory(today).unwrap().demo().unwrap();
        let key = bench.account_of("Northwind").unwrap().key;
        let space = bench.white_space(key).unwrap();
        let open = |space: &WhiteSpace| {
            let rows = space.rows.iter().enumerate();
            let mut all = rows.flat_map(|(r, row)| (0..row.fields.len()).map(move |f| (r, f)));
            all.find(|at| space.field(*at).is_some_and(|f| f.state == Some(NeedState::Open)))
        };
        let at = open(&space).unwrap();
        let step = bench.field_valued(&space, at, "75 volt").unwrap();
        bench.operate(step).unwrap();
        let space = bench.white_space(key).unwrap();
        let field = space.field(at).unwrap();
        assert_eq!(field.value, Some(Money::from_cents(7_500_000)));
        assert_eq!(
            (field.state, field.rival.as_deref()),
            (Some(NeedState::Rivals), Some("Voltaris"))
        );
        let nobody = bench.field_valued(&space, at, "75 nobody").unwrap_err().to_string();
        assert!(nobody.contains("no competitor is called"), "{nobody}");
        assert!(bench.field_valued(&space, at, " ").is_err());
        let step = bench.field_valued(&space, at, "-").unwrap();
        bench.operate(step).unwrap();
        assert_eq!(bench.white_space(key).unwrap().field(at).unwrap().value, None);
    }
}
