//! The rows of our own tables of conditions.

use std::collections::HashSet;
use std::sync::LazyLock;

use superbill_code_sets::search::Synonym;
use superbill_domain::{Icd10Cm, TermTraits};

/// Our tables, one for each part of the classification.
const TABLES: &[(&str, &str)] = &[
    ("blood", include_str!("../../lexicon/blood.tsv")),
    ("circulatory", include_str!("../../lexicon/circulatory.tsv")),
    ("circumstances", include_str!("../../lexicon/circumstances.tsv")),
    ("congenital", include_str!("../../lexicon/congenital.tsv")),
    ("digestive", include_str!("../../lexicon/digestive.tsv")),
    ("ear", include_str!("../../lexicon/ear.tsv")),
    ("encounters", include_str!("../../lexicon/encounters.tsv")),
    ("endocrine", include_str!("../../lexicon/endocrine.tsv")),
    ("external", include_str!("../../lexicon/external.tsv")),
    ("eye", include_str!("../../lexicon/eye.tsv")),
    ("findings", include_str!("../../lexicon/findings.tsv")),
    ("family_history", include_str!("../../lexicon/family_history.tsv")),
    ("genitourinary", include_str!("../../lexicon/genitourinary.tsv")),
    ("infections", include_str!("../../lexicon/infections.tsv")),
    ("injuries", include_str!("../../lexicon/injuries.tsv")),
    ("mental", include_str!("../../lexicon/mental.tsv")),
    ("musculoskeletal", include_str!("../../lexicon/musculoskeletal.tsv")),
    ("neoplasms", include_str!("../../lexicon/neoplasms.tsv")),
    ("nervous", include_str!("../../lexicon/nervous.tsv")),
    ("perinatal", include_str!("../../lexicon/perinatal.tsv")),
    ("personal_history", include_str!("../../lexicon/personal_history.tsv")),
    ("pregnancy", include_str!("../../lexicon/pregnancy.tsv")),
    ("respiratory", include_str!("../../lexicon/respiratory.tsv")),
    ("skin", include_str!("../../lexicon/skin.tsv")),
    ("status", include_str!("../../lexicon/status.tsv")),
    ("symptoms", include_str!("../../lexicon/symptoms.tsv")),
];

/// A row: a term, its code and what kind of thing it is.
#[derive(Debug, Clone)]
pub(super) struct Row {
    /// The words.
    pub(super) term: String,
    /// The code, or the header whose details stay open.
    pub(super) code: Icd10Cm,
    /// What kind of thing it is.
    pub(super) traits: TermTraits,
    /// An abbreviation.
    pub(super) abbreviation: bool,
    /// A side belongs to it.
    pub(super) sided: bool,
}

/// All rows, in the order of the tables, those with alternatives once for each; a row that does not parse is left
/// out (a test finds it).
pub(super) fn rows() -> impl Iterator<Item = Row> {
    TABLES.iter().flat_map(|(_, table)| table.lines()).filter(|line| is_row(line)).flat_map(|line| {
        let row = read(line);
        let terms = row.iter().flat_map(|row| alternatives(&row.term)).collect::<Vec<_>>();
        row.into_iter()
            .flat_map(move |row| terms.clone().into_iter().map(move |term| Row { term, ..row.clone() }))
    })
}

/// The terms that a term with alternatives in braces stands for: "{kidney,renal} mass" is "kidney mass" and "renal
/// mass"; an alternative may be empty.
fn alternatives(term: &str) -> Vec<String> {
    let parts = term.split_once('{').and_then(|(head, rest)| {
        let (choices, tail) = rest.split_once('}')?;
        Some((head, choices, tail))
    });
    let Some((head, choices, tail)) = parts else {
        return vec![term.split_whitespace().collect::<Vec<_>>().join(" ")];
    };
    choices.split(',').flat_map(|choice| alternatives(&format!("{head}{choice}{tail}"))).collect()
}

/// Every term of our tables with the code or header that it stands for when nothing more is said: for a search.
pub fn everyday_terms() -> impl Iterator<Item = Synonym<'static>> {
    rows().map(|row| Synonym { words: row.term.into(), code: row.code })
}

