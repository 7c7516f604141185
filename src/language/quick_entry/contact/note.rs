//! What of the words before the colon stays in the note: each run of words that is not understood, whole and as it was
//! typed, with the words of the kind that stand in it; only who was there and the day are cut out of it.

use super::ContactReader;
use super::shape::{compound_kind, is_initials_like, is_name_like, text_of, word};
use super::tokens::Token;
use super::words::{COMPOUND, SPECIFIC};
use crate::language::quick_entry::message_words::{ARRIVED, MISSED_CALL, REACHED};
use crate::language::quick_entry::outcomes::OUTCOMES;
use crate::language::quick_entry::vain_words::{NO_LUCK, NOT_HELD};
use crate::language::quick_entry::words::KINDS;
use crate::text::fold;
use std::ops::Range;

/// Words that stay before a word that is not understood, where that is no name: `from finance`.
const PREPOSITIONS: &[&str] =
    &["from", "von", "vom", "to", "an", "bei", "mit", "with", "w/", "chez", "avec", "con", "和"];

/// Words that stay only beside others that are not understood.
const LOOSE: &[&str] = &[
    "i", "we", "ich", "wir", "at", "on", "by", "of", "for", "in", "im", "am", "auf", "zu", "zum",
    "zur", "beim", "per", "via", "a", "an", "ein", "eine", "un", "une", "una", "the", "der", "die",
    "das", "den", "dem", "de", "du", "la", "le", "el",
];

/// Words at the end of a known phrase that belong to whoever is named behind them: `demo for`, `got hold of`.
const LEADS_ON: &[&str] = &["of", "for", "from", "to", "with", "by", "on", "at", "van"];

/// A run that begins so goes on with the one before whoever is cut out between them.
const GOES_ON: &[&str] = &["of", "von", "vom", "de", "du", "del"];

/// What a word before the colon is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// Not understood.
    Left,
    /// Of the kind, of what came of it.
    Known,
    /// Understood, and nothing by itself: `with`, `by`.
    Small,
    /// Somebody who was there.
    Person,
    /// The day, or the hour.
    Day,
}

/// A word, or several that are one, where it stands.
#[derive(Clone, Debug, PartialEq)]
struct Piece {
    text: String,
    /// What stands between it and the one before.
    gap: String,
    /// A comma or a stroke does.
    apart: bool,
    part: Part,
    /// It is left over and says nothing.
    idle: bool,
    /// It goes together with neither the word before nor the one behind.
    alone: bool,
}

impl Piece {
    /// It is left over, and neither a small word nor a sign.
    fn says(&self) -> bool {
        let is_sign = self.text.chars().all(|c| !c.is_alphanumeric());
        self.part == Part::Left && !is_sign && !LOOSE.contains(&fold(&self.text).as_str())
    }
}

/// The words before the colon in their order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct HeadWords {
    pieces: Vec<Piece>,
}

impl HeadWords {
    /// The words that are not understood.
    pub(super) fn left(&self) -> impl Iterator<Item = &String> {
        self.pieces.iter().filter(|piece| piece.part == Part::Left).map(|piece| &piece.text)
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.pieces.len()
    }

    /// The word directly before, where it is not understood.
    pub(super) fn last_left(&self) -> Option<&String> {
        self.pieces.last().filter(|piece| piece.part == Part::Left).map(|piece| &piece.text)
    }

    /// Words that are not understood.
    pub(super) fn leave(&mut self, tokens: &[Token]) {
        tokens.iter().for_each(|token| self.push(std::slice::from_ref(token), Part::Left));
    }

    /// Words that were understood and stay; where they stay otherwise than typed, by themselves.
    pub(super) fn stay(&mut self, tokens: &[Token], text: String) {
        match text == text_of(tokens) {
            true => self.push(tokens, Part::Left),
            false => self.put(self.pieces.len(), text),
        }
    }

    /// Text by itself, at this place.
    pub(super) fn put(&mut self, place: usize, text: String) {
        let (gap, part) = (" ".to_owned(), Part::Left);
        let piece = Piece { text, gap, apart: true, part, idle: false, alone: true };
        self.pieces.insert(place.min(self.pieces.len()), piece);
    }

    /// Who was there.
    pub(super) fn somebody(&mut self, tokens: &[Token]) {
        self.push(tokens, Part::Person);
    }

    /// The day or the hour.
    pub(super) fn day(&mut self, tokens: &[Token]) {
        self.push(tokens, Part::Day);
    }

