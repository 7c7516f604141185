//! Short forms of given names: `Dave` of David, `Sepp` of Josef, by which two names of one surname may be one person's.

use super::fold;
use std::collections::HashMap;
use std::sync::LazyLock;

/// A given name in its spellings, and behind the colon its short forms; folded.
const SHORT: &[&str] = &[
    "abigail: abby abbie gail",
    "albert alberto adalbert: al bert bertie berti tito",
    "alexander alexandre alejandro aleksander alexandr aleksandr: alex alec alek sandy sascha sasha xander ale",
    "alexandra alejandra aleksandra: alex sandra sandy sascha ale ola",
    "alfred: alf fred freddie fredi",
    "alfonso alphonse alfons: fonso alf fons",
    "amanda: mandy",
    "andrew andreas andre andres andrea andrzej andrei: andy drew andi anders andrej andresito andriy",
    "anthony antonio anton antoine: tony ant toni toño tonio toon",
    "antonia: toni",
    "barbara: barb babs babsi basia barbel",
    "benjamin benedict benedikt: ben benny benji bene",
    "bernard bernhard bernardo: bernie bernd berni berno",
    "brigitte birgit: gitte gitti biggi",
    "carl karl carlos: charlie kalle carlitos",
    "caroline karoline carolyn: caro carrie lina",
    "catherine katharina katherine kathrin kathryn catalina katarzyna ekaterina: cathy kate kathy katie cat kat katja kati kasia katya kathe",
    "charles: charlie chuck chas",
    "charlotte: lotte lottie charlie",
    "christian: chris christl",
    "christina christine kristina christiane cristina: chris tina christl kris kristin cris",
    "christopher christoph christophe cristobal krzysztof: chris kit topher stoffel krzysiek",
    "daniel danielle daniela: dan danny dani",
    "david: dave davy davie davi",
    "deborah debora: deb debbie",
    "dietrich dieter: dietz didi",
    "dominic dominik dominique: dom nick domi",
    "donald: don donnie",
    "dorothy dorothea dorothee: dot dottie dora thea doro dorle",
    "douglas: doug dougie",
    "eberhard: ebi",
    "edward eduard eduardo edmund edouard: ed eddie eddy ted teddy ned edi edu lalo",
    "eleanor leonore eleonore: ellie nell nora lore",
    "elizabeth elisabeth isabel: liz lizzie beth betty eliza lisa lisbeth elsa elli sissi bettina betsy libby lilli isa ela",
    "emanuel emmanuel manuel manuela: manu mano manolo manni lolo",
    "emily emilie emilia: em milly emmi",
    "enrique: quique kike",
    "eugene eugen eugenio: gene geno",
    "ferdinand fernando: ferdi ferdl fernan nando",
    "florian: flo flori",
    "frances: fran francie",
    "francis francisco franz francesco francois frantisek: frank fran paco pancho franzl curro kiko cesco",
    "frederick friedrich frederic federico fredrik frederik: fred freddie fritz freddy frederi fede friedl",
    "gabriel gabriele gabriella: gabe gabi gaby gab",
    "gareth: gaz",
    "gary garry: gaz",
    "geoffrey jeffrey: geoff jeff",
    "george georg georges jorge: geordie schorsch georgie jörgl joschi coque",
    "gerald gerard gerhard gerardo: gerry jerry gerd gert hardy",
    "gertrud gertrude: trude trudi trudy",
    "giuseppe: beppe peppe pino",
    "gregory gregor gregorio grzegorz: greg gregg grischa goyo grzesiek",
    "guillermo guglielmo: memo guille",
    "gustav gustavo gustave: gus gustl tavo",
    "heinrich henry hendrik henri enrico: hank harry heiner heinz heini hein henk hal rico henning",
    "helen helena helene: nell ella leni lena hella elli",
    "herbert: herb bert herbie",
    "hermann: harm manni",
    "hubert: hubsi bert huby",
    "ignatius ignacio ignaz: nacho iggy",
    "isabella: bella izzy isa",
    "jacob jakob jakub: jake jack jockel kuba köbi kobi",
    "jacqueline: jackie jacqui",
    "james jaime: jim jimmy jamie jem",
    "jennifer: jen jenny jenn jeni",
    "jessica: jess jessie",
    "johann johannes joannes: hans hannes jo johnny joni hansi jan",
    "john: jack johnny jon",
    "johanna joanna joanne: hanna hanne jo asia",
    "jonathan jonatan: jon jonny nathan",
    "joseph josef jose jozef joosep: joe joey sepp jupp pepe seppi jos beppo chepe pepito jo",
    "josephine josefine josefa: jo josie josi sepha pepa fina",
    "joachim: jo jochen achim jochim",
    "judith: judy judi",
    "julian julius julia juliane: jules jule juli",
    "karin karen: kaz",
    "kenneth: ken kenny",
    "klaus nikolaus nicholas nicolas nikolai nicola nicole niklas nicolaas: nick nico nicky klaus claus niko klas nik niki colin kolja",
    "konrad conrad: kurt conny conni",
    "laurence lawrence lorenz lorenzo laurens: larry laurie lenz loz lars",
    "leonard leonhard leonardo: leo len lenny lenni hardl",
    "louis ludwig luis lewis luigi: lou louie lutz lui lucho gigi wiggerl luiggi lew",
    "louise luise luisa: lou lulu",
    "lucas lukas: luke luk",
    "magdalena: lena magda leni maggie",
    "manfred: manni fred mani",
    "margaret margarethe margarete margarita marguerite: maggie meg peggy madge grete gretel rita marge margie gitta",
    "maria marie mary: mia mimi mitzi molly polly maja mariechen",
    "martin martina: marty marti tina mart",
    "matthew matthias mathias matteo mathieu mateo mateusz: matt matty matze hias mat teo",
    "maximilian maxim maximo: max maxi",
    "melanie: mel melli",
    "michael michel miguel mikael mikhail michal: mike mick mikey micky michi micha mickey michl misha mischa mich miki",
    "mohammed mohamed muhammad mehmet: mo momo",
    "monika monica: moni mona",
    "natalie nathalie natalia: nat nati natascha",
    "nathaniel: nathan nate nat",
    "nigel: nige",
    "oliver olivier: ollie olli olly",
    "oscar oskar: ossi",
    "patricia: pat patsy trish tricia patty",
    "patrick patricio: pat paddy patrizio",
    "peter pieter pedro piotr pietro pierre petr: pete piet perico petey pit",
    "philip phillip philipp philippe felipe: phil pip flip lip",
    "pamela: pam",
    "rachel: rach rae",
    "rafael raphael: rafa raff raf",
    "raymond raimund: ray raimi",
    "rebecca rebekka: becky becca bex",
    "reinhard reinhold: reini hardy",
    "richard ricardo riccardo: rick dick richie rich ricky rico",
    "robert roberto ruprecht: rob bob bobby robbie bert robin beto tito",
    "roland: rolli",
    "ronald: ron ronnie",
    "rosemarie rosemary: rosie romy",
    "rudolf rudolph rodolfo: rudi rudy rolf rolfo",
    "samuel samantha: sam sammy sami",
    "sandra: sandy",
    "sebastian sebastien: seb basti wastl bastian sebi baste",
    "siegfried: sigi siggi friedl",
    "simon: si",
    "sophie sofie sophia sofia: soph fia",
    "stefanie stephanie: steffi steph stef",
    "stephen steven stefan stephan stefano esteban etienne: steve steffen stevie steff stef",
    "stuart stewart: stu stew",
    "susan susanne susanna suzanne susana: sue susie suzy susi suse sanne susa",
    "sylvia silvia silvester: silvi sil silke",
    "terence terrence: terry",
    "teresa theresa therese: terry tess tessa resi tere theres",
    "theodor theodore theodoor: theo ted teddy theodo",
    "thomas tomas tomasz: tom tommy thom tomek",
    "timothy timotheus: tim timmy timo",
    "ulrich ulrike: uli ulli rike ulla",
    "ursula: uschi ulla ursel ursi",
    "valentin valentine: vali val tino",
    "veronika veronica veronique: vroni vero ronnie",
    "victor viktor vittorio: vic viki vik",
    "victoria viktoria: vicky vicki tori vicki",
    "vincent vincenz vicente vincenzo: vince vinny vinz enzo",
    "walter walther: wally walt wally",
    "wilhelm willem william guilherme: will bill willi willy billy wim liam helm wil",
    "wilhelmina wilhelmine: mina minna wilma minchen",
    "wolfgang wolfram: wolf wolfi",
    "xaver francisco-xavier xavier: xari xavi javi",
    "javier: javi",
    "dolores: lola",
    "rosario: charo",
    "concepcion: concha conchi",
    "mercedes: merche mercè",
    "aleksandr alexei aleksei: aljoscha alyosha lyosha",
    "dmitri dmitry: dima mitja",
    "sergei sergio serge: serjoscha checho",
    "vladimir: volodja vova wolodja",
    "yevgeny evgeny: schenja zhenya",
    "małgorzata malgorzata: gosia",
    "agnieszka agnes: aga",
    "stanisław stanislaw: staszek stas",
];

