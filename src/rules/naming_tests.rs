//! Who is named in a text, and what only sounds like a name.

use super::*;
use crate::rules::sample;

const BOOK: &str = "rep company=\"Rautal Pumpen\"
    competitors id=v name=Voltaris; competitors id=h name=\"Palans Hubertin\"; competitors id=p name=\"Nord Pumpen GmbH\"
    competitors id=z name=云泉饮料有限公司
    account name=\"Schrauben Nietberg\"
    people id=kol name=\"Dr. Anton Koller\"; people id=moe name=\"Petra Möllenkamp\"; people id=win name=\"Ute Winter\"
    people id=wu name=吴建国; people id=had name=\"ليلى منصور\"; people id=lin name=\"Bo Lind\" aliases=Hansen
    people id=nie name=\"Lars Nietberg\"; people id=vdb name=\"Jan von der Berg\"
    observations date=-3 brand=Glanzbier place=x";

fn named(text: &str) -> Vec<String> {
    sample::ask(BOOK, |case| {
        Names::of(case).people(text).iter().map(|p| p.id.to_string()).collect()
    })
}

#[test]
fn people_are_named_by_name_alias_and_surname_in_every_script() {
    for (text, who) in [
        ("asks Koller for a trial day", "kol"),
        ("asks koller for a trial day", "kol"),
        ("Koller's drawing", "kol"),
        ("Kollers Zeichnung", "kol"),
        ("for Frau Moellenkamp", "moe"),
        ("MÖLLENKAMP wants it", "moe"),
        ("list for Frau Winter", "win"),
        ("takes it to Winter on Monday", "win"),
        ("带给吴经理", "wu"),
        ("建国的图纸", "wu"),
        ("老吴要的样品", "wu"),
        ("drawing for منصور", "had"),
        ("goes to Hansen first", "lin"),
        ("asks Nietberg about the rail", "nie"),
    ] {
        assert_eq!(named(text), [who], "{text}");
    }
}

#[test]
fn what_only_sounds_like_a_name_is_none() {
    for text in [
        "load plan for gate 4",
        "winter pause",
        "Winter pause, agreed",
        "visit to Schrauben Nietberg in week 9",
        "Bohrplan",
        "berg of papers",
        "吴江的仓库",
        "on behalf of the board",
        "collar of the shaft",
    ] {
        assert!(named(text).is_empty(), "{text}: {:?}", named(text));
    }
}

#[test]
fn a_rival_is_named_by_name_and_telling_word_and_not_by_a_word_of_the_trade() {
    sample::ask(BOOK, |case| {
        let names = Names::of(case);
        for text in [
            "why not Voltaris",
            "answer to voltaris",
            "Hubertin delivers sooner",
            "drawing beside the Nord Pumpen skid",
            "和云泉的比较",
            "shelf beside Glanzbier",
        ] {
            assert!(names.has_rival(text), "{text}");
        }
        for text in [
            "list of the spare pumps",
            "Liste der Pumpen",
            "gate in the north",
            "nord side of the hall",
        ] {
            assert!(!names.has_rival(text), "{text}");
        }
    });
}

#[test]
fn a_name_that_two_have_means_the_one_who_is_known() {
    let book = "people id=a name=\"Rolf Kehr\"; people id=b name=\"Rita Kehr\"";
    sample::ask(book, |case| {
        let names = Names::of(case);
        assert!(names.others("sends Kehr the list", &["a"]).is_empty());
        let others = names.others("sends Rita Kehr the list", &["a"]);
        assert_eq!(others.iter().map(|p| p.id.as_str()).collect::<Vec<_>>(), ["b"]);
    });
}

#[test]
fn two_texts_speak_of_the_same_where_they_share_telling_words() {
    let naming = &sample::playbook().naming;
    let answer = "boiler inspection in week 9, four days without steam";
    for (line, same) in [
        ("How will you bridge the boiler inspection?", true),
        ("What stays of the boiler of 1991?", false),
        ("What is set aside for this year?", false),
    ] {
        assert_eq!(is_echo(line, answer, naming), same, "{line}");
    }
    assert!(is_echo("about 90,000 then?", "they have 90.000 left", naming));
    assert!(is_echo("第九周锅炉检修怎么办", "锅炉检修要停四天", naming));
    assert!(!is_echo("锅炉多大", "锅炉检修", naming));
}
