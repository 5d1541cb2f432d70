//! What holds for every claim: no amount is negative, more units are never worth less, and order does not matter.

use crate::bill::{claim, medicare_in, priced};
use proptest::prelude::*;
use superbill_code_sets::CodeSets;
use superbill_domain::Money;

fn codes() -> Vec<String> {
    let book = CodeSets::embedded().unwrap().on("2026-06-15".parse().unwrap());
    book.procedures().procedures().map(|fact| fact.code.to_string()).collect()
}

fn total(lines: &[String]) -> Money {
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    priced(&claim("2026-06-15", "11", &lines), &medicare_in("10112", "00")).total()
}

proptest! {
    #[test]
    fn amounts_are_never_negative_and_grow_with_units(
        chosen in prop::collection::vec(prop::sample::select(codes()), 1..6),
        units in 1_u16..20,
        modifier in prop::sample::select(vec!["", "-50", "-26", "-TC", "-80", "-52", "-RT"]),
    ) {
        let with = |units: u16| -> Vec<String> {
            let first = format!("{}{modifier} x{units} 999999.00", chosen[0]);
            let rest = chosen[1..].iter().map(|code| format!("{code} x1 999999.00"));
            std::iter::once(first).chain(rest).collect()
        };
        let (fewer, more) = (total(&with(units)), total(&with(units + 1)));
        prop_assert!(fewer >= Money::ZERO && more >= fewer, "{fewer} then {more}");
    }

    #[test]
    fn no_line_is_left_without_an_amount_or_a_finding(
        chosen in prop::collection::vec(prop::sample::select(codes()), 1..8),
    ) {
        let lines: Vec<&str> = chosen.iter().map(String::as_str).collect();
        let payment = priced(&claim("2025-11-03", "11", &lines), &medicare_in("10112", "00"));
        prop_assert_eq!(payment.lines.len(), lines.len());
        for line in &payment.lines {
            let told = payment.findings.iter().any(|finding| {
                matches!(&finding.subject, superbill_domain::Subject::Claim { line: Some(n), .. } if *n == line.number)
            });
            prop_assert!(line.allowed.is_some_and(|amount| amount > Money::ZERO) || told, "line {}", line.number);
        }
    }

    #[test]
    fn the_order_of_lines_does_not_move_the_total(
        mut chosen in prop::collection::vec(prop::sample::select(codes()), 2..6),
    ) {
        let one_way = total(&chosen);
        chosen.reverse();
        prop_assert_eq!(one_way, total(&chosen));
    }
}
