//! What a rep can do, one topic a file. The command line and the screens call only this.

pub mod account_page;
mod assess;
pub mod brief;
pub mod cash;
mod change;
pub mod closed;
pub mod compare;
mod coverage;
mod currency;
pub mod days;
pub mod deal_card;
mod deal_summary;
pub mod deal_tasks;
pub mod debrief;
pub mod delicate;
pub mod demo;
pub mod departure;
mod disputes;
mod dossier;
pub mod doubles;
mod examine;
mod export;
pub mod figures;
pub mod file_state;
pub mod finding_groups;
pub mod forget;
pub mod full_text;
pub mod gift;
pub mod gift_register;
mod history;
mod import;
mod in_json;
pub mod introduction;
mod judge;
pub mod limits;
mod list;
pub mod log;
mod maintenance;
mod map_changes;
pub mod market;
pub mod me;
mod merge;
pub mod negotiation;
mod only_answer;
mod open;
pub mod operation;
pub mod org_chart;
mod outside;
mod own_topic;
pub mod plan;
pub mod portfolio;
mod privacy;
pub mod quick_open;
mod record;
pub mod relations;
pub mod report;
mod resolve;
mod result;
pub mod review;
pub mod route_plan;
mod rows;
mod shared;
pub mod specification;
mod spoken;
pub mod statement_file;
pub mod staying;
mod summary_cache;
pub mod team;
pub mod today;
pub mod verdict;
pub mod visit;
pub mod what_if;
pub mod why;
mod write_out;

pub use crate::language::currency::currency_code;
pub use assess::Judged;
pub use coverage::{Coverage, LevelLine, Reach, RoleLine};
pub use deal_summary::{DealSummary, marks_say};
pub use dossier::{
    CategoryLine, Dossier, Doubt, OwnTopic, PersonLine, ProofSays, ReadinessView, RouteView, Says,
    TopicLine, Way, Web, WebPerson, WebRoad, as_before, is_begun, people_tree, typed, way,
    who_decides,
};
pub use examine::{Examined, as_typed, examine, restore_command};
pub use export::Format;
pub use import::preview;
pub use import::{Counts, ImportChange, ImportReport, Source, file_bytes, piped_bytes};
pub use list::{AccountLine, NextPage};
pub use log::{Happened, Logged};
pub use maintenance::restore;
pub use map_changes::{MapChange, MapChanges};
pub use merge::{Conflict, MergeField, Merged, Pair};
pub use open::{Setting, Workbench};
pub use operation::{Operation, today_columns};
pub use outside::{Clash, Seen};
pub use privacy::Holding;
pub use record::{
    OurNames, RecordKind, RecordOutcome, RecordRequest, complaint_day, day_sense, field_of,
    is_found_by_id, kind, kinds, names_ours, names_somebody, parting, selectors,
};
pub use resolve::{known_person, opportunity_of, payment_of, person_of};
pub use result::Result;
pub use shared::Shared;
pub use spoken::{
    SaidPerson, Sense, bare_name, begins_as, day_remark, day_words, day_words_of_year, folded,
    name_keys, parse_year, part_of, read_figure, read_number, say_day, searchable, short_day,
    spellings, year_in_text,
};
pub use summary_cache::{AccountSummary, Judge};
pub use write_out::{table_text, write_out};

pub use crate::exchange::keys::KeyRow;
pub use crate::language::choices::{other_words, other_words_of_mark};
pub use crate::store::{
    Backup, FieldChange, HistoryStep, Upgrading, is_database, stop_when, tell_upgrades,
};
