//! What may be typed on a row of the walk, and what becomes of it.

use super::*;
use crate::model::{Money, Shelf};

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

fn demo() -> (Workbench, Walk) {
    let bench = Workbench::in_memory(today()).unwrap().demo().unwrap();
    let places = bench.place_histories(None).unwrap();
    let bergen = places.iter().find(|p| p.place.contains("Bergen")).unwrap();
    let walk = Walk::new(bergen, &places);
    (bench, walk)
}

fn row<'a>(walk: &'a mut Walk, name: &str) -> &'a mut WalkRow {
    walk.rows.iter_mut().find(|r| r.product.name() == name).unwrap()
}

#[test]
fn a_row_is_read_in_any_order() {
    let read = |typed: &str| ShelfMark::read(typed, today());
    let money = |cents| Some(Money::from_cents(cents));
    assert_eq!((read("19").price, read("19").usual), (money(1_900), None));
    assert_eq!((read("19 26").price, read("19 26").usual), (money(1_900), money(2_600)));
    assert_eq!(read("b 19,50").price, money(1_950));
    assert_eq!(read("B 19,50").shelf, Some(Shelf::Best));
    assert_eq!(read("n").shelf, Some(Shelf::None));
    let made = read("m 14 oct 19 l");
    assert_eq!(made.produced, Date::from_ymd_opt(2026, 10, 14));
    assert_eq!((made.price, made.shelf), (money(1_900), Some(Shelf::Lower)));
    let offer = read("19 o 2 for 1 to 30 nov");
    assert_eq!(offer.offer, Some(("2 for 1".to_owned(), Date::from_ymd_opt(2026, 11, 30))));
    assert_eq!((offer.price, offer.note.as_str()), (money(1_900), ""));
    let glued = read("16.5e");
    assert_eq!((glued.price, glued.shelf), (money(1_650), Some(Shelf::EyeLevel)));
    assert_eq!((read("e19").price, read("e19").note.as_str()), (money(1_900), ""));
    assert_eq!((read("19x").price, read("19x").note.as_str()), (None, "19x"), "x is no place");
    let note = read("dusty box 2-pack 19");
    assert_eq!((note.note.as_str(), note.price), ("dusty box 2-pack", money(1_900)));
    assert_eq!(read("m").note, "m", "a letter without its day is a note");
}

#[test]
fn what_is_passed_over_is_not_noted_and_the_rest_is_one_step() {
    let (mut bench, mut walk) = demo();
    assert_eq!(walk.rows.iter().filter(|r| r.elsewhere.is_none()).count(), 5);
    assert!(walk.rows.iter().any(|r| r.elsewhere.is_some() && r.product.name() == "Sundt S-2"));
    walk.brands.1 = Some(29);
    row(&mut walk, "HG-40").state = RowState::AsBefore;
    row(&mut walk, "HG-63").state = RowState::Typed(ShelfMark::read("n", today()));
    row(&mut walk, "Voltaris VK-40").state = RowState::Typed(ShelfMark::read("19 b", today()));
    assert_eq!(walk.counts(), (3, 2));
    assert_eq!(row(&mut walk, "HG-63").says(), ("OUT: sold, or taken away?".to_owned(), true));
    let cut = row(&mut walk, "Voltaris VK-40").says();
    assert_eq!(cut, ("27 % below its usual price".to_owned(), true), "19 of 26");
    assert_eq!(row(&mut walk, "HG-40").says().0, "the same");
    let operation = walk.operation(&bench).unwrap();
    bench.operate(operation).unwrap();
    let places = bench.place_histories(None).unwrap();
    let bergen = places.iter().find(|p| p.place.contains("Bergen")).unwrap();
    let look = bergen.looks.last().unwrap();
    assert_eq!((look.date, look.brands, look.sights.len()), (today(), Some(29), 3));
    let of = |name: &str| {
        let at = bergen.products.iter().position(|p| p.name() == name).unwrap();
        look.of(at).cloned()
    };
    assert_eq!(of("HG-25"), None, "passed over: not looked at");
    let gone = of("HG-63").unwrap();
    assert_eq!((gone.shelf, gone.price), (Some(Shelf::None), None));
    let cut = of("Voltaris VK-40").unwrap();
    assert_eq!(
        (cut.price, cut.usual),
        (Some(Money::from_cents(1_900)), Some(Money::from_cents(2_600)))
    );
    assert_eq!((cut.promotion, cut.produced), (None, None), "noted only if typed");
    bench.undo().unwrap();
    let before = bench.place_histories(None).unwrap();
    assert_eq!(before.iter().find(|p| p.place.contains("Bergen")).unwrap().looks.len(), 4);
}

