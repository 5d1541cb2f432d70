//! The payment indicators of the relative value file, as CMS's record layout (RVU25D, "PPRRVU") defines them.

/// Whether and how Medicare pays a code by the fee schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaymentStatus {
    /// A: paid by relative values.
    Active,
    /// B: bundled, never paid apart.
    Bundled,
    /// C: priced by the contractor.
    ContractorPriced,
    /// E: excluded by regulation, paid under other rules if at all.
    Excluded,
    /// I: not valid for Medicare, another code is used.
    Invalid,
    /// J: anesthesia, priced by base units and time.
    Anesthesia,
    /// M: for measurement only.
    Measurement,
    /// N: not covered.
    NotCovered,
    /// P: bundled or excluded.
    BundledOrExcluded,
    /// R: covered under restrictions.
    Restricted,
    /// T: paid only where nothing else is paid that day.
    InjectionRule,
    /// X: outside the fee schedule by statute: laboratory, ambulance.
    StatutoryExclusion,
    /// Another letter.
    Other(char),
}

impl PaymentStatus {
    pub(super) fn read(cell: &str) -> Option<Self> {
        Some(match cell.chars().next()? {
            'A' => Self::Active,
            'B' => Self::Bundled,
            'C' => Self::ContractorPriced,
            'E' => Self::Excluded,
            'I' => Self::Invalid,
            'J' => Self::Anesthesia,
            'M' => Self::Measurement,
            'N' => Self::NotCovered,
            'P' => Self::BundledOrExcluded,
            'R' => Self::Restricted,
            'T' => Self::InjectionRule,
            'X' => Self::StatutoryExclusion,
            other => Self::Other(other),
        })
    }

    /// True where Medicare may pay by relative values: A, R and T.
    #[must_use]
    pub const fn is_paid_by_relative_values(self) -> bool {
        matches!(self, Self::Active | Self::Restricted | Self::InjectionRule)
    }
}

/// How many days after a procedure belong to its payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GlobalPeriod {
    /// 000, 010, 090: so many days after the day of the procedure.
    Days(u8),
    /// MMM: maternity.
    Maternity,
    /// XXX: the concept does not apply.
    NotApplicable,
    /// YYY: the contractor decides.
    Contractor,
    /// ZZZ: that of the procedure it is added to.
    AddOn,
}

impl GlobalPeriod {
    pub(super) fn read(cell: &str) -> Option<Self> {
        Some(match cell {
            "MMM" => Self::Maternity,
            "XXX" => Self::NotApplicable,
            "YYY" => Self::Contractor,
            "ZZZ" => Self::AddOn,
            days => Self::Days(days.parse().ok()?),
        })
    }
}

/// What several procedures of one session do to each other's payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MultipleProcedures {
    /// 0: no reduction.
    None,
    /// 1: the older reductions, 100, 50, 25 percent.
    Older,
    /// 2: ranked by value, 100 percent then 50 percent.
    Half,
    /// 3: endoscopies of one family: the base is taken off.
    Endoscopy,
    /// 4: imaging of one family.
    Imaging,
    /// 5: therapy: half of the practice expense from the second unit on.
    Therapy,
    /// 6: cardiovascular technical parts, three quarters from the second on.
    Cardiovascular,
    /// 7: ophthalmology technical parts, four fifths from the second on.
    Ophthalmology,
    /// 9: the concept does not apply.
    NotApplicable,
}

impl MultipleProcedures {
    pub(super) fn read(cell: &str) -> Option<Self> {
        Some(match cell {
            "0" => Self::None,
            "1" => Self::Older,
            "2" => Self::Half,
            "3" => Self::Endoscopy,
            "4" => Self::Imaging,
            "5" => Self::Therapy,
            "6" => Self::Cardiovascular,
            "7" => Self::Ophthalmology,
            "9" => Self::NotApplicable,
            _ => return None,
        })
    }
}

/// What both sides do to the payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Bilateral {
    /// 0: one payment, both sides or not.
    NoAdjustment,
    /// 1: one and a half times.
    OneAndAHalf,
    /// 2: the value is already for both sides.
    AlreadyBoth,
    /// 3: each side in full.
    EachSide,
    /// 9: the concept does not apply.
    NotApplicable,
}

impl Bilateral {
    pub(super) fn read(cell: &str) -> Option<Self> {
        Some(match cell {
            "0" => Self::NoAdjustment,
            "1" => Self::OneAndAHalf,
            "2" => Self::AlreadyBoth,
            "3" => Self::EachSide,
            "9" => Self::NotApplicable,
            _ => return None,
        })
    }
}

/// Whether a second clinician at the table is paid: assistant, second surgeon or team.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SecondSurgeon {
    /// Never.
    No,
    /// With documents that show the need.
    WithDocuments,
    /// Yes.
    Yes,
    /// The concept does not apply.
    NotApplicable,
}

impl SecondSurgeon {
    /// Assistant at surgery: 0 with documents, 1 never, 2 yes.
    pub(super) fn read_assistant(cell: &str) -> Option<Self> {
        Self::read(cell, Self::WithDocuments, Self::No)
    }

    /// Co-surgeons and teams: 0 never, 1 with documents, 2 yes.
    pub(super) fn read_second(cell: &str) -> Option<Self> {
        Self::read(cell, Self::No, Self::WithDocuments)
    }

    fn read(cell: &str, zero: Self, one: Self) -> Option<Self> {
        Some(match cell {
            "0" => zero,
            "1" => one,
            "2" => Self::Yes,
            "9" => Self::NotApplicable,
            _ => return None,
        })
    }
}

/// Whether a code divides into a professional (26) and a technical (TC) part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Components {
    /// 0: a physician's service, undivided.
    PhysicianService,
    /// 1: a diagnostic test that divides by modifiers 26 and TC.
    Divides,
    /// 2: a professional part by its own code.
    ProfessionalOnly,
    /// 3: a technical part by its own code.
    TechnicalOnly,
    /// 4: the whole, whose parts have their own codes.
    Global,
    /// 5: incident to a physician's service.
    IncidentTo,
    /// 6 and 8: a laboratory physician's reading.
    LaboratoryReading,
    /// 7: therapy.
    Therapy,
    /// 9: the concept does not apply.
    NotApplicable,
}

impl Components {
    pub(super) fn read(cell: &str) -> Option<Self> {
        Some(match cell {
            "0" => Self::PhysicianService,
            "1" => Self::Divides,
            "2" => Self::ProfessionalOnly,
            "3" => Self::TechnicalOnly,
            "4" => Self::Global,
            "5" => Self::IncidentTo,
            "6" | "8" => Self::LaboratoryReading,
            "7" => Self::Therapy,
            "9" => Self::NotApplicable,
            _ => return None,
        })
    }
}
