//! A slow, literal reading of docs/FILE.md, and `import` compared with it.
mod answers;
#[path = "../literal/chance.rs"]
mod chance;
mod compare;
mod currency;
mod defaults;
mod differences;
#[path = "../literal/dossier.rs"]
mod dossier;
#[path = "../literal/dossier_deals.rs"]
mod dossier_deals;
#[path = "../literal/dossier_people.rs"]
mod dossier_people;
#[path = "../literal/dossier_rest.rs"]
mod dossier_rest;
mod import;
mod merge;
mod names;
mod nudge;
mod order;
mod playbook;
mod program;
mod refusals;
mod table;
mod values;

use answers as model;
use answers as normal;
use playbook as readiness;
