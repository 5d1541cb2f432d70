//! A claim under review, and what the rules ask of it.

use superbill_code_sets::Book;
use superbill_code_sets::procedures::{Dated, Fit, Flag, ProcedureBook, ProcedureFact, ProcedureKind};
use superbill_domain::{Claim, ClaimLine, Date, Evidence, Icd10Cm, Modifier};

/// A claim with the code sets of its date of service and the day on which it is checked.
#[derive(Clone, Copy)]
pub struct ClaimUnderReview<'a> {
    /// The claim.
    pub claim: &'a Claim,
    /// The code sets as of the claim's first day.
    pub book: Book<'a>,
    /// The day of checking.
    pub today: Date,
}

impl<'a> ClaimUnderReview<'a> {
    /// The day that decides which rules apply: the first day of service, else the day of checking.
    pub(crate) fn day(&self) -> Date {
        self.claim.first_day().unwrap_or(self.today)
    }

    /// What is known of procedures on the day of a line.
    pub(crate) fn procedures(&self, on: Date) -> ProcedureBook<'a> {
        self.book.procedures().as_of(on)
    }

    /// The service lines.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &'a ClaimLine> + use<'a> {
        self.claim.lines.iter()
    }

    /// What is known of the line's procedure on its day.
    pub(crate) fn fact(&self, line: &ClaimLine) -> Option<ProcedureFact<'a>> {
        self.procedures(line.on).procedure(line.procedure)
    }

    /// True for a visit (evaluation and management) that stands by itself.
    pub(crate) fn is_visit(&self, line: &ClaimLine) -> bool {
        self.fact(line).is_some_and(|fact| fact.kind == ProcedureKind::Visit && !fact.flags.has(Flag::AddOn))
    }

    /// The diagnoses that a line points to, as far as its pointers are good.
    pub(crate) fn pointed(&self, line: &'a ClaimLine) -> impl Iterator<Item = Icd10Cm> + use<'a> {
        let diagnoses = &self.claim.diagnoses;
        line.pointers
            .iter()
            .filter_map(move |&pointer| diagnoses.get(usize::from(pointer).checked_sub(1)?).copied())
    }

    /// Each diagnosis with its position, from 1.
    pub(crate) fn diagnoses(&self) -> impl Iterator<Item = (usize, Icd10Cm)> + use<'a> {
        (1..).zip(self.claim.diagnoses.iter().copied())
    }

    /// The lines of a line's day, itself left out.
    pub(crate) fn others_of_its_day(
        &self,
        line: &'a ClaimLine,
    ) -> impl Iterator<Item = &'a ClaimLine> + use<'a> {
        let all = self.claim.lines.iter();
        all.filter(move |other| other.on == line.on && !std::ptr::eq(*other, line))
    }
}

/// True where the line carries one of the modifiers.
pub(crate) fn has_modifier(line: &ClaimLine, modifiers: &[&str]) -> bool {
    line.modifiers.iter().any(|modifier| modifiers.contains(&modifier.as_str()))
}

/// The code as a superbill writes it: `20610-RT`.
pub(crate) fn written(line: &ClaimLine) -> String {
    line.modifiers
        .iter()
        .map(Modifier::as_str)
        .fold(line.procedure.to_string(), |text, modifier| text + "-" + modifier)
}

/// A row of a published table as evidence, with a word where the edition is not that of the day.
pub(crate) fn row<T>(dated: &Dated<'_, T>, row: &str) -> Evidence {
    let carried = match dated.fit {
        Fit::InForce => "",
        Fit::CarriedForward => ", carried forward to a later day",
        Fit::CarriedBack => ", carried back to an earlier day",
    };
    let edition = &dated.edition;
    Evidence::Row {
        release: format!("{} {}{carried}", edition.publication, edition.name),
        row: row.to_owned(),
    }
}
