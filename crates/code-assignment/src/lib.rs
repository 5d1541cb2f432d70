//! From a chart to codes, visit level and queries.
