//! Commands that are done at the same time: what one has thought out on what it read is not written over what another
//! has changed since.

use super::desk::{Desk, export};
use std::process::{Child, Output, Stdio};

fn start(desk: &Desk, arguments: &[&str]) -> Child {
    let mut command = desk.command(arguments);
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

/// Both at once; what they answered.
fn both(desk: &Desk, one: &[&str], other: &[&str]) -> [Output; 2] {
    let children = [start(desk, one), start(desk, other)];
    children.map(|child| child.wait_with_output().unwrap())
}

fn is_whole(desk: &Desk, of: &str) {
    assert_eq!(desk.open().unwrap().doctor().unwrap(), Vec::<String>::new(), "{of}");
}

#[test]
fn who_is_added_while_accounts_are_merged_is_in_one_of_them() {
    for round in 0..12 {
        let desk = Desk::with_demo();
        let merge = ["merge", "Northwind Hydro", "Brenna Kraft"];
        let add = ["add", "person", "Brenna", "Zoe Quill"];
        let [_, added] = both(&desk, &merge, &add);
        let book = export(&desk.open().unwrap());
        assert_eq!(added.status.success(), book.contains("Zoe Quill"), "{round}: {added:?}");
        is_whole(&desk, "merge");
    }
}

#[test]
fn nobody_reports_to_who_is_taken_away_at_the_same_time() {
    for away in [&["rm", "person", "Northwind", "Falk"][..], &["forget", "Northwind", "Falk"]] {
        for round in 0..12 {
            let desk = Desk::with_demo();
            let add = ["add", "person", "Northwind", "Zed Quill < Falk"];
            let [added, gone] = both(&desk, &add, away);
            assert!(gone.status.success(), "{round}: {gone:?}");
            let book = export(&desk.open().unwrap());
            assert_eq!(added.status.success(), book.contains("Zed Quill"), "{round}: {added:?}");
            is_whole(&desk, away[0]);
        }
    }
}