/// The given names of which a folded one is a known short form, and those that are its short forms; folded.
pub fn short_of(given: &str) -> &'static [String] {
    static KNOWN: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
        let mut known: HashMap<String, Vec<String>> = HashMap::new();
        let words = |names: &str| names.split_whitespace().map(fold).collect::<Vec<_>>();
        for (whole, short) in SHORT.iter().filter_map(|row| row.split_once(':')) {
            let (whole, short) = (words(whole), words(short));
            for (one, other) in whole.iter().flat_map(|one| short.iter().map(move |s| (one, s))) {
                known.entry(one.clone()).or_default().push(other.clone());
                known.entry(other.clone()).or_default().push(one.clone());
            }
        }
        known.iter_mut().for_each(|(name, others)| others.retain(|other| other != name));
        known
    });
    KNOWN.get(given).map_or(&[], Vec::as_slice)
}

/// The given name of a name of two words and more, and the surname behind it, folded; a form of address is no part of it.
pub fn given_and_family(name: &str) -> Option<(String, String)> {
    const TITLES: [&str; 14] = [
        "dr", "prof", "mr", "mrs", "ms", "miss", "herr", "frau", "m", "mme", "sr", "sra", "ing",
        "dipl",
    ];
    let folded = fold(name);
    let words: Vec<&str> = folded.split_whitespace().collect();
    let titled =
        words.iter().take_while(|word| TITLES.contains(&word.trim_end_matches('.'))).count();
    let (first, family) = words.get(titled..)?.split_first()?;
    let family = family.join(" ");
    (!family.is_empty()).then(|| ((*first).to_owned(), family))
}

