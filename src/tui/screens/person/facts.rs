//! Who a person is, in lines: title and role, marks with their age, the route to them, how to talk to them.

use crate::model::{Choice, Person};
use crate::text::DayText;
use crate::text::format::in_days;
use crate::tui::ctx::Ctx;
use crate::tui::panes::map::BELIEF;
use crate::tui::panes::warmth;
use crate::tui::theme::Role;
use crate::workbench::{Dossier, Doubt, PersonLine, Way, short_day};

pub type Lines = Vec<(Role, String)>;

/// All of it; nothing where the person is gone.
pub fn facts(ctx: &Ctx, id: &str, way: Option<&Way>, ahead: &Lines) -> Lines {
    let Some(dossier) = ctx.dossier else {
        return Lines::new();
    };
    let mut people = dossier.account.people.iter().enumerate();
    let Some((index, person)) = people.find(|(_, p)| *p.id == id) else {
        return Lines::new();
    };
    let line = dossier.people.iter().find(|l| l.index == index);
    let parts = [
        who(ctx, dossier, person),
        marks(ctx, person, line),
        ahead.clone(),
        route(ctx, way, 0),
        talk(person),
        rest(ctx, dossier, person),
    ];
    let mut lines = Lines::new();
    for part in parts.into_iter().filter(|p| !p.is_empty()) {
        if !lines.is_empty() {
            lines.push((Role::Muted, String::new()));
        }
        lines.extend(part);
    }
    lines
}

fn named<'a>(dossier: &'a Dossier, id: &'a str) -> &'a str {
    let person = dossier.account.people.iter().find(|p| *p.id == id);
    person.map_or(id, |p| p.name.as_str())
}

fn who(ctx: &Ctx, dossier: &Dossier, person: &Person) -> Lines {
    let words = &ctx.bench.words;
    let mut parts: Vec<String> = Vec::new();
    parts.extend(person.title.0.clone());
    parts.extend(person.department.0.clone());
    parts.extend(person.level.map(|l| words.word("level", l.word()).to_owned()));
    parts.push(match person.reports_to.0.as_deref() {
        Some(boss) => phrase!("reports to {}", named(dossier, boss)),
        None => phrase!("reports to nobody known").to_owned(),
    });
    let mut lines = vec![(Role::Body, parts.join(", "))];
    let mut roles: Vec<&str> = person.roles.iter().map(|r| words.word("role", r.word())).collect();
    if *person.external {
        roles.push(words.word("role", "external"));
    }
    lines.push(match roles.is_empty() {
        true => (Role::Warn, phrase!("no role known").to_owned()),
        false => (Role::Body, phrase!("role      {}", roles.join(", "))),
    });
    if let Some(day) = *person.left {
        let to = person.moved_to.as_deref();
        let to = to.map_or(String::new(), |t| phrase!(", went to {t}", t));
        lines.push((Role::Bad, phrase!("left on {}{}", day.long_day(), to)));
    }
    lines
}

fn marks(ctx: &Ctx, person: &Person, line: Option<&PersonLine>) -> Lines {
    let words = &ctx.bench.words;
    let power = person.influence.map_or(phrase!("not set").to_owned(), |n| phrase!("{n} of 5", n));
    let trust = line.map_or(*person.relationship, |l| l.relationship);
    let said = trust
        .map_or(phrase!("not set").to_owned(), |n| format!("{n} {}", words.relationship(Some(n))));
    let wanted = person.wanted.map(|n| phrase!(", wanted {} {}", n, words.relationship(Some(n))));
    let holder = person.held_by.as_deref().unwrap_or(phrase!("you"));
    let belief =
        |is_set: bool| if is_set && line.is_some_and(|l| l.doubt.is_some()) { BELIEF } else { "" };
    let attitude = words.attitude(*person.attitude);
    let mut lines = vec![
        (
            known(person.influence.is_some()),
            phrase!("power     {}{}", power, belief(person.influence.is_some())),
        ),
        (
            known(person.attitude.is_some()),
            phrase!("attitude  {}{}", attitude, belief(person.attitude.is_some())),
        ),
        (
            known(trust.is_some()),
            phrase!(
                "trust     {}{}{}, held by {}",
                said,
                belief(trust.is_some()),
                wanted.unwrap_or_default(),
                holder
            ),
        ),
    ];
    let doubt = line.and_then(|l| l.doubt);
    let age = match *person.marks_as_of {
        Some(day) => {
            let days = (ctx.today() - day).num_days();
            phrase!("marks of {}, {} days old", day.long_day(), days)
        }
        None => phrase!("marks without a day").to_owned(),
    };
    let source = person.marks_source.as_deref();
    let source = source.map_or(String::new(), |s| phrase!(", from {s}", s));
    let confirm = match doubt {
        None => String::new(),
        Some(Doubt::NoSource) => phrase!(", no source: we believe it").to_owned(),
        Some(_) => phrase!("; {} confirms", ctx.keymap.key(crate::tui::action::Action::Confirm)),
    };
    let role = if doubt.is_some() { Role::Warn } else { Role::Muted };
    lines.push((role, format!("{age}{source}{confirm}")));
    lines.push(reached(ctx, person, line));
    lines
}

fn known(known: bool) -> Role {
    if known { Role::Body } else { Role::Warn }
}

