//! Our own failures in keeping records: what happened, and how to mend it.

use thiserror::Error;

/// The failure of a driver, kept as the cause.
pub type Cause = Box<dyn std::error::Error + Send + Sync + 'static>;

/// A store that could not do what was asked. No message carries a patient's data.
#[derive(Debug, Error)]
pub enum StoreError {
    /// It cannot be opened.
    #[error("cannot open {place}: {cause}. See that the folder exists, is yours and has room.")]
    CannotOpen {
        /// The file or server.
        place: String,
        /// What the driver says.
        cause: Cause,
    },
    /// A newer Superbill wrote it.
    #[error(
        "{place} was written by a newer Superbill (layout {found}; this one knows up to {known}). \
         Update Superbill, or name another folder with --data."
    )]
    Newer {
        /// The file or server.
        place: String,
        /// The layout found.
        found: i64,
        /// The newest layout known.
        known: i64,
    },
    /// What is stored is damaged or not ours.
    #[error(
        "{place} is damaged or no database of Superbill: {what}. Restore it from a backup; do not delete it."
    )]
    Damaged {
        /// The file, server or row.
        place: String,
        /// What was noticed.
        what: String,
    },
    /// Another process works in it.
    #[error(
        "another Superbill is writing to this data and did not finish in time. Wait for it, then try again."
    )]
    Busy,
    /// No room is left.
    #[error(
        "no room is left where the data is kept; nothing of this step was stored. Free some and run it again."
    )]
    Full,
    /// A record points at one that is not there.
    #[error("{what} is not stored yet; store it first")]
    Missing {
        /// The record that is not there: "claim C1".
        what: String,
    },
    /// A record contradicts what is stored for ever.
    #[error("{what}. What was sent, received or posted is never changed; record a correction instead.")]
    Conflict {
        /// The contradiction.
        what: String,
    },
    /// Anything else that a driver reports.
    #[error("the store failed: {0}")]
    Driver(#[source] Cause),
}
