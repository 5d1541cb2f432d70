//! House rules as tests, and the recipes that compile the shipped tables.

fn main() {}
