//! The words of days in three languages, as data.

use super::feasts::Feast;
use super::lexer::{Half, SpanUnit, Term};
use super::phrases::in_full;
use Term::{
    Ago, Am, CalendarWeek, Clock, Coming, DayMark, EndOf, Filler, HalfPast, In, Last, Later,
    MiddleOf, Month, MonthMark, Next, Number, Part, Pm, Shift, StartOf, This, Week, Weekday,
    Weekend, YearMark,
};

const fn unit(unit: SpanUnit) -> Term {
    Term::SpanUnit(unit)
}

const fn count(value: i64) -> Term {
    Number { value, digits: 0 }
}

/// What a word of the list says.
pub(super) fn known(word: &str) -> Option<&'static [Term]> {
    let word = in_full(word);
    WORDS.iter().find(|(words, _)| words.contains(&word)).map(|(_, terms)| *terms)
}

/// Words of letters, English and German; accents are folded before.
pub(super) const WORDS: &[(&[&str], &[Term])] = &[
    (&["today", "heute", "now", "jetzt", "hoy", "اليوم", "сегодня"], &[Shift(0)]),
    (&["yesterday", "gestern", "ayer", "أمس", "امس", "вчера"], &[Shift(-1)]),
    (&["tomorrow", "tmrw", "morgen", "demain", "manana", "غدا", "غداً", "завтра"], &[Shift(1)]),
    (&["vorgestern", "vorgest", "anteayer", "antier"], &[Shift(-2)]),
    (&["ubermorgen", "uebermorgen", "overmorrow"], &[Shift(2)]),
    (&["mon", "monday", "mo", "montag", "lundi", "lunes"], &[Weekday(0)]),
    (&["tue", "tues", "tuesday", "di", "dienstag", "mardi", "martes"], &[Weekday(1)]),
    (
        &[
            "wed",
            "weds",
            "wednesday",
            "mi",
            "mittwoch",
            "mercredi",
            "miercoles",
            "wensday",
            "wendsday",
        ],
        &[Weekday(2)],
    ),
    (&["thu", "thur", "thurs", "thursday", "do", "donnerstag", "jeudi", "jueves"], &[Weekday(3)]),
    (&["fri", "friday", "fr", "freitag", "vendredi", "viernes"], &[Weekday(4)]),
    (&["sat", "saturday", "sa", "samstag", "sonnabend", "samedi"], &[Weekday(5)]),
    (&["sun", "sunday", "so", "sonntag", "dimanche"], &[Weekday(6)]),
    (&["jan", "january", "januar", "janner", "jaenner", "janvier", "janv", "enero"], &[Month(1)]),
    (&["feb", "february", "februar", "feber", "fevrier", "fevr", "febrero"], &[Month(2)]),
    (&["mar", "march", "marz", "maerz", "mrz", "mae", "mars", "marzo"], &[Month(3)]),
    (&["apr", "april", "avril", "avr", "abril"], &[Month(4)]),
    (&["may", "mai", "mayo"], &[Month(5)]),
    (&["jun", "june", "juni", "juin", "junio"], &[Month(6)]),
    (&["jul", "july", "juli", "juillet", "juil", "julio"], &[Month(7)]),
    (&["aug", "august", "aout", "agosto"], &[Month(8)]),
    (&["sep", "sept", "september", "septembre", "septiembre"], &[Month(9)]),
    (&["oct", "october", "okt", "oktober", "octobre", "octubre"], &[Month(10)]),
    (&["nov", "november", "novembre", "noviembre"], &[Month(11)]),
    (&["dec", "december", "dez", "dezember", "decembre", "diciembre"], &[Month(12)]),
    (
        &["d", "day", "days", "tag", "tage", "tagen", "jour", "jours", "dia", "dias"],
        &[unit(SpanUnit::Day)],
    ),
    (
        &[
            "w", "wk", "wks", "wo", "week", "weeks", "woche", "wochen", "semaine", "semaines",
            "sem", "semana", "semanas",
        ],
        &[unit(SpanUnit::Week)],
    ),
    (
        &["m", "month", "months", "monat", "monate", "monaten", "monats", "mois", "mes", "meses"],
        &[unit(SpanUnit::Month)],
    ),
    (
        &["y", "yr", "yrs", "year", "years", "jahr", "jahre", "jahren", "jahres"],
        &[unit(SpanUnit::Year)],
    ),
    (
        &["quarter", "quarters", "quartal", "quartale", "quartals", "trimestre"],
        &[unit(SpanUnit::Quarter)],
    ),
    (&["halbjahr", "halbjahres", "halbjahrs", "semestre"], &[unit(SpanUnit::HalfYear)]),
    (&["kw", "cw", "kalenderwoche"], &[CalendarWeek]),
    (&["fortnight"], &[count(2), unit(SpanUnit::Week)]),
    (&["in", "dans", "uber", "ueber"], &[In]),
    (&["ago", "vor", "before", "avant", "hace"], &[Ago]),
    (&["later", "hence", "after", "spater", "spaeter", "nach", "apres"], &[Later]),
    (
        &[
            "last",
            "past",
            "previous",
            "letzten",
            "letzter",
            "letzte",
            "letztes",
            "letztem",
            "vorigen",
            "vorige",
            "voriger",
            "voriges",
            "vergangenen",
            "vergangene",
            "vergangener",
            "vergangenes",
        ],
        &[Last],
    ),
    (
        &[
            "next",
            "nachsten",
            "nachste",
            "nachster",
            "nachstes",
            "naechsten",
            "naechste",
            "naechster",
            "naechstes",
            "nachstem",
            "naechstem",
            "proximo",
            "proxima",
        ],
        &[Next],
    ),
    (
        &[
            "kommenden",
            "kommende",
            "kommender",
            "kommendes",
            "kommendem",
            "kommend",
            "coming",
            "upcoming",
        ],
        &[Coming],
    ),
    (&["this", "diesen", "diese", "dieser", "dieses", "diesem", "cette", "ce"], &[This]),
    (
        &["ubernachsten", "ubernachste", "ubernachster", "ubernachstes", "ubernachstem"],
        &[Next, Next],
    ),
    (
        &[
            "vorletzten",
            "vorletzter",
            "vorletzte",
            "vorletztes",
            "vorletztem",
            "vorvorigen",
            "vorvorige",
        ],
        &[Last, Last],
    ),
    (&["end", "ende", "eo", "fin"], &[EndOf]),
    (&["mitte", "mid", "middle", "milieu"], &[MiddleOf]),
    (&["monatsmitte"], &[MiddleOf, unit(SpanUnit::Month)]),
    (&["monatsende", "eom"], &[EndOf, unit(SpanUnit::Month)]),
    (&["jahresende", "eoy"], &[EndOf, unit(SpanUnit::Year)]),
    (&["quartalsende", "eoq"], &[EndOf, unit(SpanUnit::Quarter)]),
    (&["quartalsmitte"], &[MiddleOf, unit(SpanUnit::Quarter)]),
    (&["quartalsanfang", "quartalsbeginn"], &[StartOf, unit(SpanUnit::Quarter)]),
    (&["halbjahresende"], &[EndOf, unit(SpanUnit::HalfYear)]),
    (&["jahresmitte"], &[MiddleOf, unit(SpanUnit::Year)]),
    (&["jahresanfang", "jahresbeginn"], &[StartOf, unit(SpanUnit::Year)]),
    (&["wochenanfang", "wochenbeginn"], &[StartOf, unit(SpanUnit::Week)]),
    (&["wochenmitte"], &[MiddleOf, unit(SpanUnit::Week)]),
    (&["christmas", "xmas", "weihnachten"], &[Term::Feast(Feast::Christmas)]),
    (&["heiligabend"], &[Term::Feast(Feast::ChristmasEve)]),
    (&["silvester", "sylvester"], &[Term::Feast(Feast::NewYearsEve)]),
    (&["neujahr"], &[Term::Feast(Feast::NewYear)]),
    (&["karfreitag"], &[Term::Feast(Feast::GoodFriday)]),
    (&["easter", "ostern", "ostersonntag", "paques"], &[Term::Feast(Feast::Easter)]),
    (&["ostermontag"], &[Term::Feast(Feast::EasterMonday)]),
    (&["himmelfahrt"], &[Term::Feast(Feast::Ascension)]),
    (&["pentecost", "whitsun", "pfingsten", "pentecote"], &[Term::Feast(Feast::Pentecost)]),
    (&["fronleichnam"], &[Term::Feast(Feast::CorpusChristi)]),
    (&["halloween", "reformationstag"], &[Term::Feast(Feast::Halloween)]),
    (&["allerheiligen", "toussaint"], &[Term::Feast(Feast::AllSaints)]),
    (&["nikolaus", "nikolaustag"], &[Term::Feast(Feast::Nicholas)]),
    (&["thanksgiving"], &[Term::Feast(Feast::Thanksgiving)]),
    (&["eow"], &[EndOf, unit(SpanUnit::Week)]),
    (&["wochenende", "wochenendes", "weekend", "wochenend"], &[Weekend]),
    (&["morning", "mornings", "forenoon", "early"], &[Part(Half::First)]),
    (&["morgens", "fruh", "frueh", "fruhmorgens", "vormittag", "vormittags"], &[Part(Half::First)]),
    (&["afternoon", "evening", "evenings", "late", "soir"], &[Part(Half::Second)]),
    (&["matin", "vorm"], &[Part(Half::First)]),
    (
        &["nachmittag", "nachmittags", "nachm", "abend", "abends", "spat", "spaet", "spatabends"],
        &[Part(Half::Second)],
    ),
    (&["night", "nights", "nacht", "nachts", "nuit"], &[Part(Half::Both)]),
    (&["tonight"], &[Shift(0), Part(Half::Second)]),
    (&["start", "beginning", "begin", "anfang", "beginn", "debut"], &[StartOf]),
    (&["monatsanfang"], &[StartOf, unit(SpanUnit::Month)]),
    (&["st", "nd", "rd", "th", "er"], &[DayMark]),
    (&["am"], &[Am]),
    (&["pm"], &[Pm]),
    (&["uhr", "oclock", "heures"], &[Clock]),
    (&["noon", "mittag", "mittags"], &[count(12), Clock]),
    (
        &[
            "of", "the", "on", "at", "um", "des", "der", "den", "dem", "im", "from", "seit",
            "since", "depuis", "till", "zum", "zur", "vom", "by", "until", "bis", "t", "le", "la",
            "el", "du", "de", "au", "gegen", "around", "etwa", "circa",
        ],
        &[Filler],
    ),
    (&["a", "an", "one", "ein", "eine", "einem", "einer", "einen", "un", "une"], &[count(1)]),
    (&["first", "erstes", "ersten"], &[count(1)]),
    (&["second", "zweites", "zweiten"], &[count(2)]),
    (&["third", "drittes", "dritten"], &[count(3)]),
    (&["fourth", "viertes", "vierten"], &[count(4)]),
    (&["two", "zwei", "deux"], &[count(2)]),
    (&["three", "drei", "trois"], &[count(3)]),
    (&["four", "vier"], &[count(4)]),
    (&["five", "funf", "fuenf"], &[count(5)]),
    (&["six", "sechs"], &[count(6)]),
    (&["seven", "sieben"], &[count(7)]),
    (&["eight", "acht"], &[count(8)]),
    (&["nine", "neun"], &[count(9)]),
    (&["ten", "zehn"], &[count(10)]),
    (&["eleven", "elf"], &[count(11)]),
    (&["twelve", "zwolf", "zwoelf"], &[count(12)]),
];

