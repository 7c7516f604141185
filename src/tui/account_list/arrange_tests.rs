//! A filter typed letter by letter.

use super::*;
use crate::model::{Status, Tier};
use crate::tui::account_list::searched::Span;
use crate::workbench::AccountLine;
use proptest::prelude::*;

fn accounts(names: &[String]) -> AccountList {
    let mut accounts = AccountList::default();
    let line = |(key, name): (i64, &String)| AccountLine {
        key,
        name: name.clone(),
        tier: Tier::default(),
        status: Status::default(),
        summary: None,
    };
    accounts.lines = (1..).zip(names).map(line).collect();
    accounts.spans = vec![Span::default(); names.len()];
    for (i, name) in names.iter().enumerate().filter(|(i, _)| i % 3 > 0) {
        let text = format!("{}\nsteel", crate::workbench::folded(name));
        accounts.spans[i] = accounts.searched.keep(&text);
    }
    accounts.arrange();
    accounts
}

proptest! {
    #[test]
    fn letter_by_letter_leaves_what_the_whole_filter_leaves(
        names in prop::collection::vec("[a-cA-Cé!王 ]{0,8}", 0..12),
        typed in prop::collection::vec("[a-cs!é王 ]", 0..8),
    ) {
        let mut slow = accounts(&names);
        let mut quick = accounts(&names);
        let mut filter = String::new();
        for letter in typed {
            filter.push_str(&letter);
            quick.set_filter(&filter);
            slow.filter.clone_from(&filter);
            slow.arrange();
            prop_assert_eq!(&quick.shown, &slow.shown, "{}", filter);
        }
    }
}
