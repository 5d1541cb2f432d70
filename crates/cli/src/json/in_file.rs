//! Evidence as ranges of the file: what was read from a structured file stands elsewhere in it than in its text.

use superbill_clinical_documents::SourceMap;
use superbill_domain::{Assertion, Evidence, Finding, Slot, Span, Suggestions};

/// Moves the evidence of all suggestions from the text to the file.
pub fn suggestions_in_file(suggestions: &mut Suggestions, source: &SourceMap) {
    let diagnoses = suggestions.diagnoses.iter_mut().flat_map(|diagnosis| &mut diagnosis.evidence);
    let procedures = suggestions.procedures.iter_mut().flat_map(|procedure| &mut procedure.evidence);
    let queries = suggestions.queries.iter_mut().flat_map(|query| &mut query.evidence);
    let left = suggestions.not_coded.iter_mut().flat_map(|left| &mut left.evidence);
    let elements = suggestions.visit_level.iter_mut().flat_map(|level| &mut level.elements);
    let level = elements.flat_map(|element| &mut element.evidence);
    let all = diagnoses.chain(procedures).chain(queries).chain(left).chain(level);
    all.for_each(|evidence| move_to_file(evidence, source));
    findings_in_file(&mut suggestions.findings, source);
}

/// Moves the evidence of findings from the text to the file.
pub fn findings_in_file(findings: &mut [Finding], source: &SourceMap) {
    let evidence = findings.iter_mut().flat_map(|finding| &mut finding.evidence);
    evidence.for_each(|evidence| move_to_file(evidence, source));
}

fn move_to_file(evidence: &mut Evidence, source: &SourceMap) {
    if let Evidence::Words { span, .. } = evidence {
        *span = source.source(*span);
    }
}

/// An assertion whose words are ranges of the file.
pub(super) fn assertion_in_file(said: &Assertion, source: &SourceMap) -> Assertion {
    let moved = |words: Option<Span>| words.map(|span| source.source(span));
    Assertion {
        negated: moved(said.negated),
        uncertain: moved(said.uncertain),
        historical: moved(said.historical),
        family: moved(said.family),
        hypothetical: moved(said.hypothetical),
        screening: moved(said.screening),
        resolved: moved(said.resolved),
        ruled_out: moved(said.ruled_out),
        conditional: moved(said.conditional),
    }
}

/// Slots whose words are ranges of the file.
pub(super) fn slots_in_file(slots: &[Slot], source: &SourceMap) -> Vec<Slot> {
    slots.iter().map(|slot| Slot { evidence: source.source(slot.evidence), ..*slot }).collect()
}
