//! Who is mentioned in a text, and who is not although letters of the name stand there.

use super::{Certainty, Identity, Mentions, NameWords};

const TITLES: [&str; 4] = ["mr", "ms", "frau", "fräulein"];
const PARTICLES: [&str; 4] = ["von", "der", "de", "al"];
const EVERYDAY: [&str; 5] = ["may", "will", "long", "per", "mueller"];

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|w| (*w).to_owned()).collect()
}

fn looking_for(names: &[&str], mails: &[&str], phones: &[&str], shared: &[&str]) -> Mentions {
    let identity = Identity {
        names: owned(names),
        mails: owned(mails),
        phones: owned(phones),
        shared: owned(shared),
        ..Identity::default()
    };
    let (titles, particles, everyday) = (owned(&TITLES), owned(&PARTICLES), owned(&EVERYDAY));
    let (behind, double) = (owned(&["总", "小姐", "经理"]), owned(&["欧阳"]));
    let known = NameWords {
        titles: &titles,
        particles: &particles,
        everyday: &everyday,
        titles_behind: &behind,
        double_surnames: &double,
    };
    Mentions::of(&identity, known)
}

fn blanks(who: &Mentions, cases: &[(&str, &str)]) {
    for (text, clean) in cases {
        assert_eq!(who.blanked(text, "someone"), *clean, "{text}: {:?}", who.places(text));
        assert_eq!(who.best(clean), None, "{clean}: {:?}", who.places(clean));
    }
}

fn stays(who: &Mentions, texts: &[&str], certainty: Option<Certainty>) {
    for text in texts {
        assert_eq!(who.blanked(text, "someone"), *text, "{:?}", who.places(text));
        assert_eq!(who.best(text), certainty, "{text}");
    }
}

#[test]
fn a_name_is_found_in_whatever_letters_it_is_written() {
    let who = looking_for(&["Gunnar Quixby", "Gunni"], &[], &[], &[]);
    blanks(
        &who,
        &[
            ("GUNNAR QUIXBY came", "someone came"),
            ("gunnar quixby", "someone"),
            ("GUNNI", "someone"),
            ("Mr QUIXBY is new", "Mr someone is new"),
            ("Quíxby's desk", "someone's desk"),
            ("GunnarQuixby, gunnar.quixby", "someone, someone"),
            ("Gunnar-Quixby", "someone"),
            ("Quixby, Gunnar", "someone"),
            ("the Quixbys", "the someone"),
            ("quixby.pdf of @quixby", "someone.pdf of @someone"),
            ("Ｑｕｉｘｂｙ", "someone"),
            ("Quix\u{ad}by and Quix-\nby", "someone and someone"),
            ("Gunnar\nQuixby", "someone"),
            ("G. Quixby, gquixby", "someone, someone"),
            ("a Quixby-Angebot", "a someone-Angebot"),
            ("quixby2.doc", "someone2.doc"),
            ("with Gunnar and Quixby", "with someone and someone"),
        ],
    );
    stays(&who, &["Quixbyson", "Requixby", "quix by the way", "Gunn", "gunnarson"], None);
    stays(&who, &["McQuixby", "QuixbyNord"], Some(Certainty::Perhaps));
}

#[test]
fn a_latin_spelling_is_theirs_whole_and_perhaps_in_part() {
    let latin = owned(&["wang min", "min wang", "wang", "he long", "long he", "he", "wu xiao min"]);
    let (titles, everyday) = (owned(&TITLES), owned(&EVERYDAY));
    let known = NameWords { titles: &titles, everyday: &everyday, ..NameWords::default() };
    let of = |latin_is_shared| {
        let names = owned(&["王敏"]);
        let identity =
            Identity { names, latin: latin.clone(), latin_is_shared, ..Identity::default() };
        Mentions::of(&identity, known)
    };
    blanks(
        &of(false),
        &[
            ("met Wang Min", "met someone"),
            ("Min Wang and WANG Min", "someone and someone"),
            ("wangmin, min.wang, WangMin", "someone, someone, someone"),
            ("王敏 came", "someone came"),
            ("He Long signs", "someone signs"),
        ],
    );
    let perhaps = Some(Certainty::Perhaps);
    let parts = ["Wang called", "ask Ms Wang", "Mr He", "he long ago", "Wang Ming"];
    stays(&of(false), &parts, perhaps);
    stays(&of(false), &["He said so", "in 5 min", "swangminer", "the wangs", "wxm", "AWXM"], None);
    stays(&of(true), &["met Wang Min", "wangmin"], perhaps);
}

