//! Where the file lies, its copies, and who can read it.

use super::*;

#[test]
fn a_copy_says_its_day_its_reason_and_how_far_behind_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("rep.anteroom");
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let setting = crate::workbench::Setting {
        file: file.clone(),
        today,
        time: "09:20".into(),
        seed: 7,
        config: None,
    };
    let mut bench = Workbench::open(setting).unwrap();
    let book = r#"{"format":"anteroom/1","accounts":[{"name":"A"}]}"#;
    let source = super::super::Source::new("a.json", book.as_bytes().to_vec());
    bench.import(vec![source.clone()], true, &mut |_, _| {}).unwrap();
    bench.backup(None).unwrap();
    bench.keep_copy("daily").unwrap();
    let other = super::super::Source::new("b.json", book.replace('A', "B").into_bytes());
    bench.import(vec![other], true, &mut |_, _| {}).unwrap();
    let state = bench.file_state().unwrap();
    assert_eq!((state.accounts, state.others_read), (2, Some(false)));
    let whys: Vec<(&str, Option<usize>)> =
        state.copies.iter().map(|c| (c.why, c.accounts)).collect();
    assert!(
        whys.contains(&("by hand", Some(1))) && whys.contains(&("each day", Some(1))),
        "{whys:?}"
    );
    assert!(state.copies.iter().all(|c| c.day == Some(today)));
    assert!(state.copies.iter().any(|c| c.steps_behind == Some(1)), "{:?}", state.copies);
}

#[test]
fn a_whole_file_comes_back_the_same_and_an_empty_one_has_no_copy() {
    let today = Date::from_ymd_opt(2026, 11, 24).unwrap();
    let bench = Workbench::in_memory(today).unwrap().demo().unwrap();
    let check = bench.check_file().unwrap();
    assert_eq!((check.faults.len(), check.round_trip), (0, Some(true)));
    assert!(check.records > 600, "{}", check.records);
    let empty = Workbench::in_memory(today).unwrap().file_state().unwrap();
    let sheet = statement(&empty, None, today);
    assert!(sheet.blocks[1].groups.is_empty() && sheet.blocks[1].empty.contains("No copy yet"));
}
