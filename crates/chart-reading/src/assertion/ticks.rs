//! Ticked lists: "(-) cough (+) fever", "[x] fever [ ] rash". A sign speaks for all that follows it up to the next.

use std::ops::Range;

use superbill_domain::{Assertion, Span};

use crate::words::{Gap, Mark, Token};

/// What the sign that stands for the condition says: what is ticked is there, whatever else the sentence says, and
/// what is not ticked is absent. Nothing where no sign stands for it.
pub(super) fn tick(tokens: &[Token], mention: &Range<usize>, assertion: &mut Assertion) {
    let marked = |token: &&Token| token.mark != Mark::None;
    let upto = tokens.get(..=mention.start).unwrap_or_default();
    let sign = if boxes_follow(tokens) {
        tokens.get(mention.end).filter(marked)
    } else {
        upto.iter().rev().find(marked)
    };
    let Some(sign) = sign else { return };
    let words = Span::new(sign.span().start.saturating_sub(1), sign.span().end);
    match sign.mark {
        Mark::Absent | Mark::Empty => {
            assertion.negated.get_or_insert(words);
        }
        Mark::Present | Mark::Ticked => (assertion.negated, assertion.ruled_out) = (None, None),
        Mark::None => {}
    }
}

/// True where boxes stand after what they tick: the list begins with a word, and not with a box or a label.
fn boxes_follow(tokens: &[Token]) -> bool {
    let first = tokens.iter().find(|token| token.mark != Mark::None);
    let boxed = first.is_some_and(|token| matches!(token.mark, Mark::Ticked | Mark::Empty));
    let labelled = first.is_some_and(|token| token.before == Gap::Colon);
    boxed && !labelled && tokens.first().is_some_and(|token| token.mark == Mark::None)
}
