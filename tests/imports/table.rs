//! The table of docs/FILE.md: every record, its fields and what a field may hold.

/// What a field may hold.
#[derive(Clone, Debug, PartialEq)]
pub enum Holds {
    Text,
    /// A number or a text: docs/RULES.md does not say which.
    Figure,
    Id,
    Date,
    Moment,
    Money,
    Price,
    Hours,
    Whole(i64, i64),
    Tenths(i64, i64),
    Rate(f64, f64),
    Flag,
    OneOf(Vec<&'static str>),
    Words,
    Roles,
    Reference(&'static str),
    References(&'static str),
    Records(&'static str),
    Object(&'static str),
}

/// One field of a record.
#[derive(Clone, Debug)]
pub struct Field {
    pub name: &'static str,
    pub required: bool,
    pub holds: Holds,
}

/// `name` is text, `name!` required; the rest is read by `holds`.
const RECORDS: [(&str, &str); 58] = [
    (
        "book",
        "format! rep:{rep} inbox:[line] products:[product] competitors:[competitor] accounts:[account] self_assessment:[assessment]",
    ),
    (
        "rep",
        "name company manager currency cushion_limit:money capital_cost:0..1 gift_limit:money discount:0..1 key_threshold:money hourly_cost:money team:[member]",
    ),
    ("member", "name! until:date"),
    ("line", "date:date text"),
    (
        "assessment",
        "date:date skill:logic|analysis|observation|execution|product|industry|market|attitude score:0-5 evidence",
    ),
    ("product", "id:id name! solves list_price:money floor_price:money"),
    ("competitor", "id:id name! strengths weaknesses notes"),
    (
        "account",
        "id:id name! aliases:words parent:&accounts industry tier:prospect|ordinary|target|key status:active|dormant|lost status_since:date seller region site address gate places:words retention:0..1 employees:0-4000000000 notes tier_history:[since] values:{values} knowledge:{knowledge} years:[year] satisfaction:[satisfaction] strategy:{strategy} competition:[share] people:[person] ties:[tie] introductions:[introduction] intel:[intel] contacts:[contact] opportunities:[opportunity] agreements:[agreement] visits:[visit] actions:[action] needs:[need] objectives:[objective] observations:[observation] complaints:[complaint] service:[service] gifts:[gift] settled:[settled] dismissals:[dismissal]",
    ),
    ("since", "tier!:prospect|ordinary|target|key since!:date"),
    (
        "values",
        "orders:{worth} example:{worth} share:{worth} innovation:{worth} asset:{worth} win_win:{worth}",
    ),
    ("worth", "score:0-5 why"),
    (
        "knowledge",
        "product:{level} peers:{level} substitutes:{level} dynamics:{level} market:{level}",
    ),
    ("level", "score:0-5 missing"),
    (
        "year",
        "year!:1000-9999 target:money revenue:money until:date margin:-1..1 cost_budget:money cost:money quarters:[quarter]",
    ),
    ("quarter", "quarter!:1-4 target:money revenue:money"),
    ("satisfaction", "date:date score:0.-5. by note"),
    (
        "strategy",
        "position ambition approach as_of:date strengths:words weaknesses:words opportunities:words threats:words",
    ),
    ("settled", "kind records:words why date:date"),
    ("share", "competitor!:&competitors share:0..1 note"),
    (
        "person",
        "id:id name! title aliases:words department address level:executive|senior|middle|working reports_to:&people roles:roles influence:0-5 attitude:-2-2 relationship:0-5 held_by cadence_days:1-4000000 communication:{communication} marks_as_of:date marks_source wanted:0-5 deeds:[deed] left:date moved_to successor:&people placeholder:flag external:flag email phone notes",
    ),
    ("communication", "language thinking habits reach"),
    ("deed", "date:date what:introduced|informed|gave_criteria|spoke_for_us|warned note"),
    (
        "tie",
        "from!:&people to!:&people kind!:influences|works_with|friend|family|schoolmate|former_colleague|rival strength:1-5 note",
    ),
    ("introduction", "date:date through:&people to:&people result:asked|agreed|made|refused note"),
    (
        "intel",
        "topic answer source confidence:rumour|stated|verified as_of:date person:&people private:flag",
    ),
    (
        "contact",
        "id:id date:moment kind:visit|call|message|meeting|event|attempt people:*people opportunity:&opportunities by outcome:advanced|held|refused|no_answer|lost_ground note private:flag",
    ),
    (
        "opportunity",
        "id:id name! products:*products unit value:money margin:-1..1 chance:0-100 decision_date:date slips:[slip] buying_stage:1-6 selling_stage:1-6 status:open|won|lost|dropped stage_history:[stages] schedule:[scheduled] evidence:[evidence] evaluation:[mark] decision:[decision] pursuit_hours:hours rivals:[rival] specification:[point] bid:[item] offers:[offer] target_price:money floor_price:money their_floor:money trades:[trade] costs:[cost] payments:[payment] closed:{closed}",
    ),
    ("stages", "date:date buying_stage:1-6 selling_stage:1-6 why"),
    ("slip", "date:date from:date to:date why"),
    ("scheduled", "stage!:1-6 date:date"),
    ("evidence", "criterion! note date:date"),
    ("mark", "criterion! score:0-5 why as_of:date"),
    ("decision", "date:date verdict:go|conditional|no_go why marks:[judged]"),
    ("judged", "criterion! score:0-5"),
    (
        "rival",
        "competitor!:&competitors position:incumbent|preferred|shortlisted|outside price:money relationship:0-5 sponsor:&people offer counter evaluation:[rated]",
    ),
    ("rated", "criterion!:technical|relationship|fit|resources score:0-5 why as_of:date"),
    (
        "point",
        "id:id point favours:us|rival|neutral rival:&competitors author:&people accepted:date why",
    ),
    ("item", "id:id what due:date owner done:date"),
    (
        "offer",
        "date:date side:us|them who:&people amount:money terms days:0-4000000 said valid_until:date",
    ),
    (
        "trade",
        "give get worth_to_us:figure worth_to_them:figure state:offered|agreed|refused date:date",
    ),
    ("cost", "due:date amount:money what"),
    ("payment", "id:id due:date amount:money what invoiced:date paid:date"),
    ("closed", "date:date because:words reason winner:&competitors learned again:date"),
    ("agreement", "id:id what from:date until:date notice_by:date terms"),
    (
        "visit",
        "id:id date:moment place people:*people ours:words opportunity:&opportunities purpose occasion:first_talk|working|negotiation|tender|complaint|yearly|retail|other objectives:{ladder} reason_to_meet questions:[question] objections:[reply] their_questions:[reply] agenda:words bring:words status:planned|done|cancelled debrief:{debrief}",
    ),
    ("ladder", "best expected minimum"),
    ("question", "text topic person:&people answer about"),
    ("reply", "text answer"),
    ("debrief", "date:date result:met_best|met_expected|met_minimum|missed learned next"),
    (
        "action",
        "id:id what due:date done:date owner promised_by:&people promised_to:&people audience:room|pair|ours for",
    ),
    ("gift", "date:date person:&people what value:money reason approved_by"),
    (
        "need",
        "need product:&products opportunity:&opportunities unit state:ours|rivals|open|none rival:&competitors value:money note",
    ),
    ("objective", "id:id year:1000-9999 objective measure target:figure actual:figure due:date"),
    (
        "observation",
        "id:id date:date place brand product price:money usual_price:price shelf:best|eye_level|lower|end|none produced:date promotion:{promotion} packaging brand_count:0-4000000000 ours:flag note",
    ),
    ("promotion", "form from:date to:date gift"),
    ("complaint", "id:id raised:date by severity:low|medium|high what resolved:date cause fix"),
    ("service", "id:id what every_days:1-4000000 standard_hours:1-4000000 last_done:date"),
    ("dismissal", "code! subject! verdict:accepted|rejected|snoozed why date:date until:date"),
];

/// The fields of a record, in the order of the table.
pub fn fields(record: &str) -> Vec<Field> {
    let line = RECORDS.iter().find(|(name, _)| *name == record);
    let (_, line) = line.expect("a record of the table");
    line.split_whitespace().map(field).collect()
}

fn field(word: &'static str) -> Field {
    let (name, kind) = word.split_once(':').unwrap_or((word, "text"));
    Field { name: name.trim_end_matches('!'), required: name.ends_with('!'), holds: holds(kind) }
}

fn holds(kind: &'static str) -> Holds {
    match kind {
        "text" => return Holds::Text,
        "figure" => return Holds::Figure,
        "id" => return Holds::Id,
        "date" => return Holds::Date,
        "moment" => return Holds::Moment,
        "money" => return Holds::Money,
        "price" => return Holds::Price,
        "hours" => return Holds::Hours,
        "flag" => return Holds::Flag,
        "words" => return Holds::Words,
        "roles" => return Holds::Roles,
        _ => {}
    }
    if let Some(list) = kind.strip_prefix('&') {
        Holds::Reference(list)
    } else if let Some(list) = kind.strip_prefix('*') {
        Holds::References(list)
    } else if let Some(record) = kind.strip_prefix('[') {
        Holds::Records(record.trim_end_matches(']'))
    } else if let Some(record) = kind.strip_prefix('{') {
        Holds::Object(record.trim_end_matches('}'))
    } else if let Some((least, most)) = kind.split_once("..") {
        Holds::Rate(real(least), real(most))
    } else if kind.contains('|') {
        Holds::OneOf(kind.split('|').collect())
    } else {
        let (least, most) = kind.rsplit_once('-').expect("a range");
        match least.strip_suffix('.') {
            Some(least) => Holds::Tenths(whole(least), whole(most.trim_end_matches('.'))),
            None => Holds::Whole(whole(least), whole(most)),
        }
    }
}

fn whole(text: &str) -> i64 {
    text.parse().expect("a whole number of the table")
}

fn real(text: &str) -> f64 {
    text.parse().expect("a number of the table")
}

pub const ROLES: [&str; 9] = [
    "decision_maker",
    "approver",
    "technical",
    "user",
    "purchasing",
    "influencer",
    "gatekeeper",
    "coach",
    "champion",
];

/// The key of a keyed list.
pub fn key(list: &str) -> &'static [&'static str] {
    match list {
        "years" => &["year"],
        "quarters" => &["quarter"],
        "evidence" | "evaluation" | "marks" => &["criterion"],
        "schedule" => &["stage"],
        "rivals" | "competition" => &["competitor"],
        "dismissals" => &["code", "subject"],
        "ties" => &["from", "to", "kind"],
        "tier_history" => &["since"],
        "team" => &["name"],
        _ => &[],
    }
}

/// Whether the record is an entity: it has an id and a name.
pub fn is_entity(record: &str) -> bool {
    ["product", "competitor", "account", "person", "opportunity"].contains(&record)
}