/// Whether somebody of the one given name may be called by the other: the same, a short form, an initial; folded.
pub fn may_be_called(given: &str, other: &str) -> bool {
    let [one, two] = [given, other].map(|name| name.trim_end_matches('.'));
    let begins = |name: &str, letter: &str| letter.chars().count() == 1 && name.starts_with(letter);
    let short = || short_of(one).iter().any(|short| short == two);
    one == two || begins(one, two) || begins(two, one) || short()
}

/// Two names of which neither the given name nor the surname can be the other's.
pub fn are_others(one: &str, other: &str) -> bool {
    let Some(((given, family), (other, same))) = given_and_family(one).zip(given_and_family(other))
    else {
        return false;
    };
    let is_turned = given == same || family == other;
    family != same && !is_turned && !may_be_called(&given, &other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_whole_names_without_a_part_in_common_are_two_people() {
        for (one, other, two) in [
            ("Anil Sharma", "Lee Armstrong", true),
            ("Kirsty Scott", "Kirsty Scott-Bain", false),
            ("Bob Dale", "Robert Smith", false),
            ("J. Kerr", "Jim Carr", false),
            ("Jim Kerr", "Ann Kerr", false),
            ("Kerr Jim", "Jim Carr", false),
            ("王敏", "Wang Min", false),
        ] {
            assert_eq!(are_others(one, other), two, "{one} {other}");
        }
    }

    fn may_be_one(one: &str, other: &str) -> bool {
        match (given_and_family(one), given_and_family(other)) {
            (Some((given, family)), Some((other, same))) => {
                family == same && short_of(&given).contains(&other)
            }
            _ => false,
        }
    }

    #[test]
    fn a_short_form_and_its_name_may_be_one_and_two_names_are_not() {
        for (one, other, same) in [
            ("Dave Scholes", "David Scholes", true),
            ("Michael Kerr", "Mike Kerr", true),
            ("Bob Dale", "Robert Dale", true),
            ("Sepp Huber", "Josef Huber", true),
            ("Hans Maier", "Johannes Maier", true),
            ("Pepe Ruiz Sanz", "José Ruiz Sanz", true),
            ("Dr. Susi Klein", "Susanne Klein", true),
            ("Wim de Boer", "Willem de Boer", true),
            ("Jack Dewhurst", "Robert Dewhurst", false),
            ("Dave Scholes", "David Schofield", false),
            ("Dave Scholes", "Dave Scholes", false),
            ("Mike Kerr", "Mick Kerr", false),
            ("Dan Kerr", "David Kerr", false),
            ("Dave", "David", false),
            ("J. Kerr", "John Kerr", false),
        ] {
            assert_eq!(may_be_one(one, other), same, "{one} {other}");
            assert_eq!(may_be_one(other, one), same, "{other} {one}");
        }
    }
}
