//! Kinds and flags of procedures, by the words of the catalogue's table.

use superbill_domain::Procedure;

/// The kind of service that a procedure is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProcedureKind {
    /// A visit: evaluation and management.
    Visit,
    /// Care between visits: management by month, counseling, teaching.
    CareManagement,
    /// A laboratory test or the drawing of blood for it.
    Lab,
    /// An electrocardiogram or heart monitor.
    Ecg,
    /// A picture: X-ray, CT, MRI, ultrasound, nuclear.
    Imaging,
    /// Another measurement: lungs, hearing, eyes, nerves, sleep.
    Diagnostic,
    /// An injection, infusion or block.
    Injection,
    /// A drug given.
    Drug,
    /// A vaccine product.
    Vaccine,
    /// The giving of a vaccine.
    VaccineAdmin,
    /// Surgery, small or large, and endoscopy.
    Surgery,
    /// Care of a fracture or dislocation.
    FractureCare,
    /// Casts, splints and strapping.
    Casting,
    /// Physical, occupational, speech and manual therapy.
    Therapy,
    /// Behavioral health.
    Behavioural,
    /// A screening named as such.
    Screening,
    /// Supplies and equipment.
    Supply,
    /// Anything else.
    Other,
}

impl ProcedureKind {
    const WORDS: [(&'static str, Self); 18] = [
        ("visit", Self::Visit),
        ("care_management", Self::CareManagement),
        ("lab", Self::Lab),
        ("ecg", Self::Ecg),
        ("imaging", Self::Imaging),
        ("diagnostic", Self::Diagnostic),
        ("injection", Self::Injection),
        ("drug", Self::Drug),
        ("vaccine", Self::Vaccine),
        ("vaccine_admin", Self::VaccineAdmin),
        ("surgery", Self::Surgery),
        ("fracture_care", Self::FractureCare),
        ("casting", Self::Casting),
        ("therapy", Self::Therapy),
        ("behavioural", Self::Behavioural),
        ("screening", Self::Screening),
        ("supply", Self::Supply),
        ("other", Self::Other),
    ];

    pub(super) fn read(word: &str) -> Option<Self> {
        Self::WORDS.iter().find(|(known, _)| *known == word).map(|(_, kind)| *kind)
    }

    /// The kind of a code that our own list does not hold, as far as its place in the code set tells it: the sections of
    /// CPT, and the letters of HCPCS Level II.
    pub(super) fn of_section(code: Procedure) -> Self {
        let text = code.as_str();
        let number: u32 = text.get(..5).and_then(|digits| digits.parse().ok()).unwrap_or_default();
        match (text.chars().next(), number) {
            (Some('J'), _) => Self::Drug,
            (Some('A' | 'B' | 'E' | 'K' | 'L'), _) => Self::Supply,
            (Some('P'), _) | (_, 80_047..=89_398) => Self::Lab,
            (_, 10_004..=69_990) => Self::Surgery,
            (_, 70_010..=79_999) => Self::Imaging,
            (_, 90_460..=90_474 | 90_480) => Self::VaccineAdmin,
            (_, 90_476..=90_479 | 90_481..=90_759) => Self::Vaccine,
            (_, 99_202..=99_499) => Self::Visit,
            _ => Self::Other,
        }
    }

    /// The word of the table for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::WORDS.iter().find(|(_, kind)| *kind == self).map_or("other", |(word, _)| *word)
    }
}

/// Something that matters about a procedure beside its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// Billed only beside another procedure.
    AddOn,
    /// A side, finger, toe or eyelid belongs to it.
    Sided,
    /// Waived under CLIA without a modifier.
    CliaWaived,
    /// Waived under CLIA in the form that modifier QW names.
    WaivedWithQw,
    /// Counted by minutes.
    TimeBased,
    /// Preventive.
    Preventive,
    /// For new patients.
    NewPatient,
    /// For established patients.
    Established,
}

impl Flag {
    const WORDS: [(&'static str, Self); 8] = [
        ("add_on", Self::AddOn),
        ("sided", Self::Sided),
        ("clia_waived", Self::CliaWaived),
        ("waived_with_qw", Self::WaivedWithQw),
        ("time_based", Self::TimeBased),
        ("preventive", Self::Preventive),
        ("new_patient", Self::NewPatient),
        ("established", Self::Established),
    ];
}

/// A set of flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Flags(u16);

impl Flags {
    /// True where the flag is set.
    #[must_use]
    pub const fn has(self, flag: Flag) -> bool {
        self.0 & (1 << flag as u16) != 0
    }

    /// One flag alone.
    pub(super) const fn of(flag: Flag) -> Self {
        Self(1 << flag as u16)
    }

    /// Reads words divided by commas, or a dash for none; none where a word is not known.
    pub(super) fn read(cell: &str) -> Option<Self> {
        let words = cell.split(',').filter(|word| *word != "-");
        words.into_iter().try_fold(Self::default(), |flags, word| {
            let (_, flag) = Flag::WORDS.iter().find(|(known, _)| *known == word)?;
            Some(Self(flags.0 | 1 << *flag as u16))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_kinds_are_one_to_one() {
        for (word, kind) in ProcedureKind::WORDS {
            assert_eq!((ProcedureKind::read(word), kind.as_str()), (Some(kind), word));
        }
        assert_eq!(ProcedureKind::read("magic"), None);
    }

    #[test]
    fn a_code_s_place_tells_its_kind_as_far_as_it_does() {
        let kind = |code: &str| ProcedureKind::of_section(code.parse().unwrap()).as_str();
        for (code, expected) in [
            ("J9271", "drug"),
            ("E0601", "supply"),
            ("84443", "lab"),
            ("27447", "surgery"),
            ("0042T", "other"),
            ("G0439", "other"),
        ] {
            assert_eq!(kind(code), expected, "{code}");
        }
    }

    #[test]
    fn flags_are_read_from_words() {
        let flags = Flags::read("add_on,time_based").unwrap();
        assert!(flags.has(Flag::AddOn) && flags.has(Flag::TimeBased) && !flags.has(Flag::Sided));
        assert_eq!(Flags::read("-"), Some(Flags::default()));
        assert_eq!(Flags::read("unheard_of"), None);
    }
}
