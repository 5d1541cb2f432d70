//! The rules in words.

use superbill_domain::{Authority, Evidence, Explanation, Finding, InterchangeId, RuleId, Severity, Subject};

use super::Departure;

/// Rules between the segments of a transaction set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SituationRule {
    /// CLM02 is what the lines come to.
    ClaimTotal,
    /// A line's charge is what another payer paid of it and took off.
    LineAdjudication,
    /// What another payer paid is what it paid for the lines, less what it took off the claim.
    PayerPaid,
    /// The charge is what another payer paid and took off altogether.
    PayerBalance,
    /// SVC02 less its adjustments is SVC03.
    ServiceBalance,
    /// CLP03 less all adjustments is CLP04.
    ClaimBalance,
    /// The services come to the claim's charge.
    ServiceCharges,
    /// The claims less provider adjustments come to the payment.
    TransactionBalance,
    /// CLP05 is what the adjustments make the patient's.
    PatientResponsibility,
    /// A ZIP of nine digits for who bills and where.
    ZipNine,
    /// No post-office box for who bills.
    PostOfficeBox,
    /// A state of the United States.
    State,
    /// An NPI with its check digit.
    NpiCheckDigit,
    /// A subscriber who is the patient has an address and a birth date.
    PatientIsSubscriber,
    /// Another patient than the subscriber stands in a loop of its own.
    PatientLoop,
    /// Medicare as second payer says why.
    MedicareSecondary,
    /// A replacement or void names the claim it is about.
    Replacement,
    /// An accident has its date.
    AccidentDate,
    /// A car accident has its state.
    AccidentState,
    /// An inpatient stay has its admission date.
    AdmissionDate,
    /// An attachment that is sent apart has its control number.
    AttachmentNumber,
    /// A pointer points to a diagnosis that is there.
    Pointer,
    /// No diagnosis stands twice.
    DuplicateDiagnosis,
    /// Diagnoses are written without a dot.
    DottedDiagnosis,
    /// One code set for all diagnoses of a claim.
    MixedCodeSets,
    /// A line's other payer is one of the claim's.
    UnknownPayer,
    /// The date of another payer's payment stands with the claim or with each line.
    PaymentDate,
    /// No service lies in the future.
    FutureDate,
    /// An institutional claim has no total line.
    TotalLine,
}

use SituationRule as Rule;

