//! Shorthand of notes that stands for one plain word in every phrase: sides, fractures.

/// The word that a shorthand stands for; the word itself where it is none.
pub(super) fn plain(word: &str) -> &str {
    match word {
        "rt" | "r" => "right",
        "lt" | "l" => "left",
        "bilat" | "bil" | "both" => "bilateral",
        "fx" | "fxs" | "frx" => "fracture",
        "lac" => "laceration",
        "hx" => "history",
        "abd" => "abdominal",
        "dz" => "disease",
        "chr" => "chronic",
        "unsp" => "unspecified",
        other => other,
    }
}
