//! What `superbill codes show` tells of a procedure: its dates, what it is worth, its limits and its neighbours.

use std::io::Write;

use serde::Serialize;
use superbill_code_sets::Book;
use superbill_code_sets::procedures::{Bypass, Dated, ProcedureFact, ServiceSetting};
use superbill_domain::{Date, Money};

use crate::render::{CODE, HEADING, QUIET, paint};

/// How many neighbours are named.
const NAMED: usize = 8;
const SETTINGS: [(ServiceSetting, &str); 3] = [
    (ServiceSetting::Practitioner, "practitioner"),
    (ServiceSetting::OutpatientHospital, "outpatient_hospital"),
    (ServiceSetting::Supplier, "supplier"),
];

/// A procedure as JSON.
#[derive(Serialize)]
pub struct ProcedureJson<'a> {
    code: String,
    on: Date,
    description: &'a str,
    kind: &'static str,
    from: Option<Date>,
    to: Option<Date>,
    unit_dose: Option<&'a str>,
    relative_values: Option<RelativeValuesJson>,
    unit_limits: Vec<UnitLimitJson<'a>>,
    pairs: Vec<PairsJson>,
    add_on: Option<AddOnJson>,
    supply_fees: Option<SupplyFeesJson>,
    not_otherwise_classified: Option<bool>,
}

#[derive(Serialize)]
struct RelativeValuesJson {
    work: String,
    nonfacility_total: String,
    facility_total: String,
    global: String,
    status: String,
    edition: String,
}

#[derive(Serialize)]
struct UnitLimitJson<'a> {
    setting: &'static str,
    units: u32,
    basis: String,
    rationale: &'a str,
    edition: String,
}

/// How many codes are not paid beside this one, and beside how many it is not.
#[derive(Serialize)]
struct PairsJson {
    setting: &'static str,
    takes_in: usize,
    never_beside: usize,
    taken_in_by: usize,
    first: Vec<String>,
    edition: String,
}

#[derive(Serialize)]
struct AddOnJson {
    primaries: Vec<String>,
    contractor_may_name_more: bool,
    edition: String,
}

/// The lowest and the highest fee among states and modifiers.
#[derive(Serialize)]
struct SupplyFeesJson {
    lowest: Money,
    highest: Money,
    edition: String,
}

/// Everything that the book says of a procedure.
pub fn of<'a>(book: Book<'a>, found: &ProcedureFact<'a>) -> ProcedureJson<'a> {
    let procedures = book.procedures();
    ProcedureJson {
        code: found.code.to_string(),
        on: book.date(),
        description: found.description,
        kind: found.kind.as_str(),
        from: found.validity.from,
        to: found.validity.last_day,
        unit_dose: found.unit_dose,
        relative_values: procedures.rvu(found.code, None).map(|values| RelativeValuesJson {
            work: values.fact.work.to_string(),
            nonfacility_total: values.fact.total(false).to_string(),
            facility_total: values.fact.total(true).to_string(),
            global: format!("{:?}", values.fact.global),
            status: format!("{:?}", values.fact.status),
            edition: edition(&values),
        }),
        unit_limits: unit_limits(book, found),
        pairs: SETTINGS.iter().filter_map(|(setting, name)| pairs(book, found, *setting, name)).collect(),
        add_on: procedures.add_on_primaries(found.code).map(|add_on| AddOnJson {
            primaries: add_on.fact.primaries().map(|code| code.to_string()).collect(),
            contractor_may_name_more: add_on.fact.contractor_may_name_more,
            edition: edition(&add_on),
        }),
        supply_fees: supply_fees(book, found),
        not_otherwise_classified: procedures.is_not_otherwise_classified(found.code).map(|noc| noc.fact),
    }
}

fn edition<T>(dated: &Dated<'_, T>) -> String {
    dated.edition.name.to_owned()
}

fn unit_limits<'a>(book: Book<'a>, found: &ProcedureFact<'a>) -> Vec<UnitLimitJson<'a>> {
    let limit = |(setting, name): &(ServiceSetting, &'static str)| {
        let limit = book.procedures().mue_of(*setting, found.code)?;
        Some(UnitLimitJson {
            setting: name,
            units: limit.fact.units,
            basis: format!("{:?}", limit.fact.basis),
            rationale: limit.fact.rationale,
            edition: edition(&limit),
        })
    };
    SETTINGS.iter().filter_map(limit).collect()
}

