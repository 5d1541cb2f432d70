//! Stated: phrases that a rule looks for in the note itself, where no mention carries them.

use superbill_domain::{Icd10Cm, Mention, SectionRole, Span};

use crate::case::{Case, Diagnosis, is_any};
use crate::gather::{Standing, standing};

/// Words before a phrase, in its clause, that take it back.
const DENIALS: [&str; 9] =
    ["no ", "not ", "without ", "denies ", "negative ", "never ", "rule out ", "ruled out ", "possible "];

impl<'a> Case<'a> {
    /// The first of the phrases that a range of the note states: whole words, and not denied in their clause.
    pub(crate) fn stated(&self, within: Span, phrases: &[&str]) -> Option<Span> {
        let text = self.lower(within);
        phrases.iter().find_map(|phrase| {
            let mut found = text.match_indices(phrase).map(|(at, _)| (at, at + phrase.len()));
            let (start, end) =
                found.find(|(start, end)| is_whole(text, *start, *end) && !is_denied(text, *start))?;
            Some(Span::new(within.start + start, within.start + end))
        })
    }

    /// The first of the phrases that the patient's own note states anywhere but in the family history.
    pub(crate) fn stated_anywhere(&self, phrases: &[&str]) -> Option<Span> {
        let all = Span::new(0, self.chart.document.text.len());
        let found = self.stated(all, phrases)?;
        let family = self
            .chart
            .sections
            .iter()
            .any(|section| section.role == SectionRole::Fh && section.span.contains(&found));
        (!family).then_some(found)
    }

    /// The problem of a diagnosis, title and text; the sentence of its first mention where it is no problem.
    pub(crate) fn passage(&self, diagnosis: &Diagnosis) -> Span {
        let problem =
            diagnosis.problem.and_then(|at| self.chart.problems.get(at)).map(|problem| problem.span);
        let sentence = || {
            let mention = self.mentions_of(diagnosis).next()?;
            self.chart.sentences.get(mention.sentence).map(|sentence| sentence.span)
        };
        problem.or_else(sentence).or(diagnosis.evidence.first().copied()).unwrap_or(Span::new(0, 0))
    }

    /// What the note says right before a mention, in its sentence, in lower case.
    pub(crate) fn before(&self, mention: &Mention) -> &str {
        let start = self
            .chart
            .sentences
            .get(mention.sentence)
            .map_or(mention.span.start, |sentence| sentence.span.start);
        self.lower(Span::new(start.min(mention.span.start), mention.span.start))
    }

    /// The code that a mention denotes first.
    pub(crate) fn denoted(&self, mention: &Mention) -> Option<Icd10Cm> {
        mention.denotes.first().map(|denotation| denotation.code)
    }

    /// The mentions of the patient's own, present conditions of some families, anywhere in the note.
    pub(crate) fn affirmed<'f>(
        &self,
        families: &'f [&'f str],
    ) -> impl Iterator<Item = (usize, &'a Mention)> + use<'a, 'f> {
        let (chart, context) = (self.chart, self.context);
        chart.mentions.iter().enumerate().filter(move |(_, mention)| {
            let named = mention.denotes.first().is_some_and(|denotation| is_any(denotation.code, families));
            named && standing(mention, context) == Standing::Affirmed
        })
    }

    /// True where a mention stands in the assessment or the plan.
    pub(crate) fn is_assessed(&self, mention: &Mention) -> bool {
        mention.problem.is_some() || self.chart.role(mention.section).is_assessment()
    }
}

fn is_whole(text: &str, start: usize, end: usize) -> bool {
    let edge = |byte: Option<&u8>| byte.is_none_or(|byte| !byte.is_ascii_alphanumeric());
    let bytes = text.as_bytes();
    edge(start.checked_sub(1).and_then(|before| bytes.get(before))) && edge(bytes.get(end))
}

fn is_denied(text: &str, at: usize) -> bool {
    let before = text.get(..at).unwrap_or_default();
    let clause = before.rsplit(['.', ';', ':', '\n']).next().unwrap_or_default();
    DENIALS.iter().any(|denial| clause.starts_with(denial) || clause.contains(&[" ", denial].concat()))
}

#[cfg(test)]
mod tests {
    use superbill_code_sets::CodeSets;
    use superbill_domain::Span;

    use crate::case::Case;
    use crate::testing::{chart, office};

    #[test]
    fn a_phrase_is_found_as_whole_words_and_not_where_it_is_denied() {
        let (chart, context) =
            (chart("HPI: No sepsis. Urosepsis was feared; sepsis is confirmed."), office());
        let case = Case::new(&chart, &context, CodeSets::embedded().unwrap().on(context.on));
        let all = Span::new(0, chart.document.text.len());
        assert_eq!(case.stated(all, &["sepsis"]).map(|span| span.start), Some(33));
        assert_eq!(case.stated(all, &["eps"]), None);
    }
}
