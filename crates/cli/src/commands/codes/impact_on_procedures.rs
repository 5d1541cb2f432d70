//! What a release of procedure codes, values or edits does to the procedures of the practice.

use superbill_code_sets::Book;
use superbill_code_sets::procedures::{Bypass, ProcedureStatus, RelativeValues};

use super::impact::{Change, Practice};

/// Codes that end or begin.
pub(super) fn codes(eve: Book<'_>, day: Book<'_>, practice: &Practice) -> Vec<Change> {
    let changes = practice.procedures.iter().filter_map(|(code, used)| {
        let title =
            |book: Book<'_>| book.procedures().procedure(*code).map(|fact| fact.description.to_owned());
        let (before, after) = (title(eve), title(day));
        let mut change = match (before, after) {
            (Some(before), None) => {
                Change::new("ends", code.to_string(), before, "no code any more".to_owned(), *used)
            }
            (None, Some(after)) => {
                Change::new("begins", code.to_string(), "no code yet".to_owned(), after, *used)
            }
            _ => return None,
        };
        if let ProcedureStatus::Expired { successors, .. } = day.procedures().status(*code) {
            change.instead = successors.iter().map(ToString::to_string).collect();
        }
        Some(change)
    });
    changes.collect()
}

/// Relative values that rise or fall. Without an earlier release there is nothing to compare.
pub(super) fn relative_values(eve: Book<'_>, day: Book<'_>, practice: &Practice) -> Vec<Change> {
    let words = |values: &RelativeValues| {
        let RelativeValues { work, nonfacility_expense, facility_expense, malpractice, .. } = values;
        format!(
            "work {work}, expense {nonfacility_expense} (facility {facility_expense}), malpractice {malpractice}"
        )
    };
    let changes = practice.procedures.iter().filter_map(|(code, used)| {
        let of = |book: Book<'_>| book.procedures().rvu(*code, None).map(|dated| words(&dated.fact));
        let (before, after) = (of(eve)?, of(day).unwrap_or_else(|| "not listed".to_owned()));
        (before != after).then(|| Change::new("relative_values", code.to_string(), before, after, *used))
    });
    changes.collect()
}

/// Limits of units that change, with the most units that the practice billed on a line.
pub(super) fn unit_limits(eve: Book<'_>, day: Book<'_>, practice: &Practice) -> Vec<Change> {
    let changes = practice.procedures.iter().filter_map(|(code, used)| {
        let of = |book: Book<'_>| book.procedures().mue(*code).map(|dated| dated.fact.units);
        let (before, after) = (of(eve)?, of(day));
        let words = |units: Option<u32>| {
            units.map_or_else(|| "no limit".to_owned(), |units| format!("at most {units}"))
        };
        let billed = format!("{}; {} were billed on a line", words(after), used.most_units);
        (Some(before) != after)
            .then(|| Change::new("unit_limit", code.to_string(), words(Some(before)), billed, *used))
    });
    changes.collect()
}

/// Pairs that the practice bills together, and that an edit begins or ceases to bundle.
pub(super) fn code_pairs(eve: Book<'_>, day: Book<'_>, practice: &Practice) -> Vec<Change> {
    let changes = practice.together.iter().filter_map(|((column1, column2), used)| {
        let of = |book: Book<'_>| book.procedures().ptp(*column1, *column2).map(|dated| dated.fact.bypass);
        let (before, after) = (of(eve), of(day));
        let words = |bypass: Option<Bypass>| match bypass {
            None => "not bundled".to_owned(),
            Some(Bypass::Never) => "bundled, whatever the modifier".to_owned(),
            Some(Bypass::WithModifier) => "bundled, but for a modifier that the record supports".to_owned(),
        };
        let pair = format!("{column1} and {column2}");
        (before != after).then(|| Change::new("code_pair", pair, words(before), words(after), *used))
    });
    changes.collect()
}
