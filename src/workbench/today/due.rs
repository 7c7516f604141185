//! What has a due day, and what is to do without one: actions, promises, debriefs, payments, complaints, service, agreements, offers, bid papers.

use crate::model::{
    Complaint, ComplaintSeverity, Date, Key, Opportunity, OpportunityStatus, Payment, Record,
    Schema, Service, Side, Status, Value, VisitStatus,
};
use crate::rules::payment::called;
use crate::rules::{AccountContext, Finding};
use crate::text::DayText;
use crate::workbench::Operation;

/// What kind of thing is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueKind {
    /// Something to do.
    Action,
    /// What we promised them.
    WeOwe,
    /// What they promised us.
    TheyOwe,
    /// A visit without its result.
    Debrief,
    /// An invoice that is not paid.
    Payment,
    /// A payment that is not invoiced.
    Invoice,
    /// A complaint that is not resolved.
    Complaint,
    /// A service that has to be done again.
    Service,
    /// A contract that ends, or has to be given notice.
    Agreement,
    /// An offer of ours that runs out.
    Offer,
    /// A paper of a bid.
    BidPaper,
}

impl DueKind {
    /// Its finding, where it has one.
    fn code(self) -> Option<&'static str> {
        Some(match self {
            Self::Action => "action_overdue",
            Self::WeOwe => "our_promise_overdue",
            Self::TheyOwe => "their_promise_open",
            Self::Debrief => "debrief_missing",
            Self::Payment => "payment_overdue",
            Self::Invoice => "payment_not_invoiced",
            Self::Complaint => "complaint_late",
            Self::Service => "service_due",
            Self::Agreement => "agreement_ending",
            Self::Offer => "offer_expiring",
            Self::BidPaper => return None,
        })
    }

    /// Shown as soon as its finding speaks, however far the day.
    pub fn warns(self) -> bool {
        matches!(self, Self::Agreement | Self::Offer)
    }

    /// An action or a promise: shown as far ahead as visits.
    pub fn is_work(self) -> bool {
        matches!(self, Self::Action | Self::WeOwe | Self::TheyOwe)
    }

    /// The record and the field that hold the day on which it was done; nothing where that is not all.
    fn done_by(self) -> Option<(&'static Schema, &'static str)> {
        use crate::model::{Action, BidItem};
        Some(match self {
            Self::Action | Self::WeOwe | Self::TheyOwe => (Action::SCHEMA, "done"),
            Self::Payment => (Payment::SCHEMA, "paid"),
            Self::Invoice => (Payment::SCHEMA, "invoiced"),
            Self::Complaint => (Complaint::SCHEMA, "resolved"),
            Self::Service => (Service::SCHEMA, "last_done"),
            Self::BidPaper => (BidItem::SCHEMA, "done"),
            Self::Debrief | Self::Agreement | Self::Offer => return None,
        })
    }

    /// The table of the record.
    fn record(self) -> &'static str {
        match self {
            Self::Debrief => "visit",
            Self::Agreement => "agreement",
            Self::Offer => "opportunity",
            other => other.done_by().map_or("", |(schema, _)| schema.record),
        }
    }

    /// What its next state is called; nothing where it has none.
    pub fn next_state(self) -> &'static str {
        match self {
            Self::Payment => "paid",
            Self::Invoice => "invoiced",
            Self::Complaint => "resolved",
            Self::WeOwe | Self::TheyOwe => "kept",
            Self::Debrief => "debrief",
            Self::Action | Self::Service | Self::BidPaper => "done",
            Self::Agreement | Self::Offer => "",
        }
    }
}

/// A row of Due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The account.
    pub account: Key,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: DueKind,
    /// The day; nothing where something to do or a promise has none.
    pub day: Option<Date>,
    /// What has to be done, in words.
    pub what: String,
    /// What a message calls it once it is done.
    pub called: String,
    /// The id of the record; of an offer, of its opportunity.
    pub subject: String,
    /// The opportunity that it belongs to, where it does.
    pub of: Option<String>,
    /// The file's number for the record.
    pub key: Key,
}

impl Due {
    /// The table of the record that is due.
    pub fn record(&self) -> &'static str {
        self.kind.record()
    }

    /// Days since its day; below 0 while it is to come, nothing without a day.
    pub fn days_late(&self, today: Date) -> Option<i64> {
        self.day.map(|day| (today - day).num_days())
    }

    /// Its day has passed.
    pub fn is_late(&self, today: Date) -> bool {
        self.day.is_some_and(|day| day < today)
    }

    /// By day; what has none comes last.
    pub fn order(&self) -> (bool, Option<Date>) {
        (self.day.is_none(), self.day)
    }

    /// The finding that says it, once it is late.
    pub fn code(&self) -> Option<&'static str> {
        self.kind.code()
    }

    /// The change that moves it on to its next state; nothing where a form has to be filled in.
    pub fn advance(&self, today: Date) -> Option<Operation> {
        let (schema, field) = self.kind.done_by()?;
        let label = phrase!("{} today: {}", self.kind.next_state(), self.called);
        Some(Operation::set(label, schema, self.key, vec![(field, Value::Day(today))]))
    }
}

