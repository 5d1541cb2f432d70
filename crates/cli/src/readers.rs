//! Readers by quarter: the documents of a run tell of days on which different releases are in force.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use superbill_chart_reading::Reader;
use superbill_domain::Date;

use crate::workplace::Workplace;

/// The readers of a run, each made when it is first asked for. Releases of code sets begin with a quarter, so one reader
/// serves all days of it.
#[derive(Default)]
pub struct Readers {
    made: Mutex<BTreeMap<Date, Arc<Reader>>>,
}

impl Readers {
    /// The reader for a date of service.
    ///
    /// # Errors
    /// Where a release cannot be opened.
    pub fn on(&self, day: Date, workplace: &Workplace) -> anyhow::Result<Arc<Reader>> {
        let begin = quarter(day);
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(reader) = made.get(&begin) {
            return Ok(Arc::clone(reader));
        }
        let reader = Arc::new(Reader::new(workplace.book(Some(begin))?));
        made.insert(begin, Arc::clone(&reader));
        Ok(reader)
    }
}

/// The first day of the quarter of a day.
fn quarter(day: Date) -> Date {
    let month = (day.month() - 1) / 3 * 3 + 1;
    Date::new(day.year(), month, 1).unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_in_its_quarter() {
        for (day, begin) in
            [("2026-01-01", "2026-01-01"), ("2026-03-31", "2026-01-01"), ("2026-12-31", "2026-10-01")]
        {
            assert_eq!(quarter(day.parse().unwrap()), begin.parse().unwrap());
        }
    }
}
