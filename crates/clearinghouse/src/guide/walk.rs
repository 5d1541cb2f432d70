//! Walks a transaction set along its guide.

use superbill_x12::Segment;

use super::elements;
use super::fault::{GuideFault, GuideRule};
use super::model::{Child, Guide, Id, Usage};
use super::numbering::Numbering;

/// Where a segment stands in its guide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// The loop: `2010AA`; the transaction set's own segments stand in `ST`.
    pub loop_id: &'static str,
    /// What the segment is, in our words.
    pub title: &'static str,
}

/// The walk of one transaction set, from ST to SE. Memory is that of the guide, whatever the set's length.
pub struct Walk<'g> {
    guide: &'g Guide,
    /// The loops that are open, the transaction set first, and the rank reached in each.
    open: Vec<(usize, u16)>,
    /// How often each node has come since the loop around it began.
    counts: Vec<u32>,
    /// The number of segments so far.
    passed: u32,
    numbering: Numbering,
}

impl<'g> Walk<'g> {
    /// Begins before ST.
    #[must_use]
    pub fn new(guide: &'g Guide) -> Self {
        Self {
            guide,
            open: vec![(0, 0)],
            counts: vec![0; guide.nodes.len()],
            passed: 0,
            numbering: Numbering::default(),
        }
    }

    /// Takes the next segment, tells what is wrong with it and with what should have stood before it, and says where
    /// it stands; none where the guide has no place for it here.
    pub fn take(&mut self, segment: &Segment<'_>, faults: &mut Vec<GuideFault>) -> Option<Place> {
        self.passed = self.passed.saturating_add(1);
        let Some((depth, child)) = self.find(segment) else {
            self.tell_unexpected(segment, faults);
            return None;
        };
        self.close_to(depth + 1, segment, faults);
        self.advance(depth, child, segment, faults);
        self.count(child, segment, faults);
        if child.at != child.segment {
            self.enter(child);
        }
        let node = self.guide.node(child.segment)?;
        let loop_id = self.guide.node(node.within)?.id;
        let place = Place { loop_id, title: node.title };
        let (table, relations) = self.guide.segment(child.segment);
        let mut told = elements::Told { segment, place, place_in_set: self.passed, faults };
        told.check(self.guide, table, relations);
        for (rule, element, message) in self.numbering.take(segment, self.guide.set == "837") {
            told.number(rule, element, message);
        }
        Some(place)
    }

    /// Ends the set: tells what should still have come. `last` is its last segment.
    pub fn finish(mut self, last: &Segment<'_>, faults: &mut Vec<GuideFault>) {
        self.close_to(0, last, faults);
    }

    /// The nearest place for a segment: in the innermost loop if it fits there, else in one around it.
    fn find(&self, segment: &Segment<'_>) -> Option<(usize, Child)> {
        let id = Id::of(segment.id());
        let open = self.open.iter().enumerate().rev();
        let mut places = open.flat_map(|(depth, (node, rank))| {
            let children = self.guide.children(*node).iter();
            children
                .filter(move |child| child.id == id && child.rank >= *rank)
                .map(move |child| (depth, *child))
        });
        places.find(|(_, child)| elements::identifies(self.guide, child.segment, segment))
    }

    /// Closes loops until `depth` are open: what they still lack is told.
    fn close_to(&mut self, depth: usize, before: &Segment<'_>, faults: &mut Vec<GuideFault>) {
        while self.open.len() > depth {
            let Some((node, rank)) = self.open.pop() else { return };
            self.tell_missing(node, rank..u16::MAX, before, faults);
        }
    }

    /// Moves on within a loop: what should have stood before the segment is told.
    fn advance(&mut self, depth: usize, child: Child, segment: &Segment<'_>, faults: &mut Vec<GuideFault>) {
        let Some(&(node, rank)) = self.open.get(depth) else { return };
        if child.rank > rank {
            self.tell_missing(node, rank..child.rank, segment, faults);
            if let Some((_, rank)) = self.open.get_mut(depth) {
                *rank = child.rank;
            }
        }
    }

