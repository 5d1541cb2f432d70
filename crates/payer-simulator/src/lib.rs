//! Adjudicates claims as a payer would and answers in X12.
