//! The trailers of the envelopes against their headers: SE, GE and IEA.

use std::collections::HashSet;

use crate::fault::{Fault, FaultCode};
use crate::segment::Segment;

/// An envelope that is open: what its trailer must say.
#[derive(Debug, Default)]
pub(crate) struct Open {
    /// The control number that the trailer must repeat.
    pub(crate) control_number: Vec<u8>,
    /// What is counted inside: groups, transaction sets or segments.
    pub(crate) count: u64,
    /// Control numbers used inside.
    pub(crate) used: HashSet<Vec<u8>>,
}

impl Open {
    pub(crate) fn new(control_number: &[u8], count: u64) -> Self {
        Self { control_number: control_number.to_vec(), count, used: HashSet::new() }
    }

    /// Compares a trailer (count in element 1, control number in element 2) with what was read.
    pub(crate) fn compare(&self, trailer: &Segment<'_>, rules: &Rules, mut report: impl FnMut(Fault)) {
        let declared = trailer.text(1);
        if number(declared) != Some(self.count) {
            let message = format!("declares {} {}, {} were read", shown(declared), rules.counted, self.count);
            report(Fault::of(trailer, Some(1), rules.count, message));
        }
        let control = trailer.element(2).unwrap_or_default();
        if control != self.control_number {
            let (found, expected) =
                (String::from_utf8_lossy(control), String::from_utf8_lossy(&self.control_number));
            let message = format!(
                "control number {} differs from {} in {}",
                shown(&found),
                shown(&expected),
                rules.header
            );
            report(Fault::of(trailer, Some(2), rules.control, message));
        }
    }
}

/// What the trailer of one kind of envelope is checked for.
#[derive(Debug)]
pub(crate) struct Rules {
    count: FaultCode,
    control: FaultCode,
    pub(crate) missing: FaultCode,
    pub(crate) trailer: &'static str,
    counted: &'static str,
    header: &'static str,
}

pub(crate) const INTERCHANGE: Rules = Rules {
    count: FaultCode::Iea01,
    control: FaultCode::Iea02,
    missing: FaultCode::MissingIea,
    trailer: "IEA",
    counted: "functional groups",
    header: "ISA13",
};

pub(crate) const GROUP: Rules = Rules {
    count: FaultCode::Ge01,
    control: FaultCode::Ge02,
    missing: FaultCode::MissingGe,
    trailer: "GE",
    counted: "transaction sets",
    header: "GS06",
};

pub(crate) const SET: Rules = Rules {
    count: FaultCode::Se01,
    control: FaultCode::Se02,
    missing: FaultCode::MissingSe,
    trailer: "SE",
    counted: "segments",
    header: "ST02",
};

/// A count as X12 writes one: digits only.
pub(crate) fn number(text: &str) -> Option<u64> {
    if text.bytes().all(|byte| byte.is_ascii_digit()) { text.parse().ok() } else { None }
}

/// A control value for a message: short, and visible when it is empty.
pub(crate) fn shown(value: &str) -> String {
    if value.is_empty() { "nothing".to_owned() } else { value.chars().take(20).collect() }
}
