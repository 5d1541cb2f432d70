//! The code sets there are: what each is, and when its publisher brings out the next release.

use std::fmt;

use superbill_domain::Date;

/// A publication of codes, or of facts about codes, that comes out in dated releases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum System {
    /// ICD-10-CM: the tabular list of diseases and injuries.
    Icd10Cm,
    /// The Alphabetic Index of ICD-10-CM.
    Icd10CmIndex,
    /// The table of neoplasms.
    NeoplasmTable,
    /// The table of drugs and chemicals.
    DrugTable,
    /// The index of external causes.
    ExternalCauseIndex,
    /// The diagnoses exempt from reporting whether they were present on admission.
    PoaExempt,
    /// What became of diagnosis codes from year to year.
    DiagnosisConversion,
    /// ICD-10-PCS: tables, from which every code is built.
    Icd10Pcs,
    /// The order file of ICD-10-PCS: every code with its titles.
    Icd10PcsOrder,
    /// The index of ICD-10-PCS.
    Icd10PcsIndex,
    /// The definitions of ICD-10-PCS.
    Icd10PcsDefinitions,
    /// HCPCS Level II codes and modifiers.
    HcpcsLevel2,
    /// HCPCS codes that stand for what has no code of its own.
    HcpcsNotOtherwiseClassified,
    /// CPT, from the user's own licensed files.
    Cpt,
    /// Relative values of the physician fee schedule.
    RelativeValues,
    /// Geographic practice cost indices.
    PracticeCostIndices,
    /// Localities of the physician fee schedule and their counties.
    Localities,
    /// Conversion factors of anesthesia.
    AnesthesiaFactors,
    /// ZIP codes and the contractor and locality they belong to.
    ZipLocalities,
    /// Fees of equipment, prosthetics, orthotics and supplies.
    Dmepos,
    /// NCCI procedure-to-procedure edits, practitioner services.
    PtpPractitioner,
    /// NCCI procedure-to-procedure edits, outpatient hospital services.
    PtpHospital,
    /// Medically unlikely edits, practitioner services.
    MuePractitioner,
    /// Medically unlikely edits, outpatient hospital services.
    MueHospital,
    /// Medically unlikely edits, equipment suppliers.
    MueSupplier,
    /// Add-on codes and the primary codes they stand beside.
    AddOnCodes,
    /// The Medicare Code Editor: diagnoses.
    CodeEditorDiagnoses,
    /// The Medicare Code Editor: procedures.
    CodeEditorProcedures,
    /// Tables of the MS-DRG grouper.
    MsDrg,
    /// The risk model's map from diagnoses to condition categories, with coefficients and hierarchies.
    Hcc,
    /// Clinical classification of diagnoses.
    Ccsr,
    /// Elixhauser comorbidities.
    Elixhauser,
    /// General equivalence mappings between ICD-9-CM and ICD-10-CM.
    Gems,
    /// Claim adjustment reasons and remarks: codes and dates.
    AdjustmentCodes,
    /// Places of service.
    PlacesOfService,
    /// Provider taxonomy codes.
    Taxonomies,
    /// Values of the institutional claim: revenue codes, types of bill and the rest.
    InstitutionalValues,
    /// Local coverage determinations and articles.
    Coverage,
}

/// When a publisher brings out releases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Cadence {
    /// On the first day of these months.
    Months(&'static [i8]),
    /// When there is need.
    AtNeed,
}

impl Cadence {
    /// The last day on which a release that began on `from` is the newest; none where its publisher keeps no calendar.
    #[must_use]
    pub fn last_day_of(self, from: Date) -> Option<Date> {
        let Self::Months(months) = self else { return None };
        let this_year = months.iter().find(|month| **month > from.month()).map(|month| (from.year(), *month));
        let next_year = || months.first().map(|month| (from.year() + 1, *month));
        let (year, month) = this_year.or_else(next_year)?;
        Date::new(year, month, 1).ok()?.yesterday().ok()
    }
}

/// January, April, July, October.
const QUARTERS: Cadence = Cadence::Months(&[1, 4, 7, 10]);
/// The fiscal year, and its half.
const OCTOBER_AND_APRIL: Cadence = Cadence::Months(&[4, 10]);
const OCTOBER: Cadence = Cadence::Months(&[10]);
const JANUARY: Cadence = Cadence::Months(&[1]);

