//! What a code means on a date.
