//! The case: a chart being coded, as it stands between one rule and the next.

use superbill_code_sets::Book;
use superbill_domain::{
    Alternative, Chart, DiagnosisSuggestion, Evidence, Explanation, Finding, Icd10Cm, Mention,
    NotCodedReason, PresentOnAdmission, Query, RuleId, Span, Subject, TermTraits, Tier, VisitContext,
};

use crate::sex;
use crate::tabular::{Axis, Tabular};

/// A chart being coded.
pub(crate) struct Case<'a> {
    pub(crate) chart: &'a Chart,
    pub(crate) context: &'a VisitContext,
    pub(crate) tabular: Tabular<'a>,
    /// The text of the note in lower case, byte for byte as long.
    lower: String,
    /// The patient's sex in the classification's word; empty where nothing tells it.
    pub(crate) sex: &'static str,
    /// What is assigned so far.
    pub(crate) diagnoses: Vec<Diagnosis>,
    /// Mentions that a rule has set aside, with the reason.
    pub(crate) set_aside: Vec<SetAside>,
    /// Questions raised so far.
    pub(crate) queries: Vec<Query>,
    /// Conflicts and gaps met so far.
    pub(crate) findings: Vec<Finding>,
}

/// In which sense a lead is coded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sense {
    /// The patient has it now.
    Current,
    /// The patient had it, and that is what is assessed.
    History,
    /// It is coded because its suspected cause is not established (Official Guidelines IV.H).
    InsteadOfUncertain,
}

/// A mention that is not coded.
#[derive(Debug, Clone)]
pub(crate) struct SetAside {
    pub(crate) term: Span,
    pub(crate) code: Icd10Cm,
    pub(crate) reason: NotCodedReason,
    /// The words that stand against it.
    pub(crate) against: Option<Span>,
    /// The rule that set it aside; none where its own words stand against it.
    pub(crate) rule: Option<RuleId>,
}

/// Where the note names the condition that a diagnosis stands on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    /// As a problem of the assessment, or as the postoperative diagnosis.
    Title,
    /// In the text of the assessment, with something done about it.
    Managed,
    /// Outside the assessment, and it bears on what is assessed.
    Elsewhere,
}

/// Why a person should look at a diagnosis before it goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Doubt {
    /// It is not stated as a problem of its own.
    NotATitle,
    /// A detail that the classification asks for is not documented.
    OpenDetail,
    /// The words have more than one meaning.
    Ambiguous,
    /// It follows from a presumption of the classification, not from the provider's words.
    Presumed,
    /// Two statements of the note disagree.
    Conflict,
    /// The problem's title has words that its code does not carry.
    UnreadWords,
}

impl Doubt {
    /// The doubt in words, after "A coder looks: ".
    const fn words(self) -> &'static str {
        match self {
            Self::NotATitle => "it is not a problem of its own",
            Self::OpenDetail => "a detail that its code asks for is not documented",
            Self::Ambiguous => "the words have more than one meaning",
            Self::Presumed => "it follows from a presumption of the classification",
            Self::Conflict => "statements of the note disagree",
            Self::UnreadWords => "its statement says more than the code carries",
        }
    }
}

/// A diagnosis in the making.
#[derive(Debug, Clone)]
pub(crate) struct Diagnosis {
    pub(crate) code: Icd10Cm,
    /// The mentions that support it, by index.
    pub(crate) mentions: Vec<usize>,
    pub(crate) problem: Option<usize>,
    pub(crate) place: Place,
    pub(crate) sense: Sense,
    pub(crate) traits: TermTraits,
    pub(crate) evidence: Vec<Span>,
    pub(crate) path: Vec<String>,
    pub(crate) open: Vec<(Axis, Vec<String>)>,
    pub(crate) rules: Vec<RuleId>,
    pub(crate) why: Vec<String>,
    pub(crate) doubts: Vec<Doubt>,
    pub(crate) alternatives: Vec<Alternative>,
    pub(crate) present_on_admission: Option<PresentOnAdmission>,
}

impl Diagnosis {
    /// A code that stands on words of the note and on no mention: a drug in use, an organism, a circumstance.
    pub(crate) fn on_words(code: Icd10Cm, title: &str, words: Vec<Span>, problem: Option<usize>) -> Self {
        Self {
            code,
            mentions: Vec::new(),
            problem,
            place: Place::Managed,
            sense: Sense::Current,
            traits: TermTraits { status: true, ..TermTraits::default() },
            evidence: words,
            path: vec![title.to_owned()],
            open: Vec::new(),
            rules: Vec::new(),
            why: Vec::new(),
            doubts: Vec::new(),
            alternatives: Vec::new(),
            present_on_admission: None,
        }
    }

