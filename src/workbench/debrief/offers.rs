//! The offers that both sides named, as a debrief writes them down (METHOD M8).

use super::record::{DebriefContext, behind};
use super::{Debriefing, Over};
use crate::model::{Account, Date, Opportunity, Refusal};
use crate::workbench::negotiation::{OfferDraft, OfferScale, read_offer};
use crate::workbench::{Result, Workbench};

impl Debriefing {
    /// The first offer that cannot be read: its place among them, and what is wrong.
    pub fn wrong_offer(
        &self,
        account: &Account,
        over: &Over,
        bench: &Workbench,
    ) -> Option<(usize, Refusal)> {
        let deal = deal_of(account, over)?;
        let scale = OfferScale::of(deal, bench.today());
        let mut lines = self.offers.iter().enumerate();
        lines.find_map(|(i, line)| Some((i, bench.read_offer(line, &scale, account).err()?)))
    }
}

/// What a line of an offer is read as, for the field that it is typed in; nothing without a purchase.
pub fn offer_read(
    line: &str,
    account: &Account,
    over: &Over,
    bench: &Workbench,
) -> Option<Result<String>> {
    let deal = deal_of(account, over)?;
    let scale = OfferScale::of(deal, bench.today());
    let today = bench.today();
    let read = bench.read_offer(line, &scale, account);
    Some(read.map(|draft| of_the_talk(draft, over, today).says(today)))
}

/// An offer without a day of its own is of the day of the talk.
fn of_the_talk(mut draft: OfferDraft, over: &Over, today: Date) -> OfferDraft {
    if draft.day == today {
        draft.day = over.day(today);
    }
    draft
}

fn deal_of<'a>(account: &'a Account, over: &Over) -> Option<&'a Opportunity> {
    let about = over.opportunity()?;
    account.opportunities.iter().find(|o| *o.id == about)
}

impl DebriefContext<'_> {
    /// Each offer goes into the negotiation of the purchase, on the day of the talk.
    pub(super) fn offers(&mut self) {
        let Some(deal) = deal_of(self.account, self.over) else { return };
        let scale = OfferScale::of(deal, self.today);
        let key = deal.key;
        let read = self.given.offers.iter().filter_map(|line| {
            let draft = read_offer(line, &scale, self.account).ok()?;
            Some(of_the_talk(draft, self.over, self.today))
        });
        let rows: Vec<_> = read
            .enumerate()
            .map(|(n, draft)| {
                let mut row = draft.row();
                row.place = behind(&deal.offers, n, |o| o.key);
                row
            })
            .collect();
        rows.into_iter().for_each(|row| self.insert(key, row));
    }
}