#[test]
fn a_new_product_has_its_name_before_what_is_typed() {
    let (_, mut walk) = demo();
    let known = ["Kontrola".to_owned(), "Halden Governors".to_owned()];
    assert!(walk.add("Kontrola K-9 17.50 a", today(), &known, "Halden Governors").unwrap());
    let new = walk.rows.last().unwrap();
    assert_eq!(
        (new.product.brand.as_deref(), new.product.product.as_deref()),
        (Some("Kontrola"), Some("K-9"))
    );
    assert_eq!(new.today().unwrap().2, Some(Shelf::End));
    assert!(walk.add("halden governors HG-80 n", today(), &known, "Halden Governors").unwrap());
    let ours = walk.rows.last().unwrap();
    assert!(!ours.product.theirs && ours.says().1, "ours, and not there");
    let before = walk.rows.len();
    assert!(walk.add("hg-25 20", today(), &known, "Halden Governors").unwrap());
    assert_eq!(walk.rows.len(), before, "a name that is there already is its row");
    assert!(!walk.add("  ", today(), &known, "").unwrap());
    let before = walk.rows.len();
    let refusal = walk.add("14.90 e", today(), &known, "").unwrap_err().to_string();
    assert!(refusal.contains("no name"), "{refusal}");
    assert_eq!(walk.rows.len(), before);
    for (typed, name, price) in [
        ("Cyl 3 9.90 a m 1 sep", "Cyl 3", 990),
        ("Cyl 3 19 26", "Cyl 3", 1900),
        ("HG-40 19 26", "HG-40", 1900),
        ("Borg 7", "Borg", 700),
        ("Borg 2-pack 7,50", "Borg 2-pack", 750),
    ] {
        let read = walk.read_new(typed, today(), &known, "").unwrap();
        let RowState::Typed(mark) = &read.state else { panic!("{typed} is typed") };
        let named = (read.product.name(), mark.price.map(|m| m.cents()));
        assert_eq!(named, (name.to_owned(), Some(price)), "{typed}");
    }
}

#[test]
fn a_price_where_it_was_out_says_that_it_is_back() {
    let (_, mut walk) = demo();
    let out = row(&mut walk, "HG-63");
    out.last.as_mut().unwrap().shelf = Some(Shelf::None);
    out.state = RowState::Typed(ShelfMark::read("31 l", today()));
    assert_eq!(out.says().0, "back on the shelf");
    out.state = RowState::AsBefore;
    assert_eq!(out.says(), ("still OUT".to_owned(), true));
}

#[test]
fn a_new_product_without_price_and_place_is_no_product() {
    let (_, mut walk) = demo();
    let rows = walk.rows.len();
    let refused = walk.add("nn", today(), &[], "Halden Governors").unwrap_err();
    assert!(refused.to_string().contains("no price and no place"), "{refused}");
    assert_eq!(walk.rows.len(), rows);
    assert!(walk.add("Sulzer S-1 19e", today(), &[], "Halden Governors").unwrap());
    assert_eq!(walk.rows.last().unwrap().product.name(), "Sulzer S-1");
}
