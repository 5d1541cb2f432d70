//! A coded note as the contract writes it: `superbill code --format json`.

use serde::Serialize;
use superbill_clinical_documents::SourceMap;
use superbill_domain::{
    Alternative, Chart, Date, DiagnosisSuggestion, Icd10Cm, LevelBasis, MdmColumn, MdmLevel, Modifier,
    NotCoded, NotCodedReason, PresentOnAdmission, Procedure, ProcedureSuggestion, Query, RuleId, Setting,
    Suggestions, Tier, VisitContext, VisitLevel,
};

use super::evidence::{SectionJson, WordsJson, sections, words};
use super::finding::FindingJson;

/// A coded note.
#[derive(Serialize)]
pub struct CodedNote<'a> {
    note: &'a str,
    on: Date,
    setting: Setting,
    sections: Vec<SectionJson<'a>>,
    diagnoses: Vec<DiagnosisJson<'a>>,
    procedures: Vec<ProcedureJson<'a>>,
    visit_level: Option<VisitLevelJson<'a>>,
    queries: Vec<QueryJson<'a>>,
    not_coded: Vec<NotCodedJson<'a>>,
    findings: Vec<FindingJson<'a>>,
    releases: &'a ReleasesJson,
}

/// The editions of the code sets that were used, by code set.
pub type ReleasesJson = std::collections::BTreeMap<String, String>;

impl<'a> CodedNote<'a> {
    /// A chart and what it led to, the evidence of which is ranges of the file already.
    pub fn new(
        chart: &'a Chart,
        source: &SourceMap,
        context: &VisitContext,
        suggestions: &'a Suggestions,
        releases: &'a ReleasesJson,
    ) -> Self {
        Self {
            note: chart.document.id.as_str(),
            on: context.on,
            setting: context.setting,
            sections: sections(chart, source),
            diagnoses: suggestions.diagnoses.iter().map(DiagnosisJson::from).collect(),
            procedures: suggestions.procedures.iter().map(ProcedureJson::from).collect(),
            visit_level: suggestions.visit_level.as_ref().map(VisitLevelJson::from),
            queries: suggestions.queries.iter().map(QueryJson::from).collect(),
            not_coded: suggestions.not_coded.iter().map(NotCodedJson::from).collect(),
            findings: suggestions.findings.iter().map(FindingJson::from).collect(),
            releases,
        }
    }
}

#[derive(Serialize)]
struct DiagnosisJson<'a> {
    code: Icd10Cm,
    title: &'a str,
    tier: Tier,
    evidence: Vec<WordsJson<'a>>,
    path: &'a [String],
    rules: &'a [RuleId],
    why: &'a str,
    alternatives: Vec<AlternativeJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    present_on_admission: Option<PresentOnAdmission>,
}

#[derive(Serialize)]
struct AlternativeJson<'a> {
    code: Icd10Cm,
    why: &'a str,
    rule: Option<&'a RuleId>,
}

impl<'a> From<&'a DiagnosisSuggestion> for DiagnosisJson<'a> {
    fn from(diagnosis: &'a DiagnosisSuggestion) -> Self {
        Self {
            code: diagnosis.code,
            title: &diagnosis.title,
            tier: diagnosis.tier,
            evidence: words(&diagnosis.evidence),
            path: &diagnosis.path,
            rules: &diagnosis.rules,
            why: &diagnosis.why,
            alternatives: diagnosis.alternatives.iter().map(AlternativeJson::from).collect(),
            present_on_admission: diagnosis.present_on_admission,
        }
    }
}

impl<'a> From<&'a Alternative> for AlternativeJson<'a> {
    fn from(alternative: &'a Alternative) -> Self {
        Self { code: alternative.code, why: &alternative.why, rule: alternative.rule.as_ref() }
    }
}

#[derive(Serialize)]
struct ProcedureJson<'a> {
    code: Procedure,
    modifiers: &'a [Modifier],
    units: u16,
    diagnoses: &'a [u8],
    tier: Tier,
    evidence: Vec<WordsJson<'a>>,
    why: &'a str,
}

impl<'a> From<&'a ProcedureSuggestion> for ProcedureJson<'a> {
    fn from(procedure: &'a ProcedureSuggestion) -> Self {
        Self {
            code: procedure.code,
            modifiers: &procedure.modifiers,
            units: procedure.units,
            diagnoses: &procedure.diagnoses,
            tier: procedure.tier,
            evidence: words(&procedure.evidence),
            why: &procedure.why,
        }
    }
}

#[derive(Serialize)]
struct VisitLevelJson<'a> {
    code: Procedure,
    by: LevelBasis,
    problems: &'static str,
    data: &'static str,
    risk: &'static str,
    minutes: Option<u16>,
    elements: Vec<ElementJson<'a>>,
}

#[derive(Serialize)]
struct ElementJson<'a> {
    column: MdmColumn,
    what: &'a str,
    evidence: Vec<WordsJson<'a>>,
}

impl<'a> From<&'a VisitLevel> for VisitLevelJson<'a> {
    fn from(level: &'a VisitLevel) -> Self {
        let element = |element: &'a superbill_domain::MdmElement| ElementJson {
            column: element.column,
            what: &element.what,
            evidence: words(&element.evidence),
        };
        Self {
            code: level.code,
            by: level.by,
            problems: mdm_name(MdmColumn::Problems, level.problems),
            data: mdm_name(MdmColumn::Data, level.data),
            risk: mdm_name(MdmColumn::Risk, level.risk),
            minutes: level.minutes,
            elements: level.elements.iter().map(element).collect(),
        }
    }
}

/// The name of a level in a column: the data column has names of its own.
pub fn mdm_name(column: MdmColumn, level: MdmLevel) -> &'static str {
    match (column, level) {
        (_, MdmLevel::Straightforward) => "minimal",
        (MdmColumn::Data, MdmLevel::Low) => "limited",
        (MdmColumn::Data, MdmLevel::High) => "extensive",
        (_, MdmLevel::Low) => "low",
        (_, MdmLevel::Moderate) => "moderate",
        (_, MdmLevel::High) => "high",
    }
}

#[derive(Serialize)]
struct QueryJson<'a> {
    topic: &'a str,
    text: &'a str,
    choices: &'a [String],
    evidence: Vec<WordsJson<'a>>,
    affects: &'a [Icd10Cm],
    rule: Option<&'a RuleId>,
}

impl<'a> From<&'a Query> for QueryJson<'a> {
    fn from(query: &'a Query) -> Self {
        Self {
            topic: &query.topic,
            text: &query.text,
            choices: &query.choices,
            evidence: words(&query.evidence),
            affects: &query.affects,
            rule: query.rule.as_ref(),
        }
    }
}

#[derive(Serialize)]
struct NotCodedJson<'a> {
    term: &'a str,
    code: Icd10Cm,
    reason: NotCodedReason,
    evidence: Vec<WordsJson<'a>>,
    rule: Option<&'a RuleId>,
}

impl<'a> From<&'a NotCoded> for NotCodedJson<'a> {
    fn from(not_coded: &'a NotCoded) -> Self {
        Self {
            term: &not_coded.term,
            code: not_coded.code,
            reason: not_coded.reason,
            evidence: words(&not_coded.evidence),
            rule: not_coded.rule.as_ref(),
        }
    }
}
