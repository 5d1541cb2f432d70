//! The models and their names, which the publisher writes in several ways.

use std::fmt;

use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout, Unaligned};

/// Which population a model is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Family {
    /// Aged and disabled beneficiaries.
    CmsHcc,
    /// Dialysis and transplant.
    Esrd,
    /// Prescription drugs.
    RxHcc,
}

/// Plans that coefficients of the drug model are for, where it tells them apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// All of them.
    All,
    /// Medicare Advantage plans.
    Advantage,
    /// Stand-alone drug plans.
    DrugPlan,
    /// Both together.
    Both,
}

/// A model: family, version and part, as rows have them.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    FromBytes,
    IntoBytes,
    Immutable,
    KnownLayout,
    Unaligned,
)]
#[repr(C)]
pub struct Model {
    family: u8,
    version: u8,
    part: u8,
}

impl Model {
    /// A model for all plans: `Model::new(Family::CmsHcc, 28)`.
    #[must_use]
    pub const fn new(family: Family, version: u8) -> Self {
        Self { family: family as u8, version, part: Part::All as u8 }
    }

    /// Its version: 28.
    #[must_use]
    pub const fn version(self) -> u8 {
        self.version
    }

    /// Its family; none where the bytes are of none.
    #[must_use]
    pub const fn family(self) -> Option<Family> {
        match self.family {
            0 => Some(Family::CmsHcc),
            1 => Some(Family::Esrd),
            2 => Some(Family::RxHcc),
            _ => None,
        }
    }

    /// The same model for some plans only.
    #[must_use]
    pub const fn of(self, part: Part) -> Self {
        Self { part: part as u8, ..self }
    }

    /// From the name in a mapping: `CMS-HCC ESRD Model V24`, `RxHCC Model V08`.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let (family, version) = name.split_once(" Model V")?;
        Some(Self::new(family_named(family)?, version.parse().ok()?))
    }

    /// From the two columns of the other tables: domain `CMS-HCC` or `ESRD`, version `V28`, `C28`, `D24`, `R08_PDP_ONLY`.
    #[must_use]
    pub fn of_domain(domain: &str, version: &str) -> Option<Self> {
        let digits = version.strip_prefix(['V', 'C', 'D', 'R'])?;
        let (digits, part) = digits.split_once('_').unwrap_or((digits, ""));
        let part = match part {
            "" => Part::All,
            "MAPD_ONLY" => Part::Advantage,
            "PDP_ONLY" => Part::DrugPlan,
            "PDP_AND_MAPD" => Part::Both,
            _ => return None,
        };
        Some(Self::new(family_named(domain)?, digits.parse().ok()?).of(part))
    }
}

fn family_named(name: &str) -> Option<Family> {
    match name {
        "CMS-HCC" => Some(Family::CmsHcc),
        "ESRD" | "CMS-HCC ESRD" => Some(Family::Esrd),
        "RxHCC" => Some(Family::RxHcc),
        _ => None,
    }
}

impl fmt::Display for Model {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let family = match self.family() {
            Some(Family::Esrd) => "CMS-HCC ESRD",
            Some(Family::RxHcc) => "RxHCC",
            _ => "CMS-HCC",
        };
        write!(f, "{family} V{:02}", self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_model_is_the_same_however_it_is_written() {
        assert_eq!(Model::named("CMS-HCC Model V28"), Model::of_domain("CMS-HCC", "C28"));
        assert_eq!(Model::named("CMS-HCC ESRD Model V24"), Model::of_domain("ESRD", "D24"));
        assert_eq!(Model::named("CMS-HCC ESRD Model V24"), Model::of_domain("CMS-HCC ESRD", "V24"));
        assert_eq!(Model::named("RxHCC Model V08"), Model::of_domain("RxHCC", "R08"));
        assert_ne!(Model::of_domain("RxHCC", "R08"), Model::of_domain("RxHCC", "R08_PDP_ONLY"));
        assert_eq!(Model::new(Family::RxHcc, 8).to_string(), "RxHCC V08");
        assert_eq!(Model::of_domain("CMS-HCC", "X28"), None);
    }
}
