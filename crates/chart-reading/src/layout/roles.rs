//! Roles: which part of a note a heading opens.

use std::collections::HashMap;
use std::sync::LazyLock;

use superbill_domain::SectionRole;

/// The headings we know and the words by which others are known.
pub(super) struct Headings {
    exact: HashMap<&'static str, SectionRole>,
    words: Vec<(&'static str, SectionRole)>,
    under_exam: HashMap<&'static str, ()>,
}

/// A heading in the form in which it is looked up: lower case, single spaces, "&" and "/" as words, no ending.
pub(super) fn normal(heading: &str) -> String {
    let mut normal = String::with_capacity(heading.len());
    let mut spaced = true;
    for letter in heading.chars() {
        match letter {
            '&' | '+' => {
                normal.push_str(if spaced { "and" } else { " and" });
                spaced = false;
            }
            '\'' | '’' => {}
            _ if letter.is_alphanumeric() => {
                normal.extend(letter.to_lowercase());
                spaced = false;
            }
            _ if !spaced => {
                normal.push(' ');
                spaced = true;
            }
            _ => {}
        }
    }
    normal.truncate(normal.trim_end().len());
    normal
}

impl Headings {
    /// The headings, read on first use.
    pub(super) fn get() -> &'static Self {
        static HEADINGS: LazyLock<Headings> = LazyLock::new(Headings::compile);
        &HEADINGS
    }

    fn compile() -> Self {
        let words = rows(include_str!("../../lexicon/heading_words.tsv"));
        let words: Vec<_> = words.filter_map(|(words, name)| Some((words, role(name)?))).collect();
        let exact = words.iter().copied().chain(ABBREVIATED.iter().copied()).collect();
        let under_exam = UNDER_EXAM.iter().map(|&name| (name, ())).collect();
        Self { exact, words, under_exam }
    }

    /// The role of a heading that we know as it stands.
    pub(super) fn known(&self, normal: &str) -> Option<SectionRole> {
        self.exact.get(normal).copied()
    }

    /// The role of a heading by the words in it.
    pub(super) fn by_words(&self, normal: &str) -> Option<SectionRole> {
        self.words.iter().find(|(words, _)| contains_words(normal, words)).map(|&(_, role)| role)
    }

    /// True for a heading within an examination or a review of systems: "cardiovascular".
    pub(super) fn is_under_exam(&self, normal: &str) -> bool {
        self.under_exam.contains_key(normal)
    }
}

/// True where `words` stand in `text` between word boundaries.
fn contains_words(text: &str, words: &str) -> bool {
    text.match_indices(words).any(|(at, _)| {
        let ends = |rest: Option<&str>| rest.is_none_or(|rest| rest.is_empty() || rest.starts_with(' '));
        let begins = at == 0 || text.as_bytes().get(at - 1) == Some(&b' ');
        begins && ends(text.get(at + words.len()..))
    })
}

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

/// The role of that name in the JSON contract.
fn role(name: &str) -> Option<SectionRole> {
    Some(match name.trim() {
        "chief_complaint" => SectionRole::ChiefComplaint,
        "hpi" => SectionRole::Hpi,
        "pmh" => SectionRole::Pmh,
        "psh" => SectionRole::Psh,
        "fh" => SectionRole::Fh,
        "sh" => SectionRole::Sh,
        "medications" => SectionRole::Medications,
        "allergies" => SectionRole::Allergies,
        "ros" => SectionRole::Ros,
        "vitals" => SectionRole::Vitals,
        "exam" => SectionRole::Exam,
        "results" => SectionRole::Results,
        "assessment" => SectionRole::Assessment,
        "plan" => SectionRole::Plan,
        "assessment_plan" => SectionRole::AssessmentPlan,
        "instructions" => SectionRole::Instructions,
        "procedure" => SectionRole::Procedure,
        "other" => SectionRole::Other,
        _ => return None,
    })
}

/// Short headings that stand for themselves and mean nothing inside a longer one.
const ABBREVIATED: &[(&str, SectionRole)] = &[
    ("cc", SectionRole::ChiefComplaint),
    ("hpi", SectionRole::Hpi),
    ("s", SectionRole::Hpi),
    ("subjective", SectionRole::Hpi),
    ("hx", SectionRole::Hpi),
    ("pmh", SectionRole::Pmh),
    ("pmhx", SectionRole::Pmh),
    ("psh", SectionRole::Psh),
    ("pshx", SectionRole::Psh),
    ("surgeries", SectionRole::Psh),
    ("fh", SectionRole::Fh),
    ("fhx", SectionRole::Fh),
    ("sh", SectionRole::Sh),
    ("shx", SectionRole::Sh),
    ("nkda", SectionRole::Allergies),
    ("ros", SectionRole::Ros),
    ("vs", SectionRole::Vitals),
    ("pe", SectionRole::Exam),
    ("pex", SectionRole::Exam),
    ("o", SectionRole::Exam),
    ("objective", SectionRole::Exam),
    ("a", SectionRole::Assessment),
    ("p", SectionRole::Plan),
    ("a p", SectionRole::AssessmentPlan),
    ("a and p", SectionRole::AssessmentPlan),
    ("ap", SectionRole::AssessmentPlan),
    ("mdm", SectionRole::AssessmentPlan),
];

/// Headings within an examination or a review of systems.
const UNDER_EXAM: &[&str] = &[
    "constitutional",
    "general",
    "general appearance",
    "eyes",
    "heent",
    "head",
    "head and face",
    "ears",
    "nose",
    "throat",
    "mouth",
    "ears nose mouth and throat",
    "ent",
    "neck",
    "lymph",
    "lymph nodes",
    "lymphatic",
    "hematology lymphatic immunology",
    "cardiovascular",
    "cv",
    "heart",
    "respiratory",
    "resp",
    "lungs",
    "chest",
    "breast",
    "breasts",
    "abdomen",
    "gastrointestinal",
    "gi",
    "genitourinary",
    "gu",
    "gi gu",
    "pelvic",
    "rectal",
    "genital",
    "musculoskeletal",
    "msk",
    "extremities",
    "back",
    "spine",
    "gait",
    "strength",
    "skin",
    "integumentary",
    "neurologic",
    "neurological",
    "neuro",
    "psychiatric",
    "psych",
    "endocrine",
    "sensation",
    "reflexes",
    "vascular",
];
