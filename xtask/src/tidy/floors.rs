//! Arrows between crates: a crate imports only from the floors below it.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::Context;

use super::Violation;
use super::sources::Sources;

/// The floors of the house, lowest first. A crate that is not here does not exist.
const FLOORS: &[(u8, &[&str])] = &[
    (1, &["domain", "x12"]),
    (2, &["code-sets", "clearinghouse", "ledger", "storage"]),
    (
        3,
        &[
            "code-set-import",
            "clinical-documents",
            "chart-reading",
            "code-assignment",
            "edits",
            "pricing",
            "claims",
            "storage-sqlite",
        ],
    ),
    (4, &["revenue-cycle", "payer-simulator"]),
    (6, &["cli"]),
];

/// Libraries that only one crate may know, since it is the wall around what they do.
const WALLS: &[(&str, &[&str])] = &[
    ("superbill-x12", &["clearinghouse"]),
    ("rusqlite", &["storage-sqlite"]),
    ("clap", &["cli", "xtask"]),
    ("serde_json", &["cli", "storage-sqlite", "code-set-import", "clinical-documents"]),
    ("roxmltree", &["code-set-import", "clinical-documents"]),
    ("quick-xml", &["code-set-import"]),
    ("calamine", &["code-set-import"]),
    ("rand", &[]),
];

/// Where the map stands in ARCHITECTURE.md.
const MAP_BEGIN: &str = "<!-- map: cargo xtask map -->\n```text\n";
const MAP_END: &str = "```\n<!-- end of map -->";

type Manifests = BTreeMap<String, Manifest>;

struct Manifest {
    description: String,
    dependencies: Vec<String>,
    dev_dependencies: Vec<String>,
}

fn floor_of(name: &str) -> Option<u8> {
    FLOORS.iter().find(|(_, crates)| crates.contains(&name)).map(|(floor, _)| *floor)
}

fn read(root: &Path) -> anyhow::Result<Manifests> {
    let mut manifests = Manifests::new();
    let mut folders: Vec<_> = std::fs::read_dir(root.join("crates"))?.collect::<Result<_, _>>()?;
    folders.sort_by_key(std::fs::DirEntry::path);
    for folder in folders {
        let name = folder.file_name().to_string_lossy().into_owned();
        let path = folder.path().join("Cargo.toml");
        let text = std::fs::read_to_string(&path).with_context(|| format!("no manifest in crates/{name}"))?;
        manifests.insert(name, parse(&text)?);
    }
    Ok(manifests)
}

fn parse(text: &str) -> anyhow::Result<Manifest> {
    let manifest: toml::Table = text.parse()?;
    let table = |name: &str| manifest.get(name).and_then(toml::Value::as_table);
    let keys = |name: &str| table(name).into_iter().flat_map(|t| t.keys().cloned());
    let description = table("package").and_then(|p| p.get("description")).and_then(toml::Value::as_str);
    Ok(Manifest {
        description: description.unwrap_or_default().to_owned(),
        dependencies: keys("dependencies").collect(),
        dev_dependencies: keys("dev-dependencies").collect(),
    })
}

/// Checks every arrow, every wall, and that the map in ARCHITECTURE.md is the one generated.
pub fn check(root: &Path, sources: &Sources) -> anyhow::Result<Vec<Violation>> {
    let manifests = read(root)?;
    let mut violations: Vec<Violation> = manifests.iter().flat_map(|(name, m)| arrows(name, m)).collect();
    let architecture = sources.all().find(|source| source.path == "ARCHITECTURE.md");
    let drawn = architecture.and_then(|source| {
        let after = source.text.split_once(MAP_BEGIN)?.1;
        Some(after.split_once(MAP_END)?.0)
    });
    if drawn != Some(draw(&manifests).as_str()) {
        let what = "the map of the floors is not the one that the manifests give";
        violations.push(Violation::new("ARCHITECTURE.md", 0, what, "run `cargo xtask map`"));
    }
    Ok(violations)
}

fn arrows(name: &str, manifest: &Manifest) -> Vec<Violation> {
    let file = format!("crates/{name}/Cargo.toml");
    let Some(floor) = floor_of(name) else {
        let remedy = "give it a floor in xtask/src/tidy/floors.rs";
        return vec![Violation::new(&file, 0, format!("crate `{name}` stands on no floor"), remedy)];
    };
    let mut violations = Vec::new();
    for dependency in manifest.dependencies.iter().chain(&manifest.dev_dependencies) {
        let ours = dependency.strip_prefix("superbill-");
        if ours.is_some_and(|target| floor_of(target).is_none_or(|below| below >= floor)) {
            let what = format!("`{name}` on floor {floor} imports `{dependency}`, which is not below it");
            violations.push(Violation::new(&file, 0, what, "hand the value down, or move the code"));
        }
    }
    // Tests may look at JSON or at another crate's library; what ships may not.
    for dependency in &manifest.dependencies {
        let wall = WALLS.iter().find(|(library, _)| library == dependency);
        if wall.is_some_and(|(_, may)| !may.contains(&name)) {
            let what = format!("`{name}` must not know `{dependency}`");
            violations.push(Violation::new(&file, 0, what, "ask the crate behind that wall"));
        }
    }
    violations
}

/// Draws the map of the floors into ARCHITECTURE.md.
///
/// # Errors
/// Where a file cannot be read or written, or ARCHITECTURE.md has no place for the map.
pub fn write_map(root: &Path) -> anyhow::Result<()> {
    let path = root.join("ARCHITECTURE.md");
    let text = std::fs::read_to_string(&path)?;
    let (before, rest) = text.split_once(MAP_BEGIN).context("ARCHITECTURE.md has no place for the map")?;
    let (_, after) = rest.split_once(MAP_END).context("the map in ARCHITECTURE.md has no end")?;
    let map = draw(&read(root)?);
    Ok(std::fs::write(path, format!("{before}{MAP_BEGIN}{map}{MAP_END}{after}"))?)
}

fn draw(manifests: &Manifests) -> String {
    let mut map = String::new();
    for (floor, crates) in FLOORS.iter().rev() {
        for (place, name) in crates.iter().enumerate() {
            let label = if place == 0 { format!("floor {floor}") } else { String::new() };
            let description = manifests.get(*name).map_or("", |manifest| manifest.description.as_str());
            let _ = writeln!(map, "{label:<8} {name:<17} {description}");
        }
    }
    map.push_str(
        "beside   xtask             House rules as tests, and the recipes that compile the shipped tables.\n",
    );
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    fn manifest(dependencies: &[&str]) -> Manifest {
        let dependencies = dependencies.iter().map(|name| (*name).to_owned()).collect();
        Manifest { description: String::new(), dependencies, dev_dependencies: Vec::new() }
    }

    #[test]
    fn arrows_go_down_only() {
        assert!(arrows("edits", &manifest(&["superbill-domain", "superbill-code-sets"])).is_empty());
        for upwards in
            ["superbill-claims", "superbill-revenue-cycle", "superbill-edits", "superbill-unheard-of"]
        {
            assert_eq!(arrows("edits", &manifest(&[upwards])).len(), 1, "{upwards}");
        }
    }

    #[test]
    fn walls_hold() {
        assert_eq!(arrows("ledger", &manifest(&["rusqlite"])).len(), 1);
        assert!(arrows("storage-sqlite", &manifest(&["rusqlite"])).is_empty());
    }

    #[test]
    fn a_crate_without_a_floor_is_told() {
        assert_eq!(arrows("attic", &manifest(&[])).len(), 1);
    }
}
