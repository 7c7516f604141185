//! What every finding says: a sentence with names, records that it rests on, and the names its remedy needs.

use super::all;
use crate::model::words::HOLES;
use crate::model::{Account, Record};
use crate::rules::{AccountContext, RuleMatch, sample};
use std::collections::BTreeSet;

/// Ids begin with `#`, so that one in a sentence shows.
const DEAL: &str = "account id=#a name=Northwind tier=key
    rep name=Anna company=Halden cushion_limit=1000 gift_limit=50 key_threshold=100
    competitors id=#v name=Voltaris
    years year=2026 revenue=100; years year=2025 revenue=300
    people id=#p1 name=Dahl level=executive roles=decision_maker influence=5 attitude=1
    people id=#p2 name=Lind level=senior influence=4 attitude=-1 cadence_days=9 marks_as_of=-400
    people id=#p3 name=حداد level=middle relationship=4 roles=coach influence=3
    people id=#p4 name=王敏 level=working relationship=3 influence=3 attitude=0
    people id=#p5 name=Falk left=-9 influence=4; people id=#p6 name=Chair placeholder=true
    people id=#p7 name=Vik relationship=4 held_by=Li; rep.team name=Li until=-9
    contacts*6 id= date=-20 kind=call people=#p3,#p4; contacts*3 id= date=-5 kind=attempt people=#p1
    contacts id= date=-4 kind=visit people=#p3 opportunity=#o private=true note=secret
    intel topic=organisation.budget answer=none as_of=-400
    opportunities id=#o name=Turbine buying_stage=3 selling_stage=2 value=1000 decision_date=-3
    opportunities.stage_history date=-100
    opportunities.decision verdict=no_go date=-50
    opportunities.specification favours=rival point=fast
    opportunities.evaluation criterion=technical score=2
    opportunities.evaluation criterion=fit score=2
    opportunities.evaluation criterion=credit score=1
    opportunities.rivals competitor=#v sponsor=#p1
    opportunities.rivals.evaluation criterion=technical score=4
    opportunities.rivals.evaluation criterion=fit score=4
    opportunities.offers side=us date=-3 valid_until=+3 amount=4
    opportunities.costs due=+30 amount=2000
    opportunities.payments id=#y1 due=-99 invoiced=-110 amount=900 what=\"the plans\"
    opportunities id=#w name=Spares status=won; opportunities.payments id=#y2 due=-2 amount=5
    opportunities id=#l name=Pumps status=lost closed.date=-9 closed.reason=price
    opportunities id=#n name=Seals buying_stage=4 selling_stage=2
    visits id=#v1 date=+3 people=#p1,#p3; visits id=#v2 date=-3 people=#p2
    actions id=#x1 due=-1 what=call; actions id=#x2 due=-3 promised_to=#p1 what=price
    actions id=#x3 due=-3 promised_by=#p2 what=plan
    complaints id=#k raised=-99 what=noise; satisfaction date=-90 score=4 by=Lind
    satisfaction date=-3 score=2 by=Lind; gifts person=#p1 date=-3 value=90 what=pen
    observations id=#s1 date=-9 place=shop brand=x price=8 usual_price=10 brand_count=3
    observations id=#s2 date=-3 place=shop brand=y brand_count=4 shelf=best produced=-300
    observations id=#s4 date=-3 place=shop brand=Halden product=k shelf=none
    observations id=#s3 date=-3 place=shop brand=z price=12 usual_price=10
    service id=#t every_days=30 what=oil; agreements id=#g until=+30 what=frame
    accounts id=#b name=Brenna; years year=2026 revenue=10
    accounts id=#c name=Osterby; years year=2026 revenue=10";

/// The rules that cannot speak beside those.
const OTHERS: &[&str] = &[
    "account id=#a name=Northwind tier=target; rep key_threshold=5; years year=2026 revenue=9
     people id=#p1 name=Dahl relationship=4; people id=#p2 name=Lind relationship=4
     opportunities id=#o name=Turbine buying_stage=3
     people id=#p3 name=A attitude=1; people id=#p4 name=B attitude=1; people id=#p5 name=C attitude=0",
    "account id=#a name=Northwind; opportunities id=#o name=Turbine
     people id=#p1 name=Dahl roles=decision_maker attitude=1
     people id=#p2 name=Lind influence=3; people id=#p3 name=Moe influence=3 attitude=0
     intel topic=organisation.budget answer=none confidence=rumour",
];

fn told(look: &mut dyn FnMut(&'static str, &RuleMatch)) {
    for dossier in OTHERS.iter().chain([&DEAL]) {
        let book = sample::book(&format!("accounts id=#a\n{dossier}"));
        let world = sample::world(&book);
        let account = book.accounts.iter().find(|a| a.id.as_str() == "#a").expect("the account");
        let (case, silent) =
            (AccountContext::new(account, &world), AccountContext::silent(account, &world));
        for rule in all() {
            let (hits, silent) = ((rule.check)(&case), (rule.check)(&silent));
            let subjects = |hits: &[RuleMatch]| {
                hits.iter().map(|h| (h.subject.clone(), h.severity)).collect::<Vec<_>>()
            };
            assert_eq!(subjects(&hits), subjects(&silent), "{}", rule.code);
            assert!(silent.iter().all(|h| h.sentence.is_empty() && h.evidence.is_empty()));
            hits.iter().for_each(|hit| look(rule.code, hit));
        }
    }
}

#[test]
fn every_rule_speaks_in_sentences_with_names() {
    let mut spoken = BTreeSet::new();
    let records: Vec<&str> = Account::SCHEMA.walk().iter().map(|s| s.record).collect();
    told(&mut |code, hit| {
        spoken.insert(code);
        assert!(
            !hit.sentence.is_empty() && !hit.sentence.ends_with('.'),
            "{code}: {}",
            hit.sentence
        );
        assert!(!hit.sentence.contains('#'), "{code}: {}", hit.sentence);
        assert!(!hit.evidence.is_empty(), "{code} rests on nothing: {}", hit.sentence);
        for evidence in &hit.evidence {
            assert!(records.contains(&evidence.record), "{code}: no record {}", evidence.record);
            let text = &evidence.text;
            assert!(!text.is_empty() && !text.contains(['#', '_']), "{code}: {text}");
            assert!(!text.contains("secret"), "{code}: a private note in {text}");
        }
    });
    let silent: Vec<&str> = all().map(|r| r.code).filter(|c| !spoken.contains(c)).collect();
    assert_eq!(silent, Vec::<&str>::new(), "rules that said nothing");
}

#[test]
fn every_remedy_has_its_names() {
    told(&mut |code, hit| {
        let holes = HOLES.iter().find(|(c, _)| *c == code).map_or(&[][..], |(_, holes)| *holes);
        let given: Vec<&str> = hit.names.iter().map(|(what, _)| *what).collect();
        let missing: Vec<&&str> = holes.iter().filter(|h| !given.contains(*h)).collect();
        assert!(missing.is_empty(), "{code} lacks {missing:?}");
    });
}
