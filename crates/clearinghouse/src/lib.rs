//! Claims, acknowledgments and remittances as X12 and back.