struct Dues<'a> {
    case: &'a AccountContext<'a>,
    account: Key,
    answered: Vec<&'a Finding>,
    rows: Vec<Due>,
}

/// Everything of an account that has a due day and is not done, and what is to do without one; what the rep has answered is left out.
pub fn due(case: &AccountContext, account: Key, findings: &[Finding]) -> Vec<Due> {
    let mut dues = Dues {
        case,
        account,
        answered: findings.iter().filter(|f| f.dismissed).collect(),
        rows: Vec::new(),
    };
    dues.payments();
    if case.account.status != Status::Lost {
        dues.actions();
        dues.debriefs();
        dues.work();
    }
    if case.account.status == Status::Active {
        case.open().for_each(|deal| dues.deal(deal));
    }
    dues.rows
}

impl Dues<'_> {
    fn push(
        &mut self,
        kind: DueKind,
        day: impl Into<Option<Date>>,
        (subject, key): (&str, Key),
        what: String,
    ) {
        let is_it = |f: &&Finding| Some(f.code) == kind.code() && f.subject == subject;
        if !self.answered.iter().copied().any(|f| is_it(&f)) {
            self.rows.push(Due {
                account: self.account,
                name: self.case.account.name.to_string(),
                kind,
                day: day.into(),
                called: what.clone(),
                what,
                subject: subject.to_owned(),
                of: None,
                key,
            });
        }
    }

    /// The rows from this one on belong to an opportunity.
    fn of_deal(&mut self, from: usize, deal: &str) {
        for row in self.rows.iter_mut().skip(from) {
            row.of = Some(deal.to_owned());
        }
    }

    fn actions(&mut self) {
        let case = self.case;
        for action in case.account.actions.iter().filter(|a| case.is_undone(a)) {
            let what = action.what.as_deref().unwrap_or(phrase!("something without words"));
            let (kind, what) = match (&action.promised_to.0, &action.promised_by.0) {
                (Some(to), _) => (DueKind::WeOwe, phrase!("we owe {}: {}", case.name(to), what)),
                (None, Some(by)) => {
                    (DueKind::TheyOwe, phrase!("{} owes us: {}", case.name(by), what))
                }
                (None, None) => (DueKind::Action, what.to_owned()),
            };
            self.push(kind, *action.due, (&action.id, action.key), what);
        }
    }

    fn debriefs(&mut self) {
        let case = self.case;
        for visit in case.account.visits.iter() {
            let Some(day) = visit.date.map(|m| m.date) else {
                continue;
            };
            let over = match visit.status {
                VisitStatus::Done => true,
                VisitStatus::Planned => day < case.today(),
                VisitStatus::Cancelled => false,
            };
            if over && visit.debrief.result.is_none() {
                let of = visit.purpose.as_deref().unwrap_or(phrase!("the visit"));
                let what = phrase!("debrief {}, {}", of, day.short_day());
                self.push(DueKind::Debrief, day, (&visit.id, visit.key), what);
            }
        }
    }

    fn payments(&mut self) {
        let case = self.case;
        let deals = case.account.opportunities.iter();
        for (deal, payment) in deals.flat_map(|d| d.payments.iter().map(move |p| (d, p))) {
            let Some(day) = payment.due.filter(|_| case.past(*payment.paid).is_none()) else {
                continue;
            };
            let invoiced = case.past(*payment.invoiced).is_some();
            let won = deal.status == OpportunityStatus::Won;
            let (kind, what) = match (invoiced, won) {
                (true, _) => {
                    let due = day.short_day();
                    let what = phrase!("invoiced, due {}: ask for the {}", due, called(payment));
                    (DueKind::Payment, what)
                }
                (false, true) => (DueKind::Invoice, phrase!("invoice the {}", called(payment))),
                (false, false) => continue,
            };
            let from = self.rows.len();
            self.push(kind, day, (&payment.id, payment.key), what);
            self.rows.iter_mut().skip(from).for_each(|row| row.called = called(payment));
            self.of_deal(from, &deal.id);
        }
    }

    fn work(&mut self) {
        let case = self.case;
        let standard = &case.world.playbook.complaint_days;
        let open = case.account.complaints.iter();
        for complaint in open.filter(|c| case.past(*c.resolved).is_none()) {
            let days = match complaint.severity {
                ComplaintSeverity::High => standard.high,
                ComplaintSeverity::Medium => standard.medium,
                ComplaintSeverity::Low => standard.low,
            };
            let raised = case.past(*complaint.raised);
            if let Some(day) = raised.and_then(|d| after(d, days)) {
                let what = complaint.what.as_deref().unwrap_or(phrase!("without words"));
                let what = phrase!("answer the complaint: {what}", what);
                self.push(DueKind::Complaint, day, (&complaint.id, complaint.key), what);
            }
        }
        for service in case.account.service.iter() {
            let Some(every) = *service.every_days else {
                continue;
            };
            let last = case.past(*service.last_done);
            if let Some(day) = last.map_or(Some(case.today()), |d| after(d, every)) {
                let what = service.what.as_deref().unwrap_or(phrase!("a service without words"));
                self.push(DueKind::Service, day, (&service.id, service.key), what.to_owned());
            }
        }
        self.agreements();
    }

    fn agreements(&mut self) {
        let case = self.case;
        let within = case.world.playbook.thresholds.agreement_days;
        for agreement in case.account.agreements.iter() {
            let notice = near(case, within, *agreement.notice_by)
                .map(|d| (d, phrase!("give or await notice")));
            let end = near(case, within, *agreement.until).map(|d| (d, "ends"));
            if let Some((day, why)) = notice.into_iter().chain(end).min() {
                let what = agreement.what.as_deref().unwrap_or(phrase!("agreement without words"));
                let what = format!("{what}: {why}");
                self.push(DueKind::Agreement, day, (&agreement.id, agreement.key), what);
            }
        }
    }

    fn deal(&mut self, deal: &Opportunity) {
        let case = self.case;
        for paper in deal.bid.iter().filter(|b| case.past(*b.done).is_none()) {
            if let Some(day) = *paper.due {
                let what = paper.what.as_deref().unwrap_or(phrase!("without words"));
                let what = phrase!("bid papers: {what}", what);
                let from = self.rows.len();
                self.push(DueKind::BidPaper, day, (&paper.id, paper.key), what);
                self.of_deal(from, &deal.id);
            }
        }
        let ours = deal.offers.iter().filter(|o| o.side == Some(Side::Us));
        let made = ours.filter(|o| case.past(*o.date).is_some());
        let Some(offer) = made.max_by_key(|o| *o.date) else {
            return;
        };
        let soon = case.world.playbook.thresholds.offer_expiring_days;
        if let Some(day) =
            offer.valid_until.filter(|d| case.is_over(Some(*d)) || case.within_next(Some(*d), soon))
        {
            let what = phrase!("our offer for {} runs out", deal.name.as_str());
            self.push(DueKind::Offer, day, (&deal.id, deal.key), what);
        }
    }
}

