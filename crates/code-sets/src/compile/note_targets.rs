//! Finds the codes that a note names: `(E10.-)`, `(A00-B99)`, `(E08-E13 with .43)`, `(K50.013, K50.113)`.
//!
//! Codes stand in brackets; where a note has none in brackets, those among its words count. What is named is only a
//! target where it exists, which the compiler says: B12 in "vitamin B12" has a code's shape and is none.

use superbill_domain::Icd10Cm;

use crate::diagnoses::QualifierPlace;

mod qualifier;
mod scan;

use qualifier::qualifier;
use scan::ranges;

/// A run of codes as written in a note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenRange {
    /// The first code.
    pub from: Icd10Cm,
    /// The last code; the first again where one code is named.
    pub to: Icd10Cm,
    /// What the codes must have besides: where, and the characters of which one must stand there.
    pub(crate) qualifier: Option<(QualifierPlace, String)>,
}

/// The runs of codes that a note names, in its order. `exists` says which codes there are.
pub fn read(text: &str, exists: impl Fn(&Icd10Cm) -> bool) -> Vec<WrittenRange> {
    let in_brackets: Vec<WrittenRange> =
        brackets(text).iter().flat_map(|words| group(words, &exists)).collect();
    if !in_brackets.is_empty() {
        return in_brackets;
    }
    // Among the words, codes after "except" are what is not meant, and "for codes …" says what the note is for.
    let words = text.split(" except").next().unwrap_or(text);
    if words.contains(" for codes ") { Vec::new() } else { group(words, &exists) }
}

/// The codes of one group of words, with the qualifier that follows them.
fn group(words: &str, exists: &impl Fn(&Icd10Cm) -> bool) -> Vec<WrittenRange> {
    let (found, rest) = ranges(words, exists);
    let qualifier = match rest.trim_start_matches([',', ' ']).strip_prefix("with ") {
        None => None,
        Some(words) if words.contains("to indicate intent") => None,
        Some(words) => match qualifier(words) {
            Some(qualifier) => Some(qualifier),
            // A condition in words of medicine cannot be checked on the code: better no target than too wide a one.
            None => return Vec::new(),
        },
    };
    let qualified = |(from, to)| WrittenRange { from, to, qualifier: qualifier.clone() };
    found.into_iter().map(qualified).collect()
}

