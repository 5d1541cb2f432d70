//! Every dependency under a permissive licence: holds the SPDX expressions of `cargo metadata` against a list.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, bail, ensure};
use serde_json::Value;

/// Licences that ask for no more than their notice.
const PERMISSIVE: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Checks every package of the graph and tells how many there are.
///
/// # Errors
/// Where cargo cannot tell the graph, or a package has no expression that the list satisfies.
pub fn check(root: &Path) -> anyhow::Result<String> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let output = Command::new(cargo)
        .args(["metadata", "--format-version", "1", "--all-features"])
        .current_dir(root)
        .output()
        .context("cargo metadata could not be run")?;
    ensure!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: Value = serde_json::from_slice(&output.stdout)?;
    let packages = metadata.get("packages").and_then(Value::as_array).context("metadata without packages")?;
    let refused: Vec<String> = packages.iter().filter_map(refusal).collect();
    if !refused.is_empty() {
        bail!("not under a permissive licence:\n{}", refused.join("\n"));
    }
    Ok(format!("licences: {} packages, all permissive", packages.len()))
}

/// Why a package may not be used; none where it may.
fn refusal(package: &Value) -> Option<String> {
    let text = |key: &str| package.get(key).and_then(Value::as_str);
    let name = format!("{} {}", text("name").unwrap_or("?"), text("version").unwrap_or("?"));
    let Some(expression) = text("license") else { return Some(format!("{name}: no licence expression")) };
    match spdx::Expression::parse_mode(expression, spdx::ParseMode::LAX) {
        Err(error) => Some(format!("{name}: “{expression}” cannot be read: {error}")),
        Ok(parsed) if parsed.evaluate(is_permissive) => None,
        Ok(_) => Some(format!("{name}: {expression}")),
    }
}

fn is_permissive(requirement: &spdx::LicenseReq) -> bool {
    requirement.license.id().is_some_and(|id| PERMISSIVE.contains(&id.name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn package(licence: &str) -> Value {
        serde_json::json!({"name": "a", "version": "1.0.0", "license": licence})
    }

    #[test]
    fn a_choice_with_a_permissive_side_passes() {
        for licence in ["MIT", "MIT OR Apache-2.0", "MIT/Apache-2.0", "GPL-3.0-only OR MIT", "MIT AND ISC"] {
            assert_eq!(refusal(&package(licence)), None, "{licence}");
        }
    }

    #[test]
    fn copyleft_and_silence_are_refused() {
        for licence in ["GPL-3.0-only", "MIT AND GPL-3.0-only", "MPL-2.0", "nonsense"] {
            assert!(refusal(&package(licence)).is_some(), "{licence}");
        }
        assert!(refusal(&serde_json::json!({"name": "a", "version": "1"})).is_some());
    }
}
