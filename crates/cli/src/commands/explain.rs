//! `superbill explain`: a rule, in words.

use std::io::Write;

use anyhow::bail;
use superbill_domain::Explanation;

use super::Outcome;
use crate::arguments::{ExplainArguments, Format};
use crate::json::write_line;
use crate::render::{CODE, HEADING, QUIET, of_severity, paint, table};

/// Explains a rule, or lists all.
///
/// # Errors
/// Where no rule has that name.
pub fn run(arguments: &ExplainArguments, out: &mut impl Write) -> anyhow::Result<Outcome> {
    let mut rules = all();
    if let Some(name) = &arguments.rule {
        rules.retain(|rule| rule.id.as_str().eq_ignore_ascii_case(name));
        if rules.is_empty() {
            bail!("there is no rule {name}; `superbill explain` lists all");
        }
    }
    match (arguments.format, &arguments.rule) {
        (Format::Json, _) => rules.iter().try_for_each(|rule| write_line(out, rule))?,
        (Format::Text, Some(_)) => rules.iter().try_for_each(|rule| page(rule, out))?,
        (Format::Text, None) => {
            let row = |rule: &Explanation| {
                vec![rule.id.to_string(), rule.severity.to_string(), rule.title.to_owned()]
            };
            write!(out, "{}", table(&["rule", "severity", "what it is"], rules.iter().map(row), &[]))?;
        }
    }
    Ok(Outcome::Done)
}

/// Every rule of every catalogue, by name.
fn all() -> Vec<Explanation> {
    let catalogues = [
        superbill_clinical_documents::explanations(),
        superbill_chart_reading::explanations(),
        superbill_code_assignment::explanations(),
        superbill_edits::explanations(),
        superbill_claims::explanations(),
        superbill_clearinghouse::explanations(),
        superbill_ledger::explanations(),
        superbill_pricing::explanations(),
        superbill_revenue_cycle::explanations(),
    ];
    let mut rules = catalogues.concat();
    rules.sort_by(|a, b| a.id.cmp(&b.id));
    rules
}

fn page(rule: &Explanation, out: &mut impl Write) -> anyhow::Result<()> {
    let id = paint(CODE, &rule.id);
    writeln!(
        out,
        "{id}  {}  {}\n",
        paint(HEADING, rule.title),
        paint(of_severity(rule.severity), rule.severity)
    )?;
    let authority = rule.authority.to_string();
    let likely = rule.likely_denial.map(|carc| format!("reason code {carc}"));
    let force = match (rule.from, rule.to) {
        (None, None) => "as far as its tables go".to_owned(),
        (Some(from), None) => format!("services from {from}"),
        (None, Some(to)) => format!("services until {to}"),
        (Some(from), Some(to)) => format!("services from {from} until {to}"),
    };
    let headings = [
        ("What", rule.what),
        ("Why", rule.why),
        ("Example", rule.example),
        ("Remedy", rule.remedy),
        ("Authority", &authority),
        ("In force", &force),
        ("Likely denial", likely.as_deref().unwrap_or("none")),
    ];
    for (heading, text) in headings {
        writeln!(out, "{}\n  {text}", paint(QUIET, heading))?;
    }
    Ok(())
}
