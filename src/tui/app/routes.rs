//! The one place that makes screens from what was asked for.

use crate::model::Key;
use crate::tui::components::save_file::SavedStatement;
use crate::tui::ctx::Ctx;
use crate::tui::effect::Effect;
use crate::tui::route::{Link, Route};
use crate::tui::screen::Screen;
use crate::tui::screens::{
    Answer, Brief, Checklist, Disputes, DoublesScreen, Find, Findings, Import, Listing, LogLine,
    LogLines, Map, Merge, MessagesScreen, MoneyBookScreen, MoneyScreen, NegotiationScreen,
    Opportunity, Papers, Person, RecordScreen, ReviewScreen, SCREENS, SpecificationScreen, Today,
    VerdictScreen, Visit, Walk, WhatIfScreen, WhoLeft, Why, of_row, of_subject, target,
};

/// What opens this route: the screen, or what is said where there is none.
pub fn open(route: Route, ctx: &Ctx) -> Effect {
    match screen(route, ctx) {
        Ok(screen) => Effect::Over(screen),
        Err(instead) => *instead,
    }
}

fn screen(route: Route, ctx: &Ctx) -> Result<Box<dyn Screen>, Box<Effect>> {
    Ok(match route {
        Route::Place(place) => {
            let spec = SCREENS.iter().find(|spec| spec.place() == place).ok_or(Effect::Stay)?;
            (spec.open)(ctx)
        }
        Route::Today => Box::new(Today::default()),
        Route::Find(text) => Box::new(Find::with(&text)),
        Route::Pasted(text) => Box::new(Find::pasted(&text)),
        Route::Messages(lines) => Box::new(MessagesScreen::new(lines)),
        Route::Why(parts) => Box::new(Why::new(parts)),
        Route::Findings => Box::new(Findings::default()),
        Route::Answer(account, findings) => Box::new(Answer::new(account, findings)),
        Route::Person(id) => Box::new(Person::of(id)),
        Route::Web(person) => Box::new(Map::web(&person, ctx)),
        Route::Opportunity(id, criterion) => {
            let mut screen = Opportunity::of(&id, ctx);
            criterion.iter().for_each(|criterion| screen.go_to(criterion, ctx));
            Box::new(screen)
        }
        Route::Review(account, deal) => Box::new(ReviewScreen::on(account, deal)),
        Route::Verdict(deal) => Box::new(VerdictScreen::of(deal)),
        Route::Money(deal) => Box::new(MoneyScreen::of(deal)),
        Route::MoneyBook => Box::new(MoneyBookScreen::default()),
        Route::Negotiation(deal) => Box::new(NegotiationScreen::of(deal)),
        Route::Specification(deal) => Box::new(SpecificationScreen::of(deal)),
        Route::Visit(id) => Box::new(Visit::of(id)),
        Route::VisitGaps(id) => Box::new(id.map_or_else(Visit::newest, Visit::mending)),
        Route::Documents(of) => Box::new(Papers::of(of)),
        Route::NewDocuments(of) => Box::new(Papers::after(of)),
        Route::Brief(visit) => Box::new(Brief::of(visit)),
        Route::Log(Some(text)) => Box::new(LogLine::with(&text)),
        Route::Log(None) => match LogLines::left(ctx) {
            Some(lines) => Box::new(lines),
            None => Box::new(LogLine::default()),
        },
        Route::NewLog => Box::new(LogLine::default()),
        Route::Inbox(waiting) => Box::new(LogLine::of_inbox(waiting)),
        Route::LogLines(text) => return Err(LogLines::open(&text, ctx).into()),
        Route::Import => Box::new(Import::default()),
        Route::ImportCells(text) => Box::new(Import::of_cells(&text, ctx)),
        Route::Walk(place) => Box::new(Walk::new(place, ctx)?),
        Route::Disputes(account) => Box::new(Disputes::of(account, ctx)),
        Route::Merge(pair) => Box::new(Merge::of(pair, ctx).map_err(Effect::Say)?),
        Route::Doubles(pair) => Box::new(DoublesScreen::new(pair)),
        Route::WhatIf(person) => Box::new(WhatIfScreen::of_theirs(person)),
        Route::WhatIfOurs(name) => Box::new(WhatIfScreen::of_ours(name)),
        Route::Left(person) => Box::new(WhoLeft::of(&person, ctx)),
        Route::SaveSheet(sheet) => Box::new(SavedStatement::ask(*sheet, ctx)),
        Route::Listing(name) => Box::new(Listing::of(name)),
        Route::Record(record, key) => Box::new(RecordScreen::of(record, key).in_list()),
        Route::Link(link) => page(&link, ctx).ok_or_else(|| {
            Effect::Say(phrase!("that is not a record of this account").to_owned())
        })?,
        Route::Source(source) => source_page(source, ctx)?,
    })
}

/// The page of a record, person, visit, topic; nothing where it is gone.
pub fn page(link: &Link, ctx: &Ctx) -> Option<Box<dyn Screen>> {
    Some(match target(link, ctx)? {
        Link::Person(id) => Box::new(Person::of(id)),
        Link::Deal(id) => Box::new(Opportunity::of(&id, ctx)),
        Link::Visit(id) => Box::new(Visit::of(id)),
        Link::Record(record, key) => Box::new(RecordScreen::of(record, key)),
        Link::Findings => Box::new(Findings::default()),
        Link::Subject(topic) => {
            let mut list = Checklist::default();
            list.refresh(ctx);
            list.go_to(&topic, ctx);
            Box::new(list)
        }
        Link::Named(_) | Link::Listed(..) => return None,
    })
}

/// The page of what a subject names, where no pane of the workbench shows it.
pub fn page_beside_panes(subject: &str, ctx: &Ctx) -> Option<Box<dyn Screen>> {
    page(&of_subject(subject, ctx)?, ctx)
}

/// The page of the record of this table and number, of the picked account or of the file.
pub fn row_page(record: &str, key: Key, ctx: &Ctx) -> Option<Box<dyn Screen>> {
    page(&of_row(record, key, ctx)?, ctx)
}

fn source_page(source: String, ctx: &Ctx) -> Result<Box<dyn Screen>, Box<Effect>> {
    match (page(&Link::Subject(source.clone()), ctx), ctx.dossier) {
        (Some(screen), _) => Ok(screen),
        (None, Some(dossier)) => Err(Effect::GoTo(dossier.key, source).into()),
        (None, None) => Err(Effect::Stay.into()),
    }
}