/// Every rule: severity, identifier, title, example, remedy. What the guide's text is not at hand for is a warning.
const WORDS: [(Rule, Severity, [&str; 4]); 29] = [
    (
        Rule::ClaimTotal,
        Severity::Stop,
        [
            "X12-BALANCE-CLAIM",
            "The claim's charge is the sum of its lines",
            "CLM02 is 200, and the lines come to 190.",
            "Correct CLM02 or the line that is wrong.",
        ],
    ),
    (
        Rule::LineAdjudication,
        Severity::Stop,
        [
            "X12-BALANCE-LINE",
            "A line's charge is what another payer paid of it and took off",
            "A line of 100 for which the first payer paid 60 and took off 30.",
            "Copy the first payer's line from its 835: payment and every adjustment.",
        ],
    ),
    (
        Rule::PayerPaid,
        Severity::Stop,
        [
            "X12-BALANCE-PAID",
            "What another payer paid is the sum of its lines less what it took off the claim",
            "AMT*D is 90, and the lines of that payer come to 80.",
            "Write in AMT*D what the payer paid for the claim.",
        ],
    ),
    (
        Rule::PayerBalance,
        Severity::Stop,
        [
            "X12-BALANCE-PAYER",
            "The charge is what another payer paid and took off altogether",
            "A charge of 200 of which the first payer paid 120 and took off 60.",
            "Copy every adjustment of the first payer's 835, at the level where it stood.",
        ],
    ),
    (
        Rule::ServiceBalance,
        Severity::Stop,
        [
            "X12-BALANCE-SERVICE",
            "A service's charge less its adjustments is its payment",
            "SVC*HC:99213*100*60~ with a single CAS of 30.",
            "Ask the payer for a remittance that adds up; do not post this one.",
        ],
    ),
    (
        Rule::ClaimBalance,
        Severity::Stop,
        [
            "X12-BALANCE-CLAIM-PAYMENT",
            "A claim's charge less all adjustments is its payment",
            "CLP03 is 100, the adjustments come to 40 and CLP04 is 50.",
            "Ask the payer for a remittance that adds up; do not post this one.",
        ],
    ),
    (
        Rule::ServiceCharges,
        Severity::Stop,
        [
            "X12-BALANCE-SERVICES",
            "The services of a claim come to its charge",
            "CLP03 is 200, and the services come to 150.",
            "Ask the payer for a remittance that adds up; do not post this one.",
        ],
    ),
    (
        Rule::TransactionBalance,
        Severity::Stop,
        [
            "X12-BALANCE-TRANSACTION",
            "The claims less the provider's adjustments are the payment",
            "BPR02 is 500, and the claims come to 520 with no PLB.",
            "Ask the payer for a remittance that adds up; do not post this one.",
        ],
    ),
    (
        Rule::PatientResponsibility,
        Severity::Warn,
        [
            "X12-BALANCE-PATIENT",
            "What the patient owes is what the adjustments of group PR come to",
            "CLP05 is 30, and the PR adjustments come to 20.",
            "Bill the patient by the adjustments, and ask the payer.",
        ],
    ),
    (
        Rule::ZipNine,
        Severity::Stop,
        [
            "X12-ZIP",
            "Who bills, and where care was given, has a ZIP code of nine digits",
            "N4*PORTLAND*OR*97205~ for the billing provider.",
            "Write ZIP+4 without its dash; the postal service's look-up gives the last four.",
        ],
    ),
    (
        Rule::PostOfficeBox,
        Severity::Stop,
        [
            "X12-PO-BOX",
            "Who bills has a street",
            "N3*PO BOX 12~ for the billing provider.",
            "Write the street; a box belongs in the pay-to address (2010AB).",
        ],
    ),
    (
        Rule::State,
        Severity::Stop,
        [
            "X12-STATE",
            "A state is one of the postal service's",
            "N4*PORTLAND*ZZ*97205~.",
            "Write the two letters of the state, or the country of an address abroad.",
        ],
    ),
    (
        Rule::NpiCheckDigit,
        Severity::Stop,
        [
            "X12-NPI",
            "An NPI has its check digit",
            "NM109 is 1234567890.",
            "Look the provider up in the national registry; a digit is wrong or two are exchanged.",
        ],
    ),
    (
        Rule::PatientIsSubscriber,
        Severity::Stop,
        [
            "X12-SUBSCRIBER-PATIENT",
            "A subscriber who is the patient has address, birth date and sex",
            "SBR02 is 18, and 2010BA has no DMG.",
            "Add N3, N4 and DMG to the subscriber.",
        ],
    ),
    (
        Rule::PatientLoop,
        Severity::Stop,
        [
            "X12-PATIENT-LOOP",
            "The patient is the subscriber or has a loop of its own",
            "SBR02 is empty and no 2000C follows.",
            "Write 18 in SBR02 where the subscriber is the patient; else add 2000C.",
        ],
    ),
    (
        Rule::MedicareSecondary,
        Severity::Warn,
        [
            "X12-MEDICARE-SECONDARY",
            "Medicare that pays second says why",
            "SBR*S*18*******MB~ with SBR05 empty.",
            "Write the kind of the first insurance in SBR05: 12 for a working person's group plan.",
        ],
    ),
    (
        Rule::Replacement,
        Severity::Stop,
        [
            "X12-REPLACEMENT",
            "A replacement or void names the claim it is about",
            "CLM05-3 is 7, and REF*F8 is missing.",
            "Add REF*F8 with the payer's claim control number from its 835 or 277CA.",
        ],
    ),
    (
        Rule::AccidentDate,
        Severity::Stop,
        [
            "X12-ACCIDENT-DATE",
            "An accident has its date",
            "CLM11 is AA, and DTP*439 is missing.",
            "Add DTP*439 with the day of the accident.",
        ],
    ),
    (
        Rule::AccidentState,
        Severity::Stop,
        [
            "X12-ACCIDENT-STATE",
            "A car accident has its state",
            "CLM11-1 is AA and CLM11-4 is empty.",
            "Write the state where the accident happened in CLM11-4.",
        ],
    ),
    (
        Rule::AdmissionDate,
        Severity::Warn,
        [
            "X12-ADMISSION-DATE",
            "Care of an inpatient has its admission date",
            "CLM05-1 is 21, and DTP*435 is missing.",
            "Add DTP*435 with the day of admission.",
        ],
    ),
    (
        Rule::AttachmentNumber,
        Severity::Stop,
        [
            "X12-ATTACHMENT",
            "An attachment that is sent apart has its control number",
            "PWK*OZ*EL~.",
            "Write AC and the attachment's number in PWK05 and PWK06, or AA in PWK02 where it waits with the provider.",
        ],
    ),
    (
        Rule::Pointer,
        Severity::Stop,
        [
            "X12-DIAGNOSIS-POINTER",
            "A line points to diagnoses that the claim has",
            "SV107 is 3, and HI has two diagnoses.",
            "Add the diagnosis to HI or correct the pointer.",
        ],
    ),
    (
        Rule::DuplicateDiagnosis,
        Severity::Stop,
        [
            "X12-DUPLICATE-DIAGNOSIS",
            "No diagnosis stands twice in a claim",
            "HI*ABK:E119*ABF:E119~.",
            "Drop the second one, and let the lines point to the first.",
        ],
    ),
    (
        Rule::DottedDiagnosis,
        Severity::Stop,
        [
            "X12-DOTTED-DIAGNOSIS",
            "A diagnosis is written without its dot",
            "HI*ABK:E11.9~.",
            "Leave the dot out.",
        ],
    ),
    (
        Rule::MixedCodeSets,
        Severity::Stop,
        [
            "X12-MIXED-CODE-SETS",
            "All diagnoses of a claim are of one code set",
            "HI*ABK:E119*BF:25000~, or an ICD-10 code under BK.",
            "Use ABK and ABF with ICD-10-CM for services since October 2015.",
        ],
    ),
    (
        Rule::UnknownPayer,
        Severity::Stop,
        [
            "X12-UNKNOWN-PAYER",
            "A line's other payer is one of the claim's",
            "SVD01 is 00123, and no 2330B has that number.",
            "Repeat in SVD01 the NM109 of that payer's loop 2330B.",
        ],
    ),
    (
        Rule::PaymentDate,
        Severity::Warn,
        [
            "X12-PAYMENT-DATE",
            "Another payer's payment has its date, with the claim or with each line",
            "A claim that the first payer paid, without DTP*573.",
            "Add DTP*573 to 2330B, or to each 2430.",
        ],
    ),
    (
        Rule::FutureDate,
        Severity::Stop,
        [
            "X12-FUTURE-DATE",
            "No service lies in the future",
            "DTP*472*D8*20991231~.",
            "Correct the date, or send the claim after the service.",
        ],
    ),
    (
        Rule::TotalLine,
        Severity::Stop,
        [
            "X12-TOTAL-LINE",
            "An electronic institutional claim has no total line",
            "SV2*0001**4200*UN*1~.",
            "Drop the line of revenue code 0001; CLM02 is the total.",
        ],
    ),
];

