//! X12 syntax: delimiters, segments, envelopes. It has never heard of a claim.
