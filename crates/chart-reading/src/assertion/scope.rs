//! Scope: which cues of a sentence reach a condition.

use std::ops::Range;

use superbill_domain::{Assertion, Span};

use crate::words::{Gap, Mark, Token};

use super::clauses;
use super::cues::{Cue, Grammar, Reach};
use super::experiencer::{Experiencer, experiencer};
use super::senses::Senses;
use super::ticks;

/// A cue or grammar word of a sentence: its tokens `first..last`, and in which directions it works here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found {
    pub(super) first: usize,
    pub(super) last: usize,
    pub(super) cue: Cue,
}

impl Found {
    /// The cue without the words that belong to the condition: of "no acute" before "acute fracture", "no".
    fn outside(&self, tokens: &[Token], mention: &Range<usize>) -> Option<Self> {
        if self.last <= mention.start {
            return Some(*self);
        }
        let room = mention.start.saturating_sub(self.first);
        let (length, &cue) = Grammar::get().cues.longest(tokens, self.first, |length, _| length <= room)?;
        Some(Self { first: self.first, last: self.first + length, cue })
    }
}

/// The cues of one sentence and where its clauses end. Made once and filled anew for every sentence.
#[derive(Default)]
pub(crate) struct SentenceCues {
    found: Vec<Found>,
    cuts: Vec<Senses>,
    /// True where signs tick off what is there and what is not.
    ticked: bool,
}

impl SentenceCues {
    /// Reads the cues of a sentence.
    pub(crate) fn read(&mut self, tokens: &[Token]) {
        let grammar = Grammar::get();
        self.found.clear();
        let mut at = 0;
        while at < tokens.len() {
            match grammar.cues.longest(tokens, at, |_, _| true) {
                Some((length, &cue)) => {
                    self.found.push(Found { first: at, last: at + length, cue });
                    at += length;
                }
                None => at += 1,
            }
        }
        self.ticked = tokens.iter().any(|token| token.mark != Mark::None);
        clauses::cut(tokens, &self.found, &mut self.cuts);
        self.settle_members(tokens);
        self.settle_lists();
        self.settle_directions(tokens);
    }

    /// The sense in which the sentence mentions the condition at `mention`.
    pub(crate) fn assertion(&self, tokens: &[Token], mention: &Range<usize>) -> Assertion {
        let mut assertion = Assertion::default();
        // What stands right after is nearer than all else: "history of aneurysm repair".
        let next =
            self.found.iter().find(|found| found.first == mention.end && found.cue.reach == Reach::Adjacent);
        if let Some(found) = next.filter(|found| joined(tokens, found.first)) {
            found.cue.after.mark(&mut assertion, words(tokens, found));
        }
        if let Some(token) = tokens.get(mention.start).filter(|token| token.queried) {
            let mark = Span::new(token.span().start - 1, token.span().start);
            Senses::UNCERTAIN.mark(&mut assertion, mark);
        }
        self.look_back(tokens, mention, &mut assertion);
        self.look_ahead(tokens, mention, &mut assertion);
        if self.ticked {
            ticks::tick(tokens, mention, &mut assertion);
        }
        until_it_is_over(mention, tokens, &mut assertion);
        assertion
    }

    /// Turns the persons of the sentence into cues for what follows or precedes them.
    fn settle_members(&mut self, tokens: &[Token]) {
        for at in 0..self.found.len() {
            let who = match self.found.get(at) {
                Some(found) if found.cue.part.member => experiencer(tokens, &self.found, at),
                _ => continue,
            };
            let Some(found) = self.found.get_mut(at) else { continue };
            match who {
                Experiencer::Nobody => {}
                Experiencer::OfWhatFollows => found.cue.before |= Senses::FAMILY,
                Experiencer::OfWhatPrecedes => found.cue.after |= Senses::FAMILY,
            }
        }
    }

