//! What happens to accepted codes on their way into a claim.

use superbill_domain::{Explanation, RuleId, Severity};

use super::cited;

const FORM: &str = "NUCC 1500 claim form instructions";
const FORM_EDITION: &str = "02/12";
const NCCI: &str = "NCCI Policy Manual, chapter I";

/// A coded visit from which no claim can be made.
pub(crate) static NOTHING_TO_BILL: Explanation = Explanation {
    id: RuleId::new("NOTHING-TO-BILL"),
    title: "Visit without an accepted diagnosis or service",
    what: "A claim needs at least one diagnosis and one service line; the coded visit lacks one of them.",
    why: "There is nothing to send. A visit that is left in this state is care given and never charged.",
    example: "Every suggested code waits for a coder.",
    remedy: "Accept a diagnosis and a service, or record why the visit is not billed.",
    authority: cited(FORM, FORM_EDITION, "items 21 and 24"),
    severity: Severity::Stop,
    likely_denial: None,
    from: None,
    to: None,
};

/// More than twelve diagnoses.
pub(crate) static DIAGNOSES_LEFT_OFF: Explanation = Explanation {
    id: RuleId::new("DIAGNOSES-LEFT-OFF"),
    title: "More than twelve diagnoses",
    what: "A professional claim carries twelve diagnoses; those that come later in the billing sequence are left off.",
    why: "A claim with a thirteenth is turned back by the clearinghouse before any payer sees it.",
    example: "A yearly check of an old patient with fourteen chronic conditions.",
    remedy: "See that the twelve that matter most for the services come first, or bill the rest on a second claim.",
    authority: cited(FORM, FORM_EDITION, "item 21"),
    severity: Severity::Warn,
    likely_denial: None,
    from: None,
    to: None,
};

/// More than four diagnoses of a line.
pub(crate) static POINTERS_CLIPPED: Explanation = Explanation {
    id: RuleId::new("POINTERS-CLIPPED"),
    title: "More than four diagnoses for one service",
    what: "A service line points to at most four diagnoses; the first four are kept.",
    why: "A fifth pointer has no place in the claim. The first one weighs most when the payer asks whether the service \
          was needed.",
    example: "A visit that dealt with six problems.",
    remedy: "See that the diagnosis that explains the service best comes first.",
    authority: cited(FORM, FORM_EDITION, "item 24E"),
    severity: Severity::Advise,
    likely_denial: None,
    from: None,
    to: None,
};

/// Pointers to diagnoses that are not on the claim.
pub(crate) static POINTERS_LOST: Explanation = Explanation {
    id: RuleId::new("POINTERS-LOST"),
    title: "Service whose diagnosis is not on the claim",
    what: "A service was done for a diagnosis that was not accepted, or that did not fit on the claim.",
    why: "The remaining diagnoses may not explain the service, and a service that nothing explains is denied.",
    example: "A knee injection for osteoarthritis, whose code still waits for a coder.",
    remedy: "Accept the diagnosis, or point the service to one that is on the claim and explains it.",
    authority: cited(FORM, FORM_EDITION, "item 24E"),
    severity: Severity::Warn,
    likely_denial: Some("11"),
    from: None,
    to: None,
};

/// A visit and a minor procedure on one day, with separate work.
pub(crate) static MODIFIER_25_PROPOSED: Explanation = Explanation {
    id: RuleId::new("MODIFIER-25-PROPOSED"),
    title: "Visit beside a procedure: modifier 25 may be due",
    what: "A visit and a procedure that includes the visit of its day are billed together, and the visit dealt with a \
           diagnosis that the procedure was not done for.",
    why: "The procedure's payment includes deciding to do it. A visit that went beyond that is paid too, but only with \
          modifier 25, and the modifier is a statement about the record that a person makes, not a key to a payment.",
    example: "Diabetes adjusted and a knee injected on one day: 99214 for the first, 20610 for the second.",
    remedy: "Read the note: where it shows work beyond the procedure's own, accept the visit with modifier 25; else \
             bill the procedure alone.",
    authority: cited(NCCI, "2024", "section D"),
    severity: Severity::Advise,
    likely_denial: Some("97"),
    from: None,
    to: None,
};

/// A visit and a minor procedure on one day, without separate work.
pub(crate) static MODIFIER_25_UNSUPPORTED: Explanation = Explanation {
    id: RuleId::new("MODIFIER-25-UNSUPPORTED"),
    title: "Visit beside a procedure for the same diagnoses only",
    what: "A visit and a procedure that includes the visit of its day are billed together, and every diagnosis of the \
           visit is one that the procedure was done for.",
    why: "Deciding to do a minor procedure is part of it, for a new patient too. A different diagnosis is not required \
          for a separate visit, but where there is none, the note itself must show the separate work.",
    example: "A patient comes for a wart; it is frozen: 17110. A visit for the wart is part of it.",
    remedy: "Bill the procedure alone, unless the note shows work well beyond it; then accept the visit with \
             modifier 25 and say in the decision where.",
    authority: cited(NCCI, "2024", "section D"),
    severity: Severity::Warn,
    likely_denial: Some("97"),
    from: None,
    to: None,
};
