//! Claims about what records imply.

use super::{answer, answers, is_taken, proofs};
use crate::model::Confidence;
use crate::rules::sample;

/// What is said of a topic, and with which confidence it would be taken.
fn says(dossier: &str, subject: &str) -> Option<(String, Confidence)> {
    sample::ask(dossier, |case| {
        let all = answers(case);
        let found = all.iter().find(|i| i.subject() == subject);
        found.map(|i| (i.text.clone(), i.confidence()))
    })
}

fn text(dossier: &str, subject: &str) -> Option<String> {
    says(dossier, subject).map(|(text, _)| text)
}

fn asks(dossier: &str, subject: &str, to: Option<&str>) -> Option<String> {
    sample::ask(dossier, |case| {
        let all = answers(case);
        let found = all.iter().find(|i| i.subject() == subject)?;
        found.ask("en", to.and_then(|id| case.person(id)))
    })
}

const HOUSE: &str = "people id=a name=\"Duncan Crail\" level=executive roles=decision_maker
    people id=b name=\"Moira Bellamy\" reports_to=a; people id=c name=\"Owen Yate\" reports_to=b
    people id=d name=\"Jess Pollard\" reports_to=b; competitors id=m name=Marloc; competitors id=o name=Oskari";

#[test]
fn rivals_and_competition_say_who_bids_and_a_lost_purchase_says_nothing() {
    let both = format!(
        "{HOUSE}; competition competitor=m share=0.7; opportunities id=p
         opportunities.rivals competitor=m; opportunities.rivals competitor=o"
    );
    assert_eq!(text(&both, "rivals.who").as_deref(), Some("Marloc and Oskari are in it"));
    assert_eq!(
        asks(&both, "rivals.who", None).as_deref(),
        Some("We hear of Marloc and Oskari: who else are you talking to about this?")
    );
    let lost =
        format!("{HOUSE}; opportunities id=p status=lost; opportunities.rivals competitor=m");
    assert_eq!(text(&lost, "rivals.who"), None);
    assert_eq!(text(&format!("{HOUSE}; opportunities id=p"), "rivals.who"), None);
}

#[test]
fn bosses_say_the_structure_and_ties_who_moves_a_person() {
    assert_eq!(
        text(HOUSE, "organisation.structure").as_deref(),
        Some(
            "Moira Bellamy reports to Duncan Crail; Owen Yate and Jess Pollard report to Moira Bellamy"
        )
    );
    assert_eq!(text("people id=a; people id=b", "organisation.structure"), None);
    let moved =
        format!("{HOUSE}; ties from=b to=a kind=influences; ties from=c to=a kind=works_with");
    assert_eq!(
        text(&moved, "senior.influencers@a").as_deref(),
        Some("Moira Bellamy has Duncan Crail's ear")
    );
    assert_eq!(
        asks(&moved, "senior.influencers@a", Some("b")).as_deref(),
        Some("Besides you, Moira Bellamy: whose advice does Duncan Crail take?")
    );
    assert_eq!(
        asks(&moved, "senior.influencers@a", Some("a")).as_deref(),
        Some("Besides Moira Bellamy: whose advice do you take?")
    );
    assert_eq!(text(HOUSE, "senior.influencers@a"), None);
}

#[test]
fn days_to_come_are_the_timetable_and_days_gone_by_are_not() {
    let deal = "opportunities id=p decision_date=2026-12-15
        opportunities.schedule stage=3 date=2026-11-01; opportunities.schedule stage=4 date=2026-12-02";
    assert_eq!(
        text(deal, "organisation.buying_schedule").as_deref(),
        Some("offers in 2 Dec, decision 15 Dec")
    );
    assert_eq!(text("opportunities id=p decision_date=-1", "organisation.buying_schedule"), None);
}

#[test]
fn an_author_of_theirs_makes_it_stated_and_nobody_a_rumour() {
    let spec = "opportunities id=p; opportunities.specification point=\"noise 74 dB\" author=x";
    assert_eq!(
        says(&format!("people id=x; {spec}"), "problems.requirements"),
        Some(("the specification asks for noise 74 dB".into(), Confidence::Stated))
    );
    let nobody = "opportunities id=p; opportunities.specification point=\"noise 74 dB\"";
    assert_eq!(
        says(nobody, "problems.requirements").map(|(_, sure)| sure),
        Some(Confidence::Rumour)
    );
}

