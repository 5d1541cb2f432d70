//! Texts that a search makes itself, end to end in one string.

/// The place of a text.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Piece {
    start: u32,
    end: u32,
}

/// All texts.
#[derive(Default)]
pub(super) struct Arena {
    all: String,
}

impl Arena {
    pub(super) fn add(&mut self, text: &str) -> Piece {
        let start = u32::try_from(self.all.len()).unwrap_or(u32::MAX);
        self.all.push_str(text);
        Piece { start, end: u32::try_from(self.all.len()).unwrap_or(u32::MAX) }
    }

    pub(super) fn get(&self, piece: Piece) -> &str {
        self.all.get(piece.start as usize..piece.end as usize).unwrap_or_default()
    }
}