    /// Words that were understood and say neither whom nor when.
    pub(super) fn understood(&mut self, tokens: &[Token]) {
        let part = if is_known(tokens) { Part::Known } else { Part::Small };
        match tokens.split_last() {
            Some((last, first)) if !first.is_empty() && leads_on(&last.text) => {
                self.push(first, part);
                self.push(std::slice::from_ref(last), Part::Small);
            }
            _ => self.push(tokens, part),
        }
    }

    fn push(&mut self, tokens: &[Token], part: Part) {
        let Some(first) = tokens.first() else { return };
        let (gap, apart) = (first.gap.clone(), first.apart);
        let text = text_of(tokens);
        self.pieces.push(Piece { text, gap, apart, part, idle: false, alone: false });
    }

    /// A name that is clear by now is no part of the note.
    pub(super) fn settle(&mut self, name: &str) {
        let of_name = |piece: &&mut Piece| piece.part == Part::Left && piece.text == name;
        self.pieces.iter_mut().filter(of_name).for_each(|piece| piece.part = Part::Person);
    }

    /// Marks the words that are left over and say nothing.
    pub(super) fn mark_idle(&mut self, idle: &[bool]) {
        let left = self.pieces.iter_mut().filter(|piece| piece.part == Part::Left);
        left.zip(idle).for_each(|(piece, idle)| piece.idle = *idle);
    }

    /// The words that stay once these are people who were there; nothing where they say nothing.
    pub fn without(&self, names: &[&str]) -> String {
        let mut others = self.clone();
        names.iter().for_each(|name| others.settle(name));
        let says = others.pieces.iter().any(|piece| piece.part == Part::Left && !piece.idle);
        if says { others.words() } else { String::new() }
    }

    /// The words that stay, as they stood.
    pub(super) fn words(&self) -> String {
        let mut kept: Vec<Range<usize>> = Vec::new();
        let mut before: Option<Range<usize>> = None;
        for run in self.runs() {
            let says = self.pieces[run.clone()].iter().any(Piece::says);
            if says {
                let from = self.begin(&run, !kept.is_empty());
                let goes_on = GOES_ON.contains(&fold(&self.pieces[from].text).as_str());
                let follows = kept.last().is_some_and(|last| self.is_cut(last.end..from));
                if goes_on && from > 0 && !self.pieces[from].apart && !follows {
                    kept.extend(self.before(from, before.take()));
                }
                kept.push(from..self.end(&run));
            }
            before = Some(run).filter(|_| !says);
        }
        let places: Vec<usize> = kept.into_iter().flatten().collect();
        balanced(&self.joined(&places))
    }

    /// Runs of words without anybody, a day or a comma between them.
    fn runs(&self) -> Vec<Range<usize>> {
        let mut runs: Vec<Range<usize>> = Vec::new();
        let mut is_open = false;
        for (at, piece) in self.pieces.iter().enumerate() {
            if matches!(piece.part, Part::Person | Part::Day) {
                is_open = false;
                continue;
            }
            match runs.last_mut().filter(|_| is_open && !piece.apart) {
                Some(run) => run.end = at + 1,
                None => runs.push(at..at + 1),
            }
            is_open = !piece.alone;
        }
        runs
    }

    /// Nothing but people and days stands there.
    fn is_cut(&self, range: Range<usize>) -> bool {
        let cut = |piece: &Piece| matches!(piece.part, Part::Person | Part::Day | Part::Small);
        self.pieces.get(range).is_some_and(|pieces| pieces.iter().all(cut))
    }

    /// What a run that goes on belongs to: the words of the kind before whoever is cut out, where they say more than the
    /// kind, else they themselves: `Nair of finance`.
    fn before(&self, from: usize, run: Option<Range<usize>>) -> Option<Range<usize>> {
        let specific = |piece: &Piece| {
            piece.part == Part::Known && SPECIFIC.contains(&fold(&piece.text).as_str())
        };
        let last = |run: Range<usize>| {
            let at = self.pieces[run.clone()].iter().rposition(specific)?;
            Some(run.start..run.start + at + 1)
        };
        run.and_then(last).or_else(|| {
            let last = from.checked_sub(1)?;
            (self.pieces[last].part == Part::Person).then_some(last..from)
        })
    }

