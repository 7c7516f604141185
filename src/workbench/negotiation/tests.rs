//! The demo's negotiation, worked out by hand.

use super::*;

fn today() -> Date {
    Date::from_ymd_opt(2026, 11, 24).unwrap()
}

fn with(look: impl FnOnce(&NegotiationSheet, &Account)) {
    let bench = Workbench::in_memory(today()).unwrap().demo().unwrap();
    let account = bench.typed_account(bench.account_of("Northwind").unwrap().key).unwrap();
    let deal = crate::workbench::opportunity_of(&account, "Turbine 2027").unwrap();
    look(&bench.negotiation_sheet(&account, deal).unwrap(), &account);
}

/// 1,909,369.86 - 1,651,813.70 = 257,556.16; trades 80+60+45+10 worth, 15+18+22+0 cost, in thousands.
#[test]
fn the_demo_says_what_the_drawing_says() {
    with(|sheet, _| {
        assert_eq!(sheet.gap(), Some((Cents(24_000_000), Cents(25_755_616))));
        assert_eq!(sheet.steps_say(), "theirs +30,000, +21,814: slower; ours -80,395 in one step");
        let moves = "they 51,814 in two steps, we 80,395 in one step: a step of ours is larger";
        assert_eq!(sheet.moves_say(), moves);
        let hidden = "with the last 30,000 they took 30 days more, worth 8,186";
        assert_eq!(sheet.hidden_days().as_deref(), Some(hidden));
        let cost = "30 days more cost us 8,186 of their 1,660,000";
        assert_eq!(sheet.days_cost_says().as_deref(), Some(cost));
        assert_eq!(sheet.can_give(), "210,000 to the floor, 60,000 to target");
        assert_eq!(sheet.moved_says(Side::Them), "60,000 in two steps, 23 days");
        assert_eq!(sheet.moved_says(Side::Us), "80,000 in one step, 29 days");
        let reading =
            "\"our last word\" came 3 days after the one before, with 30,000 more: they still move";
        assert_eq!(sheet.reading().as_deref(), Some(reading));
        assert_eq!(sheet.trades_sum(), Some((Cents(19_500_000), Cents(5_500_000))));
        let gains: Vec<i128> = sheet.trades.iter().map(|t| t.gain.unwrap().0 / 100_000).collect();
        assert_eq!(gains, [65, 42, 23, 10]);
        assert_eq!(sheet.probe.ask.as_ref().unwrap().1, "Bo Lind");
        assert_eq!(sheet.probe.listens.as_deref(), Some("王敏"));
        assert_eq!(sheet.probe.then.as_deref(), Some("4 weeks earlier for order by 31 Jan"));
        let visit = sheet.next_visit.as_ref().unwrap();
        assert!(visit.deciding.is_empty() && visit.people.len() == 3, "{visit:?}");
        assert_eq!(sheet.room_says(), "between 1,690,000 and 1,780,000");
        let rungs: Vec<Rung> =
            sheet.ladder(Some(Cents(173_500_000))).iter().map(|r| r.rung).collect();
        let order = [
            Rung::OursNow,
            Rung::Target,
            Rung::TheirMax,
            Rung::Tried,
            Rung::Floor,
            Rung::TheirsNow,
        ];
        assert_eq!(rungs, order);
    });
}

