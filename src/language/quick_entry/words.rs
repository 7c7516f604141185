//! The words of a log line and of a person line, English, German and Chinese.

/// Kind of contact, words for it.
pub(super) const KINDS: &[(&str, &[&str])] = &[
    (
        "visit",
        &[
            "visit",
            "visited",
            "on site",
            "plant tour",
            "besuch",
            "besucht",
            "vor ort",
            "vor-ort-termin",
            "vor ort termin",
            "werksfuhrung",
            "werksfuehrung",
            "werksbesuch",
            "拜访",
            "拜访了",
            "走访",
            "走访了",
            "去了",
            "到访",
            "参观",
            "参观了",
            "登门拜访",
            "visite",
            "زيارة",
        ],
    ),
    (
        "call",
        &[
            "call",
            "called",
            "phone",
            "phoned",
            "rang",
            "tel",
            "spoke",
            "anruf",
            "angerufen",
            "telefonat",
            "telefon",
            "telefonisch",
            "telefoniert",
            "rief an",
            "rief",
            "ruft an",
            "ruckruf",
            "zuruckgerufen",
            "rang up",
            "ring",
            "called back",
            "calls back",
            "rang back",
            "phoned back",
            "called by",
            "returned my call",
            "returned our call",
            "returned the call",
            "rief zuruck",
            "ruft zuruck",
            "call back",
            "callback",
            "hat angerufen",
            "hat zuruckgerufen",
            "has called",
            "phone call",
            "phonecall",
            "teams",
            "teams call",
            "zoom",
            "zoom call",
            "skype",
            "skype call",
            "videocall",
            "videoanruf",
            "电话",
            "打电话",
            "通话",
            "致电",
            "来电",
            "回电",
            "通电话",
            "通了电话",
            "通过电话",
            "通了话",
            "打了电话",
            "打过电话",
            "打了个电话",
            "appel",
            "appele",
            "telephone",
            "au telephone",
            "coup de fil",
        ],
    ),
    (
        "message",
        &[
            "message",
            "mail",
            "mailed",
            "email",
            "e-mail",
            "emailed",
            "wrote",
            "writes",
            "texted",
            "messaged",
            "linkedin",
            "text message",
            "fax",
            "letter",
            "sms",
            "wechat",
            "whatsapp",
            "nachricht",
            "gemailt",
            "geschrieben",
            "schrieb",
            "schreibt",
            "hat geschrieben",
            "hat gemailt",
            "has written",
            "brief",
            "邮件",
            "发邮件",
            "来信",
            "来微信",
            "来短信",
            "来邮件",
            "来消息",
            "微信",
            "短信",
            "发了邮件",
            "发微信",
            "发了微信",
            "发短信",
            "发了短信",
            "courriel",
        ],
    ),
    (
        "meeting",
        &[
            "meeting",
            "met",
            "meet",
            "saw",
            "traf",
            "teams meeting",
            "zoom meeting",
            "workshop",
            "audit",
            "jour fixe",
            "video conference",
            "videokonferenz",
            "اجتماع",
            "video call",
            "treffen",
            "getroffen",
            "besprechung",
            "termin",
            "会议",
            "开会",
            "开了会",
            "见面",
            "会面",
            "见了面",
            "见了",
            "见到",
            "见到了",
            "见过",
            "碰面",
            "碰了面",
            "面谈",
            "reunion",
            "rencontre",
            "rendez-vous",
            "rdv",
        ],
    ),
    (
        "event",
        &[
            "event",
            "dinner",
            "lunch",
            "fair",
            "trade fair",
            "messe",
            "essen",
            "abendessen",
            "mittagessen",
            "breakfast",
            "fruhstuck",
            "coffee",
            "kaffee",
            "reception",
            "conference",
            "konferenz",
            "party",
            "展会",
            "晚餐",
            "午餐",
            "吃饭",
            "吃了饭",
            "饭局",
            "expo",
            "exhibition",
            "trade show",
            "kongress",
            "tagung",
            "sommerfest",
            "weihnachtsfeier",
            "dejeuner",
            "diner",
        ],
    ),
    ("attempt", &["attempt", "tried", "try", "versuch", "versucht", "尝试"]),
];

/// Words between the others that say nothing.
pub(super) const FILLERS: &[&str] = &[
    "with", "w/", "and", "from", "von", "vom", "to", "mit", "und", "bei", "an", "&", "+", "给",
    "和", "跟", "与", "了", "同", "来自", "的", "avec", "chez", "et",
];

