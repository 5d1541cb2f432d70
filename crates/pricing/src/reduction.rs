//! What several procedures of one day do to each other: the highest in full, the others reduced.
//!
//! Surgery (indicator 2): half after the first (Medicare Claims Processing Manual, chapter 12, section 40.6). Therapy
//! (indicator 5): half of the practice expense after the first unit (chapter 5, section 10.7). Endoscopy, imaging and
//! the technical reductions (3, 4, 6, 7) need families that the tables at hand do not hold: they are told, not guessed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use superbill_code_sets::procedures::MultipleProcedures;
use superbill_domain::{Date, Money};

use crate::line::{AmongOthers, Price, PricedLine};
use crate::problem::Problem;

/// What a line is paid: its first unit, and each further one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Units {
    /// The first unit.
    pub(crate) first: Money,
    /// Each unit after it.
    pub(crate) further: Money,
}

/// Takes the price of lines that are paid only alone where another line of their day is paid.
pub(crate) fn yield_to_others(lines: &mut [PricedLine<'_>]) {
    let pays = |line: &&PricedLine<'_>| line.unit().is_some_and(|unit| unit.only_alone.is_none());
    let days: BTreeSet<Date> = lines.iter().filter(pays).map(|line| line.line.on).collect();
    for line in lines.iter_mut().filter(|line| days.contains(&line.line.on)) {
        if let Some(authority) = line.unit().and_then(|unit| unit.only_alone.clone()) {
            line.problems.push(Problem::Bundled(
                "another service of the day is paid (status T)".to_owned(),
                authority,
            ));
            line.price = Price::Bundled;
        }
    }
}

/// The rules in one order, to group lines by.
const fn order(rule: MultipleProcedures) -> u8 {
    rule as u8
}

/// Ranks the lines of each day and gives, for each line with a price, what its units are paid.
pub(crate) fn units(lines: &mut [PricedLine<'_>]) -> Vec<Option<Units>> {
    let mut groups: BTreeMap<(Date, u8), Vec<usize>> = BTreeMap::new();
    for (place, line) in lines.iter().enumerate() {
        if let Some(among) = among(line) {
            groups.entry((line.line.on, order(among.rule))).or_default().push(place);
        }
    }
    let mut paid: Vec<Option<Units>> = lines.iter().map(in_full).collect();
    for mut group in groups.into_values() {
        let rank = |place: &usize| lines.get(*place).and_then(among).map_or(0, |among| among.rank_by);
        group.sort_by_key(|place| Reverse(rank(place)));
        for (behind, place) in group.iter().enumerate() {
            let (Some(line), Some(units)) = (lines.get_mut(*place), paid.get_mut(*place)) else { continue };
            reduce(line, units, behind > 0);
        }
    }
    paid
}

fn among<'a>(line: &'a PricedLine<'_>) -> Option<&'a AmongOthers> {
    line.unit()?.among_others.as_ref()
}

fn in_full(line: &PricedLine<'_>) -> Option<Units> {
    line.unit().map(|unit| Units { first: unit.full, further: unit.full })
}

fn reduce(line: &mut PricedLine<'_>, units: &mut Option<Units>, behind_another: bool) {
    let Some((unit, among)) = line.unit().and_then(|unit| Some((unit, unit.among_others.as_ref()?))) else {
        return;
    };
    match among.reduced {
        Some(reduced) => {
            let first = if behind_another { reduced } else { unit.full };
            *units = Some(Units { first, further: reduced });
        }
        None if behind_another => {
            let what = match among.rule {
                MultipleProcedures::Endoscopy => "endoscopies of one family are paid less after the first",
                MultipleProcedures::Imaging => "images of one family are paid less after the first",
                _ => "technical parts of one day are paid less after the first",
            };
            let authority = among.authority.clone();
            line.problems.push(Problem::NotReduced(what, authority));
        }
        None => {}
    }
}
