//! Score, verdict, knock-outs and worth at every boundary.

use super::*;
use crate::rules::cash::tests::TURBINE;
use crate::rules::sample;
use VerdictWord::{Conditional, Go, NoGo};

fn with<T>(lines: &str, look: impl FnOnce(&Evaluation) -> T) -> T {
    sample::ask(lines, |case| look(&evaluate(&case.account.opportunities[0], case.world)))
}

/// All eight marks at once.
fn marks(mark: i64) -> String {
    let one = |c: &EvaluationCriterion| {
        format!("opportunities.evaluation criterion={} score={mark}\n", c.word())
    };
    EvaluationCriterion::ALL.iter().map(one).collect()
}

fn marked(each: &[(&str, i64)]) -> String {
    let one = |(criterion, mark): &(&str, i64)| {
        format!("opportunities.evaluation criterion={criterion} score={mark}\n")
    };
    each.iter().map(one).collect()
}

#[test]
fn the_score_has_its_weights_and_its_lines() {
    let deal = "opportunities id=o\n";
    // The score alone: 15 for relationship, credit, rival and fit, 10 for the others; all rated, so that it decides.
    let all = |given: &[(&str, i64)]| {
        let missing = EvaluationCriterion::ALL.iter().map(|c| (c.word(), 0));
        let missing = missing.filter(|(c, _)| given.iter().all(|(g, _)| g != c));
        let safe =
            |(c, m): (&'static str, i64)| (c, if c == "credit" || c == "capital" { 2 } else { m });
        let missing: Vec<(&str, i64)> = missing.map(safe).collect();
        marked(given) + &marked(&missing)
    };
    for (lines, score, verdict) in [
        (marks(5), 100, Go),
        (marks(2), 40, NoGo),
        (
            all(&[("credit", 5), ("capital", 5), ("rival", 5), ("fit", 5), ("relationship", 5)]),
            70,
            Go,
        ),
        (
            all(&[
                ("credit", 5),
                ("capital", 5),
                ("rival", 5),
                ("fit", 5),
                ("relationship", 4),
                ("sureness", 1),
            ]),
            69,
            Conditional,
        ),
        (all(&[("credit", 5), ("capital", 5), ("rival", 5), ("sureness", 5)]), 50, Conditional),
        (all(&[("credit", 5), ("capital", 5), ("rival", 3), ("fit", 5)]), 49, NoGo),
    ] {
        with(&format!("{deal}{lines}"), |e| {
            assert_eq!((e.score, e.verdict), (Some(score), Some(verdict)), "{lines}");
        });
    }
}

#[test]
fn a_verdict_holds_only_where_the_missing_marks_could_not_change_it() {
    let deal = "opportunities id=o\n";
    for (lines, score, verdict) in [
        (String::new(), None, None),
        (marked(&[("capital", 0)]), Some(0), Some(NoGo)),
        (marked(&[("capital", 2)]), Some(4), None),
        (marked(&[("relationship", 3)]), Some(9), None),
        // Low 70, and what is missing can only add.
        (
            marked(&[("rival", 5), ("fit", 5), ("relationship", 5), ("credit", 5), ("capital", 5)]),
            Some(70),
            Some(Go),
        ),
        // Low 70 as well, but a 0 for the capital would knock it out; nothing is listed for it.
        (
            marked(&[
                ("rival", 5),
                ("fit", 5),
                ("relationship", 5),
                ("credit", 5),
                ("technical", 5),
            ]),
            Some(70),
            None,
        ),
        // High 49 and 50: what is missing is worth 10.
        (
            marked(&[
                ("capital", 2),
                ("technical", 1),
                ("relationship", 1),
                ("credit", 3),
                ("rival", 3),
                ("fit", 3),
                ("resources", 1),
            ]),
            Some(38),
            Some(NoGo),
        ),
        (
            marked(&[
                ("capital", 2),
                ("technical", 2),
                ("relationship", 1),
                ("credit", 3),
                ("rival", 3),
                ("fit", 3),
                ("resources", 1),
            ]),
            Some(40),
            None,
        ),
    ] {
        with(&format!("{deal}{lines}"), |e| {
            assert_eq!((e.score, e.verdict), (score, verdict), "{lines}");
        });
    }
}

#[test]
fn unrated_marks_are_listed_in_order() {
    let lines = format!(
        "opportunities id=o\nopportunities.evaluation criterion=fit\n{}",
        marked(&[("technical", 0), ("rival", 5), ("sureness", 2)])
    );
    with(&lines, |e| {
        let words: Vec<&str> = e.unrated.iter().map(|c| c.word()).collect();
        assert_eq!(words, ["capital", "relationship", "credit", "fit", "resources"]);
        assert_eq!(e.score, Some(19));
    });
}

#[test]
fn capital_and_credit_knock_out() {
    for (lines, codes, verdict) in [
        (marked(&[("capital", 2), ("credit", 2)]), &[][..], Go),
        (marked(&[("capital", 1)]), &["capital"], NoGo),
        (marked(&[("credit", 0)]), &["credit"], NoGo),
        (marked(&[("credit", 1), ("capital", 1)]), &["capital", "credit"], NoGo),
    ] {
        let others = ["technical", "relationship", "rival", "fit", "resources", "sureness"];
        let others: Vec<(&str, i64)> = others.iter().map(|c| (*c, 5)).collect();
        let missing = ["capital", "credit"].iter().filter(|c| !lines.contains(*c));
        let missing: Vec<(&str, i64)> = missing.map(|c| (*c, 5)).collect();
        let lines = format!("opportunities id=o\n{lines}{}{}", marked(&others), marked(&missing));
        with(&lines, |e| {
            let found: Vec<&str> = e.knock_outs.iter().map(|k| k.code).collect();
            assert_eq!((found.as_slice(), e.verdict), (codes, Some(verdict)), "{lines}");
        });
    }
}

#[test]
fn half_of_the_value_before_the_first_money_out_softens() {
    let deal = format!("opportunities id=o value=100\n{}", marks(5));
    let deal = deal.replace("criterion=credit score=5", "criterion=credit score=1");
    let cost = "opportunities.costs due=+10 amount=1\n";
    for (lines, verdict) in [
        (format!("{cost}opportunities.payments due=+10 amount=50"), Conditional),
        (format!("{cost}opportunities.payments due=+10 amount=49.99"), NoGo),
        (format!("{cost}opportunities.payments due=+11 amount=50"), NoGo),
        (format!("{cost}opportunities.payments paid=-3 amount=50"), Conditional),
        (
            format!(
                "{cost}opportunities.payments paid=-3 amount=20\nopportunities.payments due=+1 amount=30"
            ),
            Conditional,
        ),
        (format!("{cost}opportunities.payments amount=50"), NoGo),
        (format!("{cost}opportunities.payments due=-1 amount=50"), NoGo),
        ("opportunities.payments due=+10 amount=50".to_owned(), NoGo),
        ("opportunities.payments due=0 amount=50\nopportunities.costs amount=0".to_owned(), NoGo),
        (
            "opportunities.payments due=0 amount=50\nopportunities.costs amount=1".to_owned(),
            Conditional,
        ),
        (format!("{cost}opportunities.payments due=0 amount=50\nopportunities id=o value=0"), NoGo),
        (format!("{cost}opportunities.payments due=0 amount=50\nopportunities id=o value="), NoGo),
        (
            format!(
                "opportunities.costs due=-400 amount=1\n{cost}opportunities.payments due=0 amount=50"
            ),
            NoGo,
        ),
    ] {
        with(&format!("{deal}{lines}"), |e| {
            assert_eq!((e.verdict, e.knock_outs.len()), (Some(verdict), 1), "{lines}");
        });
    }
}

#[test]
fn at_best_never_lifts() {
    let paid = "opportunities.costs due=+9 amount=1\nopportunities.payments due=0 amount=60";
    let low = format!("opportunities id=o value=100\n{}{paid}", marks(1));
    with(&low, |e| assert_eq!((e.verdict, e.knock_outs.len()), (Some(NoGo), 2)));
    let low = format!("opportunities id=o value=100\n{}{paid}", marked(&[("capital", 0)]));
    with(&low, |e| assert_eq!((e.verdict, e.knock_outs.len()), (None, 1)));
}

#[test]
fn a_need_above_the_limit_is_at_best_conditional() {
    for (limit, codes, verdict, can) in [
        ("1", &[][..], Go, Some(true)),
        ("0.99", &["cushion"], Conditional, Some(false)),
        ("", &[], Go, None),
    ] {
        let lines = format!(
            "rep cushion_limit={limit}\nopportunities id=o\n{}opportunities.costs amount=1",
            marks(5)
        );
        with(&lines, |e| {
            let found: Vec<&str> = e.knock_outs.iter().map(|k| k.code).collect();
            assert_eq!((found.as_slice(), e.verdict, e.can_cushion), (codes, Some(verdict), can));
        });
    }
    let all = format!(
        "rep cushion_limit=0\nopportunities id=o\nopportunities.costs amount=1\n{}",
        marked(&[("credit", 1), ("capital", 0)])
    );
    with(&all, |e| {
        let found: Vec<&str> = e.knock_outs.iter().map(|k| k.code).collect();
        assert_eq!(found, ["capital", "credit", "cushion"]);
        assert!(e.knock_outs[2].sentence.contains("more than the limit of 0"));
    });
}

#[test]
fn rivals_are_compared_where_both_are_rated() {
    let lines = format!(
        "opportunities id=o\n{}
         opportunities.rivals competitor=a
         opportunities.rivals.evaluation criterion=technical score=5
         opportunities.rivals.evaluation criterion=fit score=1
         opportunities.rivals.evaluation criterion=resources score=4
         opportunities.rivals competitor=b
         opportunities.rivals.evaluation criterion=relationship score=4
         opportunities.rivals competitor=c
         opportunities.rivals.evaluation criterion=fit score=0",
        marked(&[("technical", 3), ("fit", 2), ("rival", 5)])
    );
    with(&lines, |e| {
        let rivals: Vec<_> =
            e.rivals.iter().map(|r| (r.competitor, r.criteria, r.ours, r.theirs)).collect();
        assert_eq!(rivals, [("a", 2, 60, 65), ("c", 1, 30, 0)]);
    });
}

#[test]
fn expected_value_is_exact_and_rounded_once() {
    with(TURBINE, |e| {
        assert_eq!(e.expected_value, Some(Cents(17_128_724)));
        assert_eq!(e.carrying_cost, Cents(1_213_276));
    });
    for (lines, cents) in [
        ("value=1 margin=0.5 chance=1", Some(1)),
        ("value=1 margin=0.49 chance=1", Some(0)),
        ("value=1 margin=-0.5 chance=1", Some(-1)),
        ("value=1 margin=0.5 chance=0", Some(0)),
        ("value=1 margin=0.5", None),
        ("value=1 chance=50", None),
        ("margin=0.1 chance=50", None),
        ("value=0 margin=0.1 chance=50 pursuit_hours=2", Some(-2_000)),
        ("value=0 margin=0.1 chance=50 pursuit_hours=0.0005", Some(-1)),
        ("value=0 margin=0.1 chance=50 pursuit_hours=0.0004", Some(0)),
        (
            "value=10000000000000 margin=0.999999999999999999999999 chance=100",
            Some(1_000_000_000_000_000),
        ),
        (
            "value=10000000000000 margin=-1 chance=99 pursuit_hours=1000000000",
            Some(-990_000_000_000_000 - 1_000_000_000_000),
        ),
    ] {
        let lines = format!("rep hourly_cost=10\nopportunities id=o {lines}");
        with(&lines, |e| assert_eq!(e.expected_value, cents.map(Cents), "{lines}"));
    }
    let dear = "rep hourly_cost=10000000000000
        opportunities id=o value=0 margin=0 chance=0 pursuit_hours=1000000000";
    with(dear, |e| {
        assert_eq!(e.expected_value, Some(Cents(-1_000_000_000_000_000_000_000_000)));
    });
}