#[test]
fn a_mark_of_theirs_is_taken_up_in_its_words_and_to_them_with_you() {
    let marks = "people id=m name=\"Agnès Mouret\"; satisfaction date=-400 score=5 by=x
        satisfaction date=-9 score=4 by=\"Agnès Mouret\" note=\"fitters come late\"; satisfaction date=+9 score=1";
    assert_eq!(
        says(marks, "history.satisfaction"),
        Some((
            "Agnès Mouret gave us 4 of 5 on 15 Nov (fitters come late)".into(),
            Confidence::Stated
        ))
    );
    assert_eq!(
        asks(marks, "history.satisfaction", Some("m")).as_deref(),
        Some("You gave us 4 of 5 (fitters come late): what would make it a 5?")
    );
}

#[test]
fn money_says_what_is_open_what_is_paid_and_what_they_bought() {
    let paid = "opportunities id=w name=Belts status=won value=100 closed.date=-300
        opportunities.payments id=q amount=100 due=-9 invoiced=-20 paid=-5";
    assert_eq!(text(paid, "history.receivables").as_deref(), Some("all paid, nothing is open"));
    assert_eq!(asks(paid, "history.receivables", None), None);
    assert_eq!(text(paid, "history.dealings").as_deref(), Some("Belts won for 100 in 2026"));
    let owed =
        format!("{paid}; opportunities.payments id=r amount=50 due=-1 invoiced=-9 what=rest");
    assert_eq!(
        text(&owed, "history.receivables").as_deref(),
        Some("open: 50 for rest, due 23 Nov")
    );
    assert_eq!(text("opportunities id=w status=won", "history.receivables"), None);
}

#[test]
fn offers_say_the_price_talk_and_only_ours_say_nothing() {
    let ours = "opportunities id=p; opportunities.offers side=us date=-9 amount=95000";
    let both =
        format!("{ours}; opportunities.offers side=them date=-3 amount=78000 said=\"no more\"");
    assert_eq!(
        text(&both, "organisation.budget").as_deref(),
        Some("they offered 78,000 on 21 Nov (\"no more\"); we asked 95,000 on 15 Nov")
    );
    assert_eq!(
        asks(&both, "organisation.budget", None).as_deref(),
        Some("The last figure from your house was 78,000: is that what is released, and by whom?")
    );
    assert_eq!(text(ours, "organisation.budget"), None);
}

#[test]
fn a_sum_of_theirs_is_what_it_is_worth_to_them_and_words_without_one_are_not() {
    let cost = |answer: &str| {
        format!(
            "people id=d name=Brodersen roles=decision_maker; people id=k name=Andresen
             intel topic=problems.impact answer=\"{answer}\" source=Andresen confidence=stated"
        )
    };
    let told = cost("an hour costs 8,400");
    assert_eq!(says(&told, "ours.value"), Some(("an hour costs 8,400".into(), Confidence::Stated)));
    assert_eq!(
        asks(&told, "ours.value", None).as_deref(),
        Some("We count with this: an hour costs 8,400. Would Brodersen sign that figure?")
    );
    assert_eq!(text(&cost("a lot"), "ours.value"), None);
}

#[test]
fn what_is_taken_is_known_by_its_words() {
    let dossier =
        "competitors id=m name=Marloc; opportunities id=p; opportunities.rivals competitor=m";
    for (answer, taken) in [("Marloc is in it", true), ("Marloc", false)] {
        let dossier = format!("{dossier}; intel topic=rivals.who answer=\"{answer}\"");
        let found = sample::ask(&dossier, |case| {
            let asked = case.checklist.iter().find(|a| a.subject() == "rivals.who").expect("asked");
            answer_taken(case, asked)
        });
        assert_eq!(found, taken, "{answer}");
    }
}

fn answer_taken<'a>(
    case: &crate::rules::AccountContext<'a>,
    asked: &crate::rules::Asked<'a>,
) -> bool {
    answer(case, asked).is_some_and(|implied| is_taken(&implied, asked))
}

