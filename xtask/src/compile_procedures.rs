//! The recipe of the procedure tables that are taken from CMS's files: relative values, unit limits, code pairs,
//! add-on primaries and localities, for the codes of `procedures.tsv`. The same files give the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, ensure};
use sha2::{Digest as _, Sha256};
use superbill_code_set_import::{Publication, hcpcs};
use superbill_code_sets::Source;
use superbill_domain::Date;

const RVU: &str = "# publication: Medicare Physician Fee Schedule, relative values
# edition: RVU25D
# from: 2025-10-01
# to: 2025-12-31
# source: PPRRVU2025_Oct.csv
# note: relative values in units; nonfac_na and fac_na: NA where the setting is unusual for the code
code\tmod\tstatus\twork\tnonfac_pe\tfac_pe\tmp\tnonfac_na\tfac_na\tpctc\tglobal\tmult\tbilat\tasst\tcosurg\tteam
";
const MUE: &str = "# publication: NCCI MUE, practitioner services
# edition: 2024-07-01
# from: 2024-07-01
# to: 2024-09-30
# source: ncci_mue_practitioner_2024-07-01.csv
# note: mai 1 per line, 2 per day (policy), 3 per day (clinical, may be appealed)
code\tunits\tmai\trationale
";
const PTP: &str = "# publication: NCCI PTP edits, practitioner services
# edition: 2024-07-01
# from: 2024-07-01
# to: 2024-09-30
# source: ncci_ptp_practitioner_2024-07-01_noeffdate.tsv
# note: active pairs of codes of procedures.tsv only; the dates of single pairs are not in the source
# note: indicator 0 no modifier helps, 1 a modifier may bypass
column1\tindicator\tcolumn2
";
const ADD_ON: &str = "# publication: NCCI add-on code edits
# edition: 2024-06-03
# from: 2024-07-01
# to: 2024-09-30
# source: ncci_aoc_2024-06-03.csv
# note: type 1 all primaries named, 2 contractor decides, 3 some named; CCCCC: contractor may name more
code\ttype\tprimaries
";
const GPCI: &str = "# publication: Medicare Physician Fee Schedule, GPCI (Addendum E)
# edition: CY 2025 and CY 2026
# from: 2025-01-01
# to: 2026-12-31
# source: GPCI2025.csv, GPCI2026.csv
# note: each row holds for its calendar year; work with its floors
year\tmac\tlocality\tstate\tname\twork\tpe\tmp
";

/// CMS's rationales of unit limits, and our word for each.
const RATIONALES: [(&str, &str); 14] = [
    ("CMS Policy", "policy"),
    ("Clinical: Data", "claims_data"),
    ("Code Descriptor / CPT Instruction", "code_definition"),
    ("Anatomic Consideration", "anatomy"),
    ("Nature of Service/Procedure", "nature_of_service"),
    ("Prescribing Information", "prescribing"),
    ("Nature of Analyte", "nature_of_analyte"),
    ("Clinical: CMS Workgroup", "clinical_workgroup"),
    ("Drug discontinued", "drug_discontinued"),
    ("Nature of Equipment", "equipment"),
    ("Oral Medication; Not Payable", "oral_drug"),
    ("Clinical: Society Comment", "clinical_society"),
    ("Compounded Drug Policy", "compounded_drug"),
    ("Published Contractor Policy", "contractor_policy"),
];

