//! Forms of address beside a name, which are no part of it: Frau, Dr., Mr, 经理.

use super::given_names::is_given_name;
use crate::text::fold;

/// Before a name, folded and without points.
const BEFORE: &[&str] = &[
    "frau",
    "fr",
    "herr",
    "herrn",
    "hr",
    "hrn",
    "fraulein",
    "dr",
    "doktor",
    "doctor",
    "dr-ing",
    "prof",
    "professor",
    "professorin",
    "dipl-ing",
    "dipl-kfm",
    "ing",
    "mag",
    "mr",
    "mister",
    "mrs",
    "ms",
    "miss",
    "mme",
    "mlle",
    "madame",
    "monsieur",
    "maitre",
    "mademoiselle",
    "sir",
    "senor",
    "senora",
    "sr",
    "sra",
    "signor",
    "signora",
    "fru",
    "dhr",
    "mevr",
    "mevrouw",
    "meneer",
];

/// Behind a name written without spaces; those of one letter only where the rest is one letter or a name.
const BEHIND: &[&str] = &[
    "总经理",
    "副总经理",
    "经理",
    "先生",
    "女士",
    "小姐",
    "太太",
    "老师",
    "主任",
    "科长",
    "处长",
    "部长",
    "厂长",
    "董事长",
    "院长",
    "局长",
    "博士",
    "教授",
    "师傅",
    "书记",
    "总监",
    "總",
    "经理人",
    "總經理",
    "經理",
    "主管",
    "工程师",
    "总",
    "工",
    "董",
];

/// Behind a name, between spaces or commas, folded and without points.
const DEGREES: &[&str] = &["phd", "mba", "msc", "bsc", "beng", "meng", "llm", "llb", "esq"];

/// What stands behind a degree before a name, folded and without points.
const FACULTIES: &[&str] = &[
    "rer", "nat", "med", "dent", "vet", "jur", "iur", "phil", "oec", "pol", "theol", "math",
    "techn", "agr", "habil", "univ", "fh", "ba", "th", "tu", "uni", "h", "c", "hc", "mult", "ing",
    "eh",
];

/// A name apart from the forms of address beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addressed<'a> {
    /// The name alone; all of the text where nothing else would be left.
    pub name: &'a str,
    /// The forms that stood beside it.
    pub forms: Vec<&'a str>,
    /// How many of them stood before it.
    pub before: usize,
}

/// Is this word a form of address and nothing else: `Frau`, `Dr.`, `经理`?
pub fn is_title(word: &str) -> bool {
    let word = word.trim();
    let folded = bare(word);
    BEFORE.contains(&folded.as_str())
        || DEGREES.contains(&folded.as_str())
        || (word.chars().count() > 1 && BEHIND.contains(&word))
}

/// Is this word a degree that stands behind a name: `MSc`, `Ph.D.`?
pub fn is_degree(word: &str) -> bool {
    DEGREES.contains(&bare(word.trim()).as_str())
}

/// Takes the forms of address off both ends of a name.
pub fn addressed(text: &str) -> Addressed<'_> {
    let mut name = text.trim();
    let mut forms = Vec::new();
    while let Some((first, rest)) = name.split_once(char::is_whitespace) {
        let known = BEFORE.contains(&bare(first).as_str()) && !is_initial(first);
        let known = known || (!forms.is_empty() && is_faculty(first));
        let known = known || (forms.is_empty() && is_monsieur(first, rest));
        if !known {
            break;
        }
        forms.push(first);
        name = rest.trim_start();
    }
    let before = forms.len();
    while let Some((rest, last)) = name.rsplit_once(char::is_whitespace) {
        // `Sr.` behind a name is the elder, before it a señor.
        if !is_title(last) || is_initial(last) || bare(last) == "sr" {
            break;
        }
        forms.push(last);
        name = rest.trim_end();
    }
    if let Some((rest, form)) = BEHIND.iter().find_map(|form| {
        let rest = name.strip_suffix(form)?;
        let letters = rest.chars().count();
        let enough = form.chars().count() > 1 || letters == 1 || (*form == "总" && letters < 4);
        let is_name = letters == 1 || rest.starts_with(is_surname);
        (letters > 0 && enough && is_name && rest.chars().all(|c| !c.is_ascii()))
            .then_some((rest, form))
    }) {
        forms.push(form);
        name = rest.trim_end();
    }
    Addressed { name, forms, before }
}

