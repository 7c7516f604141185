//! Money of a deal and of all, negotiation, specification and bid: keys in, figures and stored records out.

use super::*;
use crate::model::{Opportunity, Side};
use crate::tui::theme::{Theme, Tone};

fn deal(app: &App, id: &str) -> Opportunity {
    let found = account(app).opportunities.iter().find(|o| *o.id == id).cloned();
    found.expect("the deal")
}

#[test]
fn a_what_if_is_drawn_and_leaves_the_file_alone() {
    let mut app = demo();
    let before = deal(&app, "turbine-2027");
    keys(&mut app, "gc");
    shows(
        &mut app,
        &["824,400 out on 15 Sep 2027, 75,600 under the limit", "at most 32 days late"],
    );
    shows(&mut app, &["2,144,400 out that day, if Crane drives is won too; 898,980 by chance"]);
    shows(&mut app, &["▸30 Sep 2027", "deepest", "they pay     22 and 9 days late"]);
    keys(&mut app, "++");
    shows(
        &mut app,
        &["+60 d", "with it 1,094,400 out on 01 Nov 2027: no", "12,133; with it 20,704"],
    );
    shows(&mut app, &["shaded: 50 % is 60 days late", "▹50 % is 60 days late"]);
    keys(&mut app, "{Esc}");
    shows(&mut app, &["the what-if is dropped", "▹as agreed"]);
    keys(&mut app, "{Right}+");
    shows(&mut app, &["55 %"]);
    keys(&mut app, "{Esc}{Tab}{Down}{Down}{Down}");
    shows(&mut app, &["with it 456,400 out", "▸30 % comes on order"]);
    keys(&mut app, "{Down}{Down}{Down}{Down}{Enter}");
    shows(&mut app, &["What if it comes on another day", "a day, such as 29 nov 2027"]);
    keys(&mut app, "2 nov 2027");
    shows(&mut app, &["= Tue 02 Nov 2027"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["on 02 Nov 27", "1,094,400 out"]);
    let after = deal(&app, "turbine-2027");
    assert_eq!(after.payments.0, before.payments.0, "a sketch");
}

#[test]
fn s_and_enter_move_a_payment_on_and_undo_brings_it_back() {
    let mut app = demo();
    pick(&mut app, "华联电力");
    keys(&mut app, "gc");
    shows(
        &mut app,
        &["86,000 is 97 days late: we reckon with it on 22 Feb 2027", "97 days late !"],
    );
    keys(&mut app, "s");
    shows(&mut app, &["paid on: acceptance, invoice 2211, 86,000", "= Tue 24 Nov 2026"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["paid, 97 days late", "saved: "]);
    let paid = |app: &App| {
        let deal = deal(app, "units-1-3");
        deal.payments.iter().find(|p| *p.id == "invoice-2211").and_then(|p| *p.paid)
    };
    assert_eq!(paid(&app), Some(today()));
    keys(&mut app, "u");
    assert_eq!(paid(&app), None);
    keys(&mut app, "s{Clear}tomorrow{Enter}");
    shows(&mut app, &["is still to come"]);
    assert_eq!(paid(&app), None);
}

#[test]
fn all_deals_together_fit_without_one_of_them() {
    let mut app = demo();
    keys(&mut app, "gcgc");
    shows(&mut app, &["no: 2,144,400 out on 15 Sep 2027, 1,244,400 over", "just: 898,980"]);
    shows(&mut app, &["36 % on order each", "567,000 to come in"]);
    shows(&mut app, &["▸40 %    Crane drives", "86 invoiced, 97 days late !", "1,320 1,320"]);
    keys(&mut app, " ");
    shows(&mut app, &["just: 824,400 out on 15 Sep 2027", "left out"]);
    keys(&mut app, " +");
    shows(&mut app, &["on order [11 %]", "no: 2,113,400 out"]);
    keys(&mut app, "{Right}+");
    shows(&mut app, &["paid late [30 days]"]);
    keys(&mut app, "{Esc}");
    shows(&mut app, &["what was tried is dropped", "no: 2,144,400 out"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["Crane drives › Money"]);
    keys(&mut app, "{Esc}{Esc}{Esc}tgc");
    shows(&mut app, &["Can we pre-finance it all"]);
}

#[test]
fn their_offer_is_typed_in_a_line_and_the_room_follows() {
    let mut app = demo();
    keys(&mut app, "gd");
    shows(&mut app, &["1,989,764", "-80,395", "+21,814", "no number next"]);
    shows(
        &mut app,
        &["1,690,000   17.3 %", "1,735,000   19.4 %", "140,000 before any price moves"],
    );
    keys(&mut app, "+");
    shows(&mut app, &["1,740,000   19.6 %"]);
    keys(&mut app, "athey 1665, 60 days, \"with service in it\"");
    shows(&mut app, &["theirs, 1,665,000, pays in 60 days, today   step +13,186"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["saved: their offer of 24 Nov, pays in 60 days", "▸24 Nov", "offer 6 of 6"]);
    let offers = deal(&app, "turbine-2027").offers;
    let last = offers.last().unwrap();
    assert_eq!((last.side, *last.days), (Some(Side::Them), Some(60)));
    assert_eq!(last.amount.unwrap().cents(), 166_500_000);
    keys(&mut app, "amuch{Enter}");
    shows(&mut app, &["begin with we or they"]);
    keys(&mut app, "{Esc}{Tab}s");
    shows(&mut app, &["4 weeks earlier: named to them"]);
}

#[test]
fn a_first_offer_that_is_taken_at_once_is_a_warning() {
    let mut app = demo();
    pick(&mut app, "Delta");
    keys(&mut app, "gd");
    shows(&mut app, &["no second number of ours before they name one"]);
    pick(&mut app, "Gulf");
    keys(&mut app, "athey 480{Enter}awe 480{Enter}");
    shows(&mut app, &["taken at once: what was left on the table? !"]);
}

#[test]
fn a_point_of_a_rival_gets_its_plan_or_is_given_up_with_a_reason() {
    let mut app = demo();
    keys(&mut app, "gb");
    shows(
        &mut app,
        &["▸  9 Spare parts", "no plan yet !", "of their 3: one planned, one late, one open"],
    );
    shows(&mut app, &["wrote it        Bo Lind, buys, power 4, cool; speaks for Voltaris"]);
    keys(&mut app, "aReyes: comments, fri 11 dec");
    shows(&mut app, &["an action for this point: Tomas Reyes: comments, by Fri 11 Dec"]);
    keys(&mut app, "{Enter}");
    shows(
        &mut app,
        &["saved: point 9, an action of Tomas Reyes", "of their 3: two planned, one late"],
    );
    keys(&mut app, "{Down}{Down}alost: nobody has five{Enter}");
    shows(&mut app, &["lost: nobody has five", "one accepted as lost"]);
    keys(&mut app, "+");
    shows(&mut app, &["neutral 1"]);
    keys(&mut app, "{Tab}s{Enter}");
    shows(&mut app, &["ready 24 Nov", "1 of 2 papers ready"]);
}

#[test]
fn an_empty_bid_takes_the_papers_of_the_playbook() {
    let mut app = demo();
    pick(&mut app, "Aurland");
    keys(&mut app, "gb{Tab}");
    shows(&mut app, &["Enter takes the playbook's six"]);
    keys(&mut app, "{Enter}");
    shows(&mut app, &["saved: 6 papers of the playbook", "0 of 6 papers ready"]);
    assert_eq!(deal(&app, "steam-governor").bid.len(), 6);
}

#[test]
fn the_debrief_takes_what_both_sides_offered() {
    let mut app = demo();
    let visit =
        account(&app).visits.iter().find(|v| *v.id == "visit-2026-11-18").unwrap().id.to_string();
    app.open_form(crate::tui::route::FormKind::Debrief(visit));
    shows(&mut app, &["they offered", "we offered"]);
}

/// Every sheet at every size, drawn and in ASCII: nothing over a border, no panic, names of any script.
#[test]
fn the_sheets_hold_their_borders_at_every_size() {
    for (name, typed) in [
        ("Northwind", "gc"),
        ("Northwind", "gc++"),
        ("Northwind", "gc{Tab}"),
        ("华联电力", "gc"),
        ("Lindqvist", "gc"),
        ("Northwind", "gcgc"),
        ("Northwind", "gcgc{Tab}"),
        ("Northwind", "gd"),
        ("Northwind", "gd{Tab}"),
        ("Northwind", "gd{Tab}{Tab}"),
        ("Kestrel", "gd"),
        ("Northwind", "gb"),
        ("Northwind", "gb{Tab}"),
        ("Mistral", "gb"),
    ] {
        let mut app = demo();
        pick(&mut app, name);
        keys(&mut app, typed);
        for ascii in [false, true] {
            app.core.theme = Theme::new(if ascii { Tone::Light } else { Tone::Dark }, ascii);
            for ((width, height), text) in at_every_size(&mut app) {
                let sides = if ascii { ['|', '+'] } else { ['│', '─'] };
                let body: Vec<&str> = text.lines().skip(1).take(usize::from(height) - 3).collect();
                let whole = |line: &&str| {
                    let ends = [line.chars().next(), line.chars().last()];
                    ends.iter()
                        .all(|c| c.is_some_and(|c| sides.contains(&c) || "┌┐└┘├┤".contains(c)))
                };
                let broken = body.iter().find(|line| !whole(line));
                assert!(broken.is_none(), "{name} {typed} {width}x{height}: {broken:?}\n{text}");
                let block = |c: char| ('\u{2580}'..='\u{259f}').contains(&c);
                assert!(!ascii || !text.contains(block), "{name} {typed}\n{text}");
            }
        }
    }
}

#[test]
fn a_verdict_that_is_typed_is_the_verdict_and_the_page_of_the_deal_says_all() {
    let mut app = demo();
    keys(&mut app, "gesno-go, no bank stands behind it");
    shows(&mut app, &["[no-go]"]);
    keys(&mut app, "{Enter}{Enter}");
    let last = deal(&app, "turbine-2027").decision.last().cloned().unwrap();
    assert_eq!(last.verdict, Some(crate::model::VerdictWord::NoGo));
    assert_eq!(last.why.as_deref(), Some("no bank stands behind it"));
    keys(&mut app, "sgo back with 30 % on order");
    shows(&mut app, &["[conditional]"]);
    keys(&mut app, "{Esc}gox");
    shows(&mut app, &["Save the deal on a page as", "deal-turbine-2027.md"]);
    let deal = deal(&app, "turbine-2027");
    let account = account(&app);
    let page = app.core.bench.deal_page(&account, &deal).unwrap();
    let text = crate::workbench::report::report_file(&page, "a.md");
    for part in [
        "1,840,000, 45 %",
        "no bank stands behind it",
        "| rival",
        "824 out",
        "stage 3",
        "**expected worth**: 171,287",
        "30 % comes on order",
        "decision maker met",
        "Who does what",
    ] {
        assert!(text.contains(part), "{part} is not in\n{text}");
    }
    assert!(!text.contains("****"), "{text}");
}

#[test]
fn a_verdict_that_dares_more_than_the_file_says_so() {
    let mut app = demo();
    keys(&mut app, "gesgo, the board wants it{Enter}");
    shows(&mut app, &["verdict on Turbine 2027: go, the file says conditional"]);
    keys(&mut app, "sconditional, met Dahl first{Enter}");
    shows(&mut app, &["verdict on Turbine 2027: conditional.  u undoes"]);
}
