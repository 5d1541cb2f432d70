//! Repository traits and the conformance suite every store must pass.
