//! What holds between segments: balances (SNIP 3) and situations (SNIP 4), claim by claim as the segments pass.
//!
//! [`Situations`] follows a transaction set with the places that the walk along its guide finds, and keeps of the open claim
//! only what its rules compare. Each rule is an entry of [`SituationRule`] with its words, and one comparison in the file of its
//! theme: [`parties`](self), [`claim`](self), [`diagnoses`](self), [`coordination`](self) for 837, [`payments`](self) for 835.

mod claim;
mod coordination;
mod diagnoses;
mod parties;
mod payments;
mod rule;

use jiff::civil::Date;
use superbill_domain::Finding;
use superbill_x12::{Position, Segment};

use crate::guide::Place;

pub use rule::SituationRule;

/// A situation that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Departure {
    rule: SituationRule,
    at: Position,
    /// The place as the field writes it: `CLM02`.
    place: String,
    message: String,
}

/// Where departures are told.
#[derive(Debug, Default)]
pub(crate) struct Telling {
    departures: Vec<Departure>,
}

impl Telling {
    /// Tells of a segment or one of its elements.
    fn tell(
        &mut self,
        rule: SituationRule,
        segment: &Segment<'_>,
        element: usize,
        message: impl Into<String>,
    ) {
        let id = String::from_utf8_lossy(segment.id());
        let place = if element == 0 { id.into_owned() } else { format!("{id}{element:02}") };
        self.departures.push(Departure { rule, at: segment.position(), place, message: message.into() });
    }

    /// Tells of a segment that has passed.
    fn tell_at(&mut self, rule: SituationRule, at: Position, place: &str, message: impl Into<String>) {
        self.departures.push(Departure { rule, at, place: place.to_owned(), message: message.into() });
    }
}

/// Follows one transaction set.
#[derive(Debug)]
pub(crate) enum Situations {
    /// 837.
    Claims(Box<claim::Claims>),
    /// 835.
    Payments(Box<payments::Payments>),
    /// Another: nothing is compared.
    Other,
}

impl Situations {
    /// Begins a set of a kind (`837`). No date of service may lie after `today`.
    pub(crate) fn of(kind: &str, today: Date) -> Self {
        match kind {
            "837" => Self::Claims(Box::new(claim::Claims::new(today))),
            "835" => Self::Payments(Box::default()),
            _ => Self::Other,
        }
    }

    /// Takes the next segment at its place.
    pub(crate) fn take(&mut self, segment: &Segment<'_>, place: Place, telling: &mut Telling) {
        match self {
            Self::Claims(claims) => claims.take(segment, place, telling),
            Self::Payments(payments) => payments.take(segment, place, telling),
            Self::Other => {}
        }
    }

    /// Ends the set.
    pub(crate) fn finish(&mut self, telling: &mut Telling) {
        match self {
            Self::Claims(claims) => claims.finish(telling),
            Self::Payments(payments) => payments.finish(telling),
            Self::Other => {}
        }
    }
}

impl Telling {
    /// What was told, as findings.
    pub(crate) fn findings<'t>(
        &'t mut self,
        guide: &'static str,
        interchange: &'t superbill_domain::InterchangeId,
    ) -> impl Iterator<Item = Finding> + 't {
        self.departures.drain(..).map(move |departure| departure.finding(guide, interchange))
    }
}
