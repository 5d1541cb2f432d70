//! One claim's life, step by step, against a real store.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test stops where an expectation fails")]

use std::collections::BTreeMap;

use superbill_chart_reading::Reader;
use superbill_claims::{AcceptancePolicy, FeeSchedule};
use superbill_clearinghouse::{Dispatch, Remitter, Usage, acknowledge, write_835, write_999};
use superbill_code_assignment::Profile;
use superbill_code_sets::CodeSets;
use superbill_domain::*;
use superbill_pricing::ContractTerms;
use superbill_revenue_cycle::*;
use superbill_storage::{Receipt, UnitOfWork, UnitsOfWork};
use superbill_storage_sqlite::SqliteStore;

const NOTE: &str = "ASSESSMENT AND PLAN\nHypertension, not at goal. Increase lisinopril to 40 mg daily.\n";

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn address() -> Address {
    Address {
        street: "1 ELM STREET".into(),
        city: "SALEM".into(),
        state: "OR".into(),
        zip: "973011234".into(),
    }
}

fn payer() -> Payer {
    Payer { id: PayerId::new("60054"), name: "EVERGREEN HEALTH".into(), filing: ClaimFiling::Ppo }
}

fn visit() -> Visit {
    let name = |first: &str| PersonName { last: "EXAMPLE".into(), first: first.into() };
    let patient = Patient {
        id: PatientId::new("P1"),
        name: Phi::new(name("ADA")),
        birth_date: Phi::new(day("1970-05-01")),
        sex: Sex::Female,
        address: Phi::new(address()),
    };
    let taxonomy = "207Q00000X".parse().unwrap();
    Visit {
        id: VisitId::new("V1"),
        on: day("2026-06-15"),
        setting: Setting::Office,
        place_of_service: "11".parse().unwrap(),
        new_patient: Some(false),
        coverage: Coverage {
            payer: payer(),
            member_id: Phi::new("EV123456789".into()),
            group_number: None,
            subscriber: patient.clone(),
            relationship: Relationship::Itself,
        },
        patient,
        billing: BillingProvider {
            name: "LINDEN STREET FAMILY MEDICINE".into(),
            npi: "1555555014".parse().unwrap(),
            taxonomy,
            tax_id: "987654321".into(),
            address: address(),
            phone: "5035550142".into(),
        },
        rendering: RenderingProvider { name: name("MAYA"), npi: "1555555022".parse().unwrap(), taxonomy },
    }
}

fn practice() -> Practice {
    let policy = AcceptancePolicy { accepts_review: true, ..AcceptancePolicy::new("test") };
    let fees = ["99212", "99213", "99214"].map(|code| (code.parse().unwrap(), Money::from_cents(15_000)));
    let terms = ContractTerms::medicare(day("2026-01-01"), None);
    Practice {
        billing: visit().billing,
        policy,
        fees: FeeSchedule::new(fees),
        payers: BTreeMap::from([(payer().id, (payer(), terms))]),
        tests: true,
    }
}

/// A store with one claim that was sent.
struct Practised {
    _folder: tempfile::TempDir,
    store: SqliteStore,
    claim: Claim,
    sent: Vec<u8>,
}

fn practised() -> Practised {
    let book = CodeSets::embedded().unwrap().on(day("2026-06-15"));
    let document = Document { id: DocumentId::new("note.txt"), text: NOTE.to_owned() };
    let note = code(document, &visit().context(), Profile::Visit, &Reader::new(book), book);
    let id = ClaimId::new("SB000001");
    let billed = bill(visit(), note, &practice(), book, id, at("2026-06-15T18:00:00Z")).unwrap();
    assert_eq!(billed.state, ClaimState::Clean, "{:?}", billed.findings);
    let folder = tempfile::tempdir().unwrap();
    let mut store = SqliteStore::open(folder.path()).unwrap();
    let sent = within(&mut store, |work| {
        assert_eq!(keep(work, &billed, at("2026-06-15T18:00:00Z")).unwrap(), Kept::New);
        assert_eq!(keep(work, &billed, at("2026-06-15T18:05:00Z")).unwrap(), Kept::Before);
        submit(work, &practice(), at("2026-06-16T08:00:00Z")).unwrap().remove(0)
    });
    Practised { _folder: folder, store, claim: billed.claim.unwrap(), sent: sent.bytes }
}

