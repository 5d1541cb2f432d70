//! Which release answers for a day: one on the shelf, or the table inside the binary.

use superbill_domain::Date;

use super::edition::{Dated, Edition, Fit};
use crate::release::ReleaseFile;
use crate::{CodeSets, System};

/// How the edition of the fee schedule for participants of advanced payment models ends.
const QUALIFYING: &str = " QPP";

/// A release on the shelf and how it stands to the day asked.
#[derive(Clone, Copy)]
pub(super) struct Shelved<'a> {
    pub(super) release: &'a ReleaseFile,
    pub(super) edition: Edition<'a>,
    pub(super) fit: Fit,
}

impl<'a> Shelved<'a> {
    /// The release of the shelf that answers for the day: the one in force, else the newest earlier one, unless the
    /// table inside the binary is nearer to the day. None where the table inside the binary answers.
    pub(super) fn on(
        sets: &'a CodeSets,
        system: System,
        day: Date,
        embedded: Option<Edition<'_>>,
    ) -> Option<Self> {
        // An edition for some clinicians only answers where it is asked for by name.
        let for_all = |release: &&ReleaseFile| !release.manifest().edition.ends_with(QUALIFYING);
        let mut of_system = sets.on_shelf(system).filter(for_all);
        let newest = of_system.rfind(|release| release.manifest().effective.from <= day)?;
        let shelved = Self::of(system, newest, day);
        let nearer = |embedded: Edition<'_>| {
            embedded.fit(day) == Some(Fit::InForce)
                || (embedded.from <= day && embedded.from > shelved.edition.from)
        };
        let embedded_answers = shelved.fit != Fit::InForce && embedded.is_some_and(nearer);
        (!embedded_answers).then_some(shelved)
    }

    /// As [`Shelved::on`]; before the first release of the shelf, the one of the same year carried back, where the
    /// table inside the binary has nothing either.
    pub(super) fn on_or_of_year(
        sets: &'a CodeSets,
        system: System,
        day: Date,
        embedded: Option<Edition<'_>>,
    ) -> Option<Self> {
        Self::on(sets, system, day, embedded).or_else(|| {
            let of_year = |release: &&ReleaseFile| {
                let from = release.manifest().effective.from;
                from > day && from.year() == day.year()
            };
            let release = sets.on_shelf(system).find(of_year)?;
            let answered = embedded.is_some_and(|embedded| embedded.from <= day);
            let shelved = Self { fit: Fit::CarriedBack, ..Self::of(system, release, day) };
            (!answered).then_some(shelved)
        })
    }

    fn of(system: System, release: &'a ReleaseFile, day: Date) -> Self {
        let manifest = release.manifest();
        let from = manifest.effective.from;
        // A release that does not say when it ends holds until its publisher's next one is due.
        let to = manifest.effective.to.or_else(|| system.cadence().last_day_of(from));
        let edition = Edition { publication: system.title(), name: &manifest.edition, from, to };
        Self { release, edition, fit: edition.fit(day).unwrap_or(Fit::CarriedBack) }
    }

    /// A fact of this release.
    pub(super) const fn states<T>(&self, fact: T) -> Dated<'a, T> {
        Dated { fact, edition: self.edition, fit: self.fit }
    }
}