    /// Where the words of a run begin that stay. A word of the kind at its beginning is said by the kind, unless it says
    /// more, or is one with the word behind it: `letter of intent`, `mail order`.
    fn begin(&self, run: &Range<usize>, follows: bool) -> usize {
        let pieces = &self.pieces[run.clone()];
        let first = pieces.iter().position(|piece| piece.part == Part::Left).unwrap_or_default();
        let text = &pieces[first].text;
        let folded = fold(text);
        let is_name = is_name_like(text) || is_initials_like(text);
        let goes_on = GOES_ON.contains(&folded.as_str());
        let is_one = goes_on || COMPOUND.contains(&folded.as_str());
        let stays = |(at, piece): &(usize, &Piece)| {
            let folded = fold(&piece.text);
            let plain = word(KINDS, &folded).is_some() && !SPECIFIC.contains(&folded.as_str());
            piece.part == Part::Known
                && match plain {
                    true => *at + 1 == first && is_one,
                    false => !is_name || SPECIFIC.contains(&folded.as_str()),
                }
        };
        let led = pieces[..first].iter().enumerate().find(stays).map(|(at, _)| at);
        let is_leading = |at: &usize| {
            let folded = fold(&pieces[*at].text);
            PREPOSITIONS.contains(&folded.as_str()) && (!is_name || follows)
        };
        let preposition = first.checked_sub(1).filter(is_leading);
        run.start + led.or(preposition).unwrap_or(first)
    }

    /// Where they end: a small word goes with whoever is cut out behind it.
    fn end(&self, run: &Range<usize>) -> usize {
        let pieces = &self.pieces[run.clone()];
        let is_cut = self
            .pieces
            .get(run.end)
            .is_some_and(|next| matches!(next.part, Part::Person | Part::Day) && !next.apart);
        let left = pieces.iter().filter(|piece| piece.part == Part::Left);
        let is_name = left.clone().all(|piece| is_initials_like(&piece.text));
        let stays = |piece: &Piece| match piece.part {
            Part::Small => !is_cut,
            Part::Known => !is_name,
            _ => true,
        };
        let last = pieces.iter().rposition(stays).map_or(pieces.len(), |last| last + 1);
        run.start + last
    }

    /// The pieces of these places, with what stood between them.
    fn joined(&self, places: &[usize]) -> String {
        let mut joined = String::new();
        let mut last: Option<usize> = None;
        for at in places {
            if let Some(last) = last {
                let between = &self.pieces[last + 1..=*at];
                match between {
                    [next] if self.pieces[last].alone => {
                        joined.push_str(if next.apart { ", " } else { " " })
                    }
                    [next] => joined.push_str(&between_words(&next.gap)),
                    _ if between.iter().any(|piece| piece.apart) => joined.push_str(", "),
                    _ => joined.push(' '),
                }
            }
            joined.push_str(&self.pieces[*at].text);
            last = Some(*at);
        }
        joined
    }
}

impl ContactReader<'_> {
    /// The words that stay before the rest of the note.
    pub(super) fn note_words(&self) -> String {
        self.words.words()
    }

    /// Marks which of the words left over say nothing.
    pub(super) fn mark_idle(&mut self) {
        let idle: Vec<bool> = self.words.left().map(|word| self.is_idle(word)).collect();
        self.words.mark_idle(&idle);
    }
}

fn leads_on(word: &str) -> bool {
    LEADS_ON.contains(&fold(word).as_str())
}

/// Words of the kind, of what came of it, of what has arrived.
fn is_known(tokens: &[Token]) -> bool {
    let text = text_of(tokens);
    let folded = fold(text.trim_matches(['.', '!', '-', '–', '(', ')', '[', ']']));
    let listed = [NO_LUCK, NOT_HELD, ARRIVED, MISSED_CALL, REACHED];
    word(KINDS, &folded).or(word(OUTCOMES, &folded)).or_else(|| compound_kind(&text)).is_some()
        || listed.iter().any(|words| words.contains(&folded.as_str()))
}

/// What stood between two words, with one blank where there was any.
fn between_words(gap: &str) -> String {
    let sign = gap.trim();
    match sign.is_empty() {
        true => if gap.is_empty() { "" } else { " " }.to_owned(),
        false if sign.starts_with([',', ';']) => format!("{sign} "),
        false => gap.to_owned(),
    }
}

/// Without a bracket of which the other one was understood.
fn balanced(text: &str) -> String {
    let mut open = Vec::new();
    let mut torn = Vec::new();
    for (at, c) in text.chars().enumerate() {
        match c {
            '(' | '[' => open.push(at),
            ')' | ']' if open.pop().is_none() => torn.push(at),
            _ => {}
        }
    }
    torn.extend(open);
    let kept = text.chars().enumerate().filter(|(at, _)| !torn.contains(at)).map(|(_, c)| c);
    kept.collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
