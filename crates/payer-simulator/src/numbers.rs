//! Numbers that a payer gives, each derived from what it received: an answer that is asked for again has the same.

use superbill_domain::{ClaimId, Date};

use crate::chance::{Chance, mix};

/// Which of the answers to one interchange is meant.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Answer {
    Functional,
    Remittance,
    /// The acknowledgment of the claims of a submission, from 0.
    Claims(u32),
}

/// The highest interchange control number.
const HIGHEST: u32 = 999_999_999;

/// The control number of an answer. Ten times the received one leaves room for ten answers, so interchanges that are
/// numbered one after the other never meet; numbers beyond that room are drawn from the received one.
pub(crate) fn control_number(received: u32, answer: Answer) -> u32 {
    let place = match answer {
        Answer::Functional => 0,
        Answer::Remittance => 1,
        Answer::Claims(submission) => submission.saturating_add(2),
    };
    let in_room =
        received.checked_mul(10).filter(|_| place < 10).and_then(|number| number.checked_add(place));
    in_room.filter(|number| (1..=HIGHEST).contains(number)).unwrap_or_else(|| {
        let drawn = mix(mix(u64::from(received)) ^ u64::from(place)) % u64::from(HIGHEST);
        u32::try_from(drawn).unwrap_or_default() + 1
    })
}

/// The payer's number of a claim: year, day of the year, eight digits.
pub(crate) fn payer_claim_number(chance: Chance, claim: &ClaimId, received_on: Date) -> String {
    let digits = chance.draw("payer claim number", &format!("{claim} {received_on}"), 100_000_000);
    format!("{:02}{:03}{digits:08}", received_on.year() % 100, received_on.day_of_year())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_to_neighbouring_interchanges_have_numbers_of_their_own() {
        let answers = [Answer::Functional, Answer::Remittance, Answer::Claims(0), Answer::Claims(7)];
        let mut numbers: Vec<u32> =
            (1..500).flat_map(|number| answers.map(|answer| control_number(number, answer))).collect();
        numbers.sort_unstable();
        numbers.dedup();
        assert_eq!(numbers.len(), 499 * 4);
    }

    #[test]
    fn a_number_always_fits_nine_digits() {
        for received in [0, 1, 99_999_999, 100_000_000, 999_999_999] {
            for answer in [Answer::Functional, Answer::Claims(0), Answer::Claims(40)] {
                assert!((1..=HIGHEST).contains(&control_number(received, answer)), "{received} {answer:?}");
            }
        }
    }
}
