//! Which symptoms routinely belong to which diseases (Official Guidelines I.B.5), by families of codes.

/// A family of symptoms, and the diseases to which they routinely belong.
pub(super) struct Belonging {
    pub(super) symptoms: &'static [&'static str],
    pub(super) diseases: &'static [&'static str],
    /// True where the symptom belongs to the disease even if the provider lists it as a problem of its own.
    pub(super) closely: bool,
}

const fn closely(symptoms: &'static [&'static str], diseases: &'static [&'static str]) -> Belonging {
    Belonging { symptoms, diseases, closely: true }
}

const fn often(symptoms: &'static [&'static str], diseases: &'static [&'static str]) -> Belonging {
    Belonging { symptoms, diseases, closely: false }
}

pub(super) const TABLE: [Belonging; 36] = [
    closely(&["R10A"], &["N20", "N21", "N22", "N23", "N10"]),
    closely(&["R05"], &["J0", "J1", "J2", "J3", "J4", "J6", "J84", "K21", "U07", "B34"]),
    closely(&["R060", "R068"], &["J1", "J2", "J4", "J8", "J9", "I50", "I26", "D5", "U07", "I11", "I13"]),
    closely(&["R062"], &["J2", "J4"]),
    closely(&["R070"], &["J0", "J3"]),
    often(&["R07"], &["I20", "I21", "I22", "I26", "I30", "J1", "J9", "K21", "M94", "S2"]),
    closely(&["R098"], &["J0", "J1", "J2", "J3"]),
    often(
        &["R10"],
        &[
            "K2", "K3", "K4", "K50", "K51", "K52", "K55", "K56", "K57", "K58", "K8", "N1", "N20", "N3", "N7",
            "N80", "N83", "A0",
        ],
    ),
    often(&["R10", "M549", "M545"], &["N20", "N21", "N22", "N23"]),
    often(&["R11"], &["K29", "K3", "K5", "K8", "A0", "G43", "O21", "H81", "N10", "N20"]),
    closely(&["R12"], &["K20", "K21"]),
    often(&["R13"], &["K2", "I69", "C15"]),
    often(&["R14"], &["K3", "K5"]),
    often(&["R197"], &["A0", "K50", "K51", "K52", "K58"]),
    often(&["R20"], &["G5", "G6", "M50", "M51", "M541", "E1142", "E1140", "E1042", "I63"]),
    often(&["R21"], &["L", "B0", "T78"]),
    often(&["R26"], &["S7", "S8", "S9", "M1", "G2", "G3", "I6"]),
    closely(&["R30", "R35", "R391"], &["N1", "N3", "N40", "N41"]),
    often(&["R31"], &["N1", "N2", "N3", "C6"]),
    closely(&["R33"], &["N40"]),
    closely(&["R35"], &["E08", "E09", "E10", "E11", "E13"]),
    often(&["R42"], &["H81", "H83", "I95", "R55"]),
    often(&["R45", "R44"], &["F2", "F3", "F4"]),
    often(&["R41"], &["F0", "G30", "G31"]),
    closely(&["R50"], &["A", "B", "J0", "J1", "J2", "N10", "N39", "L03", "H65", "H66", "K5", "K8", "U07"]),
    often(&["R51"], &["G43", "G44", "J01", "J32", "S06"]),
    often(&["R53"], &["D5", "D6", "E03", "I50", "F3", "B27", "J1", "G47", "U07"]),
    often(&["R55"], &["I44", "I45", "I47", "I48", "I49", "I95"]),
    closely(&["R56"], &["G40"]),
    closely(&["R60"], &["I50", "I11", "N04", "N17", "N18", "I80", "I82", "I83", "I87", "L03", "S"]),
    often(&["R63"], &["E05", "E03", "E10", "E11", "C"]),
    closely(&["R73"], &["E08", "E09", "E10", "E11", "E13"]),
    closely(&["R030", "R00"], &["I10", "I11", "I12", "I13", "I15", "I16", "I4"]),
    closely(&["R011"], &["I05", "I06", "I07", "I08", "I34", "I35", "I36", "I37", "Q2"]),
    often(
        &["R74", "R94", "R16", "R17"],
        &["B15", "B16", "B17", "B18", "K70", "K71", "K72", "K73", "K74", "K75", "K76"],
    ),
    often(&["L29"], &["L2", "L30", "L4", "L5", "B86"]),
];
