//! HCPCS Level II: the codes and modifiers of CMS with their dates and titles, on the shelf or inside the binary.

use superbill_domain::{Date, Modifier, Procedure};
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use super::edition::Edition;
use super::validity::Validity;
use crate::release::{Day, ReleaseFile, Row, Shipped, Text};
use crate::{CodeSets, System};

/// HCPCS Level II as shipped, compiled by `cargo xtask compile-procedures`; its provenance is in `data/SOURCES.md`.
static SHIPPED: Shipped = Shipped::new(
    include_bytes!("../../../../data/procedures/hcpcs-2025-10.release.zst"),
    Date::constant(2025, 10, 1),
);

/// A code of HCPCS Level II.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Level2Row {
    /// The code.
    pub code: [u8; 5],
    /// The first day; none where the publication only lists the code.
    pub added: Day,
    /// The day of the last change; none where the publication only lists the code.
    pub changed: Day,
    /// The last day; none for a code in force.
    pub last_day: Day,
    /// Medicare's coverage: C by the carrier's judgment, D by special instructions, I not payable, M not covered, S by
    /// statute; blank where not stated.
    pub coverage: u8,
    /// The short title, at most 28 characters; empty where the publication only lists the code.
    pub short: Text,
    /// The long title; empty where it is not kept.
    pub long: Text,
}

impl Row for Level2Row {
    const TABLE: &'static str = "codes";
    type Key = [u8; 5];

    fn key(&self) -> Self::Key {
        self.code
    }
}

/// A modifier of HCPCS Level II.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct Level2ModifierRow {
    /// The modifier.
    pub code: [u8; 2],
    /// The first day.
    pub added: Day,
    /// The last day; none for a modifier in force.
    pub last_day: Day,
    /// The short title.
    pub short: Text,
    /// The long title.
    pub long: Text,
}

impl Row for Level2ModifierRow {
    const TABLE: &'static str = "modifiers";
    type Key = [u8; 2];

    fn key(&self) -> Self::Key {
        self.code
    }
}

/// A code or modifier of HCPCS Level II as CMS publishes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level2<'a> {
    /// The short title; empty for a code that is only listed.
    pub short_title: &'a str,
    /// The long title; empty where it is not kept.
    pub long_title: &'a str,
    /// When it may be used.
    pub validity: Validity,
    /// The edition that states it.
    pub edition: Edition<'a>,
}

impl<'a> Level2<'a> {
    /// The long title, else the short one; none for a code that is only listed.
    #[must_use]
    pub fn title(&self) -> Option<&'a str> {
        [self.long_title, self.short_title].into_iter().find(|title| !title.is_empty())
    }
}

/// The release inside the binary. None only where the binary itself is damaged.
pub(crate) fn shipped() -> Option<&'static ReleaseFile> {
    SHIPPED.open().ok()
}

/// Every release, the newest first; of one day the shelf's before the one inside the binary.
fn newest_first(sets: &CodeSets) -> impl Iterator<Item = &ReleaseFile> {
    let from = |release: &ReleaseFile| release.manifest().effective.from;
    let shipped_from = SHIPPED.from();
    let on_shelf = || sets.on_shelf(System::HcpcsLevel2).rev();
    let newer = on_shelf().filter(move |release| from(release) >= shipped_from);
    let older = on_shelf().filter(move |release| from(release) < shipped_from);
    newer.chain(shipped()).chain(older)
}

/// The edition of a release, which tells the first and last day of every code and so answers for any day before.
fn edition(release: &ReleaseFile) -> Edition<'_> {
    let manifest = release.manifest();
    let to =
        manifest.effective.to.or_else(|| System::HcpcsLevel2.cadence().last_day_of(manifest.effective.from));
    let publication = System::HcpcsLevel2.title();
    Edition { publication, name: &manifest.edition, from: manifest.effective.from, to }
}

