//! Writes what [`super::Reader`] reads.

/// A payload, growing.
#[derive(Default)]
pub(crate) struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    pub(crate) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    pub(crate) fn byte(&mut self, byte: u8) {
        self.bytes.push(byte);
    }

    pub(crate) fn put(&mut self, bytes: &[u8]) {
        self.bytes.extend_from_slice(bytes);
    }

    /// A variable-length number.
    pub(crate) fn number(&mut self, mut value: u32) {
        while value >= 0x80 {
            self.bytes.push(u8::try_from(value & 0x7f).unwrap_or(0) | 0x80);
            value >>= 7;
        }
        self.bytes.push(u8::try_from(value).unwrap_or(0));
    }

    /// A number as its difference from `previous`, which it replaces.
    pub(crate) fn next(&mut self, previous: &mut u32, value: u32) {
        let step = i64::from(value) - i64::from(*previous);
        let folded = (step << 1) ^ (step >> 63);
        self.number(u32::try_from(folded).unwrap_or(u32::MAX));
        *previous = value;
    }

    pub(crate) fn count(&mut self, count: usize) {
        self.number(u32::try_from(count).unwrap_or(u32::MAX));
    }
}

#[cfg(test)]
mod tests {
    use super::super::Reader;
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_come_back(values in proptest::collection::vec(0..0x7fff_ffff_u32, 0..50)) {
            let mut writer = Writer::default();
            let mut previous = 0;
            for &value in &values {
                writer.number(value);
                writer.next(&mut previous, value);
            }
            let bytes = writer.into_bytes();
            let mut reader = Reader::new(&bytes);
            let mut previous = 0;
            for &value in &values {
                prop_assert_eq!(reader.number(), Ok(value));
                prop_assert_eq!(reader.next(&mut previous), Ok(value));
            }
            prop_assert!(reader.byte().is_err(), "all is read");
        }
    }
}
