//! The tree of an 837: billing providers, their subscribers, the subscribers' dependents, the claims of each.

use std::collections::BTreeMap;

use superbill_domain::{BillingProvider, Claim, Coverage, Patient, Relationship};

/// Most claims under one subscriber or patient (X222A1, loop 2300).
const MOST_CLAIMS: usize = 100;

/// Claims of one billing provider.
pub(super) struct Billing<'c> {
    pub(super) provider: &'c BillingProvider,
    pub(super) subscribers: Vec<Subscriber<'c>>,
}

/// Claims under one coverage: the subscriber's own, or those of dependents.
pub(super) struct Subscriber<'c> {
    pub(super) coverage: &'c Coverage,
    pub(super) patients: Vec<Dependent<'c>>,
}

/// The claims of one patient: the subscriber, or a dependent.
pub(super) struct Dependent<'c> {
    pub(super) patient: &'c Patient,
    pub(super) relationship: Relationship,
    pub(super) claims: Vec<&'c Claim>,
}

impl Subscriber<'_> {
    /// Whether the subscriber is the patient.
    pub(super) fn is_patient(&self) -> bool {
        self.coverage.relationship == Relationship::Itself
    }
}

/// Groups claims, each level in the order in which it was first met.
pub(super) fn arrange<'c>(claims: &[&'c Claim]) -> Vec<Billing<'c>> {
    let mut tree: Vec<Billing<'c>> = Vec::new();
    // Where the subscribers with a member number stand, so that a large batch is not searched for each claim.
    let mut known: BTreeMap<(usize, &str), Vec<usize>> = BTreeMap::new();
    for claim in claims {
        let at = find_or_push(
            &mut tree,
            |billing| *billing.provider == claim.billing,
            || Billing { provider: &claim.billing, subscribers: Vec::new() },
        );
        let Some(billing) = tree.get_mut(at) else { continue };
        let places = known.entry((at, claim.coverage.member_id.reveal().as_str())).or_default();
        let fits = |place: &&usize| {
            billing.subscribers.get(**place).is_some_and(|s| same_coverage(s.coverage, &claim.coverage))
        };
        let place = places.iter().find(fits).copied().unwrap_or_else(|| {
            billing.subscribers.push(Subscriber { coverage: &claim.coverage, patients: Vec::new() });
            places.push(billing.subscribers.len().saturating_sub(1));
            billing.subscribers.len().saturating_sub(1)
        });
        if let Some(subscriber) = billing.subscribers.get_mut(place) {
            add(subscriber, claim);
        }
    }
    tree
}

fn add<'c>(subscriber: &mut Subscriber<'c>, claim: &'c Claim) {
    let relationship = claim.coverage.relationship;
    let fits = |known: &Dependent<'_>| {
        *known.patient == claim.patient
            && known.relationship == relationship
            && known.claims.len() < MOST_CLAIMS
    };
    let at = find_or_push(&mut subscriber.patients, fits, || Dependent {
        patient: &claim.patient,
        relationship,
        claims: Vec::new(),
    });
    if let Some(patient) = subscriber.patients.get_mut(at) {
        patient.claims.push(claim);
    }
}

/// The subscriber's own claims and those of dependents stand under loops of their own: SBR02 tells them apart.
fn same_coverage(a: &Coverage, b: &Coverage) -> bool {
    let own = |coverage: &Coverage| coverage.relationship == Relationship::Itself;
    a.payer == b.payer
        && a.member_id == b.member_id
        && a.group_number == b.group_number
        && a.subscriber == b.subscriber
        && own(a) == own(b)
}

fn find_or_push<T>(list: &mut Vec<T>, fits: impl Fn(&T) -> bool, new: impl FnOnce() -> T) -> usize {
    list.iter().position(fits).unwrap_or_else(|| {
        list.push(new());
        list.len().saturating_sub(1)
    })
}