/// The criteria that records prove, with their notes.
fn proven(dossier: &str) -> Vec<(String, String)> {
    sample::ask(dossier, |case| {
        let deal = &case.account.opportunities[0];
        proofs(case, deal).into_iter().map(|p| (p.criterion.to_owned(), p.note)).collect()
    })
}

#[test]
fn marks_a_verdict_a_talk_a_deed_and_a_paper_are_proofs() {
    let marks = ["capital", "technical", "relationship", "credit", "rival", "fit", "resources"];
    let seven: String =
        marks.iter().map(|m| format!("opportunities.evaluation criterion={m} score=3\n")).collect();
    let deal = format!(
        "people id=s name=Sörensen roles=decision_maker; contacts id=c date=2026-02-11 kind=meeting people=s
         people id=k name=Jens roles=coach; people.deeds date=-9 what=informed note=\"the draft\"
         opportunities id=p; opportunities.decision date=2026-10-26 verdict=conditional
         opportunities.bid id=b what=\"Bid handed in\" done=-2; opportunities.bid id=e what=drawings
         {seven}"
    );
    let named = |list: &[(String, String)]| list.iter().map(|(c, _)| c.clone()).collect::<Vec<_>>();
    assert_eq!(named(&proven(&deal)), ["decision_maker_met", "coach_won", "bid_submitted"]);
    let eight = format!("{deal}; opportunities.evaluation criterion=sureness score=3");
    let all = proven(&eight);
    assert!(all.contains(&(
        "customer_evaluated".into(),
        "eight marks, and a verdict of 26 Oct: conditional".into()
    )));
    assert!(all.contains(&("decision_maker_met".into(), "Sörensen, 11 Feb 2026".into())));
    let evident = format!("{eight}; opportunities.evidence criterion=coach_won");
    assert!(!named(&proven(&evident)).contains(&"coach_won".to_owned()));
}

#[test]
fn a_paper_beside_an_open_one_and_a_coach_without_a_deed_prove_nothing() {
    let deal = "people id=k roles=coach; opportunities id=p
        opportunities.bid id=b what=drawings done=-2; opportunities.bid id=c what=\"parts list\"";
    assert_eq!(proven(deal), []);
    assert_eq!(proven("opportunities id=p; opportunities.bid id=b what=drawings done=-2").len(), 1);
}

#[test]
fn a_rivals_price_and_who_named_a_figure_are_read() {
    let deal = "people id=b name=Ohm roles=purchasing; people id=d name=Dahl roles=decision_maker
        competitors id=m name=Marloc; opportunities id=p buying_stage=5
        opportunities.rivals competitor=m price=598000
        opportunities.offers side=them date=-9 amount=600000 who=b";
    assert_eq!(text(deal, "rivals.price").as_deref(), Some("Marloc: 598,000"));
    let (said, confidence) = says(deal, "organisation.budget").expect("said");
    assert!(said.starts_with("Ohm offered 600,000"), "{said}");
    assert_eq!(confidence, Confidence::Stated);
    let asked = |to| asks(deal, "organisation.budget", Some(to)).unwrap_or_default();
    assert!(asked("b").starts_with("You spoke of 600,000"), "{}", asked("b"));
    assert!(asked("d").starts_with("The last figure from your house"), "{}", asked("d"));
}

#[test]
fn an_offer_of_ours_in_the_tender_is_the_bid() {
    let proven = |lines: &str| {
        sample::ask(lines, |case| {
            let deal = case.open().next().expect("a purchase");
            let all = proofs(case, deal);
            all.iter().find(|p| p.criterion == "bid_submitted").map(|p| p.note.clone())
        })
    };
    let deal = "opportunities id=p buying_stage=5; opportunities.offers side=us date=-9 amount=500";
    assert_eq!(proven(deal).as_deref(), Some("our offer of 500, 15 Nov"));
    assert_eq!(proven(&format!("{deal}; opportunities id=p buying_stage=3")), None);
    // Offers are out in stage 2 of a repeat order.
    let order = "opportunities id=p process=repeat_order buying_stage=2; opportunities.offers side=us date=-9 amount=500";
    assert_eq!(proven(order).as_deref(), Some("our offer of 500, 15 Nov"));
    assert_eq!(proven(&format!("{order}; opportunities id=p buying_stage=1")), None);
    assert_eq!(proven(&format!("{deal}; opportunities.bid what=bid")), None);
}
