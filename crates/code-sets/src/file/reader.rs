//! Reads numbers and bytes from a payload. Running out is an error, never a panic.

use crate::CodeSetsError;

/// A place in a payload, moving forward.
pub(crate) struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub(crate) fn new(bytes: &'a [u8]) -> Self {
        Self { rest: bytes }
    }

    /// How many bytes are left.
    pub(crate) fn left(&self) -> usize {
        self.rest.len()
    }

    pub(crate) fn byte(&mut self) -> Result<u8, CodeSetsError> {
        let (&first, rest) =
            self.rest.split_first().ok_or(CodeSetsError::Inconsistent("it ends too early"))?;
        self.rest = rest;
        Ok(first)
    }

    pub(crate) fn take(&mut self, length: usize) -> Result<&'a [u8], CodeSetsError> {
        let ends = CodeSetsError::Inconsistent("it ends too early");
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(ends)?;
        self.rest = rest;
        Ok(taken)
    }

    /// A size in four bytes, little end first.
    pub(crate) fn fixed(&mut self) -> Result<usize, CodeSetsError> {
        let size = u32::from_le_bytes([self.byte()?, self.byte()?, self.byte()?, self.byte()?]);
        Ok(usize::try_from(size).unwrap_or(usize::MAX))
    }

    /// A variable-length number.
    pub(crate) fn number(&mut self) -> Result<u32, CodeSetsError> {
        let mut value = 0_u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            value |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(value)
                    .map_err(|_| CodeSetsError::Inconsistent("a number is too large"));
            }
        }
        Err(CodeSetsError::Inconsistent("a number does not end"))
    }

    /// A number written as its difference from `previous`, which it replaces.
    pub(crate) fn next(&mut self, previous: &mut u32) -> Result<u32, CodeSetsError> {
        let folded = self.number()?;
        let step = i64::from(folded >> 1) ^ -i64::from(folded & 1);
        let value = u32::try_from(i64::from(*previous) + step);
        *previous = value.map_err(|_| CodeSetsError::Inconsistent("a difference leads below zero"))?;
        Ok(*previous)
    }

    /// A count of things that each take at least one byte: more than there are bytes left cannot be true.
    pub(crate) fn count(&mut self) -> Result<usize, CodeSetsError> {
        let count = self.number()? as usize;
        if count > self.rest.len() {
            return Err(CodeSetsError::Inconsistent("it counts more than it holds"));
        }
        Ok(count)
    }
}
