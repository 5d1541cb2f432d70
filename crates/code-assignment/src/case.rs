//! The case: a chart being coded, as it stands between one rule and the next.

use superbill_domain::{
    Chart, DiagnosisSuggestion, Evidence, Explanation, Finding, Icd10Cm, Mention, NotCodedReason, Query,
    RuleId, Span, Subject, TermTraits, Tier, VisitContext,
};

use crate::tabular::{Axis, Tabular};

/// A chart being coded.
pub(crate) struct Case<'a> {
    pub(crate) chart: &'a Chart,
    pub(crate) context: &'a VisitContext,
    pub(crate) tabular: Tabular<'a>,
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
#[derive(Debug, Clone, Copy)]
pub(crate) struct SetAside {
    pub(crate) term: Span,
    pub(crate) code: Icd10Cm,
    pub(crate) reason: NotCodedReason,
    /// The words that stand against it.
    pub(crate) against: Option<Span>,
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
}

impl Diagnosis {
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
            ..self.clone()
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
        }
    }
}

/// True where the code stands at or under any of the given codes, written without a dot.
pub(crate) fn is_any(code: Icd10Cm, families: &[&str]) -> bool {
    families.iter().any(|family| code.undotted().starts_with(family))
}

impl<'a> Case<'a> {
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
    pub(crate) fn drop_diagnosis(&mut self, at: usize, reason: NotCodedReason) {
        if at >= self.diagnoses.len() {
            return;
        }
        let dropped = self.diagnoses.remove(at);
        let term =
            dropped.mentions.iter().find_map(|mention| self.mention(*mention)).map(|mention| mention.span);
        if let Some(term) = term.or(dropped.evidence.first().copied()) {
            self.set_aside.push(SetAside { term, code: dropped.code, reason, against: None });
        }
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