#[test]
fn umlauts_are_found_in_both_spellings() {
    let who = looking_for(&["Jörg Müller-Weiß"], &[], &[], &[]);
    blanks(
        &who,
        &[
            ("Joerg Mueller-Weiss", "someone"),
            ("JORG MULLER", "someone"),
            ("Herr Mu\u{308}ller", "Herr someone"),
        ],
    );
    blanks(&looking_for(&["Eva Mueller"], &[], &[], &[]), &[("Frau Müller", "Frau someone")]);
}

#[test]
fn a_short_name_or_a_word_is_theirs_only_where_it_can_be_no_other() {
    let who = looking_for(&["Theresa May"], &[], &[], &[]);
    blanks(&who, &[("Ms May and theresa may", "Ms someone and someone")]);
    stays(&who, &["it may rain", "maybe mayor Mayer"], None);
    stays(&who, &["in May"], Some(Certainty::Perhaps));
    let who = looking_for(&["Li Na"], &[], &[], &[]);
    blanks(&who, &[("Li Na", "someone"), ("Mr. Li", "Mr. someone"), ("Na, Li", "someone")]);
    stays(&who, &["Lina", "Linas list, online, Elina", "li"], None);
    let who = looking_for(&["Per Long"], &[], &[], &[]);
    stays(&who, &["400 per month", "as long as", "it will"], None);
    let who = looking_for(&["Ursula von der Leyen"], &[], &[], &[]);
    blanks(&who, &[("von der Leyen", "von der someone"), ("Ursula Leyen", "someone")]);
    stays(&who, &["der Preis von heute"], None);
    let who = looking_for(&["Al Dahl", "Al"], &[], &[], &[]);
    stays(&who, &["also Alfa, real"], None);
}

#[test]
fn a_name_that_others_have_is_told_and_not_taken() {
    let who = looking_for(&["Ingrid Dahl"], &[], &[], &["Ingrid Solberg", "Dahl AS"]);
    assert_eq!(who.blanked("ingrid dahl of Dahl", "someone"), "someone of Dahl");
    stays(&who, &["Ingrid Solberg", "Dahl AS", "I. Dahl", "Dahls"], Some(Certainty::Perhaps));
}

#[test]
fn names_of_other_scripts_are_found_inside_the_sentence() {
    blanks(&looking_for(&["王建国"], &[], &[], &[]), &[("请王建国来", "请someone来")]);
    stays(&looking_for(&["王建国"], &[], &[], &[]), &["建国路"], Some(Certainty::Perhaps));
    blanks(
        &looking_for(&["ليلى حداد"], &[], &[], &[]),
        &[("مع ليلى حداد اليوم", "مع someone اليوم")],
    );
}

#[test]
fn mail_is_found_in_any_case_and_by_itself() {
    let who = looking_for(&[], &["gq@quixmail.example"], &[], &[]);
    blanks(&who, &[("GQ@QUIXMAIL.EXAMPLE.", "someone."), ("<gq@quixmail.example>", "<someone>")]);
    stays(&who, &["egq@quixmail.example", "gq@quixmail.example.org", "gq"], None);
    let shared = looking_for(&[], &["info@a.example"], &[], &["info@a.example"]);
    stays(&shared, &["info@a.example"], Some(Certainty::Perhaps));
}