/// A code as the releases at hand know it; none where none of them has it, or where it is only listed and the day is
/// before the list could have begun.
///
/// A release tells all codes that there were with their dates, so the newest one that has the code answers for any
/// day. Where a newer one has dropped it, it ended before that one began. A code that is merely listed (CMS publishes
/// lists without titles and dates) began after the last release with dates, which does not have it.
pub(super) fn code(sets: &CodeSets, code: Procedure, day: Date) -> Option<Level2<'_>> {
    let key: &[u8; 5] = code.as_str().as_bytes().first_chunk()?;
    let (mut dropped_from, mut listed) = (None, None);
    for release in newest_first(sets) {
        let edition = edition(release);
        let is_list = release.rows::<Level2ModifierRow>().is_empty();
        let row: Option<&Level2Row> = release.find(key);
        let known = row.map(|row| Level2 {
            short_title: release.text(row.short),
            long_title: release.text(row.long),
            validity: ended_before(Validity::of(row.added, row.last_day), dropped_from),
            edition,
        });
        match known {
            Some(known) if known.validity.from.is_some() => return Some(known),
            Some(known) if listed.is_none() => listed = Some(known),
            None if listed.is_none() => dropped_from = Some(edition.from),
            _ => {}
        }
        if !is_list && listed.is_some() {
            return listed.filter(|_| edition.to.is_none_or(|last| last < day));
        }
    }
    listed
}

fn ended_before(validity: Validity, dropped_from: Option<Date>) -> Validity {
    let last_day = validity.last_day.or_else(|| dropped_from?.yesterday().ok());
    Validity { last_day, ..validity }
}

/// A modifier as the releases at hand know it.
pub(super) fn modifier(sets: &CodeSets, code: Modifier) -> Option<Level2<'_>> {
    let key: &[u8; 2] = code.as_str().as_bytes().first_chunk()?;
    newest_first(sets).find_map(|release| {
        let row: &Level2ModifierRow = release.find(key)?;
        let validity = Validity::of(row.added, row.last_day);
        let (short_title, long_title) = (release.text(row.short), release.text(row.long));
        Some(Level2 { short_title, long_title, validity, edition: edition(release) })
    })
}

/// The title of a code by the releases on the user's shelf.
pub(super) fn title_on_shelf(sets: &CodeSets, code: Procedure) -> Option<&str> {
    let key: &[u8; 5] = code.as_str().as_bytes().first_chunk()?;
    sets.on_shelf(System::HcpcsLevel2).rev().find_map(|release| {
        let row: &Level2Row = release.find(key)?;
        let titles = [release.text(row.long), release.text(row.short)];
        titles.into_iter().find(|title| !title.is_empty())
    })
}

/// Every code of the release inside the binary.
#[cfg(test)]
pub(super) fn shipped_codes() -> impl Iterator<Item = Procedure> {
    let rows = shipped().map_or(&[] as &[Level2Row], |release| release.rows());
    rows.iter().filter_map(|row| std::str::from_utf8(&row.code).ok()?.parse().ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str, day: &str) -> Option<Level2<'static>> {
        code(CodeSets::embedded().unwrap(), text.parse().unwrap(), day.parse().unwrap())
    }

    #[test]
    fn the_shipped_release_is_whole_and_has_no_dental_code() {
        shipped().unwrap().prove().unwrap();
        assert_eq!(shipped_codes().count(), 8_463 + 262);
        assert!(shipped_codes().all(|code| !code.as_str().starts_with('D')));
        assert_eq!(shipped().unwrap().rows::<Level2ModifierRow>().len(), 383);
    }

    #[test]
    fn a_code_has_its_dates_and_its_title() {
        let ketorolac = find("J1885", "2026-06-15").unwrap();
        assert_eq!(ketorolac.title(), Some("Ketorolac tromethamine inj"));
        assert_eq!(ketorolac.validity.from, Some("1993-01-01".parse().unwrap()));
        assert_eq!(
            find("J1030", "2026-06-15").unwrap().validity.last_day,
            Some("2024-03-31".parse().unwrap())
        );
        assert!(find("J9999", "2026-06-15").is_some() && find("J0000", "2026-06-15").is_none());
    }

    #[test]
    fn a_code_that_is_only_listed_did_not_exist_while_the_dated_release_was_in_force() {
        assert_eq!(find("A2040", "2025-12-31"), None);
        let listed = find("A2040", "2026-07-01").unwrap();
        assert_eq!((listed.title(), listed.validity), (None, Validity::default()));
    }

    #[test]
    fn modifiers_have_titles() {
        let found = modifier(CodeSets::embedded().unwrap(), "RT".parse().unwrap()).unwrap();
        assert!(found.title().is_some_and(|title| title.to_lowercase().contains("right")));
        assert!(modifier(CodeSets::embedded().unwrap(), "25".parse().unwrap()).is_none());
    }
}