fn within<T>(store: &mut SqliteStore, run: impl FnOnce(&mut dyn UnitOfWork) -> T) -> T {
    store.unit_of_work(|work| Ok::<T, CycleError>(run(work))).unwrap()
}

fn take(store: &mut SqliteStore, bytes: &[u8]) -> Received {
    within(store, |work| receive(work, bytes, at("2026-06-30T09:00:00Z")).unwrap())
}

fn state(practised: &mut Practised) -> ClaimState {
    let id = practised.claim.id.clone();
    within(&mut practised.store, |work| work.claim(&id).unwrap().unwrap().state)
}

fn dispatch(control_number: u32) -> Dispatch {
    Dispatch {
        sender: "60054".into(),
        receiver: "987654321".into(),
        control_number,
        at: "2026-06-30T09:00:00".parse().unwrap(),
        usage: Usage::Test,
    }
}

/// An 835 that pays the claim all but a contractual part and a copay.
fn remittance(claim: &Claim, control_number: u32, trace: &str) -> Vec<u8> {
    let line = &claim.lines[0];
    let adjust = |group, reason: &str, cents| Adjustment {
        group,
        reason: reason.parse().unwrap(),
        amount: Money::from_cents(cents),
        quantity: None,
    };
    let adjustments = vec![adjust(AdjustmentGroup::Co, "45", 4_000), adjust(AdjustmentGroup::Pr, "3", 2_500)];
    let paid = line.charge - Money::from_cents(6_500);
    let payment = ClaimPayment {
        claim: claim.id.clone(),
        status: "1".into(),
        charge: line.charge,
        paid,
        patient_responsibility: Money::from_cents(2_500),
        payer_claim_number: "ICN77".into(),
        adjustments: Vec::new(),
        remarks: Vec::new(),
        lines: vec![LinePayment {
            line: Some(1),
            procedure: line.procedure,
            modifiers: Vec::new(),
            charge: line.charge,
            paid,
            units: 1,
            on: Some(line.on),
            allowed: None,
            adjustments,
            remarks: Vec::new(),
        }],
    };
    let remittance = Remittance {
        interchange: InterchangeId::new("written"),
        payer: payer().id,
        payer_name: payer().name,
        payee: Some(claim.billing.npi),
        trace_number: trace.into(),
        method: "CHK".into(),
        paid_on: day("2026-06-30"),
        paid,
        claims: vec![payment],
        provider_adjustments: Vec::new(),
    };
    let remitter = Remitter {
        dispatch: dispatch(control_number),
        address: address(),
        tax_id: "900000002".into(),
        contact_phone: "2535550100".into(),
        transfer: None,
    };
    write_835(&[remittance], std::slice::from_ref(claim), &remitter).unwrap()
}

#[test]
fn a_payment_is_posted_once_however_often_and_in_whatever_envelope_it_comes() {
    let mut practised = practised();
    let first = remittance(&practised.claim, 1, "CHECK10023");
    let posted = take(&mut practised.store, &first);
    assert!(posted.receipt.is_new() && posted.entries == 3, "{posted:?}");
    assert!(matches!(state(&mut practised), ClaimState::Adjudicated { denials, .. } if denials.is_empty()));

    let again = take(&mut practised.store, &first);
    assert!(matches!(again.receipt, Receipt::Again { .. }) && again.entries == 0);

    let other_envelope = remittance(&practised.claim, 2, "CHECK10023");
    let before = take(&mut practised.store, &other_envelope);
    assert_eq!(before.entries, 0);
    assert!(before.findings.iter().any(|finding| finding.rule.as_str() == "RECEIVE-PAID-BEFORE"));

    let proof = within(&mut practised.store, |work| prove(work).unwrap());
    assert!(proof.holds() && proof.entries == 4, "one charge and three movements: {proof:?}");
}