/// True for a term of our tables that names a lasting disease, and not a sign or a status.
pub(crate) fn is_lasting(term: &str) -> bool {
    static LASTING: LazyLock<HashSet<String>> = LazyLock::new(|| {
        rows().filter(|row| row.traits.chronic && !row.traits.symptom).map(|row| row.term).collect()
    });
    LASTING.contains(term.trim().to_lowercase().as_str())
}

fn is_row(line: &str) -> bool {
    !line.starts_with('#') && !line.trim().is_empty()
}

fn read(line: &'static str) -> Option<Row> {
    let mut columns = line.split('\t');
    let (term, code) = (columns.next()?, columns.next()?.parse().ok()?);
    let (mut traits, mut abbreviation, mut sided) = (TermTraits::default(), false, false);
    for flag in columns.next().unwrap_or_default().split(',') {
        match flag.trim() {
            "symptom" => traits.symptom = true,
            "status" | "history" | "family" | "screening" => traits.status = true,
            "chronic" => traits.chronic = true,
            "acute" => traits.acute = true,
            "minor" => traits.minor = true,
            "systemic" => traits.systemic = true,
            "threat" => traits.threat = true,
            "injury" => traits.injury = true,
            "finding" => traits.finding = true,
            "ambiguous" => traits.ambiguous = true,
            "abbr" => abbreviation = true,
            "sided" => sided = true,
            _ => {}
        }
    }
    Some(Row { term: term.to_owned(), code, traits, abbreviation, sided })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use superbill_code_sets::CodeSets;

    use super::*;

    /// Tables that other modules read.
    const OF_OTHERS: &[&str] = &[
        "act_words",
        "assertion_cues",
        "exam_headings",
        "heading_words",
        "headings",
        "lesions",
        "measures",
        "medications",
        "not_conditions",
        "plan_words",
        "procedure_terms",
        "slot_words",
        "same_words",
        "views",
        "visit_facts",
    ];

    const FLAGS: &[&str] = &[
        "symptom",
        "status",
        "abbr",
        "chronic",
        "acute",
        "minor",
        "systemic",
        "threat",
        "injury",
        "history",
        "family",
        "screening",
        "sided",
        "finding",
        "ambiguous",
        "",
    ];

    #[test]
    fn alternatives_stand_in_braces() {
        assert_eq!(alternatives("gout"), ["gout"]);
        assert_eq!(alternatives("{kidney,renal} mass"), ["kidney mass", "renal mass"]);
        let written_out = ["a x of c", "a x of d", "b x of c", "b x of d"];
        assert_eq!(alternatives("{a,b} x of {c,d}"), written_out);
        assert_eq!(alternatives("{acute,} gout"), ["acute gout", "gout"]);
    }

    #[test]
    fn every_row_has_a_term_a_code_and_known_flags() {
        for (name, table) in TABLES {
            for line in table.lines().filter(|line| is_row(line)) {
                assert!(read(line).is_some(), "{name}: {line}");
                let flags = line.split('\t').nth(2).unwrap_or_default();
                assert!(flags.split(',').all(|flag| FLAGS.contains(&flag.trim())), "{name}: {line}");
            }
        }
    }

    #[test]
    fn no_table_of_conditions_is_forgotten() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/lexicon");
        let names =
            std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
        for name in names.filter_map(|name| name.strip_suffix(".tsv").map(str::to_owned)) {
            let known = TABLES.iter().any(|(table, _)| *table == name) || OF_OTHERS.contains(&name.as_str());
            assert!(known, "{name}.tsv is read by nobody");
        }
    }

    #[test]
    fn every_code_of_our_tables_stands_in_both_editions() {
        let sets = CodeSets::embedded().unwrap();
        let mut absent = BTreeSet::new();
        for date in ["2026-03-15", "2026-06-15"] {
            let book = sets.on(date.parse().unwrap());
            let missing = rows().filter(|row| book.diagnosis(&row.code).is_none());
            absent.extend(missing.map(|row| format!("{date} {} {}", row.code, row.term)));
        }
        assert!(absent.is_empty(), "{absent:#?}");
    }
}