/// Every code set: the variant, its name on the command line and in files, its title, its cadence.
const SYSTEMS: [(System, &str, &str, Cadence); 38] = [
    (System::Icd10Cm, "icd10cm", "ICD-10-CM", OCTOBER_AND_APRIL),
    (System::Icd10CmIndex, "icd10cm-index", "ICD-10-CM Alphabetic Index", OCTOBER_AND_APRIL),
    (System::NeoplasmTable, "icd10cm-neoplasm", "ICD-10-CM table of neoplasms", OCTOBER_AND_APRIL),
    (System::DrugTable, "icd10cm-drug", "ICD-10-CM table of drugs", OCTOBER_AND_APRIL),
    (
        System::ExternalCauseIndex,
        "icd10cm-external-cause",
        "ICD-10-CM external cause index",
        OCTOBER_AND_APRIL,
    ),
    (System::PoaExempt, "poa-exempt", "POA-exempt diagnoses", OCTOBER),
    (System::DiagnosisConversion, "icd10cm-conversion", "ICD-10-CM conversion table", OCTOBER),
    (System::Icd10Pcs, "icd10pcs", "ICD-10-PCS", OCTOBER_AND_APRIL),
    (System::Icd10PcsOrder, "icd10pcs-order", "ICD-10-PCS order file", OCTOBER_AND_APRIL),
    (System::Icd10PcsIndex, "icd10pcs-index", "ICD-10-PCS index", OCTOBER),
    (System::Icd10PcsDefinitions, "icd10pcs-definitions", "ICD-10-PCS definitions", OCTOBER),
    (System::HcpcsLevel2, "hcpcs", "HCPCS Level II", QUARTERS),
    (System::HcpcsNotOtherwiseClassified, "hcpcs-noc", "HCPCS not otherwise classified", QUARTERS),
    (System::Cpt, "cpt", "CPT (licensed)", JANUARY),
    (System::RelativeValues, "rvu", "Physician fee schedule", QUARTERS),
    (System::PracticeCostIndices, "gpci", "Geographic practice cost indices", JANUARY),
    (System::Localities, "localities", "Fee schedule localities", JANUARY),
    (System::AnesthesiaFactors, "anesthesia", "Anesthesia conversion factors", JANUARY),
    (System::ZipLocalities, "zip-localities", "ZIP code to locality", QUARTERS),
    (System::Dmepos, "dmepos", "DMEPOS fee schedule", QUARTERS),
    (System::PtpPractitioner, "ptp-practitioner", "NCCI PTP edits, practitioner", QUARTERS),
    (System::PtpHospital, "ptp-hospital", "NCCI PTP edits, outpatient hospital", QUARTERS),
    (System::MuePractitioner, "mue-practitioner", "NCCI MUE, practitioner", QUARTERS),
    (System::MueHospital, "mue-hospital", "NCCI MUE, outpatient hospital", QUARTERS),
    (System::MueSupplier, "mue-supplier", "NCCI MUE, supplier", QUARTERS),
    (System::AddOnCodes, "add-on-codes", "NCCI add-on codes", QUARTERS),
    (System::CodeEditorDiagnoses, "mce-diagnoses", "Medicare Code Editor, diagnoses", OCTOBER_AND_APRIL),
    (System::CodeEditorProcedures, "mce-procedures", "Medicare Code Editor, procedures", OCTOBER_AND_APRIL),
    (System::MsDrg, "ms-drg", "MS-DRG grouper tables", OCTOBER_AND_APRIL),
    (System::Hcc, "hcc", "CMS-HCC risk model", JANUARY),
    (System::Ccsr, "ccsr", "Clinical classification (CCSR)", OCTOBER),
    (System::Elixhauser, "elixhauser", "Elixhauser comorbidities", OCTOBER),
    (System::Gems, "gems", "General equivalence mappings", Cadence::AtNeed),
    (
        System::AdjustmentCodes,
        "adjustment-codes",
        "Adjustment reasons and remarks",
        Cadence::Months(&[3, 7, 11]),
    ),
    (System::PlacesOfService, "places-of-service", "Places of service", Cadence::AtNeed),
    (System::Taxonomies, "taxonomies", "Provider taxonomy codes", Cadence::Months(&[1, 7])),
    (System::InstitutionalValues, "institutional-values", "Institutional claim values", Cadence::AtNeed),
    (System::Coverage, "coverage", "Local coverage", Cadence::AtNeed),
];

impl System {
    /// Every code set, diagnoses first.
    pub fn all() -> impl Iterator<Item = Self> {
        SYSTEMS.iter().map(|(system, ..)| *system)
    }

    /// The code set of a name; none where the name is unknown.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        SYSTEMS.iter().find(|(_, known, ..)| *known == name).map(|(system, ..)| *system)
    }

    fn row(self) -> Option<&'static (Self, &'static str, &'static str, Cadence)> {
        SYSTEMS.iter().find(|(system, ..)| *system == self)
    }

    /// Its name on the command line and in files: `icd10cm`, `ptp-practitioner`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().map_or("", |(_, name, ..)| name)
    }

    /// Its name among people.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.row().map_or("", |(_, _, title, _)| title)
    }

    /// When its publisher brings out releases.
    #[must_use]
    pub fn cadence(self) -> Cadence {
        self.row().map_or(Cadence::AtNeed, |(.., cadence)| *cadence)
    }
}

impl fmt::Display for System {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.title())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_release_is_the_newest_until_the_next_one_is_due() {
        let last = |system: System, from: &str| {
            system.cadence().last_day_of(from.parse().unwrap()).map(|day| day.to_string())
        };
        assert_eq!(last(System::PtpPractitioner, "2024-07-01").as_deref(), Some("2024-09-30"));
        assert_eq!(last(System::RelativeValues, "2025-10-01").as_deref(), Some("2025-12-31"));
        assert_eq!(last(System::Icd10Cm, "2026-04-01").as_deref(), Some("2026-09-30"));
        assert_eq!(last(System::PlacesOfService, "2024-01-01"), None);
    }

    #[test]
    fn names_are_found_again_and_none_stands_twice() {
        for system in System::all() {
            assert_eq!(System::named(system.name()), Some(system));
        }
        assert_eq!(System::named("icd11"), None);
    }
}
