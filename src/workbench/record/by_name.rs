//! A value as a sentence has it: ids by the names of what they mean.

use super::place::Place;
use super::typed::rows_of;
use crate::model::{Column, Kind, Row, Target, Value};
use crate::text::told_apart;
use crate::workbench::Workbench;

impl Workbench {
    /// The value of a column of a record at this place; `made` is what is new with it. An id that nothing has stays.
    pub(super) fn by_name(
        &self,
        place: Option<&Place>,
        made: &[Row],
        column: &Column,
        value: &Value,
    ) -> String {
        let (Kind::Ref(target) | Kind::Refs(target), Some(place)) = (column.kind, place) else {
            return match (column.kind, value) {
                (Kind::Words, Value::Words(texts)) => told_apart(texts),
                (_, value) => value.to_string(),
            };
        };
        let name = |id: &String| self.name_of(place, made, target, id);
        match value {
            Value::Text(id) => name(id),
            Value::Words(ids) => ids.iter().map(name).collect::<Vec<_>>().join(", "),
            value => value.to_string(),
        }
    }

    fn name_of(&self, place: &Place, made: &[Row], target: Target, id: &str) -> String {
        if let Target::Account = target {
            let known = self.store.account_names().unwrap_or_else(|_| Vec::new());
            let account = known.into_iter().find(|account| account.id == id);
            return account.map_or_else(|| id.to_owned(), |account| account.name);
        }
        let found = rows_of(place, target).iter().chain(made).find(|row| row.id() == Some(id));
        found.and_then(Row::name).unwrap_or(id).to_owned()
    }
}
