//! One record with what only the other knows, and what the two say differently.

use super::report::MergeReport;
use super::together::statement;
use crate::model::{Column, Identity, Kind, Money, Presence, Record, Row, Value, Year};
use crate::workbench::dossier::typed;
use crate::workbench::record::said;

/// Puts into ours what only theirs knows; where both know, ours stays and theirs is told.
pub fn join(ours: &mut Row, theirs: &Row, told: &mut MergeReport) {
    names(ours, theirs);
    sums(ours, theirs, told);
    columns(ours, theirs, told);
    let is_keyed = matches!(ours.schema.identity, Identity::Keyed(_));
    told.within(is_keyed.then(|| said(ours)), |told| lists(ours, theirs, told));
}

/// A year that the one gives whole and the other by quarters: the whole amount counts, and what the quarters give is told.
fn sums(ours: &Row, theirs: &Row, told: &mut MergeReport) {
    if ours.schema.record != Year::SCHEMA.record {
        return;
    }
    let [mine, other] = [ours, theirs].map(|row| typed::<Year>(row.clone()));
    for (field, own, of_year) in [
        ("revenue", [*mine.revenue, *other.revenue], Year::revenue as fn(&Year) -> Option<Money>),
        ("target", [*mine.target, *other.target], Year::target),
    ] {
        let (whole, by_quarters) = match own {
            [None, Some(whole)] => (whole, of_year(&mine)),
            [Some(whole), None] => (whole, of_year(&other)),
            _ => continue,
        };
        if let Some(sum) = by_quarters.filter(|sum| *sum != whole) {
            told.remark(phrase!(
                "{}: {} {} counts; the quarters give {}",
                said(ours),
                field,
                whole,
                sum
            ));
        }
    }
}

/// The same of two accounts: a tier and its history do not come apart.
pub fn join_accounts(ours: &mut Row, theirs: &Row, told: &mut MergeReport) {
    let mut theirs = theirs.clone();
    without_their_tier(ours, &mut theirs, told);
    join(ours, &theirs, told);
}

/// What only the other knows, but for its names and lists.
pub fn join_fields(ours: &mut Row, theirs: &Row) {
    columns(ours, theirs, &mut MergeReport::default());
}

/// Of two tiers the history of the one that does not hold is no history of the other.
pub fn without_their_tier(ours: &Row, theirs: &mut Row, told: &mut MergeReport) {
    if ours.text("tier") != theirs.text("tier") {
        let (mine, other) = (newest(ours), newest(theirs));
        if since(&other) >= since(&mine) {
            for entry in theirs.rows("tier_history") {
                let sentence = phrase!(
                    "{}: tier {} since {} is not kept",
                    ours.name().unwrap_or_default(),
                    entry.get("tier"),
                    entry.get("since")
                );
                told.fallen(entry, "tier", sentence);
            }
            theirs.set("tier_history", Value::Absent);
        }
    }
}

fn newest(row: &Row) -> Option<Row> {
    let history = row.rows("tier_history").iter();
    history.max_by_key(|entry| entry.get("since").to_string()).cloned()
}

fn since(row: &Option<Row>) -> Option<String> {
    row.as_ref().map(|r| r.get("since").to_string())
}

/// The other's name and aliases become aliases; of a placeholder and a real person the real name holds.
fn names(ours: &mut Row, theirs: &Row) {
    if !ours.schema.has("aliases") {
        return;
    }
    let (mine, other) = (text(ours), text(theirs));
    let real = is_placeholder(ours) && !is_placeholder(theirs) && other.is_some();
    let (name, second) = if real { (other, mine) } else { (mine, other) };
    let mut aliases = words(ours);
    for alias in second.into_iter().chain(words(theirs)) {
        if !aliases.contains(&alias) {
            aliases.push(alias);
        }
    }
    aliases.retain(|alias| Some(alias) != name.as_ref());
    if aliases != words(ours) {
        ours.set("aliases", Value::Words(aliases));
    }
    ours.set("name", name.map_or(Value::Absent, Value::Text));
}

fn words(row: &Row) -> Vec<String> {
    match row.get("aliases") {
        Value::Words(words) => words.clone(),
        _ => Vec::new(),
    }
}

fn text(row: &Row) -> Option<String> {
    row.name().map(str::to_owned)
}

fn is_placeholder(row: &Row) -> bool {
    *row.get("placeholder") == Value::Flag(true)
}