/// "reached 12 Nov, 12 days ago; to be seen every 90 days".
fn reached(ctx: &Ctx, person: &Person, line: Option<&PersonLine>) -> (Role, String) {
    let last = match line.and_then(|l| Some((l.last?, l.days?))) {
        Some((day, days)) => phrase!("reached {}, {}", short_day(day, ctx.today()), in_days(-days)),
        None => phrase!("never reached").to_owned(),
    };
    let rhythm = match *person.cadence_days {
        Some(days) => phrase!("; to be seen every {days} days", days),
        None => String::new(),
    };
    match line.is_some_and(|l| l.past_rhythm) {
        true => (Role::Bad, format!("{last}{rhythm} !")),
        false => (Role::Body, format!("{last}{rhythm}")),
    }
}

/// What comes next with them, what they have proved, and how to test them: looked up when something changed, not
/// when it is drawn.
pub fn ahead(ctx: &Ctx, dossier: &Dossier, person: &Person) -> Lines {
    let id = person.id.as_str();
    let mut lines = Lines::new();
    if person.left.is_some() || *person.placeholder {
        return lines;
    }
    let open = dossier.account.actions.iter().filter(|a| a.done.is_none());
    let for_them = open.filter(|a| a.for_subject.as_deref() == Some(id));
    let next = for_them.filter(|a| a.what.is_some()).min_by_key(|a| (a.due.is_none(), *a.due));
    let step = match next {
        Some(action) => {
            let due = action.due.map(|d| phrase!(", by {}", short_day(d, ctx.today())));
            Some(format!("{}{}", action.what.or_empty(), due.unwrap_or_default()))
        }
        None => ctx.read(ctx.bench.next_step(dossier, id)).flatten(),
    };
    lines.extend(step.map(|step| (Role::Accent, phrase!("next step {step}", step))));
    let last = person.deeds.iter().filter(|d| d.date.is_some()).max_by_key(|d| *d.date);
    let words = &ctx.bench.words;
    lines.push(match last.and_then(|deed| Some((deed, (*deed.date)?))) {
        Some((deed, day)) => {
            let did = deed.what.map_or(phrase!("a deed"), |w| words.word("deed", w.word()));
            (Role::Good, phrase!("proved    {}, {}", did, short_day(day, ctx.today())))
        }
        None => (Role::Muted, phrase!("proved    nothing yet: no deed for us").to_owned()),
    });
    let test = dossier
        .findings
        .iter()
        .find(|f| f.code == "champion_untested" && f.subject == id)
        .map(|f| f.remedy.as_str());
    lines.extend(test.map(|test| (Role::Warn, phrase!("next test {test}", test))));
    lines
}

fn route(ctx: &Ctx, way: Option<&Way>, turn: usize) -> Lines {
    let Some(way) = way else {
        return Lines::new();
    };
    let Some(route) = way.routes.get(turn) else {
        let advice = way.advice.clone().into_iter();
        return advice.map(|text| (Role::Warn, text)).collect();
    };
    let arrow = format!(" {} ", ctx.theme.glyphs.step);
    let steps: Vec<&str> =
        std::iter::once("you").chain(route.steps.iter().map(|(_, name)| name.as_str())).collect();
    let count = match way.routes.len() {
        1 => String::new(),
        n => phrase!(" {} of {}", turn + 1, n),
    };
    let (risk, role) = match route.compliance_risk {
        true => (phrase!("; family: compliance risk"), Role::Warn),
        false => ("", Role::Accent),
    };
    let warm = warmth(route.steps.len(), route.cost);
    vec![(role, phrase!("route{}: {} ({}{})", count, steps.join(&arrow), warm, risk))]
}

fn headed(heading: &str, mut lines: Lines) -> Lines {
    if !lines.is_empty() {
        lines.insert(0, (Role::Title, heading.to_owned()));
    }
    lines
}

fn talk(person: &Person) -> Lines {
    let said = &person.communication;
    let parts = [
        ("language", &said.language),
        ("thinking", &said.thinking),
        ("habits", &said.habits),
        ("reach", &said.reach),
    ];
    let known = parts.iter().filter_map(|(word, text)| Some((word, text.as_deref()?)));
    let lines = known.map(|(word, text)| (Role::Body, format!("{word:<10}{text}")));
    headed(phrase!("how to talk to them"), lines.collect())
}

fn rest(ctx: &Ctx, dossier: &Dossier, person: &Person) -> Lines {
    let after = person.successor.0.as_deref().map(|id| named(dossier, id));
    let parts = [
        (phrase!("mail"), person.email.as_deref()),
        (phrase!("phone"), person.phone.as_deref()),
        (phrase!("successor"), after),
        (phrase!("notes"), person.notes.as_deref()),
    ];
    let known = parts.iter().filter_map(|(word, text)| Some((word, (*text)?)));
    let mut lines: Lines =
        known.map(|(word, text)| (Role::Body, format!("{word:<10}{text}"))).collect();
    if *person.placeholder {
        let edit = ctx.keymap.key(crate::tui::action::Action::Edit);
        lines.push((Role::Warn, phrase!("a post without a name; {edit} names it", edit)));
    }
    lines
}

/// Cells of a label with the blank behind it: "power     ".
const LABEL: usize = 10;

/// A line in the lines that it takes: what stands behind a label goes on below itself.
pub fn hanging(line: &str, cells: u16) -> Vec<String> {
    let label: String = line.chars().take(LABEL).collect();
    let rest: String = line.chars().skip(LABEL).collect();
    let is_label = label.ends_with(' ') && rest.starts_with(|c: char| !c.is_whitespace());
    let room = usize::from(cells).saturating_sub(LABEL);
    if !is_label || room < LABEL {
        return vec![line.to_owned()];
    }
    let lines = crate::text::wrap(&rest, room).into_iter().enumerate();
    lines
        .map(|(at, text)| format!("{}{text}", if at == 0 { label.as_str() } else { INDENT }))
        .collect()
}

/// As wide as a label.
const INDENT: &str = "          ";
