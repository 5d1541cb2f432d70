//! Answers a question that is a code, or the beginning of one.

use superbill_domain::Icd10Cm;

use super::build::Search;
use super::hit::{Found, Hit, Source};

/// The score of what was asked for itself.
const ITSELF: u32 = 1000;

impl<'a> Search<'a> {
    /// The code that the question is, then what stands below it; what begins with it, where it is none. Empty where the
    /// question is no code.
    pub(super) fn by_code(&self, words: &str) -> Vec<Hit<'a>> {
        let text = words.trim().trim_end_matches(['-', '.']);
        if text.contains(char::is_whitespace) || !text.contains(|letter: char| letter.is_ascii_digit()) {
            return Vec::new();
        }
        let mut found: Vec<Found<'a>> = Vec::new();
        let diagnosis = text.parse::<Icd10Cm>().ok().and_then(|code| self.book.diagnosis(&code));
        if let Some(diagnosis) = diagnosis {
            found.push(Found::Diagnosis(diagnosis));
            found.extend(diagnosis.children().map(Found::Diagnosis));
        }
        let procedure = text.parse().ok().and_then(|code| self.book.procedures().procedure(code));
        found.extend(procedure.map(Found::Procedure));
        if found.is_empty() {
            found = self.beginning(&text.replace('.', "").to_ascii_uppercase());
        }
        let hits = (0_u32..).zip(found).map(|(at, found)| Hit {
            score: ITSELF.saturating_sub(at.min(500)),
            source: Source::Code,
            phrase: found.code(),
            unexplained: Vec::new(),
            found,
        });
        hits.collect()
    }

    /// Diagnoses whose codes begin so; of several levels only the highest.
    fn beginning(&self, letters: &str) -> Vec<Found<'a>> {
        if letters.len() < 2 {
            return Vec::new();
        }
        let begins = |code: Icd10Cm| code.undotted().starts_with(letters);
        let diagnoses = self.book.diagnoses().filter(|diagnosis| begins(diagnosis.code()));
        let highest = diagnoses.filter(|below| !below.parent().is_some_and(|above| begins(above.code())));
        highest.map(Found::Diagnosis).collect()
    }
}
