//! The nouns of medical billing and their own invariants.
