//! Numbers that count through a transaction set: levels of the hierarchy (HL) and service lines (LX).

use superbill_x12::Segment;

use super::fault::GuideRule;

/// Follows HL from the first level of a set, and LX from each claim on.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    levels: u32,
    /// The levels that are open, outermost first.
    open: Vec<Level>,
    lines: u32,
}

/// A level that is open.
#[derive(Debug)]
struct Level {
    /// The number it should have, and the one it gives itself: either may be meant by those below it, so that one
    /// fault is told once.
    numbers: [u32; 2],
    /// Whether it says that there are levels below it.
    announces: bool,
}

impl Numbering {
    /// Takes the next segment; gives the rule it breaks, the element that breaks it and what is wrong.
    pub(super) fn take(&mut self, segment: &Segment<'_>, is_claim_set: bool) -> Vec<(GuideRule, u8, String)> {
        match segment.id() {
            b"HL" => self.level(segment),
            b"CLM" => {
                self.lines = 0;
                Vec::new()
            }
            b"LX" if is_claim_set => {
                self.lines = self.lines.saturating_add(1);
                let told = (
                    GuideRule::Numbering,
                    1,
                    format!("LX01 should be {}, the next line of the claim", self.lines),
                );
                if number(segment, 1) == Some(self.lines) { Vec::new() } else { vec![told] }
            }
            _ => Vec::new(),
        }
    }

    fn level(&mut self, segment: &Segment<'_>) -> Vec<(GuideRule, u8, String)> {
        let mut told = Vec::new();
        self.levels = self.levels.saturating_add(1);
        let own = number(segment, 1);
        if own != Some(self.levels) {
            let message = format!("HL01 should be {}: levels count through the transaction set", self.levels);
            told.push((GuideRule::Numbering, 1, message));
        }
        match number(segment, 2) {
            Some(parent) => {
                let open = self.open.iter().rposition(|level| level.numbers.contains(&parent));
                self.open.truncate(open.map_or(self.open.len(), |at| at + 1));
                if open.is_none() {
                    told.push((GuideRule::Parent, 2, "HL02 names no level that is open".to_owned()));
                } else if let Some(level) = self.open.last_mut().filter(|level| !level.announces) {
                    // Told once, however many levels follow.
                    level.announces = true;
                    let message = "HL02 names a level that says it has none below it (HL04 is 0)".to_owned();
                    told.push((GuideRule::Parent, 2, message));
                }
            }
            None => self.open.clear(),
        }
        let numbers = [self.levels, own.unwrap_or(self.levels)];
        self.open.push(Level { numbers, announces: segment.text(4) != "0" });
        told
    }
}

fn number(segment: &Segment<'_>, element: usize) -> Option<u32> {
    segment.text(element).parse().ok()
}