    /// A status code that goes with this diagnosis: a body mass index, a week of gestation. It shares the problem, and
    /// stands on words of its own.
    pub(crate) fn companion(&self, code: Icd10Cm, words: Span, title: &str) -> Self {
        Self {
            code,
            mentions: Vec::new(),
            place: Place::Managed,
            sense: Sense::Current,
            traits: TermTraits { status: true, ..self.traits },
            evidence: vec![words],
            path: vec![title.to_owned()],
            open: Vec::new(),
            rules: Vec::new(),
            why: Vec::new(),
            alternatives: Vec::new(),
            ..self.clone()
        }
    }

    /// Exchanges the code for the one that a rule gives in its place; the old one is kept as turned down.
    pub(crate) fn becomes(&mut self, code: Icd10Cm, title: &str, rule: &RuleId, why: &str) {
        if code == self.code {
            return;
        }
        self.turns_down(self.code, rule, why);
        self.code = code;
        self.path.push(title.to_owned());
        self.by(rule, why);
    }

    /// Records a code that a rule turned down in favour of this one.
    pub(crate) fn turns_down(&mut self, code: Icd10Cm, rule: &RuleId, why: &str) {
        if self.alternatives.iter().all(|known| known.code != code) {
            self.alternatives.push(Alternative { code, why: why.to_owned(), rule: Some(rule.clone()) });
        }
    }

    /// True where the code stands at or under any of the given codes.
    pub(crate) fn is_any(&self, families: &[&str]) -> bool {
        is_any(self.code, families)
    }

    /// Records that a rule fired, and what it did.
    pub(crate) fn by(&mut self, rule: &RuleId, why: impl Into<String>) {
        if !self.rules.contains(rule) {
            self.rules.push(rule.clone());
        }
        self.why.push(why.into());
    }

    /// Records that a rule holds for the code and has changed nothing.
    pub(crate) fn marked(&mut self, rule: &RuleId) {
        if !self.rules.contains(rule) {
            self.rules.push(rule.clone());
        }
    }

    /// Adds a reason for a person to look.
    pub(crate) fn doubt(&mut self, doubt: Doubt) {
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }

    /// Takes over what supports another diagnosis.
    pub(crate) fn absorb(&mut self, other: &Self) {
        self.place = self.place.min(other.place);
        self.problem = self.problem.or(other.problem);
        for mention in &other.mentions {
            if !self.mentions.contains(mention) {
                self.mentions.push(*mention);
            }
        }
        for span in &other.evidence {
            if !self.evidence.contains(span) {
                self.evidence.push(*span);
            }
        }
    }

    /// As it is shown.
    pub(crate) fn suggest(&self, case: &Case<'_>) -> DiagnosisSuggestion {
        let mut why = self.why.join(" ");
        if !self.doubts.is_empty() {
            let doubts: Vec<&str> = self.doubts.iter().map(|doubt| doubt.words()).collect();
            why.push_str(&format!(" A coder looks: {}.", doubts.join("; ")));
        }
        DiagnosisSuggestion {
            code: self.code,
            title: case.tabular.title(self.code).to_owned(),
            tier: if self.doubts.is_empty() { Tier::Auto } else { Tier::Review },
            evidence: self.evidence.iter().map(|span| case.chart.evidence(*span)).collect(),
            path: self.path.clone(),
            rules: self.rules.clone(),
            why,
            alternatives: self.alternatives.clone(),
            present_on_admission: self.present_on_admission,
        }
    }
}

/// True where the code stands at or under any of the given codes, written without a dot.
pub(crate) fn is_any(code: Icd10Cm, families: &[&str]) -> bool {
    is_under(code.undotted(), families)
}

/// The same for a code that is written without a dot itself.
pub(crate) fn is_under(code: &str, families: &[&str]) -> bool {
    families.iter().any(|family| code.starts_with(family))
}

