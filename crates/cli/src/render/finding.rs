//! A finding as a good compiler's diagnostic.

use std::fmt::Write as _;

use superbill_domain::{Evidence, Finding, Severity, Subject};

use super::cut;
use super::excerpt::excerpt;
use super::style::{QUIET, of_severity, paint};

/// A finding in lines: what, where, the words underlined, the remedy, who says so.
///
/// `note` is the text that the evidence is taken from, where it is at hand.
pub fn finding(finding: &Finding, note: Option<&str>, indent: &str, columns: usize) -> String {
    let style = of_severity(finding.severity);
    let head = paint(style, format!("{}[{}]", finding.severity, finding.rule));
    let mut lines = format!("{indent}{head}: {}\n", finding.message);
    let arrow = paint(QUIET, "-->");
    let _ = writeln!(lines, "{indent}  {arrow} {}", place(finding));
    for item in &finding.evidence {
        if let (Evidence::Words { span, .. }, Some(text)) = (item, note)
            && let Some(shown) = excerpt(text, *span, &format!("{indent}  "), columns)
        {
            let _ = writeln!(lines, "{shown}");
        }
    }
    let mut note_line = |name: &str, text: &str| {
        let _ = writeln!(lines, "{indent}  {} {name}: {text}", paint(QUIET, "="));
    };
    note_line("remedy", &finding.remedy);
    note_line("authority", &finding.authority.to_string());
    if let Some(carc) = &finding.likely_denial {
        note_line("likely denial", &format!("reason code {carc}"));
    }
    lines
}

/// Findings by weight: what stops and what warns in full, advice in a line for each rule.
pub fn findings(all: &[Finding], note: Option<&str>, indent: &str, columns: usize) -> String {
    let grave = all.iter().filter(|one| one.severity != Severity::Advise);
    let mut lines: String = grave.map(|one| finding(one, note, indent, columns)).collect();
    let mut told: Vec<&str> = Vec::new();
    for one in all.iter().filter(|one| one.severity == Severity::Advise) {
        let rule = one.rule.as_str();
        if told.contains(&rule) {
            continue;
        }
        told.push(rule);
        let more = all.iter().filter(|other| other.rule.as_str() == rule).count() - 1;
        let more = if more > 0 { format!(" (and {more} more)") } else { String::new() };
        let message = cut(&one.message, columns.saturating_sub(indent.len() + rule.len() + more.len() + 10));
        let head = paint(of_severity(one.severity), format!("advise[{rule}]"));
        let _ = writeln!(lines, "{indent}{head} {message}{}", paint(QUIET, more));
    }
    lines
}

fn place(finding: &Finding) -> String {
    let subject = match &finding.subject {
        Subject::Document(document) => document.to_string(),
        Subject::Visit(visit) => format!("visit {visit}"),
        Subject::Claim { claim, line: Some(line) } => format!("claim {claim}, line {line}"),
        Subject::Claim { claim, line: None } => format!("claim {claim}"),
        Subject::Interchange(interchange) => format!("interchange {interchange}"),
    };
    let segment = finding.evidence.iter().find_map(|item| match item {
        Evidence::Segment { segment, element, .. } => Some((segment, element)),
        _ => None,
    });
    match segment {
        Some((segment, Some(element))) => format!("{subject}, segment {segment}, {element}"),
        Some((segment, None)) => format!("{subject}, segment {segment}"),
        None => subject,
    }
}
