//! The superbill command.

fn main() {}