/// Words before the day on which a person was last reached, and what it was.
pub(super) const LAST: &[(&str, &[&str])] = &[
    (
        "call",
        &[
            "last called",
            "last spoke",
            "last call",
            "zuletzt telefoniert",
            "zuletzt angerufen",
            "上次通话",
            "上次电话",
        ],
    ),
    ("message", &["last wrote", "last mail", "last mailed", "zuletzt geschrieben", "上次邮件"]),
    ("visit", &["last visited", "last visit", "zuletzt besucht", "letzter besuch", "上次拜访"]),
    (
        "meeting",
        &[
            "last met",
            "last seen",
            "letztes treffen",
            "letztes gesprach",
            "zuletzt getroffen",
            "zuletzt gesehen",
            "zuletzt",
            "上次见面",
            "上次见",
        ],
    ),
];

/// Words before a number, and the mark that it is.
pub(super) const NUMBERED: &[(&str, &[&str])] = &[
    (
        "influence",
        &["influence", "power", "pow", "infl", "inf", "einfluss", "macht", "影响力", "权力"],
    ),
    (
        "relationship",
        &["relationship", "rel", "trust", "tru", "beziehung", "vertrauen", "关系", "信任"],
    ),
];

/// Words of one who is not of the account.
pub(super) const OUTSIDE: &[&str] = &[
    "external",
    "outside",
    "outsider",
    "outside the company",
    "not of the company",
    "extern",
    "externe",
    "externer",
    "ausserhalb",
    "von aussen",
    "外部",
    "外人",
    "公司外",
    "外部人员",
];

/// Given names, which may stand behind the surname and a comma; folded.
pub const GIVEN: &str = "\
adam adrian agnes albert alex alexander alexandra alfred alice alina amanda amelie amy ana anders \
andre andrea andreas andrew angela angelika anita anja ann anna anne annette annika anthony anton antonia \
antonio arne arthur astrid axel barbara ben benjamin bernd bernhard bettina bill birgit bjorn bo bob boris brigitte britta \
bruno carina carl carla carlos carmen caroline catherine cecilia charles charlotte chloe chris christian christiane \
christina christine christoph christopher clara claire claudia claus conrad cora cornelia dagmar dan daniel daniela david \
debora denis dennis diana diego dieter dirk dominik don donald doris edgar edith edward eleanor elena elisabeth elizabeth ella \
elke emil emily emma eric erik erika ernst ethan eugen eva evelyn felix fiona florian frances francesca frank \
franz franziska fred frederik frida friedrich gabriel gabriele georg george gerald gerd gerhard gert giovanni gisela gordon grace \
greta gunnar gunter gustav hanna hannah hans harald harry heidi heike heiko heinrich heinz helen helena helga \
helmut hendrik henrik henry herbert hermann hilde holger horst hugo ian ida ines inga inge ingo ingrid irene iris \
isabel isabella ivan jack jacob jakob james jan jana jane janet jannik jasmin jason jean jeff jennifer jens jeremy jessica jim jo \
joachim joan joe johan johann johanna johannes john jon jonas jonathan jorg jorge jose josef joseph juan judith jules julia \
julian juliane julie jurgen justin kai karen karin karl karla karsten katharina kathrin katja katrin keith ken kenneth \
kerstin kevin kim klara klaus konrad konstantin kristin kristina kurt lara lars laura lea lena leon leonard leonie lea lillian linda \
lisa liv lorenz louis louise luca lucas lucia lucy ludwig luis luisa lukas lydia magdalena maja manfred manuel manuela mara marc \
marcel marco marcus margaret margit maria marianne marie marina mario marion mark marko markus marlene marte martha martin \
martina mary mathias matt matthew matthias maurice max maximilian melanie mia michael michaela michel miguel mike miriam mona \
monika moritz nadine nadja nancy natalie nathalie nick nico nicole niels nils nina nora norbert ola olaf ole oleg oliver olga oscar oskar \
otto pablo pat patricia patrick paul paula pedro per pete peter petra philip philipp pia pierre rachel rainer ralf ralph ramon \
raphael rebecca regina reinhard renate rene ricarda richard rita robert roberto robin roger roland rolf roman ronald rosa ruben rudolf \
rupert ruth ryan sabine sabrina sally sam samuel sandra sara sarah sascha scott sean sebastian sergio sharon sigrid silke \
silvia simon simone sina sofia sonja sophia sophie stefan stefanie steffen stephan stephanie stephen steve steven stuart susan \
susanne sven svenja svetlana sylvia tanja tara ted teresa tessa theo theodor theresa thomas thorsten till tilo tim timo tina tobias \
tom tomas torben torsten udo ulf ulrich ulrike ursula ute uwe valentin valerie vanessa vera verena veronika victor \
victoria viktor vincent viola volker walter waltraud wendy werner wilhelm will william wolf wolfgang xavier yvonne zoe";
