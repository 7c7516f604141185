//! Before a gift: what the gate says, in lines that stand beside its form (drawing 22).

use super::{Result, Workbench};
use crate::model::{Account, Money};
use crate::rules::cents::Cents;
use crate::rules::gift_gate::{Answer, gate};
use crate::rules::{AccountContext, phrase};
use chrono::Datelike;

/// How a line stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// The answer, where it is yes.
    Good,
    /// The answer, where it is not, and what speaks against it.
    Bad,
    /// A fact.
    Plain,
}

/// What is said before a gift.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BeforeYouGive {
    /// Its lines, the answer first.
    pub lines: Vec<(Tone, String)>,
    /// A reason is needed: the answer is not yes.
    pub needs_reason: bool,
}

impl Workbench {
    /// The gate for a gift of this worth to a person of an account; nothing where the person is not there.
    pub fn before_you_give(
        &self,
        account: &Account,
        person: &str,
        worth: Option<Money>,
        stored: Option<usize>,
    ) -> Result<Option<BeforeYouGive>> {
        let shared = self.shared()?;
        let world = self.world(&shared);
        let case = AccountContext::new(account, &world);
        let Some(person) = case.person(person) else {
            return Ok(None);
        };
        let gate = gate(&case, person, worth.map(Cents::from).unwrap_or_default(), stored);
        let answer = gate.answer();
        let mut lines = vec![match answer {
            Answer::Yes => (Tone::Good, phrase!("within the limit").to_owned()),
            Answer::AskFirst => (Tone::Bad, phrase!("ask first !").to_owned()),
            Answer::No => (Tone::Bad, phrase!("no: above the limit !").to_owned()),
        }];
        let names: Vec<&str> = gate.household.iter().map(|p| p.name.as_str()).collect();
        let year = case.today().year();
        if names.len() > 1 {
            lines.push(plain(phrase!("household: {}, by family", phrase::list(&names))));
        }
        lines.push(plain(phrase!("so far {} in {}", gate.so_far.1.grouped(), year)));
        lines.push(plain(match (gate.limit, gate.left()) {
            (Some(limit), Some(left)) => phrase!(
                "with this {} of {}, {} left",
                gate.with_this().grouped(),
                limit.grouped(),
                left.grouped()
            ),
            _ => phrase!("with this {}; no limit is set", gate.with_this().grouped()),
        }));
        lines.extend(gate.open.iter().map(|deal| {
            let stage = deal.buying_stage.and_then(|n| self.playbook.stage_of(deal, n));
            let stage = stage.map_or("", |s| s.customer_short.as_str());
            let day = deal.decision_date.map(|d| phrase!(", decided by {}", phrase::day(d)));
            let text =
                phrase!("open: {}, {}{}", deal.name.as_str(), stage, day.unwrap_or_default());
            (Tone::Bad, text)
        }));
        if let Some(boss) = gate.road {
            let text =
                phrase!("the family road to {}: no gift may travel on it", boss.name.as_str());
            lines.push((Tone::Bad, text));
        }
        if answer == Answer::AskFirst {
            let manager = world.rep.manager.as_deref().unwrap_or(phrase!("your manager"));
            let text = phrase!(
                "ask {manager}, and write down who said yes: it stays with the gift",
                manager
            );
            lines.push(plain(text));
        }
        Ok(Some(BeforeYouGive { lines, needs_reason: answer != Answer::Yes }))
    }
}

fn plain(text: String) -> (Tone, String) {
    (Tone::Plain, text)
}
