//! The days on which something may be used.

use superbill_domain::Date;

use crate::release::Day;

/// The days on which something may be used, both included; none where no bound is published to us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Validity {
    /// The first day.
    pub from: Option<Date>,
    /// The last day.
    pub last_day: Option<Date>,
}

impl Validity {
    /// As a release states it.
    pub(super) fn of(from: Day, last_day: Day) -> Self {
        Self { from: from.date(), last_day: last_day.date() }
    }

    /// True for a day within.
    #[must_use]
    pub fn covers(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.last_day.is_none_or(|last| day <= last)
    }
}
