//! What kind of talk a visit is: said, then meant, then made out.

use super::*;
use crate::rules::sample;

fn of(dossier: &str) -> &'static str {
    sample::ask(dossier, |case| occasion(case, &case.account.visits[0]).word())
}

#[test]
fn the_purpose_tells_in_three_languages_and_else_the_file() {
    for (dossier, word) in [
        ("visits purpose=\"close the price\"", "negotiation"),
        ("visits purpose=Preisverhandlung", "negotiation"),
        ("visits purpose=夏季陈列", "retail"),
        ("visits purpose=\"Reklamation Pumpe 3\"", "complaint"),
        ("visits purpose=\"yearly talk\"", "yearly"),
        ("visits purpose=Erstgespräch", "first_talk"),
        ("visits purpose=\"walk along the ramps\"", "working"),
        ("visits purpose=\"close the price\" occasion=tender", "tender"),
        ("visits id=v opportunity=o; opportunities id=o buying_stage=5", "negotiation"),
        ("visits id=v; opportunities id=o buying_stage=4", "tender"),
        ("visits id=v; opportunities id=o buying_stage=4; opportunities id=q", "working"),
        ("visits id=v; opportunities id=o buying_stage=5 status=won", "working"),
        ("visits id=v; complaints raised=-3", "complaint"),
        ("visits id=v; complaints raised=-3 resolved=-1", "working"),
        ("visits id=v place=x; observations date=-9 place=x", "retail"),
        ("visits id=v place=y; observations date=-9 place=x", "working"),
    ] {
        assert_eq!(of(dossier), word, "{dossier}");
    }
}