/// The hundred and more that most people in China are called by: `质量经理` is a post, `王敏经理` somebody.
const SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈\
                        姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤\
                        欧司诸上陳楊黃趙吳孫馬羅鄭謝許韓馮鄧蕭葉蘇呂盧鍾譚陸賈";

fn is_surname(letter: char) -> bool {
    SURNAMES.contains(letter)
}

/// `rer. nat.`, `habil.`, `(FH)` behind a degree: of which faculty or school it is.
fn is_faculty(word: &str) -> bool {
    let inside = word.strip_prefix('(').and_then(|word| word.strip_suffix(')'));
    let stopped = word.ends_with('.') || inside.is_some();
    let named = bare(inside.unwrap_or(word));
    stopped && named.split('-').all(|part| FACULTIES.contains(&part))
}

/// `M.` before a French particle, or before a whole name with its given name: `M. Jean Petit`, `M. Le Goff`.
fn is_monsieur(word: &str, rest: &str) -> bool {
    const PARTICLES: &[&str] = &["le", "la", "du", "de", "des"];
    if word != "M." {
        return false;
    }
    let mut words = rest.split_whitespace();
    let Some(first) = words.next().map(fold) else { return false };
    let elided = ["d'", "d’", "l'"].iter().any(|of| first.starts_with(of));
    let is_whole = words.next().is_some() && first.split('-').all(is_given_name);
    elided || PARTICLES.contains(&first.as_str()) || is_whole
}

/// `M.` may be a first name; `Dr.` and `Fr.` are none.
fn is_initial(word: &str) -> bool {
    word.chars().filter(|c| c.is_alphabetic()).count() < 2
}

fn bare(word: &str) -> String {
    fold(word.trim_end_matches([',', '.'])).replace('.', "")
}

/// `Pete` of `Pete's`.
pub fn owner_of(word: &str) -> Option<&str> {
    let owner = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s"))?;
    (!owner.is_empty()).then_some(owner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_address_are_no_part_of_a_name() {
        for (text, name, forms) in [
            ("Frau Dahl", "Dahl", &["Frau"][..]),
            ("Herrn Dr. Lind", "Lind", &["Herrn", "Dr."]),
            ("Prof. Dr.-Ing. Petra Lang", "Petra Lang", &["Prof.", "Dr.-Ing."]),
            ("Dipl.-Ing. (FH) Hans-Peter Maier", "Hans-Peter Maier", &["Dipl.-Ing.", "(FH)"]),
            ("Dr. rer. nat. Ute Becker MBA", "Ute Becker", &["Dr.", "rer.", "nat.", "MBA"]),
            ("Prof. Dr.-Ing. habil. Eva Kern", "Eva Kern", &["Prof.", "Dr.-Ing.", "habil."]),
            ("Tom Hill B.Eng.", "Tom Hill", &["B.Eng."]),
            ("Dr. Nat Hill", "Nat Hill", &["Dr."]),
            ("Mr Jones", "Jones", &["Mr"]),
            ("mme. Curie", "Curie", &["mme."]),
            ("Ann Lee PhD", "Ann Lee", &["PhD"]),
            ("王经理", "王", &["经理"]),
            ("王敏女士", "王敏", &["女士"]),
            ("李总", "李", &["总"]),
            ("张工", "张", &["工"]),
            ("王 经理", "王", &["经理"]),
            // Names, whatever they look like.
            ("Frauke Herrmann", "Frauke Herrmann", &[]),
            ("Drew Mister", "Drew", &["Mister"]),
            ("王建工", "王建工", &[]),
            ("质量经理", "质量经理", &[]),
            ("采购经理", "采购经理", &[]),
            ("欧阳敏经理", "欧阳敏", &["经理"]),
            ("Frau", "Frau", &[]),
            ("M. Lang", "M. Lang", &[]),
            ("Davy Jones Sr.", "Davy Jones Sr.", &[]),
            ("Sr. Lopez", "Lopez", &["Sr."]),
            ("Maître Odile Ramon", "Odile Ramon", &["Maître"]),
            ("M. Jean Petit", "Jean Petit", &["M."]),
            ("M. Le Goff", "Le Goff", &["M."]),
            ("M. d'Escoubès", "d'Escoubès", &["M."]),
            ("M. Van Hees", "M. Van Hees", &[]),
        ] {
            let said = addressed(text);
            assert_eq!((said.name, said.forms.as_slice()), (name, forms), "{text}");
        }
    }
}
