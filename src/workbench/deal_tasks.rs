//! What is to be done for one purchase alone. Where the purchase ends as no-go, lost or dropped, the rep may drop it too.

use super::{Operation, Result, Workbench};
use crate::model::{Account, Action, Date, Opportunity, OpportunityStatus, Record};
use crate::rules::evaluation::is_no_go;
use crate::rules::phrase::few;

/// Open tasks of ours for the purchase, its points, papers or payments. A promise is owed whatever becomes of it.
pub fn tasks_of<'a>(account: &'a Account, deal: &Opportunity, today: Date) -> Vec<&'a Action> {
    let of_it = |id: &str| {
        id == deal.id.as_str()
            || deal.specification.iter().any(|p| p.id.as_str() == id)
            || deal.bid.iter().any(|p| p.id.as_str() == id)
            || deal.payments.iter().any(|p| p.id.as_str() == id)
    };
    let undone = account.actions.iter().filter(|a| a.done.is_none_or(|day| day > today));
    let ours = undone.filter(|a| a.promised_by.0.is_none() && a.promised_to.0.is_none());
    ours.filter(|a| a.for_subject.as_deref().is_some_and(of_it)).collect()
}

/// Takes these tasks away.
pub fn dropped(tasks: &[&Action]) -> Operation {
    let gone = tasks.iter().map(|task| Operation::remove("", Action::SCHEMA, task.key));
    gone.fold(Operation::default(), Operation::and)
}

/// "2 tasks of it: send the list; ask Dahl".
pub fn tasks_say(tasks: &[&Action]) -> String {
    let what: Vec<&str> = tasks.iter().filter_map(|task| task.what.as_deref()).collect();
    match tasks.len() {
        1 => phrase!("1 task of it: {}", few(&what, 3)),
        n => phrase!("{} tasks of it: {}", n, few(&what, 3)),
    }
}

impl Workbench {
    /// What is still to be done for a purchase that is lost, dropped or a no-go, as a sentence; nothing where it goes
    /// on, or where nothing is left.
    pub fn tasks_left(&self, account: &str, deal: &str) -> Result<Option<String>> {
        let account = self.typed_account(self.account_of(account)?.key)?;
        let deal = super::opportunity_of(&account, deal)?;
        let today = self.today();
        let is_over = match deal.status {
            OpportunityStatus::Open => is_no_go(deal, today),
            status => status != OpportunityStatus::Won,
        };
        let tasks = tasks_of(&account, deal, today);
        Ok((is_over && !tasks.is_empty()).then(|| tasks_say(&tasks)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workbench::opportunity_of;

    fn book() -> Workbench {
        let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
        Workbench::in_memory(today).unwrap().demo().unwrap()
    }

    #[test]
    fn tasks_of_a_deal_are_ours_open_and_for_it_alone() {
        let bench = book();
        let account = bench.typed_account(bench.account_of("Northwind").unwrap().key).unwrap();
        let deal = opportunity_of(&account, "Turbine 2027").unwrap();
        let tasks = tasks_of(&account, deal, bench.today());
        assert!(!tasks.is_empty());
        let said = tasks_say(&tasks);
        assert!(tasks.iter().all(|t| t.done.is_none() && t.promised_to.0.is_none()), "{said}");
        let other = account.opportunities.iter().find(|o| o.id != deal.id).unwrap();
        let others = tasks_of(&account, other, bench.today());
        assert!(others.iter().all(|o| tasks.iter().all(|t| t.key != o.key)));
    }

    #[test]
    fn only_an_end_leaves_tasks_and_undo_brings_them_back() {
        let mut bench = book();
        assert_eq!(bench.tasks_left("Northwind", "Turbine 2027").unwrap(), None, "it goes on");
        let key = bench.account_of("Northwind").unwrap().key;
        let account = bench.typed_account(key).unwrap();
        let deal = opportunity_of(&account, "Turbine 2027").unwrap();
        let lost = Operation::set(
            "lost",
            Opportunity::SCHEMA,
            deal.key,
            vec![("status", crate::model::Value::Text("lost".to_owned()))],
        );
        let tasks = tasks_of(&account, deal, bench.today());
        let before = account.actions.len();
        bench.operate(lost.clone()).unwrap();
        assert!(bench.tasks_left("Northwind", "Turbine 2027").unwrap().is_some());
        bench.undo().unwrap();
        bench.operate(lost.and(dropped(&tasks))).unwrap();
        assert_eq!(bench.tasks_left("Northwind", "Turbine 2027").unwrap(), None);
        assert_eq!(bench.typed_account(key).unwrap().actions.len(), before - tasks.len());
        bench.undo().unwrap();
        assert_eq!(bench.typed_account(key).unwrap().actions.len(), before);
    }
}