fn near(case: &AccountContext, within: i64, day: Option<Date>) -> Option<Date> {
    day.filter(|d| case.within_next(Some(*d), within))
}

fn after(day: Date, days: i64) -> Option<Date> {
    day.checked_add_signed(chrono::Duration::try_days(days)?)
}

#[cfg(test)]
mod tests {
    use crate::model::parse_day;
    use crate::workbench::{Source, Workbench};

    #[test]
    fn what_is_to_do_without_a_day_stands_last_and_is_neither_late_nor_found() {
        const BOOK: &str = r#"{"format":"anteroom/1","accounts":[{"id":"n","name":"Northwind","people":[
         {"id":"d","name":"Ingrid Dahl"}],"actions":[{"id":"a","what":"send the drawings"},
         {"id":"b","what":"trip list","promised_by":"d"},{"id":"c","what":"call","due":"2026-11-20"},
         {"id":"e","what":"done long ago","done":"2026-11-01"},{"id":"f","what":"far","due":"2027-06-01"}]},
         {"name":"Gone","status":"lost","actions":[{"what":"nothing"}]}]}"#;
        let mut bench = Workbench::in_memory(parse_day("2026-11-24").unwrap()).unwrap();
        let source = Source::new("book.json", BOOK.as_bytes().to_vec());
        bench.import(vec![source], true, &mut |_, _| {}).unwrap();
        let today = bench.today_of_book().unwrap();
        let rows = today.due.iter().map(|due| (due.what.as_str(), due.days_late(bench.today())));
        let rows: Vec<_> = rows.collect();
        let wanted = [
            ("call", Some(4)),
            ("send the drawings", None),
            ("Ingrid Dahl owes us: trip list", None),
        ];
        assert_eq!(rows, wanted);
        assert_eq!(today.later, 1);
        let first = bench.account_keys().unwrap()[0];
        let dossier = bench.dossier(first).unwrap();
        let about: Vec<&str> = dossier.findings.iter().map(|f| f.subject.as_str()).collect();
        assert!(
            about.contains(&"c") && !about.contains(&"a") && !about.contains(&"b"),
            "{about:?}"
        );
    }
}
