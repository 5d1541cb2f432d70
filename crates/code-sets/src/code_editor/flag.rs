//! The flags of the editor.

use zerocopy::little_endian::U32;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// A flag of a diagnosis or a procedure: what an edit asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flag {
    /// For newborns only.
    Newborn,
    /// For children only.
    Pediatric,
    /// For the ages of childbearing only.
    Maternity,
    /// For adults only.
    Adult,
    /// For women only.
    Female,
    /// For men only.
    Male,
    /// An external cause: never the principal diagnosis.
    ExternalCause,
    /// A manifestation: never the principal diagnosis.
    Manifestation,
    /// As principal diagnosis it does not by itself justify admission.
    QuestionableAdmission,
    /// No principal diagnosis.
    Unacceptable,
    /// Of the unacceptable: acceptable beside a secondary diagnosis.
    RequiresSecondary,
    /// Says no side although codes with a side exist.
    Unspecified,
    /// Tells that a wrong procedure was performed.
    WrongProcedure,
    /// The outcome of a delivery.
    DeliveryOutcome,
    /// Tells of a clinical trial.
    ClinicalTrial,
    /// Diabetes of type 1, for transplants of the pancreas.
    DiabetesType1,
    /// Not covered.
    NonCovered,
    /// Covered beside a transplant of the kidney and diabetes of type 1 only.
    NonCovered45,
    /// Not covered beside a diagnosis with the same flag (list 6).
    NonCovered6,
    /// Not covered beside a diagnosis with the same flag (list 7).
    NonCovered7,
    /// Not covered beside a diagnosis with the same flag (sterilization).
    NonCoveredSterilization,
    /// Not covered above the age of sixty.
    NonCoveredAbove60,
    /// Covered within limits.
    LimitedCoverage,
    /// Half of an artificial heart's transplant, covered in clinical trials.
    ArtificialHeartA,
    /// The other half.
    ArtificialHeartB,
    /// Needs a stay of some length.
    LengthOfStay,
    /// A transplant of the kidney.
    KidneyTransplant,
    /// A cesarean section.
    CesareanSection,
    /// A vaginal delivery.
    VaginalDelivery,
}

/// Every flag, under its name in the publisher's tables, and in words of ours. A flag's place is its bit.
const FLAGS: [(Flag, &str, &str); 29] = [
    (Flag::Newborn, "newborn", "newborns only"),
    (Flag::Pediatric, "pediatric", "children only"),
    (Flag::Maternity, "maternity", "ages of childbearing only"),
    (Flag::Adult, "adult", "adults only"),
    (Flag::Female, "female", "women only"),
    (Flag::Male, "male", "men only"),
    (Flag::ExternalCause, "ecodepdx", "external cause: never principal"),
    (Flag::Manifestation, "manifestation", "manifestation: never principal"),
    (Flag::QuestionableAdmission, "qadm", "questionable admission as principal"),
    (Flag::Unacceptable, "unacceptable", "unacceptable as principal"),
    (Flag::RequiresSecondary, "reqsdx", "as principal needs a secondary diagnosis"),
    (Flag::Unspecified, "unspecified", "says no side"),
    (Flag::WrongProcedure, "wrngproc", "wrong procedure performed"),
    (Flag::DeliveryOutcome, "delout", "outcome of delivery"),
    (Flag::ClinicalTrial, "clintrial", "clinical trial"),
    (Flag::DiabetesType1, "diabtypeI", "type 1 diabetes, for pancreas transplants"),
    (Flag::NonCovered, "noncovered", "not covered"),
    (Flag::NonCovered45, "ncov45", "covered with kidney transplant and type 1 diabetes only"),
    (Flag::NonCovered6, "ncov6", "not covered beside its diagnoses (list 6)"),
    (Flag::NonCovered7, "ncov7", "not covered beside its diagnoses (list 7)"),
    (Flag::NonCoveredSterilization, "ncov_z302", "not covered for sterilization"),
    (Flag::NonCoveredAbove60, "ncov12agele60", "not covered above age 60"),
    (Flag::LimitedCoverage, "lcov", "limited coverage"),
    (Flag::ArtificialHeartA, "lcov_artheartxpa", "artificial heart, clinical trials only (a)"),
    (Flag::ArtificialHeartB, "lcov_artheartxpb", "artificial heart, clinical trials only (b)"),
    (Flag::LengthOfStay, "los", "needs a stay of some length"),
    (Flag::KidneyTransplant, "kidneyxp", "kidney transplant"),
    (Flag::CesareanSection, "csect", "cesarean section"),
    (Flag::VaginalDelivery, "vagdel", "vaginal delivery"),
];

impl Flag {
    /// The flag of a name in the publisher's tables.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        FLAGS.iter().find(|(_, known, _)| *known == name).map(|(flag, ..)| *flag)
    }

    /// Its name in the publisher's tables.
    #[must_use]
    pub fn name(self) -> &'static str {
        FLAGS.iter().find(|(flag, ..)| *flag == self).map_or("", |(_, name, _)| name)
    }

    /// What it says, in our own words.
    #[must_use]
    pub fn words(self) -> &'static str {
        FLAGS.iter().find(|(flag, ..)| *flag == self).map_or("", |(.., words)| words)
    }

    const fn bit(self) -> u32 {
        1 << self as u32
    }
}

/// The flags of a code.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, Default, FromBytes, IntoBytes, Immutable, KnownLayout, Unaligned,
)]
#[repr(C)]
pub struct Flags(U32);

impl Flags {
    /// True where it is among them.
    #[must_use]
    pub const fn has(self, flag: Flag) -> bool {
        self.0.get() & flag.bit() != 0
    }

    /// Each of them.
    pub fn iter(self) -> impl Iterator<Item = Flag> {
        FLAGS.iter().map(|(flag, ..)| *flag).filter(move |flag| self.has(*flag))
    }
}

impl FromIterator<Flag> for Flags {
    fn from_iter<I: IntoIterator<Item = Flag>>(flags: I) -> Self {
        Self(U32::new(flags.into_iter().fold(0, |bits, flag| bits | flag.bit())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_have_their_names_and_bits_of_their_own() {
        for (flag, name, _) in FLAGS {
            let alone: Flags = [flag].into_iter().collect();
            assert_eq!(alone.iter().collect::<Vec<_>>(), [flag], "{name}");
            assert_eq!(Flag::named(name), Some(flag));
        }
        assert_eq!(Flag::named(""), None);
    }
}
