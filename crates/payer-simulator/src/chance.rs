//! Chance that can be recorded: the same seed draws the same lots on every machine, in every year.
//!
//! The generator is SplitMix64 (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", OOPSLA 2014):
//! add 0x9E3779B97F4A7C15, then mix. A lot is drawn for a purpose and a name, so that what happens to one claim does not
//! depend on which others came with it.

use superbill_domain::Money;
use superbill_pricing::Percent;

/// A seed, from which every lot is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Chance(pub(crate) u64);

impl Chance {
    /// A number from 0 to `below` − 1, for a purpose and a name. 0 where `below` is 0.
    pub(crate) fn draw(self, purpose: &str, name: &str, below: u64) -> u64 {
        let lot = mix(self.0 ^ fingerprint(purpose)) ^ fingerprint(name);
        mix(lot).checked_rem(below).unwrap_or_default()
    }

    /// True for this share of all names.
    pub(crate) fn meets(self, share: Percent, purpose: &str, name: &str) -> bool {
        const LOTS: i64 = 10_000;
        let winning = share.of(Money::from_cents(LOTS)).map(Money::cents);
        let lot = i64::try_from(self.draw(purpose, name, LOTS.unsigned_abs())).ok();
        lot.zip(winning).is_some_and(|(lot, winning)| lot < winning)
    }
}

/// The next output of SplitMix64 from a state.
pub(crate) const fn mix(state: u64) -> u64 {
    let z = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// A text as a number: FNV-1a of 64 bits.
pub(crate) fn fingerprint(text: &str) -> u64 {
    text.bytes()
        .fold(0xCBF2_9CE4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The published outputs for the state 1234567, each state 0x9E3779B97F4A7C15 after the one before.
    #[test]
    fn is_the_published_generator() {
        let outputs = [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423];
        let mut state = 1_234_567_u64;
        for output in outputs {
            assert_eq!(mix(state), output);
            state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        }
        assert_eq!(fingerprint("a"), 0xAF63_DC4C_8601_EC8C, "FNV-1a, the published value of a");
    }

    #[test]
    fn lots_are_spread_evenly_and_do_not_hang_together() {
        let chance = Chance(7);
        let hits =
            |purpose: &str| (0..10_000).filter(|n| chance.draw(purpose, &n.to_string(), 100) < 3).count();
        assert!((220..380).contains(&hits("deny")), "{}", hits("deny"));
        let both = |n: &u32| {
            let lot = |purpose| chance.draw(purpose, &n.to_string(), 100) < 30;
            lot("deny") && lot("deductible")
        };
        assert!((700..1_100).contains(&(0..10_000).filter(both).count()));
        assert_eq!(chance.draw("deny", "1", 0), 0);
        let share = |hundredths| {
            let share = Percent::from_hundredths(hundredths);
            (0..10_000).filter(|n| chance.meets(share, "share", &n.to_string())).count()
        };
        assert_eq!((share(0), share(10_000)), (0, 10_000));
        assert!((1_850..2_150).contains(&share(2_000)));
    }
}
