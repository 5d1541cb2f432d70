//! The embedded store: one SQLite file, `superbill.db`, in a folder of the practice's.
//!
//! A unit of work is one `BEGIN IMMEDIATE` transaction; its commit is on the disk before it returns (write-ahead log,
//! `synchronous = FULL`). What is append-only is so by triggers, what belongs together by foreign keys. The layout is in
//! `migrations/`, and every column of it is declared in `columns.tsv` as PHI, financial or operational.

mod claims;
mod coding;
mod columns;
mod failure;
mod findings;
mod interchanges;
mod journal;
mod migrations;
mod numbers;
mod remittances;
mod store;
mod unit;
mod visits;

pub use store::SqliteStore;
