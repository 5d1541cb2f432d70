//! What only a release on the shelf tells: the locality of a ZIP code, its counties, anesthesia, supplies.

use superbill_domain::{Date, Modifier, Money, Procedure};

use super::edition::Dated;
use super::fee_rows::{AnesthesiaRow, LocalityRow, SupplyFeeRow, ZipRow};
use super::shelved::Shelved;
use crate::release::run;
use crate::{CodeSets, System};

/// The locality by which services at a ZIP code are paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ZipLocality<'a> {
    /// The Medicare administrative contractor, five digits.
    pub contractor: &'a str,
    /// The locality of that contractor, two digits.
    pub number: &'a str,
    /// The state, two letters.
    pub state: &'a str,
    /// Whether the area is rural.
    pub rural: Rural,
    /// True where only the nine-digit ZIP code tells the locality.
    pub by_plus_four: bool,
}

/// Whether an area is rural.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Rural {
    /// It is not.
    No,
    /// R: it is.
    Rural,
    /// B: it is among the least settled quarter of them.
    SuperRural,
}

/// The counties of a locality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LocalityArea<'a> {
    /// The state, by its name.
    pub state: &'a str,
    /// The name of the area.
    pub area: &'a str,
    /// The counties, as published.
    pub counties: &'a str,
}

/// The fee of an item in a state, for one pair of modifiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SupplyFee<'a> {
    /// The modifiers it stands under; blank text for none.
    pub modifiers: [&'a str; 2],
    /// The state, two letters.
    pub state: &'a str,
    /// The fee outside rural areas; none where there is no rate.
    pub nonrural: Option<Money>,
    /// The fee in rural areas; none where it is the same, or there is no rate.
    pub rural: Option<Money>,
    /// The category: `IN` inexpensive, `CR` capped rental, `OX` oxygen, `PO` prosthetics and orthotics.
    pub category: &'a str,
}

/// The locality of a ZIP code, of which the first five digits count.
pub(super) fn zip_locality<'a>(
    sets: &'a CodeSets,
    zip: &str,
    day: Date,
) -> Option<Dated<'a, ZipLocality<'a>>> {
    let shelved = Shelved::on(sets, System::ZipLocalities, day, None)?;
    let row: &ZipRow = shelved.release.find(zip.as_bytes().first_chunk()?)?;
    let rural = match row.rural {
        b'R' => Rural::Rural,
        b'B' => Rural::SuperRural,
        _ => Rural::No,
    };
    Some(shelved.states(ZipLocality {
        contractor: text(&row.contractor),
        number: text(&row.locality),
        state: text(&row.state),
        rural,
        by_plus_four: row.by_plus_four == b'1',
    }))
}

/// The counties of a locality.
pub(super) fn area<'a>(
    sets: &'a CodeSets,
    contractor: &str,
    number: &str,
    day: Date,
) -> Option<Dated<'a, LocalityArea<'a>>> {
    let shelved = Shelved::on(sets, System::Localities, day, None)?;
    let row: &LocalityRow = shelved.release.find(&key(contractor, number)?)?;
    let of = |part| shelved.release.text(part);
    Some(shelved.states(LocalityArea {
        state: of(row.state),
        area: of(row.area),
        counties: of(row.counties),
    }))
}

/// The dollars of a unit of anesthesia in a locality.
pub(super) fn anesthesia_factor<'a>(
    sets: &'a CodeSets,
    contractor: &str,
    number: &str,
    day: Date,
) -> Option<Dated<'a, Money>> {
    let shelved = Shelved::on(sets, System::AnesthesiaFactors, day, None)?;
    let row: &AnesthesiaRow = shelved.release.find(&key(contractor, number)?)?;
    Some(shelved.states(Money::from_cents(row.factor.get().into())))
}

/// The fees of an item, by modifiers and state.
pub(super) fn supply_fees(
    sets: &CodeSets,
    code: Procedure,
    day: Date,
) -> impl Iterator<Item = Dated<'_, SupplyFee<'_>>> {
    let shelved = Shelved::on(sets, System::Dmepos, day, None);
    shelved.into_iter().flat_map(move |shelved| {
        let key: Option<[u8; 5]> = code.as_str().as_bytes().try_into().ok();
        let rows = key.map_or(&[] as &[SupplyFeeRow], |key| {
            run(shelved.release.rows(), |row: &SupplyFeeRow| row.code, &key)
        });
        rows.iter().map(move |row| shelved.states(supply_fee(row)))
    })
}

/// The fee of an item in a state under its modifiers, in whatever order they stand.
pub(super) fn supply_fee_in<'a>(
    sets: &'a CodeSets,
    code: Procedure,
    modifiers: &[Modifier],
    state: &str,
    day: Date,
) -> Option<Dated<'a, SupplyFee<'a>>> {
    let named = |fee: &SupplyFee<'_>| {
        let mut of_row = fee.modifiers.into_iter().filter(|modifier| !modifier.is_empty());
        of_row.all(|modifier| modifiers.iter().any(|given| given.as_str() == modifier))
    };
    let in_state = supply_fees(sets, code, day).filter(|fee| fee.fact.state == state && named(&fee.fact));
    in_state.max_by_key(|fee| fee.fact.modifiers.iter().filter(|modifier| !modifier.is_empty()).count())
}

fn supply_fee(row: &SupplyFeeRow) -> SupplyFee<'_> {
    let fee = |cents: u32| (cents > 0).then(|| Money::from_cents(cents.into()));
    let [first, second] = &row.modifiers;
    SupplyFee {
        modifiers: [text(first), text(second)],
        state: text(&row.state),
        nonrural: fee(row.nonrural.get()),
        rural: fee(row.rural.get()),
        category: text(&row.category),
    }
}

/// The key of a locality: contractors of five digits, localities of two; `1` is `01`.
pub(super) fn key(contractor: &str, number: &str) -> Option<([u8; 5], [u8; 2])> {
    let (mut five, mut two) = ([b'0'; 5], [b'0'; 2]);
    let start = five.len().checked_sub(contractor.len())?;
    five.get_mut(start..)?.copy_from_slice(contractor.as_bytes());
    let start = two.len().checked_sub(number.len())?;
    two.get_mut(start..)?.copy_from_slice(number.as_bytes());
    Some((five, two))
}

/// Characters of a row, without blanks behind them.
pub(super) fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap_or_default().trim_end()
}