    /// Moves a sense to the word that begins its list: in "possible causes of cough include GERD", to "include".
    fn settle_lists(&mut self) {
        for at in 0..self.found.len() {
            if !self.found.get(at).is_some_and(|found| found.cue.part.deferred) {
                continue;
            }
            let rest = self.found.get_mut(at + 1..).unwrap_or_default();
            let Some(list) = rest.iter_mut().find(|found| found.cue.part.lists) else { continue };
            list.cue.before |= Senses::UNCERTAIN;
            if let Some(found) = self.found.get_mut(at) {
                found.cue.before = Senses::NONE;
            }
        }
    }

    /// A cue that stands last in its clause works on what precedes it, one that does not on what follows.
    fn settle_directions(&mut self, tokens: &[Token]) {
        for at in 0..self.found.len() {
            let Some(&found) = self.found.get(at) else { continue };
            let next = self.found.get(at + 1).filter(|next| next.first == found.last);
            let ends = tokens.get(found.last).is_none_or(|token| token.before >= Gap::Open);
            let last = ends || next.is_some_and(|next| closes_phrase(&next.cue));
            let label = tokens.get(found.last).is_some_and(|token| token.before == Gap::Colon);
            let heads = label || tokens.get(found.last).is_some_and(|token| token.before == Gap::Dash);
            let Some(found) = self.found.get_mut(at) else { continue };
            let cue = &mut found.cue;
            if cue.part.label && !heads {
                cue.before = Senses::NONE;
            }
            if label && cue.before.has(Senses::NEGATED) {
                // "Negative: fever, chills": a label speaks for the whole list.
                cue.reach = Reach::Clause;
            }
            // "Versus" works on both sides.
            let both = !cue.before.is_empty() && !cue.after.is_empty() && !cue.part.or;
            if label {
                cue.before |= if both { cue.after } else { Senses::NONE };
            } else if both && last {
                cue.before = Senses::NONE;
            } else if both {
                cue.after = Senses::NONE;
            } else if ends && cue.before.has(Senses::NEGATED) && answers(tokens, found.first) {
                cue.after = cue.before;
                cue.before = Senses::NONE;
            }
        }
    }

    /// Walks from the condition to the head of the sentence.
    fn look_back(&self, tokens: &[Token], mention: &Range<usize>, assertion: &mut Assertion) {
        let mut ended = Senses::NONE;
        let mut at = mention.start;
        let mut aside = false;
        let before = self.found.partition_point(|found| found.first < mention.start);
        for whole in self.found.get(..before).unwrap_or_default().iter().rev() {
            let Some(found) = &whole.outside(tokens, mention) else { continue };
            // From `at` down to the end of this cue: what ends there no longer reaches the condition.
            for boundary in (found.last + 1..=at).rev() {
                ended |= self.cut_at(boundary);
                ended |= colon_at(tokens, boundary);
                aside = aside_at(tokens, boundary, aside);
            }
            let open = found.cue.before.without(ended).without(self.cut_at(found.last));
            aside = aside_at(tokens, found.last, aside);
            if !open.is_empty() && !aside && reaches(&self.found, tokens, found, mention) {
                open.mark(assertion, words(tokens, found));
            }
            for boundary in (found.first + 1..=found.last).rev() {
                ended |= self.cut_at(boundary);
                aside |= boundary < found.last && aside_at(tokens, boundary, aside);
            }
            at = found.first;
        }
    }

    /// Walks from the condition to the end of the sentence.
    fn look_ahead(&self, tokens: &[Token], mention: &Range<usize>, assertion: &mut Assertion) {
        let mut ended = Senses::NONE;
        let mut at = mention.end;
        let from = self.found.partition_point(|found| found.first < mention.end);
        for found in self.found.get(from..).unwrap_or_default() {
            for boundary in at.max(mention.end)..found.first {
                ended |= self.cut_at(boundary);
                ended |= over_comma(tokens, boundary);
            }
            // The boundary of the cue itself does not end it: "cough, now resolved".
            let stopped = tokens.get(found.first).is_some_and(|token| token.before == Gap::Stop);
            let open = found.cue.after.without(ended);
            if !open.is_empty() && !stopped && found.cue.reach != Reach::Adjacent {
                open.mark(assertion, words(tokens, found));
            }
            for boundary in found.first..found.last {
                ended |= self.cut_at(boundary);
                ended |= over_comma(tokens, boundary);
            }
            at = found.last;
        }
    }

