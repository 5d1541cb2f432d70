//! Visits and notes.

use superbill_domain::{DocumentId, Phi, Setting, VisitId};

use super::sample::visit;
use super::{Harness, Outcome};
use crate::{Note, StoreError, UnitsOfWork};

fn note(document: &str, text: &str) -> Note {
    Note { document: DocumentId::new(document), text: Phi::new(text.to_owned()) }
}

/// A visit comes back as it was kept, and a correction takes its place.
pub fn a_visit_is_kept_and_corrected(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let mut kept = visit("V1", "2026-06-15");
        work.keep_visit(&kept)?;
        assert_eq!(work.visit(&kept.id)?, Some(kept.clone()));
        kept.setting = Setting::Emergency;
        work.keep_visit(&kept)?;
        assert_eq!(work.visit(&kept.id)?, Some(kept));
        assert_eq!(work.visit(&VisitId::new("V2"))?, None);
        Ok(())
    })
}

/// The list is in the order of the days.
pub fn visits_are_listed_by_day(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        for (id, on) in [("V1", "2026-06-15"), ("V3", "2025-12-31"), ("V2", "2025-12-31")] {
            work.keep_visit(&visit(id, on))?;
        }
        assert_eq!(work.visits()?, ["V2", "V3", "V1"].map(VisitId::new));
        Ok(())
    })
}

/// The latest text is given; the first stays in its place of the order.
pub fn a_changed_note_is_kept_beside_the_first(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let id = VisitId::new("V1");
        work.keep_visit(&visit("V1", "2026-06-15"))?;
        let (first, addendum) = (note("note.txt", "Ünïcode\r\n\u{0}kept"), note("addendum.txt", ""));
        for kept in [&first, &addendum, &first] {
            work.keep_note(&id, kept)?;
        }
        assert_eq!(work.notes(&id)?, [first, addendum.clone()]);
        let changed = note("note.txt", "changed");
        work.keep_note(&id, &changed)?;
        assert_eq!(work.notes(&id)?, [changed, addendum]);
        Ok(())
    })
}

/// A note of a visit that is not there is refused, and the visit named.
pub fn a_note_needs_its_visit(harness: &dyn Harness) -> Outcome {
    harness.open().unit_of_work(|work| {
        let refused = work.keep_note(&VisitId::new("V9"), &note("note.txt", "text"));
        assert!(matches!(&refused, Err(StoreError::Missing { what }) if what.contains("V9")), "{refused:?}");
        Ok(())
    })
}