impl SituationRule {
    /// Every rule.
    pub fn all() -> impl Iterator<Item = Self> {
        WORDS.iter().map(|(rule, ..)| *rule)
    }

    fn words(self) -> (Severity, [&'static str; 4]) {
        let found = WORDS.iter().find(|(rule, ..)| *rule == self);
        found.map_or((Severity::Warn, [""; 4]), |(_, severity, words)| (*severity, *words))
    }

    /// What the rule says of itself.
    #[must_use]
    pub fn explanation(self) -> Explanation {
        let (severity, [id, title, example, remedy]) = self.words();
        Explanation {
            id: RuleId::new(id),
            title,
            what: title,
            why: "A payer turns back or denies what does not fit together, weeks after it was sent.",
            example,
            remedy,
            authority: Authority::new("ASC X12N Type 3 Technical Reports", "005010", "837, 835"),
            severity,
            likely_denial: None,
            from: None,
            to: None,
        }
    }
}

impl Departure {
    pub(super) fn finding(self, guide: &'static str, interchange: &InterchangeId) -> Finding {
        let (severity, [id, _, _, remedy]) = self.rule.words();
        let evidence = Evidence::Segment {
            interchange: interchange.clone(),
            segment: self.at.ordinal,
            offset: self.at.offset,
            element: Some(self.place.clone()),
        };
        Finding {
            rule: RuleId::new(id),
            severity,
            subject: Subject::Interchange(interchange.clone()),
            evidence: vec![evidence],
            message: self.message,
            remedy: remedy.to_owned(),
            authority: Authority::new("ASC X12N Type 3 Technical Reports", guide, self.place),
            likely_denial: None,
        }
    }
}
