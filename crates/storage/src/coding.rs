//! What was proposed, asked, answered and decided about the codes of a visit.

use superbill_domain::{CodedVisit, Decision, Phi, Query, Suggestions, Timestamp, VisitId};

use crate::StoreError;

/// A provider's answer to a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueryAnswer {
    /// Who answered.
    pub by: String,
    /// When.
    pub at: Timestamp,
    /// The answer.
    pub text: Phi<String>,
}

/// A query to the provider and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptQuery {
    /// The visit it is about.
    pub visit: VisitId,
    /// Its number within the visit, from 1.
    pub number: u32,
    /// The query.
    pub query: Query,
    /// The answer; none while it is open.
    pub answer: Option<QueryAnswer>,
}

/// The coding of visits.
pub trait Coding {
    /// Keeps what a chart leads to, in place of what an earlier reading led to.
    ///
    /// # Errors
    /// Where the visit is not stored.
    fn keep_suggestions(&mut self, visit: &VisitId, suggestions: &Suggestions) -> Result<(), StoreError>;

    /// What the latest reading of the chart led to.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn suggestions(&self, visit: &VisitId) -> Result<Option<Suggestions>, StoreError>;

    /// Puts queries to the provider. One that was asked before in the same words is not asked again.
    ///
    /// # Errors
    /// Where the visit is not stored.
    fn ask(&mut self, visit: &VisitId, queries: &[Query]) -> Result<(), StoreError>;

    /// Records the answer to a query.
    ///
    /// # Errors
    /// Where there is no such query, or it has an answer.
    fn answer(&mut self, visit: &VisitId, number: u32, answer: &QueryAnswer) -> Result<(), StoreError>;

    /// The queries of a visit in the order they were asked.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn queries(&self, visit: &VisitId) -> Result<Vec<KeptQuery>, StoreError>;

    /// Every query without an answer, by visit and number.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn open_queries(&self) -> Result<Vec<KeptQuery>, StoreError>;

    /// Keeps a coded visit in place of an earlier one, and adds those of its decisions that are not recorded yet.
    ///
    /// # Errors
    /// Where the visit is not stored.
    fn keep_coded_visit(&mut self, coded: &CodedVisit) -> Result<(), StoreError>;

    /// The coded visit as it stands.
    ///
    /// # Errors
    /// Where it cannot be read.
    fn coded_visit(&self, visit: &VisitId) -> Result<Option<CodedVisit>, StoreError>;

    /// Every decision ever taken about a visit, in order, those since overruled too.
    ///
    /// # Errors
    /// Where they cannot be read.
    fn decisions(&self, visit: &VisitId) -> Result<Vec<Decision>, StoreError>;
}