fn columns(ours: &mut Row, theirs: &Row, told: &mut MergeReport) {
    let all = ours.schema.columns();
    let names: Vec<String> = all.iter().map(|column| column.name.clone()).collect();
    let key: &[&str] = match ours.schema.identity {
        Identity::Keyed(fields) => fields,
        _ => &["id", "name", "aliases"],
    };
    let mut begun: Vec<String> = key.iter().map(|field| (*field).to_owned()).collect();
    for column in &all {
        if begun.contains(&column.name) {
            continue;
        }
        let (group, says) = statement(ours.schema.record, &column.name, &names);
        begun.extend(group.iter().cloned());
        let group: Vec<&Column> =
            group.iter().filter_map(|name| all.iter().find(|c| c.name == *name)).collect();
        whole(ours, theirs, &group, says, told);
    }
}

/// A statement of one or more columns: from theirs where ours says nothing, else ours as it is.
fn whole(ours: &mut Row, theirs: &Row, group: &[&Column], says: usize, told: &mut MergeReport) {
    let is_one = group.len() == 1;
    let takes = if is_one {
        bare(group, ours)
    } else {
        silent(group, says, ours) && (bare(group, ours) || !silent(group, says, theirs))
    };
    for column in group {
        let (mine, other) = (ours.at(&column.path).clone(), theirs.at(&column.path).clone());
        if let Kind::Flag = column.kind {
            flag(ours, theirs, column, told);
            continue;
        }
        if mine == other || (other.is_empty() && (is_one || !takes)) {
            continue;
        }
        match (&mine, &other) {
            (Value::Words(mine), Value::Words(other)) if is_one => {
                let mut both = mine.clone();
                both.extend(other.iter().filter(|word| !mine.contains(word)).cloned());
                ours.put(&column.path, Value::Words(both));
            }
            _ if takes => {
                ours.put(&column.path, other);
                if !mine.is_empty() {
                    told.conflict(ours, &column.name, ours.at(&column.path).clone(), mine);
                }
            }
            _ if is_default(ours, column, &other) && !mine.is_empty() => {}
            _ => told.conflict(ours, &column.name, mine, other),
        }
    }
}

fn bare(group: &[&Column], row: &Row) -> bool {
    group.iter().all(|c| row.at(&c.path).is_empty())
}

fn silent(group: &[&Column], says: usize, row: &Row) -> bool {
    group.iter().take(says).all(|c| row.at(&c.path).is_empty())
}

/// Yes or no, absent is no: ours stays, but who is real stays real.
fn flag(ours: &mut Row, theirs: &Row, column: &Column, told: &mut MergeReport) {
    let (mine, other) = (yes(column, ours), yes(column, theirs));
    if mine == other {
        return;
    }
    let stays = mine && column.name != "placeholder";
    if stays != mine {
        ours.put(&column.path, Value::Flag(stays));
    }
    told.conflict(ours, &column.name, Value::Flag(stays), Value::Flag(!stays));
}

fn yes(column: &Column, row: &Row) -> bool {
    *row.at(&column.path) == Value::Flag(true)
}

/// Has theirs nothing but the default, which nobody said?
fn is_default(row: &Row, column: &Column, value: &Value) -> bool {
    let [place] = column.path.as_slice() else {
        return false;
    };
    let field = &row.schema.fields[*place];
    matches!(field.need, Presence::Default(word) if field.kind.default(word) == *value)
}

/// The other's lists, after ours; records of one key become one, equal ones match one to one.
fn lists(ours: &mut Row, theirs: &Row, told: &mut MergeReport) {
    for (i, schema) in ours.schema.lists() {
        let coming = theirs.cells[i].rows();
        if coming.is_empty() {
            continue;
        }
        let mut all = ours.cells[i].rows().to_vec();
        let there = all.len();
        let mut matched = vec![false; there];
        for row in coming {
            let same = (0..there).find(|at| !matched[*at] && is_same(&all[*at], row));
            match same {
                Some(at) => {
                    matched[at] = true;
                    if matches!(schema.identity, Identity::Keyed(_)) {
                        join(&mut all[at], row, told);
                    }
                }
                None => {
                    let mut row = row.clone();
                    forget_keys(&mut row);
                    row.place = all.last().map_or(0, |last| last.place + 1);
                    told.moved += 1;
                    all.push(row);
                }
            }
        }
        ours.cells[i] = Value::Many(all);
    }
}

/// One and the same record: by its key, or by being equal where it has neither key nor id.
pub fn is_same(mine: &Row, other: &Row) -> bool {
    match mine.schema.identity {
        Identity::Keyed(fields) => fields.iter().all(|field| mine.get(field) == other.get(field)),
        Identity::Equal => mine == other,
        Identity::Own => false,
    }
}

/// A stored record as a new one.
fn forget_keys(row: &mut Row) {
    row.key = 0;
    for cell in &mut row.cells {
        if let Value::Many(rows) = cell {
            rows.iter_mut().for_each(forget_keys);
        }
    }
}
