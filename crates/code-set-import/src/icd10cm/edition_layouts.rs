//! The layouts that make an edition of ICD-10-CM: order file, tabular XML, and the list of changed codes.
//!
//! An edition is one release for each fiscal year, whichever of its files came first. The order file says which codes
//! exist, the tabular list everything else; each is completed by what is at hand of the other, and so the same two files
//! give the same edition in either order.

use std::collections::{HashMap, HashSet};

use superbill_code_sets::CodeSets;
use superbill_code_sets::compile::{Edition, edition_release};
use superbill_code_sets::release::ReleaseWriter;
use superbill_domain::Icd10Cm;

use super::fiscal_year::FiscalYear;
use super::{
    codes_addenda, complete_edition, confirmed, next_edition, order_file, ordered_edition, tabular_xml,
};
use crate::layout::{Context, Layout};
use crate::{ImportError, Publication};

/// The order file.
pub(crate) struct OrderFile;
/// The tabular list.
pub(crate) struct TabularXml;
/// The list of changed codes.
pub(crate) struct CodesAddenda;

impl Layout for OrderFile {
    fn name(&self) -> &'static str {
        "ICD-10-CM order file"
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        order_file::is_order_file(&publication.head_text())
    }

    fn read(&self, file: Publication<'_>, context: &Context<'_>) -> Result<ReleaseWriter, ImportError> {
        let year = FiscalYear::of(self.name(), file.name(), None, context)?;
        let lines = order_file::read(&file.into_text()?)?;
        let nearest = nearest(context.at_hand, &year)?;
        let remark = format!(
            "The codes and titles of the order file; notes, inclusion terms and sections of the edition {}.",
            nearest.manifest.edition
        );
        Ok(edition_release(&ordered_edition(&lines, &nearest, year.manifest(remark))?)?)
    }
}

impl Layout for TabularXml {
    fn name(&self) -> &'static str {
        "ICD-10-CM tabular XML"
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        publication.head_text().contains("<ICD10CM.tabular")
    }

    fn read(&self, file: Publication<'_>, context: &Context<'_>) -> Result<ReleaseWriter, ImportError> {
        let name = file.name().to_owned();
        let list = tabular_xml::read(&file.into_text()?)?;
        let year = FiscalYear::of(self.name(), &name, list.version.trim().parse().ok(), context)?;
        let nearest = nearest(context.at_hand, &year)?;
        let same_year = nearest.manifest.effective.from == year.days.from;
        let (existing, remark) = if same_year {
            let codes: HashSet<Icd10Cm> = nearest.entries.iter().map(|entry| entry.code).collect();
            (
                codes,
                format!("The tabular list; its codes confirmed by the edition {}.", nearest.manifest.edition),
            )
        } else {
            let remark = "The tabular list. No order file of the year is at hand: codes with seventh characters that the \
                          nearest edition does not have are left out. Add the order file.";
            (confirmed::confirmed(&list, &nearest), remark.to_owned())
        };
        let mut edition = complete_edition(list, &existing, year.manifest(remark))?;
        mark_manifestations(&mut edition, &nearest);
        Ok(edition_release(&edition)?)
    }
}

impl Layout for CodesAddenda {
    fn name(&self) -> &'static str {
        "ICD-10-CM codes addenda"
    }

    /// Beside an order file the list only tells what that file holds.
    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let head = publication.head_text();
        let mut lines = head.lines().filter(|line| !line.trim().is_empty());
        lines.next().is_some_and(codes_addenda::is_change) && !publication.stands_beside("icd10cm_order_")
    }

    fn read(&self, file: Publication<'_>, context: &Context<'_>) -> Result<ReleaseWriter, ImportError> {
        let year = FiscalYear::of(self.name(), file.name(), None, context)?;
        let addenda = codes_addenda::read(&file.into_text()?)?;
        if addenda.after.is_none() {
            return Err(ImportError::layout(
                self.name(),
                "the end",
                "its footer, which counts the codes, is missing",
            ));
        }
        let eve = year.days.from.yesterday().ok();
        let base = eve.and_then(|eve| context.at_hand.edition_on(eve)).ok_or_else(|| {
            ImportError::Contradiction(format!(
                "{} changes the edition before it, which is not at hand: add its order file or tabular list first",
                year.edition
            ))
        })?;
        let from = year.days.from;
        let remark = format!("The edition {} with the changes of codes of the year.", base.manifest.edition);
        let changed = next_edition(&base, &addenda, &HashMap::new(), year.manifest(remark))?;
        // Where an edition of the year is at hand and has the same codes, it says more: its headers are named, its notes new.
        let at_hand = context.at_hand.edition_on(from);
        let same = at_hand.filter(|known| {
            known.manifest.effective.from == from && known.billable_codes().eq(changed.billable_codes())
        });
        let richer = same.map(|known| Edition { manifest: changed.manifest.clone(), ..known });
        Ok(edition_release(&richer.unwrap_or(changed))?)
    }
}

/// The edition of the year, else the nearest one at hand.
fn nearest(at_hand: &CodeSets, year: &FiscalYear) -> Result<Edition, ImportError> {
    let missing = || ImportError::Contradiction("no edition of ICD-10-CM is at hand".to_owned());
    at_hand.edition_nearest(year.days.from).ok_or_else(missing)
}

/// Marks as manifestations the codes that are such in the nearest edition.
fn mark_manifestations(edition: &mut Edition, nearest: &Edition) {
    let marked = nearest.entries.iter().filter(|entry| entry.is_manifestation).map(|entry| entry.code);
    edition.mark_manifestations(&marked.collect());
}