fn pairs(
    book: Book<'_>,
    found: &ProcedureFact<'_>,
    setting: ServiceSetting,
    name: &'static str,
) -> Option<PairsJson> {
    let edits = book.procedures().ptp_edits(setting)?;
    let takes_in = || edits.with_column1(found.code);
    let never = takes_in().filter(|pair| pair.bypass == Bypass::Never).count();
    let (takes_in_count, taken_in_by) = (takes_in().count(), edits.with_column2(found.code).count());
    // Those that are known by a name stand before the others.
    let known = takes_in().filter(|pair| book.procedures().procedure(pair.column2).is_some());
    let first = known.take(NAMED).map(|pair| pair.column2.to_string()).collect();
    let pairs = PairsJson {
        setting: name,
        takes_in: takes_in_count,
        never_beside: never,
        taken_in_by,
        first,
        edition: edits.edition().0.name.to_owned(),
    };
    (takes_in_count + taken_in_by > 0).then_some(pairs)
}

fn supply_fees(book: Book<'_>, found: &ProcedureFact<'_>) -> Option<SupplyFeesJson> {
    let fees = || book.procedures().supply_fees(found.code);
    let amounts = || fees().flat_map(|fee| [fee.fact.nonrural, fee.fact.rural]).flatten();
    let edition = fees().next().map(|fee| edition(&fee))?;
    Some(SupplyFeesJson { lowest: amounts().min()?, highest: amounts().max()?, edition })
}

/// The page of a procedure.
///
/// # Errors
/// Where it cannot be written.
pub fn page(found: &ProcedureJson<'_>, out: &mut impl Write) -> anyhow::Result<()> {
    let kind = paint(QUIET, found.kind);
    writeln!(out, "{}  {}  {kind}", paint(CODE, &found.code), paint(HEADING, found.description))?;
    let mut line = |what: &str, text: String| writeln!(out, "  {} {text}", paint(QUIET, what));
    match (found.from, found.to) {
        (Some(from), Some(to)) => line("valid", format!("from {from} to {to}"))?,
        (Some(from), None) => line("valid", format!("from {from}"))?,
        (None, Some(to)) => line("valid", format!("to {to}"))?,
        (None, None) => {}
    }
    if let Some(dose) = found.unit_dose {
        line("one unit is", dose.to_owned())?;
    }
    if let Some(values) = &found.relative_values {
        let RelativeValuesJson { work, nonfacility_total, facility_total, edition, .. } = values;
        line(
            "relative values",
            format!("work {work}, total {nonfacility_total}, in a facility {facility_total} ({edition})"),
        )?;
    }
    for limit in &found.unit_limits {
        line(
            "at most",
            format!("{} units, {} ({})", limit.units, limit.setting.replace('_', " "), limit.edition),
        )?;
    }
    for pairs in &found.pairs {
        let first =
            if pairs.first.is_empty() { String::new() } else { format!(": {} …", pairs.first.join(" ")) };
        let PairsJson { takes_in, never_beside, taken_in_by, edition, .. } = pairs;
        let counts = format!(
            "takes in {takes_in} codes ({never_beside} whatever the modifier){first}; taken in by {taken_in_by}"
        );
        line("pairs", format!("{counts}, {} ({edition})", pairs.setting.replace('_', " ")))?;
    }
    if let Some(add_on) = &found.add_on {
        let named: Vec<&str> = add_on.primaries.iter().take(NAMED).map(String::as_str).collect();
        let more = if add_on.primaries.len() > NAMED || add_on.contractor_may_name_more {
            " and others"
        } else {
            ""
        };
        line("added to", format!("{}{more} ({})", named.join(" "), add_on.edition))?;
    }
    if let Some(fees) = &found.supply_fees {
        line("supply fee", format!("{} to {} by state ({})", fees.lowest, fees.highest, fees.edition))?;
    }
    Ok(())
}
