//! By site: conditions that the Alphabetic Index divides by part of the body, where the note names the part apart from
//! the condition: "right hip degenerative joint disease", "pain that he has in his calf".

use superbill_domain::{Icd10Cm, Mention, Side, SlotValue, Span};

use super::statement::statement_of;
use crate::case::{Case, is_any};
use crate::tabular::stem::Stem;
use crate::tabular::words::{Stems, stems};

/// A main term of the Index with its subterms by site.
struct Term {
    /// The codes of the main term alone.
    main: &'static [&'static str],
    /// The words of which the phrase must have one, where several conditions share a code; empty for any.
    named: &'static [&'static str],
    /// True where only a condition of one side is divided by site.
    one_sided: bool,
    sites: &'static [Site],
}

/// A site's stem, its code, and its code for both sides where that is another one.
type Site = (&'static str, &'static str, Option<&'static str>);

const TERMS: [Term; 8] = [
    // Osteoarthritis; of the spine, see Spondylosis.
    Term { main: &["M1990", "M199"], named: &[], one_sided: false, sites: &ARTHRITIS },
    // Pain; of a joint, of a limb.
    Term { main: &["R52", "M2550", "M7960"], named: &[], one_sided: false, sites: &PAIN },
    // Swelling of one part is localized edema.
    Term { main: &["R609"], named: &["swellin", "edema"], one_sided: false, sites: &SWELLING },
    // Neuropathy of one limb is a mononeuropathy.
    Term { main: &["G629", "G58"], named: &[], one_sided: true, sites: &NEUROPATHY },
    Term { main: &["T148"], named: &["sprain"], one_sided: false, sites: &SPRAIN },
    Term { main: &["T148"], named: &["strain"], one_sided: false, sites: &STRAIN },
    Term { main: &["T148"], named: &["contusi", "bruise"], one_sided: false, sites: &CONTUSION },
    Term { main: &["T148"], named: &["lacerat", "cut"], one_sided: false, sites: &LACERATION },
];

const ARTHRITIS: [Site; 15] = [
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
];

const PAIN: [Site; 19] = [
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
];

const SWELLING: [Site; 7] = [
    ("calf", "R60.0", None),
    ("leg", "R60.0", None),
    ("ankle", "R60.0", None),
    ("foot", "R60.0", None),
    ("feet", "R60.0", None),
    ("arm", "R60.0", None),
    ("hand", "R60.0", None),
];

const NEUROPATHY: [Site; 6] = [
    ("upper", "G56.9", None),
    ("arm", "G56.9", None),
    ("hand", "G56.9", None),
    ("lower", "G57.9", None),
    ("leg", "G57.9", None),
    ("foot", "G57.9", None),
];

const SPRAIN: [Site; 22] = [
    ("meniscu", "S83.8X", None),
    ("cruciat", "S83.5", None),
    ("collate", "S83.4", None),
    ("acl", "S83.51", None),
    ("pcl", "S83.52", None),
    ("mcl", "S83.41", None),
    ("lcl", "S83.42", None),
    ("knee", "S83.9", None),
    ("ankle", "S93.40", None),
    ("toe", "S93.50", None),
    ("foot", "S93.60", None),
    ("thumb", "S63.60", None),
    ("finger", "S63.61", None),
    ("wrist", "S63.50", None),
    ("hand", "S63.9", None),
    ("elbow", "S53.40", None),
    ("shoulde", "S43.40", None),
    ("hip", "S73.10", None),
    ("neck", "S13.9", None),
    ("cervica", "S13.9", None),
    ("lumbar", "S33.5", None),
    ("back", "S33.5", None),
];

// A strain of a ligament is a sprain.
const STRAIN: [Site; 15] = [
    ("cruciat", "S83.5", None),
    ("collate", "S83.4", None),
    ("acl", "S83.51", None),
    ("pcl", "S83.52", None),
    ("mcl", "S83.41", None),
    ("lcl", "S83.42", None),
    ("lumbar", "S39.012", None),
    ("back", "S39.012", None),
    ("neck", "S16.1", None),
    ("cervica", "S16.1", None),
    ("shoulde", "S46.91", None),
    ("hamstri", "S76.31", None),
    ("calf", "S86.11", None),
    ("ankle", "S96.91", None),
    ("foot", "S96.91", None),
];

const CONTUSION: [Site; 14] = [
    ("knee", "S80.0", None),
    ("thigh", "S70.1", None),
    ("leg", "S80.1", None),
    ("ankle", "S90.0", None),
    ("foot", "S90.3", None),
    ("finger", "S60.0", None),
    ("wrist", "S60.21", None),
    ("hand", "S60.22", None),
    ("forearm", "S50.1", None),
    ("elbow", "S50.0", None),
    ("shoulde", "S40.01", None),
    ("arm", "S40.02", None),
    ("hip", "S70.0", None),
    ("chest", "S20.21", None),
];

const LACERATION: [Site; 18] = [
    ("thumb", "S61.01", None),
    ("finger", "S61.21", None),
    ("hand", "S61.41", None),
    ("wrist", "S61.51", None),
    ("forearm", "S51.81", None),
    ("elbow", "S51.01", None),
    ("shoulde", "S41.01", None),
    ("arm", "S41.11", None),
    ("thigh", "S71.11", None),
    ("knee", "S81.01", None),
    ("leg", "S81.81", None),
    ("ankle", "S91.01", None),
    ("toe", "S91.11", None),
    ("foot", "S91.31", None),
    ("scalp", "S01.01", None),
    ("lip", "S01.51", None),
    ("eyebrow", "S01.11", None),
    ("face", "S01.81", None),
];

/// How many words after a condition may lead to its site: "pain that he has in his calf".
const REACH: usize = 8;

/// The Index's code for the condition at the site that the note names; none where it names none. The site stands in
/// the condition's own statement, shortly after it, or elsewhere in the title of its problem.
pub(super) fn of(case: &Case<'_>, mention: &Mention, code: Icd10Cm, side: Option<Side>) -> Option<Icd10Cm> {
    let phrase = || stems(case.chart.words(mention.span));
    let term = TERMS.iter().find(|term| {
        let sided = !term.one_sided || matches!(side, Some(Side::Left | Side::Right));
        is_any(code, term.main) && sided && (term.named.is_empty() || has_any(&phrase(), term.named))
    })?;
    let title =
        mention.problem.and_then(|problem| case.chart.problems.get(problem)).map(|problem| problem.title);
    let places = [Some(statement_of(case, mention)), Some(reach(case, mention)), title];
    let (_, one, both) = places.into_iter().flatten().find_map(|place| {
        let named = stems(case.chart.words(place));
        term.sites.iter().find(|(site, _, _)| named.contains(Stem::written(site)))
    })?;
    let chosen = both.filter(|_| side == Some(Side::Bilateral)).unwrap_or(one);
    chosen.parse().ok()
}

fn has_any(phrase: &Stems, words: &[&str]) -> bool {
    words.iter().any(|word| phrase.contains(Stem::written(word)))
}

/// The same for a mention by its own side: the header of the site, where the index sends it there.
pub(crate) fn at_site(case: &Case<'_>, mention: &Mention, code: Icd10Cm) -> Option<Icd10Cm> {
    let side = mention.slot(|value| if let SlotValue::Side(side) = value { Some(side) } else { None });
    of(case, mention, code, side.map(|(side, _)| side))
}

/// The words after the mention in its clause.
fn reach(case: &Case<'_>, mention: &Mention) -> Span {
    let end =
        case.chart.sentences.get(mention.sentence).map_or(mention.span.end, |sentence| sentence.span.end);
    let rest = Span::new(mention.span.end, end.max(mention.span.end));
    let text = case.chart.words(rest);
    let clause = text.split([';', '.', ':']).next().unwrap_or_default();
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
    fn an_injury_takes_the_site_of_its_title() {
        let note = "A: Right hand index finger [contusion|T14.8 injury right] at the tip. Ice.";
        assert_eq!(codes(note), ["S60.021A"]);
    }

    #[test]
    fn pain_takes_the_site_that_follows() {
        let note = "A: [Pain|R52 symptom right] that he has in his calf. Ultrasound.";
        assert_eq!(codes(note), ["M79.661"]);
    }
}