/// What stands in the outermost brackets. A bracket that is never closed reaches to the end.
fn brackets(text: &str) -> Vec<&str> {
    let mut groups = Vec::new();
    let (mut depth, mut start) = (0_u32, 0);
    for (at, letter) in text.char_indices() {
        match letter {
            '(' => {
                if depth == 0 {
                    start = at + 1;
                }
                depth += 1;
            }
            ')' if depth > 0 => {
                depth -= 1;
                if depth == 0 {
                    groups.extend(text.get(start..at));
                }
            }
            _ => {}
        }
    }
    if depth > 0 {
        groups.extend(text.get(start..));
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The runs as text; every code exists but three.
    fn found(text: &str) -> String {
        let exists = |code: &Icd10Cm| !["B12", "G6P", "R104"].contains(&code.undotted());
        let written = read(text, exists).into_iter().map(|range| {
            let run = if range.from == range.to {
                range.from.to_string()
            } else {
                format!("{}-{}", range.from, range.to)
            };
            match range.qualifier {
                Some((place, characters)) => format!("{run} {place:?} {characters}"),
                None => run,
            }
        });
        written.collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn single_codes_lists_dashes_and_ranges() {
        assert_eq!(found("type 1 diabetes (E10.-)"), "E10");
        assert_eq!(found("carrier (Z22.-), infection (A00-B99)"), "Z22 | A00-B99");
        assert_eq!(found("abscess (K50.014, K50.114,)"), "K50.014 | K50.114");
        assert_eq!(found("drug abuse (F11.-F17.-)"), "F11-F17");
        assert_eq!(found("fracture (S32.1--S32.9)"), "S32.1-S32.9");
        assert_eq!(found("arthritis (M05.00 to M05.8A)"), "M05.00-M05.8A");
        assert_eq!(found("hemorrhage (I60.-. I61.-, I62.-)"), "I60 | I61 | I62");
        assert_eq!(found("localized abdominal pain (R10.1-R10.4-)"), "R10.1-R10.4");
        assert_eq!(found("staining (P96.83 )"), "P96.83");
        assert_eq!(found("weeks (Z3A.-), melanoma (C43.-), carcinoma (C4A.-)"), "Z3A | C43 | C4A");
    }

    #[test]
    fn codes_outside_brackets_count_where_none_stand_inside() {
        assert_eq!(found("conditions classified to A74.-"), "A74");
        assert_eq!(found("injury to visual cortex S04.04-"), "S04.04");
        assert_eq!(found("pneumoconiosis with tuberculosis, any type in A15 (J65)"), "J65");
        assert_eq!(
            found("injuries classified in S06.1- to S06.6-, and S06.81- to S06.89-, code to it"),
            "S06.1-S06.6 | S06.81-S06.89"
        );
        assert_eq!(found("absence of knee joint (Z89.52-"), "Z89.52");
        assert_eq!(found("electrolyte imbalance (E87.8}"), "E87.8");
    }

    #[test]
    fn words_that_look_like_codes_are_none() {
        assert_eq!(found("vitamin B12 deficiency anemia (D51.-)"), "D51");
        assert_eq!(found("influenza A/H1N1 (J10.-)"), "J10");
        assert_eq!(found("(G6PD) deficiency without anemia (D75.A)"), "D75.A");
        assert_eq!(found("tinea, any type except those in B36.-"), "");
        assert_eq!(found("code, if applicable, for codes G31.0-G31.83 to identify:"), "");
        assert_eq!(found("underlying disease, such as:"), "");
    }

    #[test]
    fn qualifiers_say_what_the_code_must_have_besides() {
        assert_eq!(found("neuropathy (E08-E13 with .43)"), "E08-E13 At(4) 43");
        assert_eq!(found("angiopathy (E08-E13 with .51-.52)"), "E08-E13 At(4) 51,52");
        assert_eq!(found("skin (E08-E13 with .62-)"), "E08-E13 At(4) 62");
        assert_eq!(found("drug (T36-T50 with fifth or sixth character 5)"), "T36-T50 FifthOrSixth 5");
        assert_eq!(
            found("drug (T36-T65 with fifth or sixth character 1-4 or 6)"),
            "T36-T65 FifthOrSixth 1,2,3,4,6"
        );
        assert_eq!(found("drug (T36-T50 with fifth or six character 5)"), "T36-T50 FifthOrSixth 5");
        assert_eq!(found("drug use (F11-F19 with .15. .25, .95)"), "F11-F19 At(4) 15,25,95");
        assert_eq!(
            found("hyperosmolarity (E08, E09 with final characters .00 or .01)"),
            "E08 At(4) 00,01 | E09 At(4) 00,01"
        );
        assert_eq!(found("salicylates (T39.0-, with sixth character 1-4)"), "T39.0 At(6) 1,2,3,4");
        assert_eq!(found("cough (A37 with fifth-character 1)"), "A37 At(5) 1");
        assert_eq!(found("drug psychosis (F11-F19 with fifth to sixth characters 51)"), "F11-F19 At(5) 51");
        assert_eq!(found("amnestic (F10-F19 with 5th character .6)"), "F10-F19 At(5) 6");
        assert_eq!(found("ataxia (I69. with final characters -93)"), "I69 Final 93");
        assert_eq!(found("underdosing (T36-T50 with final character 6)"), "T36-T50 Final 6");
        assert_eq!(found("fracture (S42.- with 7th character B or C)"), "S42 At(7) B,C");
        assert_eq!(
            found("fracture (S52.- with open fracture 7th character)"),
            "S52 At(7) B,C,E,F,H,J,M,N,Q,R"
        );
        assert_eq!(found("leukemia in remission C91.0-C95.9 with 5th character 1"), "C91.0-C95.9 At(5) 1");
        assert_eq!(
            found("toxin (T51-T65 with fifth or sixth character to indicate intent), for it"),
            "T51-T65"
        );
    }

    #[test]
    fn a_condition_that_codes_do_not_show_gives_no_target() {
        assert_eq!(found("diabetic acidosis - see categories E08-E10, E11, E13 with ketoacidosis"), "");
    }
}
