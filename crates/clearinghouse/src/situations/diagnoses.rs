//! The diagnoses of the open claim.

use superbill_x12::Segment;

use super::{SituationRule, Telling};

/// What of a claim's diagnoses is compared with the rest.
#[derive(Debug, Default)]
pub(super) struct Diagnoses {
    /// The codes in order: a pointer counts them.
    codes: Vec<String>,
    /// True for the code set of the first one: ICD-10-CM.
    is_icd10: Option<bool>,
}

impl Diagnoses {
    /// Takes an HI segment.
    pub(super) fn take(&mut self, segment: &Segment<'_>, telling: &mut Telling) {
        for element in 1..=12 {
            let (qualifier, code) = (segment.component(element, 1), segment.component(element, 2));
            if !matches!(qualifier, "ABK" | "BK" | "ABF" | "BF") || code.is_empty() {
                continue;
            }
            let is_icd10 = qualifier.len() == 3;
            if code.contains('.') {
                telling.tell(SituationRule::DottedDiagnosis, segment, element, "the code has a dot");
            }
            if *self.is_icd10.get_or_insert(is_icd10) != is_icd10 {
                telling.tell(
                    SituationRule::MixedCodeSets,
                    segment,
                    element,
                    "the claim's first diagnosis is of another code set",
                );
            } else if !fits(code, is_icd10) {
                let message = format!("{qualifier} announces another code set than the code is of");
                telling.tell(SituationRule::MixedCodeSets, segment, element, message);
            }
            if self.codes.iter().any(|known| known == code) {
                telling.tell(
                    SituationRule::DuplicateDiagnosis,
                    segment,
                    element,
                    format!("{code} stands twice"),
                );
            }
            self.codes.push(code.to_owned());
        }
    }

    /// Compares a line's pointers with the diagnoses.
    pub(super) fn pointers(&self, segment: &Segment<'_>, telling: &mut Telling) {
        // A claim without diagnoses is told by the walk along the guide.
        if self.codes.is_empty() {
            return;
        }
        for pointer in segment.components(7) {
            let beyond =
                pointer.parse::<usize>().is_ok_and(|number| number == 0 || number > self.codes.len());
            if beyond {
                let message =
                    format!("the line points to diagnosis {pointer}; the claim has {}", self.codes.len());
                telling.tell(SituationRule::Pointer, segment, 7, message);
            }
        }
    }

    /// Begins another claim.
    pub(super) fn clear(&mut self) {
        self.codes.clear();
        self.is_icd10 = None;
    }
}

/// True where the code can be of that code set: ICD-10-CM begins with a letter, ICD-9-CM with a digit, E or V.
fn fits(code: &str, is_icd10: bool) -> bool {
    let is_letter = code.starts_with(|first: char| first.is_ascii_alphabetic());
    if is_icd10 { is_letter } else { !is_letter || code.starts_with(['E', 'V']) }
}
