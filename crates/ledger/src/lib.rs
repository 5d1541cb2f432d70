//! The double-entry journal: charging, posting, proof and aging.