#[test]
fn a_remittance_that_does_not_balance_posts_nothing_and_stops() {
    let mut practised = practised();
    let written = String::from_utf8(remittance(&practised.claim, 1, "CHECK1")).unwrap();
    let paid = practised.claim.total_charge() - Money::from_cents(6_500);
    let amount = paid.to_string();
    let short = amount.trim_end_matches('0').trim_end_matches('.');
    let tampered = written.replacen(&format!("BPR*I*{short}*"), "BPR*I*1*", 1);
    assert_ne!(tampered, written, "{written}");
    let received = take(&mut practised.store, tampered.as_bytes());
    assert_eq!((received.entries, received.moved), (0, 0));
    assert!(received.findings.iter().any(Finding::stops), "{:?}", received.findings);
    assert!(matches!(state(&mut practised), ClaimState::Submitted { .. }));
}

#[test]
fn another_file_under_a_used_number_is_kept_out() {
    let mut practised = practised();
    let first = remittance(&practised.claim, 5, "CHECK1");
    take(&mut practised.store, &first);
    let second = remittance(&practised.claim, 5, "CHECK2");
    let received = take(&mut practised.store, &second);
    assert!(matches!(received.receipt, Receipt::NumberReused { .. }) && received.entries == 0);
    assert!(received.findings.iter().any(Finding::stops));
}

#[test]
fn a_group_that_was_not_taken_rejects_its_claims() {
    let mut practised = practised();
    let mut verdicts = acknowledge(&practised.sent);
    verdicts[0].verdict = AcknowledgmentVerdict::Rejected;
    verdicts[0].sets[0].verdict = AcknowledgmentVerdict::Rejected;
    let file = write_999(&verdicts, &dispatch(9)).unwrap();
    let received = take(&mut practised.store, &file);
    assert_eq!(received.moved, 1, "{received:?}");
    assert!(matches!(state(&mut practised), ClaimState::Rejected { .. }));
}

#[test]
fn a_claim_that_cannot_be_written_stays_clean_and_keeps_what_was_found_before() {
    let book = CodeSets::embedded().unwrap().on(day("2026-06-15"));
    let document = Document { id: DocumentId::new("note.txt"), text: NOTE.to_owned() };
    let note = code(document, &visit().context(), Profile::Visit, &Reader::new(book), book);
    let id = ClaimId::new("SB000001");
    let mut billed = bill(visit(), note, &practice(), book, id.clone(), at("2026-06-15T18:00:00Z")).unwrap();
    let before = billed.findings.len();
    // Somebody empties the member number after the edits had passed the claim.
    billed.claim.as_mut().unwrap().coverage.member_id = Phi::new(String::new());
    let folder = tempfile::tempdir().unwrap();
    let mut store = SqliteStore::open(folder.path()).unwrap();
    let (sent, state, found) = within(&mut store, |work| {
        keep(work, &billed, at("2026-06-15T18:00:00Z")).unwrap();
        let sent = submit(work, &practice(), at("2026-06-16T08:00:00Z")).unwrap();
        let about = Subject::Claim { claim: id.clone(), line: None };
        (sent.len(), work.claim(&id).unwrap().unwrap().state, work.findings(&about).unwrap())
    });
    assert_eq!((sent, state), (0, ClaimState::Clean));
    assert!(before > 0 && found.len() > before, "{before} before, {found:?}");
}

#[test]
fn what_is_no_answer_is_kept_and_told() {
    let mut practised = practised();
    for junk in [&b""[..], b"hello", b"ISA*00*", &[0xFF; 200]] {
        let received = take(&mut practised.store, junk);
        assert_eq!((received.entries, received.moved), (0, 0));
        assert!(
            received.findings.iter().any(|finding| finding.rule.as_str() == "RECEIVE-OTHER"),
            "{received:?}"
        );
    }
    assert!(matches!(state(&mut practised), ClaimState::Submitted { .. }));
}

#[test]
fn every_rule_of_receiving_has_all_its_headings() {
    for rule in explanations() {
        for text in [rule.title, rule.what, rule.why, rule.example, rule.remedy] {
            assert!(text.len() > 10, "{}", rule.id);
        }
    }
}
