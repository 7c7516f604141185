//! What belongs to a purchase: money out and in, offers, trades, points, papers, rivals, verdicts.

use super::super::field::How::{Choice, Notes, Plain};
use super::super::field::{FieldSpec, row};
use super::super::{opportunity, payment};
use super::work::MARK;
use super::{RecordType, sheet};

const COST: &[FieldSpec] = &[
    row("for what", "what", Plain, ""),
    row("amount", "amount", Plain, ""),
    row("due on", "due", Plain, "the day it goes out; empty: today"),
];

const OFFER: &[FieldSpec] = &[
    row("whose", "side", Choice("side"), "our offer or theirs"),
    row("amount", "amount", Plain, ""),
    row("on", "date", Plain, ""),
    row("who", "who", Plain, "who of them"),
    row("terms", "terms", Notes, "what else it holds"),
    row("days to pay", "days", Plain, "days that they may take to pay"),
    row("said", "said", Notes, "how it was said"),
    row("valid until", "valid_until", Plain, "the last day it holds"),
];

const TRADE: &[FieldSpec] = &[
    row("we give", "give", Plain, ""),
    row("we get", "get", Plain, ""),
    row("worth to us", "worth_to_us", Plain, "a figure or a word"),
    row("worth to them", "worth_to_them", Plain, "a figure or a word"),
    row("stands", "state", Choice("trade"), "what became of it"),
    row("on", "date", Plain, ""),
];

const RIVAL: &[FieldSpec] = &[
    row("who", "competitor", Plain, ""),
    row("position", "position", Choice("position"), "where it stands with the customer"),
    row("price", "price", Plain, "as we read it"),
    row("trust", "relationship", MARK, "how well it stands with the people, 0 to 5"),
    row("sponsor", "sponsor", Plain, "who speaks for it there"),
    row("its offer", "offer", Notes, ""),
    row("we set against it", "counter", Notes, ""),
];

const RIVAL_MARK: &[FieldSpec] = &[
    row("of what", "criterion", Plain, "what is marked"),
    row("mark", "score", MARK, "0 to 5"),
    row("why", "why", Notes, "what it rests on"),
    row("as of", "as_of", Plain, "the day of the mark"),
];

const MARK_OF_OURS: &[FieldSpec] = &[
    row("of what", "criterion", Plain, "what is marked"),
    row("mark", "score", MARK, "0 to 5"),
    row("why", "why", Notes, "what it rests on"),
    row("as of", "as_of", Plain, "the day of the mark"),
];

const POINT: &[FieldSpec] = &[
    row("point", "point", Plain, "what it asks for"),
    row("helps", "favours", Choice("favours"), "whose product has it"),
    row("rival", "rival", Plain, "which one, if it helps a rival"),
    row("written by", "author", Plain, ""),
    row("loss taken on", "accepted", Plain, "the day on which we took the loss"),
    row("why", "why", Notes, "why we took it"),
];

const PAPER: &[FieldSpec] = &[
    row("what", "what", Plain, "what has to be there"),
    row("by", "due", Plain, ""),
    row("who", "owner", Plain, "who of ours"),
    row("ready on", "done", Plain, ""),
];

const DECISION: &[FieldSpec] = &[
    row("verdict", "verdict", Choice("verdict"), "go on, or not"),
    row("on", "date", Plain, ""),
    row("why", "why", Notes, "the reason"),
];

const PROOF: &[FieldSpec] =
    &[row("proof", "note", Notes, "how we know"), row("since", "date", Plain, "")];

const SCHEDULE: &[FieldSpec] = &[
    row("stage", "stage", MARK, "1 to 6"),
    row("on", "date", Plain, "the day on which they want to be there"),
];

const MOVE: &[FieldSpec] = &[
    row("on", "date", Plain, ""),
    row("they are in", "buying_stage", MARK, "the customer's stage from then"),
    row("we are in", "selling_stage", MARK, "ours from then"),
    row("why", "why", Notes, "why it moved without its proofs"),
];

const SLIP: &[FieldSpec] = &[
    row("on", "date", Plain, "the day on which it was moved"),
    row("from", "from", Plain, "the day before"),
    row("to", "to", Plain, "the day from then"),
    row("why", "why", Notes, ""),
];

const MARK_OF_VERDICT: &[FieldSpec] =
    &[row("of what", "criterion", Plain, "what is marked"), row("mark", "score", MARK, "0 to 5")];

pub const SHEETS: &[RecordType] = &[
    sheet("opportunity", "purchase", opportunity::FIELDS)
        .says(&["name"], &["unit", "value"])
        .on(&["decision_date"], &[])
        .stands("status"),
    sheet("payment", "payment", payment::FIELDS)
        .many("Payments")
        .says(&["what"], &["amount"])
        .on(&["due"], &[])
        .states(&[("invoiced", "invoiced"), ("paid", "paid")]),
    sheet("cost", "cost", COST).many("Costs").says(&["what"], &["amount"]).on(&["due"], &[]),
    sheet("offer", "offer", OFFER)
        .many("Offers")
        .says(&["side", "amount"], &["said"])
        .on(&["date"], &["date"])
        .stands("valid_until"),
    sheet("trade", "trade", TRADE)
        .many("Trades: what we give for what")
        .says(&["give", "get"], &["worth_to_us", "worth_to_them"]),
    sheet("rival", "rival", RIVAL)
        .many("Rivals in the purchases")
        .says(&["competitor"], &["sponsor", "offer"])
        .stands("position"),
    sheet("rival_evaluation", "mark of a rival", RIVAL_MARK)
        .many("Marks of the rivals")
        .says(&["criterion"], &["why"])
        .stands("score"),
    sheet("evaluation", "mark of ours", MARK_OF_OURS)
        .many("Our eight marks of the purchases")
        .says(&["criterion"], &["why"])
        .on(&["as_of"], &["as_of"])
        .stands("score"),
    sheet("specification", "point of the specification", POINT)
        .many("Specification")
        .says(&["point"], &["author"])
        .stands("favours"),
    sheet("bid", "bid paper", PAPER)
        .many("Bid papers")
        .says(&["what"], &["owner"])
        .on(&["due"], &[])
        .states(&[("done", "ready")]),
    sheet("decision", "verdict", DECISION)
        .many("Verdicts")
        .says(&["verdict"], &["why"])
        .on(&["date"], &["date"]),
    sheet("decision_mark", "mark of a verdict", MARK_OF_VERDICT)
        .many("Our marks on the days of the verdicts")
        .says(&["criterion"], &["score"]),
    sheet("slip", "slip", SLIP)
        .many("Slips: moves of the decision to a later day")
        .says(&["to"], &["why"])
        .on(&["date"], &["date"]),
    sheet("evidence", "proof", PROOF)
        .many("Proofs")
        .says(&["criterion"], &["note"])
        .on(&["date"], &["date"]),
    sheet("schedule", "day of a stage", SCHEDULE)
        .many("Schedule of the customer")
        .says(&["stage"], &[])
        .on(&["date"], &[]),
    sheet("stage_history", "move of a stage", MOVE)
        .many("Moves of the stages")
        .says(&["buying_stage", "selling_stage"], &[])
        .on(&["date"], &["date"]),
];
