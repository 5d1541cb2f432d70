//! One visit on a page: codes with their words underlined, queries, claim, expected and paid.

use std::fmt::Write as _;

use superbill_domain::{
    Chart, ClaimPayment, ClaimState, Decider, Evidence, ExpectedPayment, LevelBasis, MdmColumn, Money,
    NotCodedReason, Query, Suggestions, Tier, Visit, VisitLevel,
};
use superbill_revenue_cycle::BilledVisit;

use super::style::{CODE, EVIDENCE, GOOD, HEADING, QUIET, STOPS, WAITS, paint};
use super::{cut, excerpt, findings, table};
use crate::json::mdm_name;

/// The evidence shown under one code at the most.
const EXCERPTS: usize = 3;

/// A visit's page, up to its findings.
pub fn visit(billed: &BilledVisit, describe: &dyn Fn(&str) -> String, columns: usize) -> String {
    let mut page = title(&billed.visit, &billed.chart, columns);
    page += &coding(&billed.chart, &billed.suggestions, describe, columns);
    page += &acceptance(billed);
    page + &findings(&billed.findings, Some(&billed.chart.document.text), "  ", columns)
}

fn title(visit: &Visit, chart: &Chart, columns: usize) -> String {
    let context = visit.context();
    let age = context.age.map(|age| format!(", {age} years")).unwrap_or_default();
    let facts = format!("{} · {}{age} · {}", visit.on, setting_name(visit), visit.coverage.payer.name);
    let name = chart.document.id.as_str();
    let gap = columns.saturating_sub(name.chars().count() + facts.chars().count()).max(2);
    let rule = paint(QUIET, "━".repeat(columns));
    format!("{rule}\n{}{}{facts}\n{rule}\n", paint(HEADING, name), " ".repeat(gap))
}

fn setting_name(visit: &Visit) -> String {
    format!("{:?}", visit.setting).to_lowercase()
}

/// The coding of a note: diagnoses, visit level, procedures, queries, and what is not coded.
pub fn coding(
    chart: &Chart,
    suggestions: &Suggestions,
    describe: &dyn Fn(&str) -> String,
    columns: usize,
) -> String {
    let mut page = String::new();
    let heading = |page: &mut String, text: &str| {
        let _ = writeln!(page, "{}", paint(HEADING, text));
    };
    heading(&mut page, "Diagnoses");
    if suggestions.diagnoses.is_empty() {
        page += "  none that the note supports\n";
    }
    for (place, diagnosis) in (1..).zip(&suggestions.diagnoses) {
        let title = cut(&diagnosis.title, columns.saturating_sub(24));
        let code = paint(CODE, format!("{:<9}", diagnosis.code));
        let _ = writeln!(page, "{place:>3} {code} {title}  {}", tier(diagnosis.tier));
        page += &excerpts(chart, &diagnosis.evidence, columns);
    }
    if let Some(level) = &suggestions.visit_level {
        heading(&mut page, "Visit level");
        page += &visit_level(level, describe);
    }
    if !suggestions.procedures.is_empty() {
        heading(&mut page, "Procedures");
    }
    for procedure in &suggestions.procedures {
        let modifiers: String = procedure.modifiers.iter().map(|m| format!("-{m}")).collect();
        let code = paint(CODE, format!("{:<9}", format!("{}{modifiers}", procedure.code)));
        let units = if procedure.units > 1 { format!(" × {}", procedure.units) } else { String::new() };
        let _ = writeln!(
            page,
            "    {code} {}{units}  {}",
            describe(procedure.code.as_str()),
            tier(procedure.tier)
        );
        page += &excerpts(chart, &procedure.evidence, columns);
    }
    if !suggestions.queries.is_empty() {
        heading(&mut page, "Queries to the provider");
    }
    for item in &suggestions.queries {
        page += &query(item, columns);
    }
    page += &not_coded(suggestions, columns);
    page
}

fn tier(tier: Tier) -> String {
    match tier {
        Tier::Auto => paint(GOOD, "auto"),
        Tier::Review => paint(WAITS, "review"),
    }
}

fn excerpts(chart: &Chart, evidence: &[Evidence], columns: usize) -> String {
    let spans = evidence.iter().filter_map(|item| match item {
        Evidence::Words { span, .. } => Some(*span),
        _ => None,
    });
    let shown = spans.take(EXCERPTS).filter_map(|span| excerpt(&chart.document.text, span, "     ", columns));
    shown.fold(String::new(), |page, lines| page + &lines + "\n")
}

fn visit_level(level: &VisitLevel, describe: &dyn Fn(&str) -> String) -> String {
    let code = paint(CODE, format!("{:<9}", level.code));
    let by = match (level.by, level.minutes) {
        (LevelBasis::Time, Some(minutes)) => format!("by time: {minutes} minutes on the day"),
        (LevelBasis::Time, None) => "by time".to_owned(),
        (LevelBasis::Kind, _) => "by the kind of visit".to_owned(),
        (LevelBasis::Mdm, _) => format!(
            "by decision making: problems {}, data {}, risk {}",
            mdm_name(MdmColumn::Problems, level.problems),
            mdm_name(MdmColumn::Data, level.data),
            mdm_name(MdmColumn::Risk, level.risk)
        ),
    };
    let mut page = format!("    {code} {}\n              {by}\n", describe(level.code.as_str()));
    for (name, column) in
        [("problems", MdmColumn::Problems), ("data", MdmColumn::Data), ("risk", MdmColumn::Risk)]
    {
        let mut counted: Vec<&str> =
            level.elements.iter().filter(|e| e.column == column).map(|e| e.what.as_str()).collect();
        counted.dedup();
        for (place, what) in counted.iter().enumerate() {
            let label = if place == 0 { name } else { "" };
            let _ = writeln!(page, "              {} {what}", paint(QUIET, format!("{label:<9}")));
        }
    }
    page
}

