//! Words of a sentence, abbreviations and units: alone they are nobody's initials and no beginning of a name.

use super::shape::{is_job, word};
use super::tokens::Token;
use super::words::SAY_NOTHING;
use crate::language::names::is_title;
use crate::language::quick_entry::outcomes::OUTCOMES;
use crate::language::quick_entry::words::{FILLERS, KINDS};
use crate::text::fold;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Such words of English, German, French and Spanish, folded.
static LITTLE: LazyLock<HashSet<&str>> = LazyLock::new(|| WORDS.split_ascii_whitespace().collect());

/// The same as they are written down.
const WORDS: &str = "\
a an the and or nor but yet so if as at by in on of off to for from with without per via re ref cc bcc pp fao fyi asap eta \
tbc tbd tba ok okay yes no not na i me my we us our you your he him his she her hers it its they them their this that \
these those who whom what when where why how all any some each both few more most other same such than too very can will \
just do does did has have had is am are was were be been being go got get let see say new old big bad good well due now \
then here there again still also only even ever never next last past late soon day days week month year pm sat sun mon \
tue tues wed thu thur thurs fri jan feb mar apr jun jul aug sep sept oct nov dec min mins hr hrs sec std kg km pcs pal one \
two ten out up down over under into onto about after before during until since while because hold behalf half wife \
husband son daughter boss hr hq po qa pr pov ooo ps plus minus away back today sick ill chat \
der die das den dem des ein eine einen einem einer und oder aber doch noch nur schon sehr wie was wer wo wann warum wenn \
weil dass als auf am ans aus bei beim bis da dann dort durch fur fuer gegen hier hin her ich mir mich du er ihn ihm sie ihr \
es wir uns euch im ins ist sind war waren hat habe haben hatte ja nein nicht kein keine nie mal man mehr mit nach neu alt \
ob ohne pro seit sich sein statt um unter vom von vor wegen wg zu zum zur zwei drei ca bzw usw etc ggf evtl inkl exkl \
bzgl betr zzgl lt ia iv od ev tgl mo di mi fr sa stk str nr tel ab gz va vz zb dh ua frau herr mann kind sohn vater mutter \
bruder chef gf az alle kam ging weg krank urlaub \
le la les un une et ou mais avec sans pour par chez au aux en dans sur sous il elle nous vous ils elles je tu te se ce cet \
cette ces mon ma mes ta tes sa ses notre nos votre leur leurs qui que quoi ne pas tres est sont ete hier mer jeu ven sam \
dim sem mme \
el los las una unos y o u e pero con sin del al lo su sus mi mis si ya hoy ayer mas muy son fue fin semana lun mie jue vie \
sab dom desde hasta porque";

/// Of these, words that are somebody's name as well, typed without a capital: `call may`, `met do`.
const NAMES_TOO: &str =
    "do so an jan will may sun mon mi di mo sa fr man min ma la sam son mar dim";

/// Is it a word of a sentence, an abbreviation or a unit?
pub fn is_little(word: &str) -> bool {
    let folded = fold(bare(word));
    let is_one = |one: &str| LITTLE.contains(one);
    if folded.contains('/') && folded.split('/').all(is_one) {
        return true;
    }
    is_one(&folded) || is_abbreviation(word)
}

/// Such a word, written as in a sentence, is nobody: `old` of Old Wu, `he` of He Jing; `first` stands it in the line.
pub(super) fn is_no_name(token: &Token) -> bool {
    let folded = fold(bare(&token.text));
    let in_sentence = token.start == 0 || token.text.chars().all(|c| !c.is_uppercase());
    in_sentence
        && is_little(&token.text)
        && !NAMES_TOO.split_ascii_whitespace().any(|name| name == folded)
}

/// `w/o`, `a.m.`, `ca.`, `m'a`: what is joined by a slash, and what is small and has a stop or a stroke.
fn is_abbreviation(word: &str) -> bool {
    const LONGEST: usize = 4;
    let word = bare_brackets(word);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let small = word.is_ascii() && !word.chars().any(char::is_uppercase);
    let slash = word.contains('/') && word.split('/').any(|part| part.chars().count() < 2);
    let marked = word.contains(['.', '\'', '’']) && letters <= LONGEST && small;
    (slash && word.is_ascii()) || marked
}

/// A letter that stands alone, with its stop or without: `m.` of `m. Noack` is nobody.
pub(super) fn is_letter(word: &str) -> bool {
    let letters = bare(word);
    letters.is_ascii() && letters.chars().count() < 2
}

/// May these words be somebody's initials, pinyin or the beginning of a name? No word of a sentence, no figure, none that
/// the line knows, no initials in brackets: who noted it signs so.
pub(super) fn may_be_part(tokens: &[Token]) -> bool {
    let named = |token: &&Token| tokens.len() < 2 || !is_title(&token.text);
    tokens.iter().filter(named).all(|token| {
        let text = &token.text;
        let folded = fold(bare(text));
        let is_known = word(KINDS, &folded).or(word(OUTCOMES, &folded)).is_some()
            || FILLERS.contains(&folded.as_str())
            || SAY_NOTHING.contains(&folded.as_str())
            || is_job(&folded);
        let signs = text.starts_with('(') && bare(text).chars().all(char::is_uppercase);
        let figure = text.chars().any(|c| c.is_ascii_digit());
        !(is_known || signs || figure || is_little(text) || is_letter(text))
    })
}

/// Two letters are initials only where both are written so: `JJ`, `wm`, not `Ja`; the beginning of a name has three.
pub(super) fn is_long_enough(text: &str) -> bool {
    !text.is_ascii() || text.chars().filter(|c| c.is_alphabetic()).count() > 2
}

/// All letters are capitals, or none is.
pub(super) fn is_of_one_case(text: &str) -> bool {
    let capitals = text.chars().filter(|c| c.is_uppercase()).count();
    capitals == 0 || capitals == text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Without what stands around a word.
pub(super) fn bare(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}

fn bare_brackets(word: &str) -> &str {
    word.trim_matches(['(', ')', '[', ']', '"', ',', '!', '?'])
}