/// A table of `data/procedures`: its file's name and its bytes.
type Table = (&'static str, Vec<u8>);

/// Writes the tables anew from the official files, or only compares them with those that stand there, and tells of each
/// how many bytes it has.
///
/// # Errors
/// Where a file cannot be read or written, is not laid out as CMS lays it out, or is not what stands there.
pub fn run(official: &Path, tables: &Path, check: bool) -> anyhow::Result<Vec<String>> {
    let mut told = Vec::new();
    for (name, bytes) in compile(official, tables)? {
        let path = tables.join(name);
        if check {
            let same = std::fs::read(&path).is_ok_and(|there| there == bytes);
            ensure!(same, "{name} is not what the recipe makes of these files");
        } else {
            std::fs::write(path, &bytes).with_context(|| format!("{name} cannot be written"))?;
        }
        told.push(format!("{name}: {} bytes", bytes.len()));
    }
    Ok(told)
}

fn compile(official: &Path, tables: &Path) -> anyhow::Result<[Table; 6]> {
    let codes = our_codes(&tables.join("procedures.tsv"))?;
    Ok([
        ("rvu.tsv", relative_values(official, &codes)?.into_bytes()),
        ("mue.tsv", unit_limits(official, &codes)?.into_bytes()),
        ("ptp.tsv", code_pairs(official, &codes)?.into_bytes()),
        ("addon.tsv", add_ons(official, &codes)?.into_bytes()),
        ("gpci.tsv", localities(official)?.into_bytes()),
        ("hcpcs-2025-10.release.zst", level2(official)?),
    ])
}

/// HCPCS Level II: the quarterly workbook, and the codes of the list of July 2026.
fn level2(official: &Path) -> anyhow::Result<Vec<u8>> {
    let name = "HCPC2025_OCT_ANWEB.xlsx";
    let bytes = unpacked(&official.join("hcpcs").join(name))?;
    let workbook = Publication::workbook(name, bytes.clone());
    let list = unpacked(&official.join("hcpcs/hcpcs_level2_codes_2026q3.txt.gz"))?;
    let list_name = "hcpcs_level2_codes_2026q3.txt";
    let sources = [(name, &bytes), (list_name, &list)].map(|(file, bytes)| Source {
        file: file.to_owned(),
        sha256: sha256(bytes),
        origin: "CMS, public domain".to_owned(),
    });
    let list = Publication::new(list_name, list.as_slice())?;
    let mut release = hcpcs::shipped("2025-10", Date::constant(2025, 10, 1), workbook, list)?;
    sources.into_iter().for_each(|source| release.source(source));
    Ok(release.pack()?)
}

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn our_codes(path: &Path) -> anyhow::Result<BTreeSet<String>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{}", path.display()))?;
    let rows = text.lines().filter(|line| !line.starts_with('#')).skip(1);
    Ok(rows.filter_map(|row| row.split('\t').next()).map(str::to_owned).collect())
}

/// The text of a file, unpacked where it ends in `.xz`. CMS writes Latin-1, of which only ASCII matters here.
fn read(path: &Path) -> anyhow::Result<String> {
    Ok(unpacked(path)?.into_iter().map(char::from).collect())
}

/// The bytes of a file, unpacked where it ends in `.xz` or `.gz`.
fn unpacked(path: &Path) -> anyhow::Result<Vec<u8>> {
    let program = match path.extension().and_then(|ending| ending.to_str()) {
        Some("xz") => "xz",
        Some("gz") => "gzip",
        _ => return std::fs::read(path).with_context(|| format!("{}", path.display())),
    };
    let output = Command::new(program).arg("-dc").arg(path).output();
    let output = output.with_context(|| format!("`{program}` is needed"))?;
    ensure!(output.status.success(), "{} cannot be unpacked", path.display());
    Ok(output.stdout)
}

fn csv_rows(path: &Path) -> anyhow::Result<Vec<csv::StringRecord>> {
    let text = read(path)?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().collect::<Result<_, _>>().with_context(|| format!("{}", path.display()))
}

fn cell(row: &csv::StringRecord, place: usize) -> &str {
    row.get(place).unwrap_or_default().trim()
}

/// An empty cell is written as a dash.
fn dashed(cell: &str) -> &str {
    if cell.is_empty() { "-" } else { cell }
}

fn table(head: &str, mut rows: Vec<Vec<&str>>) -> String {
    rows.sort();
    rows.iter().fold(head.to_owned(), |mut text, row| {
        let _ = writeln!(text, "{}", row.join("\t"));
        text
    })
}

/// Ten lines of heading, then columns known by position alone: their names repeat.
fn relative_values(official: &Path, codes: &BTreeSet<String>) -> anyhow::Result<String> {
    const PLACES: [usize; 16] = [0, 1, 3, 5, 6, 8, 10, 7, 9, 13, 14, 18, 19, 20, 21, 22];
    let rows = csv_rows(&official.join("pfs/PPRRVU2025_Oct.csv.xz"))?;
    ensure!(rows.get(9).is_some_and(|header| cell(header, 0) == "HCPCS"), "the header is not in line 10");
    let ours = rows.iter().skip(10).filter(|row| codes.contains(cell(row, 0)));
    let chosen = ours.map(|row| PLACES.iter().map(|place| dashed(cell(row, *place))).collect());
    Ok(table(RVU, chosen.collect()))
}