#[test]
fn a_line_is_understood_as_it_is_typed() {
    with(|sheet, account| {
        let line = "they 1665, 60 days, \"with service in it\"";
        let draft = read_offer(line, &sheet.scale(), account).unwrap();
        assert_eq!(
            draft.preview(sheet),
            "theirs, 1,665,000, pays in 60 days, today   step +13,186 at equal days   gap 235,000"
        );
        assert_eq!(draft.said.as_deref(), Some("with service in it"));
        let draft = read_offer(
            "we 1,880,000, 30d, lind, until 31 jan, yesterday, spares on site, no bond",
            &sheet.scale(),
            account,
        )
        .unwrap();
        assert_eq!((draft.side, draft.amount.cents()), (Side::Us, 188_000_000));
        assert_eq!(draft.who.as_ref().unwrap().1, "Bo Lind");
        assert_eq!(draft.valid_until, Date::from_ymd_opt(2027, 1, 31));
        assert_eq!(draft.day, Date::from_ymd_opt(2026, 11, 23).unwrap());
        assert_eq!(draft.terms.as_deref(), Some("spares on site, no bond"));
        for (line, cents) in [
            ("they 1.7m", 170_000_000),
            ("theirs: 1665k", 166_500_000),
            ("we 12", 1_200),
            ("they 1.665.000,50", 166_500_050),
        ] {
            assert_eq!(
                read_offer(line, &sheet.scale(), account).unwrap().amount.cents(),
                cents,
                "{line}"
            );
        }
        let draft = read_offer("they 1,7 Mio gestern lind", &sheet.scale(), account).unwrap();
        assert_eq!(draft.amount.cents(), 170_000_000);
        assert_eq!(draft.day, Date::from_ymd_opt(2026, 11, 23).unwrap());
        assert_eq!(draft.who.as_ref().unwrap().1, "Bo Lind");
        assert_eq!(draft.terms, None);
        for line in
            ["they 1,7 Mio, sagt Lind", "they 1,7 Mio, laut lind", "they 1,7 Mio, lind says"]
        {
            let draft = read_offer(line, &sheet.scale(), account).unwrap();
            assert_eq!(draft.who.as_ref().unwrap().1, "Bo Lind", "{line}");
            assert_eq!(draft.terms, None, "{line}");
        }
        let draft = read_offer("they 1,7 Mio, laut Liste", &sheet.scale(), account).unwrap();
        assert_eq!((draft.who, draft.terms.as_deref()), (None, Some("laut Liste")));
        let draft = read_offer("we 1,7, 30 Tage netto", &sheet.scale(), account).unwrap();
        assert_eq!((draft.amount.cents(), draft.days), (170_000_000, Some(30)));
        let draft = read_offer("we 1665 spares on site", &sheet.scale(), account).unwrap();
        assert_eq!(draft.terms.as_deref(), Some("spares on site"));
        for line in ["", "1665", "they", "they much", "they 0", "lind 1665"] {
            assert!(read_offer(line, &sheet.scale(), account).is_err(), "{line}");
        }
    });
}

/// Words, payment days, until when it holds, its day, its terms.
type OfferSaid<'a> = (&'a str, Option<i64>, &'a str, &'a str, &'a str);

#[test]
fn days_ends_and_names_are_understood_wherever_they_stand() {
    with(|sheet, account| {
        let rows: [OfferSaid; 13] = [
            ("they 1665, 60 Tage Ziel", Some(60), "", "2026-11-24", ""),
            ("they 1.665.000 €, netto 30 Tage, frei Haus", Some(30), "", "2026-11-24", "frei Haus"),
            (
                "we 1.665.000,- bis 15.1. gültig, 2% Skonto",
                None,
                "2027-01-15",
                "2026-11-24",
                "2% Skonto",
            ),
            ("we 1.665.000.- net 30", Some(30), "", "2026-11-24", ""),
            (
                "we 1,665 Mio netto 45 Tage bis Ende Januar",
                Some(45),
                "2027-01-31",
                "2026-11-24",
                "",
            ),
            ("we 1665, 60 Tage Ziel, gültig bis 15.1.", Some(60), "2027-01-15", "2026-11-24", ""),
            ("we 1665, valid 30 days", None, "2026-12-24", "2026-11-24", ""),
            ("they 1.665.000 lind gestern \"letztes Wort\"", None, "", "2026-11-23", ""),
            ("they 1665, 60 days payment, 3 days ago", Some(60), "", "2026-11-21", ""),
            ("they 1665, 付款 60天", None, "", "2026-11-24", "付款 60天"),
            ("they 1665, spares for 30 days", None, "", "2026-11-24", "spares for 30 days"),
            ("they 1665, 2 % in 10 Tagen", None, "", "2026-11-24", "2 % in 10 Tagen"),
            ("they 1665, 5 years warranty", None, "", "2026-11-24", "5 years warranty"),
        ];
        for (line, days, until, day, terms) in rows {
            let draft = read_offer(line, &sheet.scale(), account).unwrap();
            assert_eq!(draft.amount.cents(), 166_500_000, "{line}");
            let holds = draft.valid_until.map(|day| day.to_string()).unwrap_or_default();
            let said = draft.terms.clone().unwrap_or_default();
            let read = (draft.days, holds.as_str(), draft.day.to_string(), said.as_str());
            assert_eq!(read, (days, until, day.to_owned(), terms), "{line}");
        }
        let draft = read_offer("they 1665 lind \"last\"", &sheet.scale(), account).unwrap();
        assert_eq!(draft.who.map(|who| who.1).as_deref(), Some("Bo Lind"));
        assert_eq!(draft.said.as_deref(), Some("last"));
    });
}

#[test]
fn what_is_for_us_alone_stands_apart_on_paper() {
    with(|sheet, _| {
        let report = sheet.report(None);
        let shared: Vec<&str> = report.parts.iter().map(|p| p.title.as_str()).collect();
        assert_eq!(shared[0], "Offers");
        assert!(shared[1..].iter().all(|t| t.starts_with("For us only")), "{shared:?}");
        let offers = format!("{:?}", report.parts[0]);
        assert!(!offers.contains("1,690,000") && !offers.contains("1,780,000"));
    });
}