#[test]
fn a_telephone_is_found_by_its_digits() {
    let who = looking_for(&[], &[], &["+47 911 22 333"], &[]);
    blanks(
        &who,
        &[
            ("tel +4791122333", "tel someone"),
            ("call 91122333 24.11.", "call someone 24.11."),
            ("0047-911/22 333", "someone"),
            ("order 12 911 22 333", "order 12 someone"),
        ],
    );
    stays(&who, &["91122334", "4791122333001", "order 22333", "1991122333"], None);
    stays(&who, &["122333"], Some(Certainty::Perhaps));
    let who = looking_for(&[], &[], &["0171/5551234"], &[]);
    blanks(&who, &[("+49 (0)171 555-1234", "someone"), ("+491715551234", "someone")]);
}

#[test]
fn parts_of_a_name_without_blanks_are_told_and_the_whole_is_theirs() {
    let perhaps = Some(Certainty::Perhaps);
    let who = looking_for(&["王小敏"], &[], &[], &[]);
    blanks(&who, &[("王小敏来了", "someone来了")]);
    stays(&who, &["小敏来了", "王总说", "王小姐", "老王"], perhaps);
    stays(&who, &["国王来了", "李总说", "小李", "王子"], None);
    let who = looking_for(&["王敏"], &[], &[], &[]);
    stays(&who, &["小敏", "阿敏", "小王"], perhaps);
    stays(&who, &["过敏", "敏感"], None);
    let who = looking_for(&["欧阳文"], &[], &[], &[]);
    stays(&who, &["欧阳经理"], perhaps);
    let who = looking_for(&["김민수"], &[], &[], &[]);
    blanks(&who, &[("김민수님 안녕", "someone님 안녕"), ("어제 김민수가", "어제 someone가")]);
    stays(&who, &["민수 왔다", "민수님"], perhaps);
    stays(&who, &["김민순", "민순이"], None);
    blanks(&looking_for(&["ليلى"], &[], &[], &[]), &[("ليلي", "someone"), ("لیلی", "someone")]);
}

#[test]
fn cases_of_a_russian_name_are_theirs_with_both_names_and_told_alone() {
    let who = looking_for(&["Иван Петров", "Анна"], &[], &[], &[]);
    blanks(&who, &[("с Иваном Петровым", "с someone"), ("ПЕТРОВ", "someone"), ("Анна", "someone")]);
    stays(&who, &["Петрову", "Петрова", "Ивану", "Анну", "к Анне"], Some(Certainty::Perhaps));
    stays(&who, &["Петровский", "Петербург", "Иванович", "анналы"], None);
}

#[test]
fn spellings_that_may_be_theirs_are_told() {
    let perhaps = Some(Certainty::Perhaps);
    let who = looking_for(&["Bjørn Åke Müller", "BÅM"], &[], &[], &[]);
    blanks(
        &who,
        &[
            ("bjorn.mueller", "someone"),
            ("Björn-Åke Müller", "someone"),
            ("BÅM, BAM", "someone, someone"),
            ("Müllers", "someone"),
        ],
    );
    stays(&who, &["mueller", "mueller@web.example", "Mül-ler", "B.Å.M.", "Müllersche"], perhaps);
    stays(&who, &["Müllerei", "mul", "b.a.g.", "bar"], None);
    let who = looking_for(&["Theresa May"], &[], &[], &[]);
    stays(&who, &["may@x.example", "t.may@x.example"], perhaps);
    let who = looking_for(&["Ursula von der Leyen"], &[], &[], &[]);
    blanks(&who, &[("vonderleyen", "someone")]);
    stays(&who, &["UvdL"], perhaps);
    stays(&who, &["der Preis", "uvdl", "von der Ley"], None);
    let who = looking_for(&["Pat O'Brien-Smith"], &[], &[], &[]);
    blanks(&who, &[("obrien", "someone"), ("OBrien", "someone"), ("O’Brien", "someone")]);
    stays(&who, &["obrienne", "brie"], None);
}
