//! What an adjustment means, by its group and reason: a table that people can read.

use std::sync::OnceLock;

use superbill_domain::{AdjustmentGroup, Carc};

const TABLE: &str = include_str!("../../data/adjustment_reasons.tsv");

/// What an adjusted amount does to the account.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Disposition {
    /// It lowers the account: agreed or laid down.
    Contractual,
    /// It moves to the patient.
    Patient,
    /// It is denied, and somebody works it.
    Denial,
    /// It moves nothing.
    Information,
}

/// What an adjustment means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AdjustmentMeaning {
    /// What the amount does to the account.
    pub disposition: Disposition,
    /// What to do next, in a sentence.
    pub next_step: &'static str,
}

struct Row {
    reason: Carc,
    /// None where the reason means the same in every group.
    group: Option<AdjustmentGroup>,
    meaning: AdjustmentMeaning,
}

/// What an adjustment means; none for a reason that the table does not have in that group.
///
/// A row for the group wins over one for any group.
#[must_use]
pub fn adjustment_meaning(group: AdjustmentGroup, reason: Carc) -> Option<AdjustmentMeaning> {
    let table = table();
    let find = |group| table.binary_search_by_key(&(reason, group), |row| (row.reason, row.group)).ok();
    let found = find(Some(group)).or_else(|| find(None))?;
    table.get(found).map(|row| row.meaning)
}

fn table() -> &'static [Row] {
    static ROWS: OnceLock<Vec<Row>> = OnceLock::new();
    ROWS.get_or_init(|| {
        let mut rows: Vec<Row> = data_lines().filter_map(read).collect();
        rows.sort_by_key(|row| (row.reason, row.group));
        rows
    })
}

fn data_lines() -> impl Iterator<Item = &'static str> {
    TABLE.lines().filter(|line| !line.starts_with('#')).skip(1)
}

fn read(line: &'static str) -> Option<Row> {
    let mut cells = line.split('\t');
    let (group, reason, disposition, next_step) =
        (cells.next()?, cells.next()?, cells.next()?, cells.next()?);
    let group = match group {
        "*" => None,
        "CO" => Some(AdjustmentGroup::Co),
        "OA" => Some(AdjustmentGroup::Oa),
        "PI" => Some(AdjustmentGroup::Pi),
        "PR" => Some(AdjustmentGroup::Pr),
        _ => return None,
    };
    let disposition = match disposition {
        "contractual" => Disposition::Contractual,
        "patient" => Disposition::Patient,
        "denial" => Disposition::Denial,
        "information" => Disposition::Information,
        _ => return None,
    };
    Some(Row { reason: reason.parse().ok()?, group, meaning: AdjustmentMeaning { disposition, next_step } })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn disposition(group: AdjustmentGroup, reason: &str) -> Option<Disposition> {
        adjustment_meaning(group, reason.parse().unwrap()).map(|meaning| meaning.disposition)
    }

    #[test]
    fn no_row_is_lost_and_none_stands_twice() {
        assert_eq!(table().len(), data_lines().count());
        assert!(table().windows(2).all(|w| (w[0].reason, w[0].group) < (w[1].reason, w[1].group)));
        assert!(table().iter().all(|row| row.meaning.next_step.ends_with('.')));
    }

    #[test]
    fn group_and_reason_decide_together() {
        use AdjustmentGroup::{Co, Oa, Pr};
        assert_eq!(disposition(Co, "45"), Some(Disposition::Contractual));
        assert_eq!(disposition(Pr, "45"), Some(Disposition::Denial));
        assert_eq!(disposition(Pr, "1"), Some(Disposition::Patient));
        assert_eq!(disposition(Co, "1"), None, "a deductible that nobody owes is not understood");
        assert_eq!(disposition(Co, "253"), Some(Disposition::Contractual));
        assert_eq!(disposition(Oa, "23"), Some(Disposition::Contractual));
    }

    #[test]
    fn what_can_be_won_back_is_a_denial_in_every_group() {
        for reason in ["16", "18", "29", "50", "97", "197", "11", "22", "27", "31", "96", "109", "151", "B7"]
        {
            for group in [AdjustmentGroup::Co, AdjustmentGroup::Oa, AdjustmentGroup::Pi, AdjustmentGroup::Pr]
            {
                assert_eq!(disposition(group, reason), Some(Disposition::Denial), "{group}-{reason}");
            }
        }
    }
}
