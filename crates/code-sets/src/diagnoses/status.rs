//! Whether a code may stand on a claim on a day, and what may stand there instead.

use std::cmp::Reverse;

use superbill_domain::{Date, Icd10Cm};

use super::diagnosis::Diagnosis;
use super::release::Release;
use super::releases::Releases;

/// What a code is on a date of service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CodeStatus {
    /// A complete code, in force.
    Valid,
    /// A header: more characters are needed.
    NotBillable,
    /// It was a code until that day, and is none any more.
    Expired {
        /// The last day on which it was one.
        to: Date,
    },
    /// It will be a code from that day on.
    NotYet {
        /// The first day on which it will be one.
        from: Date,
    },
    /// No release at hand knows it, or none governs the date.
    Unknown,
}

impl Releases {
    /// The status of a code in the release of the day, if there is one, seen against the other releases.
    pub(crate) fn status(&self, today: Option<&Release>, date: Date, code: &Icd10Cm) -> CodeStatus {
        match today.and_then(|release| release.is_billable(code)) {
            Some(true) => return CodeStatus::Valid,
            Some(false) => return CodeStatus::NotBillable,
            None => {}
        }
        let knowing = self.all().filter(|release| release.find(code).is_some());
        let mut ranges = knowing.map(|release| release.effective);
        let later = ranges.clone().find(|range| range.from > date).map(|range| range.from);
        let earlier = ranges.rfind(|range| range.to.is_some_and(|to| to < date)).and_then(|range| range.to);
        match (earlier, later) {
            // Without a release for the day nothing is known of that day, only of those before and after.
            _ if today.is_none() => CodeStatus::Unknown,
            (Some(to), _) => CodeStatus::Expired { to },
            (None, Some(from)) => CodeStatus::NotYet { from },
            (None, None) => CodeStatus::Unknown,
        }
    }

    /// Codes that may stand in place of one that may not, the likeliest first, at most `limit`.
    ///
    /// Below a header: its billable codes, those that leave the most unspecified first. For a code that is none that day: the
    /// billable codes under the nearest header by its characters, at most one category wide.
    pub(crate) fn suggestions<'a>(
        &'a self,
        today: &'a Release,
        code: &Icd10Cm,
        limit: usize,
    ) -> Vec<Diagnosis<'a>> {
        let lengths = (3..=code.length()).rev();
        let nearest =
            lengths.filter_map(|length| Diagnosis::find(self, today, &code.truncated(length))).next();
        let Some(nearest) = nearest else { return Vec::new() };
        if nearest.is_billable() {
            // The code is one that today has fewer characters: E11.650 for E11.65.
            return if nearest.code() == *code { Vec::new() } else { vec![nearest] };
        }
        let mut below: Vec<Diagnosis<'a>> = nearest.descendants().filter(Diagnosis::is_billable).collect();
        let ending = code.undotted().chars().nth(6);
        let same_ending =
            |found: &Diagnosis<'_>| ending.is_some() && found.code().undotted().chars().nth(6) == ending;
        let unspecified = |found: &Diagnosis<'_>| found.title().matches("nspecified").count();
        below.sort_by_key(|found| {
            let (code, title) = (found.code(), found.title());
            let least = says_least(title);
            let residual = least && code.undotted().ends_with('9');
            (!same_ending(found), !least, code.length(), !residual, Reverse(unspecified(found)))
        });
        below.truncate(limit);
        below
    }
}

/// True for the title of a code that is meant where nothing more is said: "unspecified", "without complications".
pub(crate) fn says_least(title: &str) -> bool {
    let unspecified = title.contains("nspecified") && !title.contains("unspecified complication");
    unspecified || title.contains("without complication")
}
