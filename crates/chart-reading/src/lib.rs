//! From a note to a chart: sections, problems and mentions, each with its evidence.