    fn cut_at(&self, boundary: usize) -> Senses {
        self.cuts.get(boundary).copied().unwrap_or_default()
    }
}

/// "Until the infection is resolved": what is waited to be over is there, and is neither over nor only to come.
fn until_it_is_over(mention: &Range<usize>, tokens: &[Token], assertion: &mut Assertion) {
    let Some(start) = tokens.get(mention.start).map(|token| token.span().start) else { return };
    let waits = assertion.hypothetical.is_some_and(|words| words.end <= start);
    if waits && assertion.resolved.is_some_and(|words| words.start > start) {
        (assertion.hypothetical, assertion.resolved) = (None, None);
    }
}

/// True where nothing but space stands before a word.
fn joined(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.before <= Gap::Hyphen)
}

/// True where a word after a cue leaves the cue last in its phrase.
fn closes_phrase(cue: &Cue) -> bool {
    cue.part.tail || cue.part.joiner || cue.part.verb || !cue.stops.is_empty()
}

/// True where the cue at `first` answers what stands before it: "Fever: no", "chest pain (denies)", "cough denied".
fn answers(tokens: &[Token], first: usize) -> bool {
    first > 0 && tokens.get(first).is_some_and(|token| token.before < Gap::Stop && token.before != Gap::Comma)
}

/// A colon ends every sense that does not stand right before it.
fn colon_at(tokens: &[Token], boundary: usize) -> Senses {
    match tokens.get(boundary) {
        Some(token) if token.before == Gap::Colon => Senses::ALL,
        _ => Senses::NONE,
    }
}

/// What a comma ends on the way back: all but what reaches over lists.
fn over_comma(tokens: &[Token], boundary: usize) -> Senses {
    match tokens.get(boundary) {
        Some(token) if token.before == Gap::Comma => Senses::ALL.without(Senses::OVER_LISTS),
        _ => Senses::NONE,
    }
}

/// Whether the words before a boundary stand in a bracket that closes before the condition.
fn aside_at(tokens: &[Token], boundary: usize, aside: bool) -> bool {
    match tokens.get(boundary) {
        Some(token) if token.opens => false,
        Some(token) if token.closes => true,
        _ => aside,
    }
}

/// True where a cue reaches as far as the condition.
fn reaches(all: &[Found], tokens: &[Token], found: &Found, mention: &Range<usize>) -> bool {
    let between = found.last..mention.start;
    match found.cue.reach {
        Reach::Clause | Reach::Adjacent => true,
        Reach::Near => between.len() <= 5,
        Reach::Phrase => {
            let from = all.partition_point(|other| other.first < found.last);
            let others = || all.get(from..).unwrap_or_default().iter();
            let breaks =
                |other: &Found| other.cue.part.breaker || other.cue.part.verb || other.cue.part.subject;
            let broken = others().take_while(|other| other.first < between.end).any(breaks);
            let commas = (between.start..=between.end).any(|at| {
                tokens.get(at).is_some_and(|token| token.before == Gap::Comma || token.before == Gap::Dash)
            });
            let first_joiner = others().find(|other| other.cue.part.joiner);
            !broken && (!commas || first_joiner.is_some_and(|joiner| joiner.cue.part.or))
        }
    }
}

/// The words of a cue.
fn words(tokens: &[Token], found: &Found) -> Span {
    let at = |index: usize| tokens.get(index).map(Token::span);
    match (at(found.first), at(found.last.saturating_sub(1))) {
        (Some(first), Some(last)) => Span::new(first.start, last.end),
        _ => Span::new(0, 0),
    }
}