impl<'a> Case<'a> {
    /// A chart of which nothing is coded yet.
    pub(crate) fn new(chart: &'a Chart, context: &'a VisitContext, book: Book<'a>) -> Self {
        Self {
            chart,
            context,
            tabular: Tabular::new(book),
            lower: chart.document.text.to_ascii_lowercase(),
            sex: sex::told(chart, context),
            diagnoses: Vec::new(),
            set_aside: Vec::new(),
            queries: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// The whole text of the note in lower case.
    pub(crate) fn text(&self) -> &str {
        &self.lower
    }

    /// The words of a span in lower case.
    pub(crate) fn lower(&self, span: Span) -> &str {
        span.of(&self.lower)
    }

    /// The sentence of a mention in lower case.
    pub(crate) fn sentence(&self, mention: &Mention) -> &str {
        self.chart.sentences.get(mention.sentence).map_or("", |sentence| self.lower(sentence.span))
    }

    /// The mentions of a diagnosis.
    pub(crate) fn mentions_of(&self, diagnosis: &Diagnosis) -> impl Iterator<Item = &'a Mention> {
        diagnosis.mentions.iter().filter_map(|index| self.mention(*index))
    }

    /// True where a sentence that names the diagnosis has one of the phrases.
    pub(crate) fn says(&self, diagnosis: &Diagnosis, phrases: &[&str]) -> bool {
        self.mentions_of(diagnosis).any(|mention| {
            let sentence = self.sentence(mention);
            phrases.iter().any(|phrase| sentence.contains(phrase))
        })
    }

    /// A code of the tabular list of the day that a claim may carry; none where there is no such code.
    pub(crate) fn billable(&self, code: &str) -> Option<Icd10Cm> {
        code.parse().ok().filter(|code| self.tabular.is_billable(*code))
    }

    /// The patient's age in years, by the registration, else by the note.
    pub(crate) fn age(&self) -> Option<u8> {
        self.context.age.or(self.chart.age.map(|(age, _)| age))
    }

    /// Exchanges the code of a diagnosis; nothing where the list of the day does not have the new one.
    pub(crate) fn exchange(&mut self, at: usize, code: &str, rule: &RuleId, why: &str) -> bool {
        let Some(code) = self.billable(code) else { return false };
        let title = self.tabular.title(code);
        let Some(diagnosis) = self.diagnoses.get_mut(at) else { return false };
        diagnosis.becomes(code, title, rule, why);
        true
    }

    /// Adds a code that stands on words, unless it is there; none where the list of the day does not have it.
    pub(crate) fn add(
        &mut self,
        at: usize,
        code: &str,
        words: &[Span],
        problem: Option<usize>,
    ) -> Option<&mut Diagnosis> {
        let code = self.billable(code)?;
        if self.diagnoses.iter().any(|diagnosis| diagnosis.code == code) {
            return None;
        }
        let added = Diagnosis::on_words(code, self.tabular.title(code), words.to_vec(), problem);
        let at = at.min(self.diagnoses.len());
        self.diagnoses.insert(at, added);
        self.diagnoses.get_mut(at)
    }
    /// The mention with this index.
    pub(crate) fn mention(&self, index: usize) -> Option<&'a Mention> {
        self.chart.mentions.get(index)
    }

    /// The place of the first diagnosis in any of the given families.
    pub(crate) fn position(&self, families: &[&str]) -> Option<usize> {
        self.diagnoses.iter().position(|diagnosis| diagnosis.is_any(families))
    }

    /// True where a diagnosis of any of the given families is assigned.
    pub(crate) fn has(&self, families: &[&str]) -> bool {
        self.position(families).is_some()
    }

    /// Takes a diagnosis out and records why.
    pub(crate) fn drop_diagnosis(&mut self, at: usize, reason: NotCodedReason, rule: &RuleId) {
        if at >= self.diagnoses.len() {
            return;
        }
        let dropped = self.diagnoses.remove(at);
        let term = self.mentions_of(&dropped).map(|mention| mention.span).next();
        if let Some(term) = term.or(dropped.evidence.first().copied()) {
            let rule = Some(rule.clone());
            self.set_aside.push(SetAside { term, code: dropped.code, reason, against: None, rule });
        }
    }

    /// Takes a diagnosis out in favour of another, which takes over its words and records why.
    pub(crate) fn merge(&mut self, dropped: usize, kept: usize, rule: &RuleId, why: &str) {
        let Some(part) = self.diagnoses.get(dropped).filter(|_| dropped != kept).cloned() else { return };
        if let Some(kept) = self.diagnoses.get_mut(kept) {
            kept.absorb(&part);
            kept.turns_down(part.code, rule, why);
            kept.by(rule, why);
        }
        self.drop_diagnosis(dropped, NotCodedReason::Excluded, rule);
    }

    /// Reports a finding of a rule.
    pub(crate) fn report(&mut self, rule: &Explanation, spans: &[Span], message: String) {
        let subject = Subject::Document(self.chart.document.id.clone());
        self.findings.push(rule.finding(subject, self.evidence(spans), message));
    }

    /// Spans as evidence.
    pub(crate) fn evidence(&self, spans: &[Span]) -> Vec<Evidence> {
        spans.iter().map(|span| self.chart.evidence(*span)).collect()
    }
}
