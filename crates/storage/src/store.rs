//! The store and its units of work.

use crate::{Claims, Coding, Findings, Interchanges, Journal, Numbers, Remittances, StoreError, Visits};

/// A place where a practice's records are kept.
pub trait Store {
    /// Begins a unit of work. Units of work of one store come one after the other: the second sees all of the first.
    ///
    /// # Errors
    /// Where the store cannot be reached, or another unit of work keeps it too long.
    fn begin(&mut self) -> Result<Box<dyn UnitOfWork + '_>, StoreError>;
}

/// Everything a practice remembers, as one whole. Dropped without [`UnitOfWork::commit`], it leaves nothing behind.
pub trait UnitOfWork:
    Visits + Coding + Claims + Findings + Interchanges + Remittances + Journal + Numbers
{
    /// Keeps all that was written, durably: it outlasts a loss of power.
    ///
    /// # Errors
    /// Where it cannot be kept; then nothing of it is.
    fn commit(self: Box<Self>) -> Result<(), StoreError>;
}

/// Runs closures as units of work.
pub trait UnitsOfWork: Store {
    /// Runs `work` as one unit: all of it is kept where it succeeds, nothing where it fails.
    ///
    /// # Errors
    /// Those of `work`, and where its result cannot be kept.
    fn unit_of_work<T, E: From<StoreError>>(
        &mut self,
        work: impl FnOnce(&mut dyn UnitOfWork) -> Result<T, E>,
    ) -> Result<T, E> {
        let mut unit = self.begin()?;
        let result = work(unit.as_mut())?;
        unit.commit()?;
        Ok(result)
    }
}

impl<S: Store + ?Sized> UnitsOfWork for S {}
