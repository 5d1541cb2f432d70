//! From a claim to findings: one rule, one file.