    fn count(&mut self, child: Child, segment: &Segment<'_>, faults: &mut Vec<GuideFault>) {
        let Some(count) = self.counts.get_mut(child.at) else { return };
        *count = count.saturating_add(1);
        let Some(node) = self.guide.node(child.at) else { return };
        let Some(most) = node.most.filter(|most| *count > *most) else { return };
        let is_loop = child.at != child.segment;
        let (rule, what) = if is_loop {
            (GuideRule::LoopTooOften, format!("loop {} stands more than {most} times", node.id))
        } else {
            (
                GuideRule::SegmentTooOften,
                format!("{} ({}) stands more than {most} times", node.id, node.title),
            )
        };
        faults.push(self.fault(rule, child.at, segment, what));
    }

    /// Begins a loop: nothing of it has come but the segment that begins it.
    fn enter(&mut self, child: Child) {
        let end = self.guide.node(child.at).map_or(child.at, |node| node.end);
        if let Some(counts) = self.counts.get_mut(child.at + 1..end) {
            counts.fill(0);
        }
        if let Some(count) = self.counts.get_mut(child.segment) {
            *count = 1;
        }
        self.open.push((child.at, 0));
    }

    fn tell_missing(
        &self,
        of: usize,
        ranks: std::ops::Range<u16>,
        before: &Segment<'_>,
        faults: &mut Vec<GuideFault>,
    ) {
        for child in self.guide.children(of).iter().filter(|child| ranks.contains(&child.rank)) {
            let is_missing = self.counts.get(child.at).is_some_and(|count| *count == 0);
            let Some(node) =
                self.guide.node(child.at).filter(|node| is_missing && node.usage == Usage::Required)
            else {
                continue;
            };
            let (rule, what) = if child.at == child.segment {
                (GuideRule::MissingSegment, format!("{} ({}) is missing", node.id, node.title))
            } else {
                (GuideRule::MissingLoop, format!("loop {} ({}) is missing", node.id, node.title))
            };
            let missing = self.guide.node(child.segment).map_or("", |node| node.id);
            let fault = self.fault(rule, child.at, before, what);
            faults.push(GuideFault { segment: missing.to_owned(), ..fault });
        }
    }

    fn tell_unexpected(&self, segment: &Segment<'_>, faults: &mut Vec<GuideFault>) {
        let id = String::from_utf8_lossy(segment.id());
        let innermost = self.open.last().map_or(0, |(node, _)| *node);
        let place = self.guide.node(innermost).map_or("", |node| node.id);
        let (rule, what) = if self.guide.knows(Id::of(segment.id())) {
            let first = segment.text(1);
            // A qualifier may be repeated in a message; what is longer may be a name.
            let qualifier = if first.len() <= 3 { format!("*{first}") } else { String::new() };
            (GuideRule::UnexpectedSegment, format!("{id}{qualifier} does not belong here, in loop {place}"))
        } else {
            (GuideRule::UnknownSegment, format!("this transaction set has no segment {id}"))
        };
        faults.push(self.fault(rule, innermost, segment, what));
    }

    fn fault(&self, rule: GuideRule, at: usize, segment: &Segment<'_>, message: String) -> GuideFault {
        let loop_of = |at: usize| {
            let node = self.guide.node(at)?;
            let is_loop = !self.guide.children(at).is_empty();
            if is_loop { Some(node.id) } else { self.guide.node(node.within).map(|node| node.id) }
        };
        GuideFault {
            rule,
            position: segment.position(),
            place_in_set: self.passed,
            segment: String::from_utf8_lossy(segment.id()).into_owned(),
            loop_id: loop_of(at).unwrap_or_default(),
            element: None,
            component: None,
            repetition: None,
            bad_data: None,
            message,
        }
    }
}