fn unit_limits(official: &Path, codes: &BTreeSet<String>) -> anyhow::Result<String> {
    let rows = csv_rows(&official.join("ncci/ncci_mue_practitioner_2024-07-01.csv"))?;
    let mut limits = Vec::new();
    for row in rows.iter().skip(1).filter(|row| codes.contains(cell(row, 0))) {
        let known = RATIONALES.iter().find(|(rationale, _)| *rationale == cell(row, 3));
        let (_, word) = known.with_context(|| format!("rationale “{}” is new", cell(row, 3)))?;
        limits.push(vec![cell(row, 0), cell(row, 1), cell(row, 2), *word]);
    }
    Ok(table(MUE, limits))
}

/// Two and a half million pairs, of which those between our codes and still active are kept, one line for each
/// column one and indicator.
fn code_pairs(official: &Path, codes: &BTreeSet<String>) -> anyhow::Result<String> {
    let text = read(&official.join("ncci/ncci_ptp_practitioner_2024-07-01_noeffdate.tsv.xz"))?;
    let mut pairs: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for line in text.lines().skip(1) {
        let mut cells = line.split('\t');
        let mut next = || cells.next().unwrap_or_default();
        let (column1, column2, deleted, indicator) = (next(), next(), next(), next());
        if deleted == "*" && codes.contains(column1) && codes.contains(column2) {
            pairs.entry((column1, indicator)).or_default().insert(column2);
        }
    }
    Ok(grouped(PTP, &pairs))
}

/// All primaries are kept, ours or not: an edit must know every procedure that an add-on may stand beside.
fn add_ons(official: &Path, codes: &BTreeSet<String>) -> anyhow::Result<String> {
    let rows = csv_rows(&official.join("ncci/ncci_aoc_2024-06-03.csv"))?;
    let mut primaries: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for row in rows.iter().skip(1).filter(|row| codes.contains(cell(row, 1))) {
        primaries.entry((cell(row, 1), cell(row, 2))).or_default().insert(cell(row, 0));
    }
    Ok(grouped(ADD_ON, &primaries))
}

fn grouped(head: &str, groups: &BTreeMap<(&str, &str), BTreeSet<&str>>) -> String {
    groups.iter().fold(head.to_owned(), |mut text, ((code, mark), members)| {
        let members: Vec<&str> = members.iter().copied().collect();
        let _ = writeln!(text, "{code}\t{mark}\t{}", members.join(" "));
        text
    })
}

fn localities(official: &Path) -> anyhow::Result<String> {
    let mut text = GPCI.to_owned();
    for year in ["2025", "2026"] {
        let rows = csv_rows(&official.join(format!("pfs/GPCI{year}.csv")))?;
        let is_contractor = |text: &str| text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
        for row in rows.iter().filter(|row| is_contractor(cell(row, 0))) {
            // Stars mark floors and frontier states; the values hold them already.
            let name = cell(row, 3).replace('*', "").split_whitespace().collect::<Vec<_>>().join(" ");
            let (contractor, number, state) = (cell(row, 0), cell(row, 2), cell(row, 1));
            let [work, expense, malpractice] = [4, 5, 6].map(|place| thousandths(cell(row, place)));
            let _ = writeln!(
                text,
                "{year}\t{contractor}\t{number:0>2}\t{state}\t{name}\t{work}\t{expense}\t{malpractice}"
            );
        }
    }
    Ok(text)
}

/// `1` and `1.5` written with three decimals.
fn thousandths(number: &str) -> String {
    let (whole, decimals) = number.split_once('.').unwrap_or((number, ""));
    let whole = if whole.is_empty() { "0" } else { whole };
    format!("{whole}.{:0<3}", decimals.get(..3).unwrap_or(decimals))
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use std::path::PathBuf;

    use super::*;

    fn official(root: &Path) -> PathBuf {
        let named = std::env::var_os("SUPERBILL_OFFICIAL").map(PathBuf::from);
        named.unwrap_or_else(|| root.join("../shared/official"))
    }

    #[test]
    fn the_shipped_tables_are_those_that_the_official_files_give() {
        let root = crate::repository_root().unwrap();
        let official = official(&root);
        if !official.join("pfs").is_dir() {
            // Past the capture of the test harness: a skip is told aloud.
            let _ = writeln!(std::io::stderr(), "SKIPPED: no official files at {}", official.display());
            return;
        }
        let tables = root.join("data/procedures");
        for (name, text) in compile(&official, &tables).unwrap() {
            let shipped = std::fs::read(tables.join(name)).unwrap();
            assert!(shipped == text, "{name} is not what the official files give: run compile-procedures");
        }
    }

    #[test]
    fn indices_have_three_decimals() {
        assert_eq!(
            (thousandths("1"), thousandths("1.5"), thousandths(".869")),
            ("1.000".into(), "1.500".into(), "0.869".into())
        );
    }
}
