//! The map from a document's text back to the bytes of its file.

use superbill_domain::Span;

/// How many bytes of the text stand for how many bytes of the file, group by group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Step {
    text: u8,
    source: u8,
    /// Bytes of the text that the first group lacks, since the piece begins inside it.
    skip: u8,
}

/// A stretch of text that came from one stretch of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    text: Span,
    source: Span,
    /// None where the text stands for its source only as a whole.
    step: Option<Step>,
}

impl Piece {
    /// Text that is the bytes of the file themselves.
    pub(super) const fn same(text: Span, source: usize) -> Self {
        Self::stepped(text, Span::new(source, source + text.len()), 1, 1)
    }

    /// Text that stands for its source as a whole: an entity, a name of ours for a code.
    pub(super) const fn whole(text: Span, source: Span) -> Self {
        Self { text, source, step: None }
    }

    /// Text of which groups of `per_text` bytes stand for groups of `per_source` bytes.
    pub(super) const fn stepped(text: Span, source: Span, per_text: u8, per_source: u8) -> Self {
        Self { text, source, step: Some(Step { text: per_text, source: per_source, skip: 0 }) }
    }

    /// The bytes of the file for a range inside the text of this piece.
    fn source_of(&self, span: Span) -> Span {
        let Some(step) = self.step else { return self.source };
        let group = |at: usize| {
            let from_start = at.saturating_sub(self.text.start) + usize::from(step.skip);
            from_start / usize::from(step.text.max(1))
        };
        let place =
            |group: usize| (self.source.start + group * usize::from(step.source)).min(self.source.end);
        let start = place(group(span.start));
        if span.is_empty() {
            return Span::new(start, start);
        }
        Span::new(start, place(group(span.end.saturating_sub(1)) + 1))
    }

    /// The part of this piece for a range inside its text.
    fn part(&self, span: Span) -> Self {
        let step = self.step.map(|step| {
            let into = span.start.saturating_sub(self.text.start) + usize::from(step.skip);
            let skip = into % usize::from(step.text.max(1));
            Step { skip: u8::try_from(skip).unwrap_or_default(), ..step }
        });
        Self { text: span, source: self.source_of(span), step }
    }

    /// True where `next` goes on in whole groups where this one ends.
    fn joins(&self, next: &Self) -> bool {
        let (Some(step), Some(other)) = (self.step, next.step) else { return false };
        let whole = self.text.len().is_multiple_of(usize::from(step.text.max(1)))
            && self.source.len().is_multiple_of(usize::from(step.source.max(1)));
        let goes_on = self.text.end == next.text.start && self.source.end == next.source.start;
        step == other && step.skip == 0 && whole && goes_on
    }
}

/// From ranges of a document's text to ranges of bytes of the file it was read from.
///
/// Where the file holds the words themselves, a range of the text is exactly those bytes. Where it holds them
/// written otherwise, the range covers what encodes them: the escape sequence, the entity, the whole groups of four
/// characters of base64. Where the words are ours (a heading for a category, "refuted" for a status code), the range is that of
/// the value they stand for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceMap {
    pieces: Vec<Piece>,
}

impl SourceMap {
    /// The map of a text that is its file.
    #[must_use]
    pub fn identity(length: usize) -> Self {
        Self { pieces: vec![Piece::same(Span::new(0, length), 0)] }
    }

    /// The bytes of the file for a range of the text, from where its first byte came to where its last one did.
    #[must_use]
    pub fn source(&self, span: Span) -> Span {
        let first = self.pieces.partition_point(|piece| piece.text.end <= span.start);
        let Some(piece) = self.pieces.get(first) else {
            return Span::new(self.end(), self.end());
        };
        let clipped = |piece: &Piece| {
            Span::new(span.start.max(piece.text.start), span.end.min(piece.text.end).max(piece.text.start))
        };
        let mut source = piece.source_of(clipped(piece));
        for piece in self.pieces.iter().skip(first + 1).take_while(|piece| piece.text.start < span.end) {
            let part = piece.source_of(clipped(piece));
            // A sign of ours stands for nothing and widens nothing.
            if !part.is_empty() {
                source = if source.is_empty() {
                    part
                } else {
                    Span::new(source.start.min(part.start), source.end.max(part.end))
                };
            }
        }
        source
    }

    /// Where in the file the last piece ends.
    pub(super) fn end(&self) -> usize {
        self.pieces.last().map_or(0, |piece| piece.source.end)
    }

    pub(super) fn push(&mut self, piece: Piece) {
        if piece.text.is_empty() {
            return;
        }
        match self.pieces.last_mut() {
            Some(last) if last.joins(&piece) => {
                last.text.end = piece.text.end;
                last.source.end = piece.source.end;
            }
            _ => self.pieces.push(piece),
        }
    }

    /// Adds, for text that is put at `at`, the pieces of a range of another map.
    pub(super) fn extend_with(&mut self, at: usize, from: &Self, span: Span) {
        let first = from.pieces.partition_point(|piece| piece.text.end <= span.start);
        for piece in from.pieces.iter().skip(first).take_while(|piece| piece.text.start < span.end) {
            let kept = Span::new(piece.text.start.max(span.start), piece.text.end.min(span.end));
            let part = piece.part(kept);
            let text = Span::new(at + kept.start - span.start, at + kept.end - span.start);
            self.push(Piece { text, ..part });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_covered_by_whole_groups() {
        let mut map = SourceMap::default();
        map.push(Piece::stepped(Span::new(0, 9), Span::new(100, 112), 3, 4));
        assert_eq!(map.source(Span::new(0, 1)), Span::new(100, 104));
        assert_eq!(map.source(Span::new(2, 4)), Span::new(100, 108));
        let mut part = SourceMap::default();
        part.extend_with(0, &map, Span::new(4, 9));
        assert_eq!(part.source(Span::new(0, 2)), Span::new(104, 108));
        assert_eq!(part.source(Span::new(2, 3)), Span::new(108, 112));
    }

    #[test]
    fn pieces_that_go_on_are_one() {
        let mut map = SourceMap::default();
        map.push(Piece::same(Span::new(0, 4), 10));
        map.push(Piece::same(Span::new(4, 8), 14));
        assert_eq!(map.pieces.len(), 1);
        assert_eq!(map.source(Span::new(3, 5)), Span::new(13, 15));
    }
}