fn query(query: &Query, columns: usize) -> String {
    let mark = paint(WAITS, "?");
    let mut page = format!("  {mark} {}\n", cut(&query.text, columns.saturating_sub(4)));
    let choices: Vec<String> = query.choices.iter().map(|choice| format!("☐ {choice}")).collect();
    let _ = writeln!(page, "      {}", paint(QUIET, cut(&choices.join("  "), columns.saturating_sub(6))));
    page
}

fn not_coded(suggestions: &Suggestions, columns: usize) -> String {
    if suggestions.not_coded.is_empty() {
        return String::new();
    }
    let mut page = format!("{}\n", paint(HEADING, "Mentioned, not coded"));
    let mut reasons: Vec<NotCodedReason> = suggestions.not_coded.iter().map(|item| item.reason).collect();
    reasons.sort_unstable();
    reasons.dedup();
    for reason in reasons {
        let mut terms: Vec<String> = suggestions
            .not_coded
            .iter()
            .filter(|item| item.reason == reason)
            .map(|item| item.term.to_lowercase())
            .collect();
        terms.dedup();
        let name = paint(EVIDENCE, format!("{:<14}", reason_name(reason)));
        let _ = writeln!(page, "    {name} {}", cut(&terms.join(", "), columns.saturating_sub(20)));
    }
    page
}

const fn reason_name(reason: NotCodedReason) -> &'static str {
    match reason {
        NotCodedReason::Negated => "absent",
        NotCodedReason::Uncertain => "uncertain",
        NotCodedReason::Family => "family",
        NotCodedReason::Historical => "past",
        NotCodedReason::Hypothetical => "might come",
        NotCodedReason::Resolved => "resolved",
        NotCodedReason::Integral => "integral",
        NotCodedReason::NotAddressed => "not addressed",
        NotCodedReason::Excluded => "excluded",
    }
}

fn acceptance(billed: &BilledVisit) -> String {
    let Some(decision) = billed.coded.decisions.first() else { return String::new() };
    let who = match &decision.by {
        Decider::Person(name) | Decider::Policy(name) => name,
    };
    format!("{} {}\n", paint(HEADING, "Accepted"), paint(QUIET, format!("by {who}")))
}

/// The claim of a visit, its lines with what was expected and what came, and where it stands.
pub fn claim(billed: &BilledVisit, payment: Option<&ClaimPayment>) -> String {
    let Some(claim) = &billed.claim else {
        return format!("{}\n\n", paint(STOPS, "No claim: see the findings above"));
    };
    let heading = paint(HEADING, format!("Claim {}", claim.id));
    let mut page = format!(
        "{heading} {} to {}, {}\n",
        claim.total_charge(),
        claim.coverage.payer.name,
        state(&billed.state)
    );
    let head = ["line", "service", "for", "charge", "expected", "paid", "patient", "adjusted"];
    let rows = claim.lines.iter().map(|line| {
        let modifiers: String = line.modifiers.iter().map(|m| format!("-{m}")).collect();
        let units = if line.units > 1 { format!(" ×{}", line.units) } else { String::new() };
        let pointers: Vec<String> = line.pointers.iter().map(ToString::to_string).collect();
        let paid = payment.and_then(|p| p.lines.iter().find(|paid| paid.line == Some(line.number)));
        let sum = |group: &str| paid.map(|p| adjusted(p, group));
        vec![
            line.number.to_string(),
            format!("{}{modifiers}{units}", line.procedure),
            pointers.join(" "),
            line.charge.to_string(),
            amount(expected(billed.expected.as_ref(), line.number)),
            amount(paid.map(|p| p.paid)),
            amount(sum("PR")),
            paid.map(reasons).unwrap_or_default(),
        ]
    });
    page += &table(&head, rows, &[3, 4, 5, 6]);
    page + "\n"
}

fn expected(expected: Option<&ExpectedPayment>, line: u16) -> Option<Money> {
    expected?.lines.iter().find(|priced| priced.number == line)?.allowed
}

fn amount(amount: Option<Money>) -> String {
    amount.map_or_else(|| "–".to_owned(), |money| money.to_string())
}

fn adjusted(line: &superbill_domain::LinePayment, group: &str) -> Money {
    line.adjustments.iter().filter(|a| a.group.as_str() == group).map(|a| a.amount).sum()
}

fn reasons(line: &superbill_domain::LinePayment) -> String {
    let each = line.adjustments.iter().map(|a| format!("{}-{} {}", a.group, a.reason, a.amount));
    each.collect::<Vec<_>>().join(", ")
}

fn state(state: &ClaimState) -> String {
    match state {
        ClaimState::Adjudicated { denials, .. } if !denials.is_empty() => paint(STOPS, "denied in part"),
        ClaimState::Adjudicated { .. } => paint(GOOD, "paid"),
        ClaimState::Held { .. } | ClaimState::Rejected { .. } => paint(STOPS, state.name()),
        other => paint(WAITS, other.name()),
    }
}
