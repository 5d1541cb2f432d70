//! `superbill demo`: visits carried all the way, from the note to the posted payment.

mod carry;
mod closing;
mod examples;
mod payers;

use std::io::Write;
use std::path::PathBuf;

use superbill_code_sets::Book;
use superbill_domain::{ClaimPayment, Document, DocumentId};
use superbill_revenue_cycle::BilledVisit;
use superbill_storage::{UnitOfWork, UnitsOfWork};

use super::{Outcome, codes, today};
use crate::arguments::DemoArguments;
use crate::inputs::expand;
use crate::practice::Registered;
use crate::render;
use crate::workplace::Workplace;

/// Up to so many visits have a page each; more have a line each.
const PAGES: usize = 24;

/// Carries the notes through and prints what became of them.
///
/// # Errors
/// Where a note or the practice's data cannot be read or written.
pub fn run(
    arguments: &DemoArguments,
    workplace: &Workplace,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let documents = documents(&arguments.notes)?;
    let folder = workplace.folder()?;
    let mut store = workplace.store()?;
    // A demonstration's claims go to the clearinghouse's folders for tests.
    let folders = payers::Folders::under(&folder.join("exchange").join("test"))?;
    let sets = workplace.code_sets()?;
    let registered = Registered::example(sets)?;
    let coded = carry::code_all(documents, &registered, arguments.on, sets)?;
    let mut exchange = payers::Exchange::default();
    let mut billed = Vec::with_capacity(coded.len());
    for (day, visits) in carry::by_day(coded) {
        let morning_after = carry::morning_after(day)?;
        billed.extend(store.unit_of_work(|work| {
            let billed = carry::bill_all(work, visits, &registered.practice, sets)?;
            payers::send(work, &registered.practice, morning_after, &folders, &mut exchange)?;
            anyhow::Ok(billed)
        })?);
    }
    billed.sort_by_key(|(place, _, _)| *place);
    store.unit_of_work(|work| {
        payers::answer(work, &registered, arguments.seed, sets, &folders, &mut exchange)
    })?;
    store.unit_of_work(|work| print(work, &billed, &exchange, sets.on(today()), out))?;
    writeln!(out, "\nKept in {}", folder.display())?;
    Ok(Outcome::Done)
}

fn documents(notes: &[PathBuf]) -> anyhow::Result<Vec<Document>> {
    if notes.is_empty() {
        let shipped = examples::NOTES.iter();
        let document =
            |(name, text): &(&str, &str)| Document { id: DocumentId::new(*name), text: (*text).to_owned() };
        return Ok(shipped.map(document).collect());
    }
    let inputs = expand(notes, &[".txt"])?;
    inputs
        .iter()
        .map(|input| Ok(Document { id: DocumentId::new(input.name()), text: input.text()? }))
        .collect()
}

fn print(
    work: &mut dyn UnitOfWork,
    billed: &[carry::Carried],
    exchange: &payers::Exchange,
    book: Book<'_>,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let columns = render::width();
    let describe = |code: &str| codes::describe(book, code);
    let remittances = work.remittances()?;
    for (_, visit, _) in billed {
        let current = current(work, visit)?;
        let payment = current.claim.as_ref().and_then(|claim| {
            let mut payments = remittances.iter().flat_map(|remittance| &remittance.claims);
            payments.rfind(|payment| payment.claim == claim.id)
        });
        if billed.len() <= PAGES {
            write!(out, "{}", render::visit(&current, &describe, columns))?;
            write!(out, "{}", render::claim(&current, payment))?;
        } else {
            writeln!(out, "{}", line(&current, payment))?;
        }
    }
    closing::print(work, billed, exchange, out)
}

/// The visit with its claim in the state that the store knows.
fn current(work: &dyn UnitOfWork, visit: &BilledVisit) -> anyhow::Result<BilledVisit> {
    let mut current = visit.clone();
    if let Some(claim) = &visit.claim
        && let Some(kept) = work.claim(&claim.id)?
    {
        current.state = kept.state;
        current.claim = Some(kept.claim);
    }
    Ok(current)
}

fn line(visit: &BilledVisit, payment: Option<&ClaimPayment>) -> String {
    let codes: Vec<String> = visit.coded.diagnoses.iter().map(ToString::to_string).collect();
    let paid = payment.map_or_else(String::new, |payment| payment.paid.to_string());
    let name = render::cut(visit.chart.document.id.as_str(), 28);
    format!("{name:<28} {:<12} {paid:>9}  {}", visit.state.name(), render::cut(&codes.join(" "), 52))
}
