//! The codes with which a payer answers: adjustment reasons, remarks and claim status, in our own words.

use std::sync::LazyLock;

use superbill_domain::{Carc, Date, Rarc};

use super::edition::Dated;
use super::register::Register;
use super::shelved::Shelved;
use super::table::{open_as, rows};
use super::validity::Validity;
use crate::code_lists::{AdjustmentCodeKind, AdjustmentCodeRow};
use crate::release::ReleaseFile;
use crate::{CodeSets, System};

const CARC: &str = include_str!("../../../../data/procedures/carc.tsv");
const RARC: &str = include_str!("../../../../data/procedures/rarc.tsv");
const CLAIM_STATUS: &str = include_str!("../../../../data/procedures/claim_status.tsv");

/// What an adjustment reason usually means for the amount; the group code of the 835 has the last word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ReasonKind {
    /// Written off by contract or rule.
    Contractual,
    /// Owed by the patient.
    Patient,
    /// Denied: somebody works it.
    Denial,
    /// Tells something; moves no balance by itself.
    Information,
}

/// A claim adjustment reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdjustmentReason<'a> {
    /// The code.
    pub code: Carc,
    /// What it says, in our own words.
    pub description: &'a str,
    /// What it usually means for the amount.
    pub kind: ReasonKind,
    /// When it may be used.
    pub validity: Validity,
}

/// A remittance remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remark<'a> {
    /// The code.
    pub code: Rarc,
    /// What it says, in our own words.
    pub description: &'a str,
    /// When it may be used.
    pub validity: Validity,
}

static REASONS: LazyLock<Register<Carc, AdjustmentReason<'static>>> =
    LazyLock::new(|| Register::read(CARC, |reason| reason.code, read_reason));
static REMARKS: LazyLock<Register<Rarc, Remark<'static>>> =
    LazyLock::new(|| Register::read(RARC, |remark| remark.code, read_remark));

fn read_reason(
    [code, kind, from, last_day, description]: [&'static str; 5],
) -> Option<AdjustmentReason<'static>> {
    let kind = match kind {
        "contractual" => ReasonKind::Contractual,
        "patient" => ReasonKind::Patient,
        "denial" => ReasonKind::Denial,
        "information" => ReasonKind::Information,
        _ => return None,
    };
    let validity = Validity { from: open_as(from)?, last_day: open_as(last_day)? };
    Some(AdjustmentReason { code: code.parse().ok()?, description, kind, validity })
}

fn read_remark([code, from, last_day, description]: [&'static str; 4]) -> Option<Remark<'static>> {
    let validity = Validity { from: open_as(from)?, last_day: open_as(last_day)? };
    Some(Remark { code: code.parse().ok()?, description, validity })
}

/// The adjustment reason, whether or not it may be used on the day: an old remittance keeps its meaning.
///
/// The user's list says which codes there are and when; where it has wording too, that stands in place of ours. What a
/// reason means for the amount is always ours, and a reason that we do not know is a denial, for somebody to look at.
pub(super) fn reason(sets: &CodeSets, code: Carc, day: Date) -> Option<Dated<'_, AdjustmentReason<'_>>> {
    let Some(shelved) = Shelved::on(sets, System::AdjustmentCodes, day, None) else {
        return REASONS.on(day, &code);
    };
    let row = listed(shelved.release, AdjustmentCodeKind::Reason, code.as_str())?;
    let ours = REASONS.get(&code);
    Some(shelved.states(AdjustmentReason {
        code,
        description: wording(shelved.release, row).or(ours.map(|ours| ours.description)).unwrap_or_default(),
        kind: ours.map_or(ReasonKind::Denial, |ours| ours.kind),
        validity: validity(row),
    }))
}

/// The remark, whether or not it may be used on the day; the user's list as for reasons.
pub(super) fn remark(sets: &CodeSets, code: Rarc, day: Date) -> Option<Dated<'_, Remark<'_>>> {
    let Some(shelved) = Shelved::on(sets, System::AdjustmentCodes, day, None) else {
        return REMARKS.on(day, &code);
    };
    let row = listed(shelved.release, AdjustmentCodeKind::Remark, code.as_str())?;
    let ours = REMARKS.get(&code).map(|ours| ours.description);
    let description = wording(shelved.release, row).or(ours).unwrap_or_default();
    Some(shelved.states(Remark { code, description, validity: validity(row) }))
}

fn listed<'a>(list: &'a ReleaseFile, kind: AdjustmentCodeKind, code: &str) -> Option<&'a AdjustmentCodeRow> {
    list.find(&AdjustmentCodeRow::key_of(kind, code)?)
}

fn wording<'a>(list: &'a ReleaseFile, row: &AdjustmentCodeRow) -> Option<&'a str> {
    Some(list.text(row.wording)).filter(|wording| !wording.is_empty())
}

fn validity(row: &AdjustmentCodeRow) -> Validity {
    Validity { from: row.from.date(), last_day: row.to.date() }
}

/// The words for a claim status category (STC01-1: "A7").
pub(super) fn status_category(code: &str) -> Option<&'static str> {
    status_words("category", code)
}

/// The words for a claim status (STC01-2: "562").
pub(super) fn status(code: &str) -> Option<&'static str> {
    status_words("status", code)
}

fn status_words(list: &str, code: &str) -> Option<&'static str> {
    rows(CLAIM_STATUS).find(|[of, known, _]| *of == list && *known == code).map(|[.., words]| words)
}

#[cfg(test)]
mod tests {
    use super::super::table::data_lines;
    use super::*;

    fn sets() -> &'static CodeSets {
        CodeSets::embedded().unwrap()
    }

    const DAY: fn() -> Date = || "2026-06-15".parse().unwrap();

    #[test]
    fn no_row_is_lost() {
        assert_eq!(REASONS.rows().len(), data_lines(CARC).count());
        assert_eq!(REMARKS.rows().len(), data_lines(RARC).count());
        assert_eq!(rows::<3>(CLAIM_STATUS).count(), data_lines(CLAIM_STATUS).count());
    }

    #[test]
    fn reasons_have_kinds() {
        let kind = |code: &str| reason(sets(), code.parse().unwrap(), DAY()).map(|found| found.fact.kind);
        assert_eq!(
            (kind("1"), kind("45"), kind("197")),
            (Some(ReasonKind::Patient), Some(ReasonKind::Contractual), Some(ReasonKind::Denial))
        );
        assert_eq!(kind("99999"), None);
    }

    #[test]
    fn remarks_and_statuses_have_words() {
        assert_eq!(
            remark(sets(), "N122".parse().unwrap(), DAY()).unwrap().fact.description,
            "Add-on code billed alone"
        );
        assert_eq!(status_category("A7"), Some("Rejected: information invalid"));
        assert_eq!(status("562"), Some("Entity's National Provider Identifier (NPI)"));
        assert_eq!(status("9999"), None);
    }

    #[test]
    fn an_ended_reason_says_when_it_ended() {
        let ended = reason(sets(), "165".parse().unwrap(), DAY()).unwrap().fact.validity.last_day;
        assert_eq!(ended, Some("2018-05-01".parse().unwrap()));
    }
}
