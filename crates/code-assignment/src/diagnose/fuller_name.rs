//! The fuller name: what the note itself calls the same condition elsewhere, with more words of the same title.

use superbill_domain::{Mention, NotCodedReason};

use super::statement::statement_of;
use crate::case::Case;
use crate::gather::{Standing, standing};
use crate::tabular::stem::Stem;
use crate::tabular::words::{stems, words};

/// Another mention whose words all stand in this one's statement, with the same head and more of them: for the title
/// "non-healing ulcer, right foot" the "foot ulcer" of the history. None where there is none, or where two differ.
pub(super) fn of<'c>(case: &Case<'c>, index: usize, mention: &Mention) -> Option<&'c Mention> {
    let head = head(case, mention).filter(|_| is_siteless(case, mention))?;
    let statement = stems(case.chart.words(statement_of(case, mention)));
    let own = stems(case.chart.words(mention.span));
    let mut fuller = case.chart.mentions.iter().enumerate().filter_map(|(at, other)| {
        let name = stems(case.chart.words(other.span));
        let fits = at != index
            && self::head(case, other) == Some(head)
            && name.is_subset(&statement)
            && !name.is_subset(&own)
            && tells_of_patient(case, other);
        fits.then_some(other)
    });
    let first = fuller.next()?;
    let denoted = |mention: &Mention| mention.denotes.first().map(|denotation| denotation.code);
    fuller.all(|other| denoted(other) == denoted(first)).then_some(first)
}

/// True for a mention of what the patient has, be it with a doubt that the statement does not share.
fn tells_of_patient(case: &Case<'_>, mention: &Mention) -> bool {
    let standing = standing(mention, case.context);
    matches!(standing, Standing::Affirmed | Standing::Barred(NotCodedReason::Uncertain, _))
}

/// True where the mention's own code says that the site is another one, or not told.
fn is_siteless(case: &Case<'_>, mention: &Mention) -> bool {
    let title =
        mention.denotes.first().map_or("", |denotation| case.tabular.title(denotation.code)).to_lowercase();
    ["other site", "unspecified site", "unspecified part", "unspecified body"]
        .iter()
        .any(|words| title.contains(words))
}

/// The last word of a phrase, its head: "foot ulcer" is an ulcer.
fn head(case: &Case<'_>, mention: &Mention) -> Option<Stem> {
    words(case.chart.words(mention.span)).last().map(Stem::of)
}

#[cfg(test)]
mod tests {
    use crate::testing::codes;

    #[test]
    fn a_fuller_name_with_the_words_of_the_title_is_used() {
        let note = "CC: [Foot ulcer|L97.50 chronic]. A: Non-healing [ulcer|L98.499 chronic right], right foot. Dressing.";
        assert_eq!(codes(note), ["L97.519"]);
    }

    #[test]
    fn a_name_with_other_words_is_not() {
        let note = "CC: [Leg ulcer|L97.90 chronic]. A: Non-healing [ulcer|L98.499 chronic right], right foot. Dressing.";
        assert_eq!(codes(note), ["L98.499"]);
    }
}
