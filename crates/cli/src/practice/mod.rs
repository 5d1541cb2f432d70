//! The practice's file: who bills, who sees patients, who pays, and what the front desk registered.

mod fees;
mod file;
mod registration;

use std::collections::BTreeMap;

use anyhow::{Context, bail};
use superbill_code_sets::CodeSets;
use superbill_domain::{Payer, PayerId, RenderingProvider};
use superbill_payer_simulator::Simulator;
use superbill_revenue_cycle::Practice;

use file::{PayerFile, PracticeFile};

/// The example practice, which ships with the program.
const EXAMPLE: &str = include_str!("../../../../examples/practice.toml");

/// A practice as its file tells it, with the visits that its front desk registered.
pub struct Registered {
    /// What it is, charges and has agreed.
    pub practice: Practice,
    providers: BTreeMap<String, RenderingProvider>,
    file: PracticeFile,
}

impl Registered {
    /// The practice of the demonstration.
    ///
    /// # Errors
    /// Where the file that ships is wrong, which a test of ours would have told.
    pub fn example(sets: &CodeSets) -> anyhow::Result<Self> {
        Self::read(EXAMPLE, sets).context("examples/practice.toml")
    }

    fn read(text: &str, sets: &CodeSets) -> anyhow::Result<Self> {
        let file: PracticeFile = toml::from_str(text)?;
        let terms = |payer: &PayerFile| payer.terms(&file.fees, &file.practice.locality, sets);
        let payers = file.payers.iter().map(|payer| (PayerId::new(&payer.id), (payer.payer(), terms(payer))));
        let practice = Practice {
            policy: file.acceptance.policy(),
            fees: file.fees.schedule(sets),
            payers: payers.collect(),
            billing: file.practice.billing(),
            tests: true,
        };
        let providers =
            file.providers.iter().map(|provider| (provider.id.clone(), provider.rendering())).collect();
        Ok(Self { practice, providers, file })
    }

    /// The simulated payer with this identifier.
    pub fn simulator(&self, id: &str, seed: u64) -> Option<Simulator> {
        let file = self.file.payers.iter().find(|payer| payer.id == id)?;
        let (payer, terms) = self.practice.payers.get(&PayerId::new(id))?;
        Some(Simulator {
            payer: payer.clone(),
            address: file.address.clone(),
            phone: file.phone.clone(),
            tax_id: file.tax_id.clone(),
            terms: terms.clone(),
            plan: file.plan(),
            seed,
        })
    }

    fn payer(&self, id: &str) -> anyhow::Result<Payer> {
        match self.practice.payers.get(&PayerId::new(id)) {
            Some((payer, _)) => Ok(payer.clone()),
            None => bail!("no [[payer]] has the id {id:?}"),
        }
    }

    fn provider(&self, id: &str) -> anyhow::Result<RenderingProvider> {
        self.providers.get(id).cloned().with_context(|| format!("no [[provider]] has the id {id:?}"))
    }
}
