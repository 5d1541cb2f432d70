//! The general equivalence mappings (CMS and NCHS, last of 2018) between ICD-9-CM and ICD-10-CM diagnoses.

use superbill_domain::Icd10Cm;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

use crate::diagnoses::DiagnosisKey;
use crate::release::{ReleaseFile, Row};
use crate::{Book, System};

/// An ICD-9-CM diagnosis: up to five characters without the dot, zeros after the last.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Default,
    FromBytes,
    IntoBytes,
    Immutable,
    KnownLayout,
    Unaligned,
)]
#[repr(C)]
pub struct Icd9Key([u8; 5]);

impl Icd9Key {
    /// Reads a code with or without its dot: three to five characters, an E code one more.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut characters = [0; 5];
        // The publisher's file has a V code in small letters.
        let undotted = text.bytes().filter(|byte| *byte != b'.').map(|byte| byte.to_ascii_uppercase());
        let length = undotted.clone().count();
        let mut letters = undotted.clone().enumerate();
        let is_code =
            letters.all(|(at, byte)| byte.is_ascii_digit() || (at == 0 && matches!(byte, b'V' | b'E')));
        for (to, from) in characters.iter_mut().zip(undotted) {
            *to = from;
        }
        (is_code && (3..=5).contains(&length)).then_some(Self(characters))
    }

    /// The code as written, with its dot: after four characters in an E code, else after three.
    #[must_use]
    pub fn dotted(self) -> String {
        let length = self.0.iter().position(|byte| *byte == 0).unwrap_or(self.0.len());
        let text = std::str::from_utf8(self.0.get(..length).unwrap_or_default()).unwrap_or_default();
        match text.split_at_checked(if text.starts_with('E') { 4 } else { 3 }) {
            Some((category, rest)) if !rest.is_empty() => format!("{category}.{rest}"),
            _ => text.to_owned(),
        }
    }
}

/// From which classification a mapping leads: the two directions are published apart, and are no mirror images.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GemDirection {
    /// From ICD-9-CM to ICD-10-CM.
    Forward,
    /// From ICD-10-CM to ICD-9-CM.
    Backward,
}

/// A line of a mapping; `direction` 9 leads from ICD-9-CM, 10 from ICD-10-CM.
#[derive(Debug, Clone, Copy, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned)]
#[repr(C)]
pub struct GemRow {
    /// 9 or 10: the classification that it leads from.
    pub direction: u8,
    /// The ICD-9-CM code; zeros where there is no equivalent.
    pub icd9: Icd9Key,
    /// The ICD-10-CM code; zeros where there is no equivalent.
    pub icd10: DiagnosisKey,
    /// The five digits: approximate, no map, combination, scenario, choice list.
    pub flags: [u8; 5],
}

impl Row for GemRow {
    const TABLE: &'static str = "mappings";
    /// The direction and the code that it leads from.
    type Key = (u8, [u8; 7]);
    fn key(&self) -> (u8, [u8; 7]) {
        let mut source = [0; 7];
        let bytes = if self.direction == 9 { self.icd9.as_bytes() } else { self.icd10.as_bytes() };
        source.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        (self.direction, source)
    }
}

/// What the five digits of a line say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GemFlags {
    /// The two codes do not mean just the same.
    pub approximate: bool,
    /// There is no equivalent.
    pub no_map: bool,
    /// Several target codes together say what the source code says.
    pub combination: bool,
    /// Which of several combinations it belongs to.
    pub scenario: u8,
    /// Which place in the combination it takes: one code of each list.
    pub choice_list: u8,
}

/// A mapping of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mapping {
    /// The ICD-9-CM code; none where there is no equivalent.
    pub icd9: Option<Icd9Key>,
    /// The ICD-10-CM code; none where there is no equivalent.
    pub icd10: Option<Icd10Cm>,
    /// What the line says of it.
    pub flags: GemFlags,
}

impl GemRow {
    fn mapping(&self) -> Mapping {
        let [approximate, no_map, combination, scenario, choice_list] = self.flags;
        let icd9 = Some(self.icd9).filter(|code| *code != Icd9Key::default());
        let flags = GemFlags {
            approximate: approximate == 1,
            no_map: no_map == 1,
            combination: combination == 1,
            scenario,
            choice_list,
        };
        Mapping { icd9, icd10: self.icd10.code(), flags }
    }
}

impl<'a> Book<'a> {
    /// What ICD-10-CM has for a code of ICD-9-CM. Empty where no mappings are on the shelf.
    pub fn gem(&self, icd9: Icd9Key) -> impl Iterator<Item = Mapping> + use<'a> {
        let key = GemRow { direction: 9, icd9, icd10: DiagnosisKey::default(), flags: [0; 5] }.key();
        self.mappings(key)
    }

    /// What ICD-9-CM had for a code of ICD-10-CM. Empty where no mappings are on the shelf.
    pub fn gem_back(&self, code: &Icd10Cm) -> impl Iterator<Item = Mapping> + use<'a> {
        let icd10 = DiagnosisKey::from(*code);
        self.mappings(GemRow { direction: 10, icd9: Icd9Key::default(), icd10, flags: [0; 5] }.key())
    }

    fn mappings(&self, key: (u8, [u8; 7])) -> impl Iterator<Item = Mapping> + use<'a> {
        // The two directions are two releases; the newest that leads this way answers, since none holds for a year only.
        let mut releases = self.sets.on_shelf(System::Gems).rev().map(ReleaseFile::rows::<GemRow>);
        let leads_this_way = |rows: &&[GemRow]| rows.first().is_some_and(|row| row.direction == key.0);
        let rows = releases.find(leads_this_way).unwrap_or_default();
        crate::release::run(rows, Row::key, &key).iter().map(GemRow::mapping)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_of_the_ninth_revision_are_read_with_or_without_dot() {
        for (text, dotted) in [
            ("25000", "250.00"),
            ("250.00", "250.00"),
            ("4019", "401.9"),
            ("E8859", "E885.9"),
            ("V1582", "V15.82"),
            ("042", "042"),
            ("v5889", "V58.89"),
        ] {
            assert_eq!(Icd9Key::read(text).map(Icd9Key::dotted).as_deref(), Some(dotted));
        }
        assert_eq!((Icd9Key::read("NoDx"), Icd9Key::read("A00"), Icd9Key::read("12")), (None, None, None));
    }
}