/// French words that stand behind what others stand before.
pub(super) const BEHIND: &[(&str, Term)] = &[
    ("prochain", Next),
    ("prochaine", Next),
    ("dernier", Last),
    ("derniere", Last),
    ("passe", Last),
    ("passee", Last),
    ("pasado", Last),
    ("pasada", Last),
];

/// Chinese phrases, tried longest first; weeks and numerals are read by rule.
pub(super) const PHRASES: &[(&[&str], &[Term])] = &[
    (&["今天", "今日", "现在"], &[Shift(0)]),
    (&["昨天", "昨日"], &[Shift(-1)]),
    (&["明天", "明日"], &[Shift(1)]),
    (&["前天"], &[Shift(-2)]),
    (&["后天", "後天"], &[Shift(2)]),
    (&["大前天"], &[Shift(-3)]),
    (&["大后天", "大後天"], &[Shift(3)]),
    (&["下个月", "下個月", "下月"], &[Next, unit(SpanUnit::Month)]),
    (&["上个月", "上個月", "上月"], &[Last, unit(SpanUnit::Month)]),
    (&["本月", "这个月"], &[This, unit(SpanUnit::Month)]),
    (&["月底", "月末"], &[EndOf, unit(SpanUnit::Month)]),
    (&["下月底", "下个月底"], &[EndOf, Next, unit(SpanUnit::Month)]),
    (&["年底", "年末"], &[EndOf, unit(SpanUnit::Year)]),
    (&["月初"], &[StartOf, unit(SpanUnit::Month)]),
    (&["月中"], &[MiddleOf, unit(SpanUnit::Month)]),
    (&["月中旬"], &[MonthMark, MiddleOf]),
    (&["末", "底"], &[EndOf]),
    (&["初"], &[StartOf]),
    (&["月上旬"], &[MonthMark, StartOf]),
    (&["月下旬"], &[MonthMark, EndOf]),
    (&["季度", "季"], &[unit(SpanUnit::Quarter)]),
    (&["季末", "季底", "季度末", "季度底"], &[unit(SpanUnit::Quarter), EndOf]),
    (&["季初", "季度初"], &[unit(SpanUnit::Quarter), StartOf]),
    (&["本季度", "这个季度", "本季"], &[This, unit(SpanUnit::Quarter)]),
    (&["下季度", "下个季度", "下季"], &[Next, unit(SpanUnit::Quarter)]),
    (&["年初"], &[StartOf, unit(SpanUnit::Year)]),
    (&["圣诞", "圣诞节", "聖誕", "聖誕節"], &[Term::Feast(Feast::Christmas)]),
    (&["平安夜"], &[Term::Feast(Feast::ChristmasEve)]),
    (&["元旦"], &[Term::Feast(Feast::NewYear)]),
    (&["春节", "春節", "过年", "農曆新年", "农历新年"], &[Term::Feast(Feast::Spring)]),
    (&["五一", "劳动节"], &[Term::Feast(Feast::Labour)]),
    (&["国庆", "国庆节", "國慶", "十一长假"], &[Term::Feast(Feast::National)]),
    (&["复活节"], &[Term::Feast(Feast::Easter)]),
    (&["明年"], &[Next, unit(SpanUnit::Year)]),
    (&["今年"], &[This, unit(SpanUnit::Year)]),
    (&["去年"], &[Last, unit(SpanUnit::Year)]),
    (&["天"], &[unit(SpanUnit::Day)]),
    (&["个月", "個月"], &[unit(SpanUnit::Month)]),
    (&["个星期", "个礼拜", "周", "週", "星期", "礼拜"], &[unit(SpanUnit::Week)]),
    (&["年"], &[YearMark]),
    (&["月"], &[MonthMark]),
    (&["日", "号", "號"], &[DayMark]),
    (&["后", "以后", "之后", "後", "以後"], &[Later]),
    (&["前", "以前", "之前"], &[Ago]),
    (&["上午", "早上", "早晨", "清晨", "清早", "凌晨", "早"], &[Part(Half::First)]),
    (&["下午", "午后", "傍晚", "晚上", "夜晚", "晚间", "晚", "中午"], &[Part(Half::Second)]),
    (&["夜里", "夜间", "半夜", "深夜", "夜"], &[Part(Half::Both)]),
    (&["今晚", "今夜"], &[Shift(0), Part(Half::Second)]),
    (&["今早", "今晨"], &[Shift(0), Part(Half::First)]),
    (&["昨晚", "昨夜"], &[Shift(-1), Part(Half::Second)]),
    (&["昨早", "昨晨"], &[Shift(-1), Part(Half::First)]),
    (&["前晚", "前夜"], &[Shift(-2), Part(Half::Second)]),
    (&["明晚", "明夜"], &[Shift(1), Part(Half::Second)]),
    (&["明早", "明晨"], &[Shift(1), Part(Half::First)]),
    (&["后晚"], &[Shift(2), Part(Half::Second)]),
    (&["接下来", "即将到来"], &[Coming]),
    (&["点", "點", "时", "點鐘", "点钟"], &[Clock]),
    (&["半"], &[HalfPast]),
    (&["分", "的", "在"], &[Filler]),
];

