//! Billing and coding articles with the policies they belong to, as JSON: groups of a paragraph, which names procedures, and
//! the diagnoses that support them. The days of an article are those of the list of local coverage, or the user's.

use serde_json::Value;
use superbill_code_sets::Effective;
use superbill_code_sets::System;
use superbill_code_sets::code_lists::{CoverageDiagnosisRow, CoverageProcedureRow};
use superbill_code_sets::release::ReleaseWriter;
use superbill_domain::{Icd10Cm, Procedure};

use crate::comma_separated::padded;
use crate::layout::{Context, Layout};
use crate::{ImportError, Publication};

const LAYOUT: &str = "local coverage articles";

/// The layout.
pub(crate) struct CoverageArticle;

/// What the articles of a file say.
#[derive(Default)]
struct Groups {
    articles: Vec<String>,
    procedures: Vec<CoverageProcedureRow>,
    diagnoses: Vec<CoverageDiagnosisRow>,
}

impl Layout for CoverageArticle {
    fn name(&self) -> &'static str {
        LAYOUT
    }

    fn recognises(&self, publication: &Publication<'_>) -> bool {
        let head = publication.head_text();
        head.trim_start().starts_with('{')
            && head.contains("\"lcd_id\"")
            && head.contains("\"article_content\"")
    }

    fn read(
        &self,
        publication: Publication<'_>,
        context: &Context<'_>,
    ) -> Result<ReleaseWriter, ImportError> {
        let name = publication.name().to_owned();
        let file: Value = serde_json::from_reader(publication.into_reader())
            .map_err(|error| ImportError::line(LAYOUT, error.line(), error.to_string()))?;
        let mut groups = Groups::default();
        for policy in list(&file, "policies") {
            let related = policy.get("associated_documents").unwrap_or(&Value::Null);
            for article in list(related, "related_local_coverage_documents") {
                groups.article(article)?;
            }
        }
        let [article] = groups.articles.as_slice() else {
            let what = format!("it holds {} articles where one should stand", groups.articles.len());
            return Err(ImportError::layout(LAYOUT, name, what));
        };
        let effective =
            effective(article, context).ok_or(ImportError::NoEdition { layout: LAYOUT, file: name })?;
        let edition = context.edition.unwrap_or(article);
        let mut release = ReleaseWriter::new(System::Coverage, edition, effective);
        release.table(groups.procedures);
        release.table(groups.diagnoses);
        Ok(release)
    }
}

impl Groups {
    fn article(&mut self, article: &Value) -> Result<(), ImportError> {
        let id = text(article, "id");
        if id.len() < 2 || id.len() > 8 || !id.starts_with('A') {
            return Err(ImportError::layout(LAYOUT, "an article", format!("“{id}” is no id of an article")));
        }
        let content = article.get("article_content").and_then(Value::as_object);
        for (name, group) in content.into_iter().flatten() {
            let number = name.strip_prefix("Group ").and_then(|rest| rest.split(' ').next()?.parse().ok());
            let place = || format!("{id}, “{name}”");
            let group_number =
                number.ok_or_else(|| ImportError::layout(LAYOUT, place(), "this is no group"))?;
            self.group(id, group_number, group).map_err(|what| ImportError::layout(LAYOUT, place(), what))?;
        }
        self.articles.push(id.to_owned());
        Ok(())
    }

    fn group(&mut self, id: &str, number: u8, group: &Value) -> Result<(), String> {
        let article = padded(id);
        let words = text(group, "paragraph").split(|c: char| !c.is_ascii_alphanumeric());
        // A diagnosis is written with its dot, so five characters with four digits are a procedure.
        let procedures =
            words.filter(|word| word.len() == 5 && word.bytes().filter(u8::is_ascii_digit).count() > 3);
        for procedure in procedures.filter_map(|word| word.parse::<Procedure>().ok()) {
            self.procedures.push(CoverageProcedureRow {
                procedure: padded(procedure.as_str()),
                article,
                group: number,
            });
        }
        for diagnosis in list(group, "codes") {
            let code = text(diagnosis, "code");
            let code: Icd10Cm = code.parse().map_err(|_| format!("“{code}” is no diagnosis"))?;
            self.diagnoses.push(CoverageDiagnosisRow {
                article,
                group: number,
                code: padded(code.undotted()),
            });
        }
        Ok(())
    }
}

/// The days of an article: from the user, else from the newest list on the shelf that has it.
fn effective(article: &str, context: &Context<'_>) -> Option<Effective> {
    if let Some(from) = context.from {
        return Some(Effective { from, to: None });
    }
    let lists = context.at_hand.on_shelf(System::Coverage).rev();
    let mut days = lists.filter_map(|list| {
        let day = list.manifest().effective.from;
        context.at_hand.on(day).coverage_documents(article).find_map(|document| document.effective())
    });
    days.next()
}

fn list<'v>(value: &'v Value, name: &str) -> impl Iterator<Item = &'v Value> {
    value.get(name).and_then(Value::as_array).into_iter().flatten()
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}
