//! By site: conditions that the Alphabetic Index divides by part of the body, where the note names the part apart from
//! the condition: "right hip degenerative joint disease", "pain that he has in his calf".

use superbill_domain::{Icd10Cm, Mention, Side, Span};

use super::statement::statement_of;
use crate::case::{Case, is_any};
use crate::tabular::words::{stem, words};

/// A main term of the Index with its subterms by site.
struct Term {
    /// The codes of the main term alone.
    main: &'static [&'static str],
    /// A site's stem, its code, and its code for both sides where that is another one.
    sites: &'static [(&'static str, &'static str, Option<&'static str>)],
}

const TERMS: [Term; 2] = [
    // Osteoarthritis; of the spine, see Spondylosis.
    Term {
        main: &["M1990", "M199"],
        sites: &[
            ("knee", "M17.9", Some("M17.0")),
            ("hip", "M16.1", Some("M16.0")),
            ("shoulde", "M19.01", None),
            ("elbow", "M19.02", None),
            ("wrist", "M19.03", None),
            ("hand", "M19.04", None),
            ("finger", "M19.04", None),
            ("thumb", "M18.9", Some("M18.0")),
            ("ankle", "M19.07", None),
            ("foot", "M19.07", None),
            ("neck", "M47.812", None),
            ("cervica", "M47.812", None),
            ("thoraci", "M47.814", None),
            ("lumbar", "M47.816", None),
            ("back", "M47.816", None),
        ],
    },
    // Pain; of a joint, of a limb.
    Term {
        main: &["R52", "M2550", "M7960"],
        sites: &[
            ("knee", "M25.56", None),
            ("hip", "M25.55", None),
            ("shoulde", "M25.51", None),
            ("elbow", "M25.52", None),
            ("wrist", "M25.53", None),
            ("ankle", "M25.57", None),
            ("hand", "M79.64", None),
            ("finger", "M79.64", None),
            ("foot", "M79.67", None),
            ("toe", "M79.67", None),
            ("calf", "M79.66", None),
            ("shin", "M79.66", None),
            ("thigh", "M79.65", None),
            ("forearm", "M79.63", None),
            ("neck", "M54.2", None),
            ("back", "M54.9", None),
            ("chest", "R07.9", None),
            ("abdomen", "R10.9", None),
            ("head", "R51.9", None),
        ],
    },
];

/// How many words after a condition may lead to its site: "pain that he has in his calf".
const REACH: usize = 6;

/// The Index's code for the condition at the site that the note names; none where it names none.
pub(super) fn of(case: &Case<'_>, mention: &Mention, code: Icd10Cm, side: Option<Side>) -> Option<Icd10Cm> {
    let term = TERMS.iter().find(|term| is_any(code, term.main))?;
    let named = |text: &str| {
        let mut stems = words(text).map(stem);
        stems.find_map(|stem| term.sites.iter().find(|(site, _, _)| *site == stem))
    };
    let statement = named(case.chart.words(statement_of(case, mention)));
    let (_, one, both) = statement.or_else(|| named(case.chart.words(reach(case, mention))))?;
    let chosen = both.filter(|_| side == Some(Side::Bilateral)).unwrap_or(one);
    chosen.parse().ok()
}

/// The words after the mention in its clause.
fn reach(case: &Case<'_>, mention: &Mention) -> Span {
    let end =
        case.chart.sentences.get(mention.sentence).map_or(mention.span.end, |sentence| sentence.span.end);
    let rest = Span::new(mention.span.end, end.max(mention.span.end));
    let text = case.chart.words(rest);
    let clause = text.split([',', ';', '.', ':']).next().unwrap_or_default();
    let reached: usize = clause.split_inclusive(' ').take(REACH + 1).map(str::len).sum();
    Span::new(rest.start, rest.start + reached)
}

#[cfg(test)]
mod tests {
    use crate::testing::codes;

    #[test]
    fn arthritis_takes_the_site_of_its_title() {
        assert_eq!(codes("A: Right hip [degenerative joint disease|M19.90 chronic right]. Ice."), ["M16.11"]);
        assert_eq!(codes("A: [Arthritis|M19.90 chronic]. Ice."), ["M19.90"]);
    }

    #[test]
    fn both_hips_have_a_code_of_their_own() {
        assert_eq!(codes("A: Hip [arthritis|M19.90 chronic bilateral]. Ice."), ["M16.0"]);
    }

    #[test]
    fn pain_takes_the_site_that_follows() {
        let note = "A: [Pain|R52 symptom right] that he has in his calf. Ultrasound.";
        assert_eq!(codes(note), ["M79.661"]);
    }
}