/// Words of a week that may have its number behind them.
pub(super) const NUMBERED_WEEKS: &[&str] =
    &["kw", "cw", "kalenderwoche", "week", "wk", "woche", "semaine"];

/// The Chinese words for quarter.
pub(super) const QUARTERS: &[&str] = &["季度", "季"];

/// Beginnings of a Chinese week: how many weeks ahead.
pub(super) const WEEKS: &[(&str, i64)] = &[
    ("下下个", 2),
    ("上上个", -2),
    ("下下", 2),
    ("上上", -2),
    ("下个", 1),
    ("下個", 1),
    ("上个", -1),
    ("上個", -1),
    ("这个", 0),
    ("這個", 0),
    ("下", 1),
    ("上", -1),
    ("这", 0),
    ("這", 0),
    ("本", 0),
];

/// Months that somebody is called by as well.
pub(super) const NAMES_TOO: &[&str] = &[
    "may", "mai", "jan", "jun", "june", "april", "august", "mar", "mars", "mayo", "julio", "junio",
];

/// German days that take a part of them into one word, from Monday on.
pub(super) const COMPOUND_DAYS: &[&str] =
    &["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"];

/// The parts that stand behind them.
pub(super) const COMPOUND_PARTS: &[(&str, Half)] = &[
    ("morgen", Half::First),
    ("fruh", Half::First),
    ("vormittag", Half::First),
    ("mittag", Half::Second),
    ("nachmittag", Half::Second),
    ("abend", Half::Second),
    ("nacht", Half::Both),
];

/// The Chinese words for week.
pub(super) const WEEK_WORDS: &[&str] = &["星期", "礼拜", "周", "週"];

/// The days of a Chinese week.
pub(super) const WEEK_DAYS: &[(char, u32)] = &[
    ('一', 0),
    ('二', 1),
    ('三', 2),
    ('四', 3),
    ('五', 4),
    ('六', 5),
    ('日', 6),
    ('天', 6),
    ('1', 0),
    ('2', 1),
    ('3', 2),
    ('4', 3),
    ('5', 4),
    ('6', 5),
    ('7', 6),
];

/// Chinese numerals.
pub(super) const NUMERALS: &[(char, i64)] = &[
    ('〇', 0),
    ('零', 0),
    ('一', 1),
    ('二', 2),
    ('两', 2),
    ('兩', 2),
    ('三', 3),
    ('四', 4),
    ('五', 5),
    ('六', 6),
    ('七', 7),
    ('八', 8),
    ('九', 9),
    ('十', 10),
];

/// A week, and perhaps its day.
pub(super) const fn week(ahead: i64, day: Option<u32>) -> Term {
    Week { ahead, day }
}
