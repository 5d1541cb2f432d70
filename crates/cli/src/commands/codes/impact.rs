//! `superbill codes impact`: what of this practice a release touches: the codes of its own claims that the release ends,
//! makes headers or revises, and the edits and values of its own procedures that it changes, against the day before.

use std::collections::BTreeMap;
use std::io::Write;

use anyhow::Context;
use serde::Serialize;
use superbill_code_sets::{Book, System};
use superbill_domain::{Claim, Date, Icd10Cm, Money, Procedure};
use superbill_storage::{ClaimFilter, Store};

use super::at_hand::{Release, releases};
use super::impact_on_diagnoses;
use super::impact_on_procedures;
use crate::arguments::{Format, ImpactArguments};
use crate::commands::{Outcome, today};
use crate::json::write_line;
use crate::render::{CODE, HEADING, QUIET, STOPS, paint};
use crate::workplace::Workplace;

/// A change that touches the practice, as JSON.
#[derive(Debug, Serialize, PartialEq, Eq)]
pub(super) struct Change {
    /// `deleted`, `header`, `revised`, `ends`, `begins`, `relative_values`, `unit_limit`, `code_pair`.
    pub(super) change: &'static str,
    pub(super) code: String,
    pub(super) before: String,
    pub(super) after: String,
    /// What may stand in its place.
    #[serde(rename = "use", skip_serializing_if = "Vec::is_empty")]
    pub(super) instead: Vec<String>,
    /// On how many claims of the practice it stands.
    pub(super) claims: usize,
    /// What was charged with it.
    pub(super) charges: String,
}

/// How a code is used in the practice.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Use {
    pub(super) claims: usize,
    pub(super) charges: Money,
    /// The most units on one line.
    pub(super) most_units: u16,
}

/// The codes that the practice bills.
#[derive(Debug, Default)]
pub(super) struct Practice {
    pub(super) diagnoses: BTreeMap<Icd10Cm, Use>,
    pub(super) procedures: BTreeMap<Procedure, Use>,
    /// Procedures that stood on one claim on one day.
    pub(super) together: BTreeMap<(Procedure, Procedure), Use>,
}

/// What was looked at, at the end.
#[derive(Serialize)]
struct SummaryJson<'a> {
    release: &'a str,
    edition: &'a str,
    from: Date,
    claims: usize,
    changes: usize,
}

/// Compares the day before the release with its first day, for the codes of the practice.
///
/// # Errors
/// Where no such release is at hand, or the practice's data cannot be read.
pub fn run(
    arguments: &ImpactArguments,
    workplace: &Workplace,
    out: &mut impl Write,
) -> anyhow::Result<Outcome> {
    let sets = workplace.code_sets()?;
    let all = releases(sets, today());
    let release = named(&all, &arguments.release).with_context(|| {
        format!("no release {} is at hand; `superbill codes list` names them", arguments.release)
    })?;
    let eve = release.from.yesterday().context("a release that begins on the first day of time")?;
    let mut store = workplace.store()?;
    let claims = store.begin()?.claims(&ClaimFilter::default())?;
    let claims: Vec<Claim> = claims.into_iter().map(|kept| kept.claim).collect();
    let practice = Practice::of(&claims);
    let changes = changes(release.system, sets.on(eve), sets.on(release.from), &practice);
    if arguments.format == Format::Json {
        changes.iter().try_for_each(|change| write_line(out, change))?;
        let Release { name, edition, from, .. } = release;
        let (claims, changes) = (claims.len(), changes.len());
        write_line(out, &SummaryJson { release: name, edition, from: *from, claims, changes })?;
    } else {
        changes.iter().try_for_each(|change| line(change, out))?;
        let touched = if changes.is_empty() {
            "touches nothing of".to_owned()
        } else {
            format!("{} changes touch", changes.len())
        };
        let name = paint(HEADING, format!("{} {}", release.name, release.edition));
        writeln!(out, "{name} from {}: {touched} {} claims", release.from, claims.len())?;
    }
    Ok(Outcome::Done)
}

/// `icd10cm-2026-10`, `icd10cm 2026-10`, or `icd10cm` for its newest.
fn named<'a>(all: &'a [Release], asked: &str) -> Option<&'a Release> {
    let is_asked = |release: &&Release| {
        let name = release.system.map_or(release.name.as_str(), |system| system.name());
        let rest = asked.strip_prefix(name).map(|rest| rest.trim_start_matches(['-', ' ', '@']));
        rest.is_some_and(|rest| rest.is_empty() || rest == release.edition)
    };
    all.iter().filter(is_asked).max_by_key(|release| release.from)
}

fn changes(system: Option<System>, eve: Book<'_>, day: Book<'_>, practice: &Practice) -> Vec<Change> {
    match system {
        Some(System::Icd10Cm) => impact_on_diagnoses::changes(eve, day, practice),
        Some(System::HcpcsLevel2 | System::Cpt) => impact_on_procedures::codes(eve, day, practice),
        Some(System::RelativeValues) => impact_on_procedures::relative_values(eve, day, practice),
        Some(System::MuePractitioner) => impact_on_procedures::unit_limits(eve, day, practice),
        Some(System::PtpPractitioner) => impact_on_procedures::code_pairs(eve, day, practice),
        _ => Vec::new(),
    }
}

impl Practice {
    /// Counts each code once a claim; a diagnosis bears the charges of the lines that point at it.
    pub(super) fn of(claims: &[Claim]) -> Self {
        let mut practice = Self::default();
        for claim in claims {
            for (position, code) in (1_u8..).zip(&claim.diagnoses) {
                let pointing = claim.lines.iter().filter(|line| line.pointers.contains(&position));
                let used = practice.diagnoses.entry(*code).or_default();
                used.claims += 1;
                used.charges += pointing.map(|line| line.charge).sum();
            }
            let mut procedures: BTreeMap<Procedure, Use> = BTreeMap::new();
            for line in &claim.lines {
                let used = procedures.entry(line.procedure).or_insert(Use { claims: 1, ..Use::default() });
                used.charges += line.charge;
                used.most_units = used.most_units.max(line.units);
                let others = claim
                    .lines
                    .iter()
                    .filter(|other| other.on == line.on && other.procedure != line.procedure);
                for other in others {
                    let pair = practice.together.entry((line.procedure, other.procedure)).or_default();
                    pair.claims += 1;
                    pair.charges += other.charge;
                }
            }
            for (code, of_claim) in procedures {
                let used = practice.procedures.entry(code).or_default();
                used.claims += 1;
                used.charges += of_claim.charges;
                used.most_units = used.most_units.max(of_claim.most_units);
            }
        }
        practice
    }
}

impl Change {
    pub(super) fn new(change: &'static str, code: String, before: String, after: String, used: Use) -> Self {
        let Use { claims, charges, .. } = used;
        Self { change, code, before, after, instead: Vec::new(), claims, charges: charges.to_string() }
    }
}

fn line(change: &Change, out: &mut impl Write) -> anyhow::Result<()> {
    let Change { code, before, after, instead, claims, charges, .. } = change;
    let what = paint(STOPS, change.change.replace('_', " "));
    writeln!(out, "{}  {what}  {before}", paint(CODE, code))?;
    writeln!(out, "  {} {after}", paint(QUIET, "now"))?;
    writeln!(out, "  {} {claims} claims, {charges} charged", paint(QUIET, "here on"))?;
    if !instead.is_empty() {
        writeln!(out, "  {} {}", paint(QUIET, "use"), instead.join(", "))?;
    }
    Ok(())
}
