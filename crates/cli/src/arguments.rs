//! The arguments of every command, and the help that teaches them.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use superbill_code_assignment::Profile;
use superbill_code_sets::System;
use superbill_domain::{Date, Setting, Sex};

/// From a visit's note to a paid claim, with every code traced to the words that support it.
#[derive(Parser)]
#[command(
    name = "superbill",
    version,
    max_term_width = 100,
    arg_required_else_help = true,
    after_help = "Start with `superbill demo`. Exit status: 0 nothing stops; 1 a finding stops; 2 not carried out."
)]
pub struct Arguments {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Where the practice's data and added code sets are kept; a folder of the user's own where not given.
    #[arg(long, value_name = "DIR", global = true, env = "SUPERBILL_DATA")]
    pub data: Option<PathBuf>,
}

/// What to do.
#[derive(Subcommand)]
pub enum Command {
    /// Carry visits all the way: note, codes, claim, X12, payer's answer, posted payment.
    Demo(DemoArguments),
    /// Read notes and suggest diagnoses, procedures and the visit level, with evidence.
    Code(CodeArguments),
    /// Read notes and show the chart alone: sections, problems, mentions in their sense.
    Read(ReadArguments),
    /// Look into the code sets as of a day.
    #[command(subcommand)]
    Codes(CodesCommand),
    /// Check interchanges and write them again.
    #[command(subcommand)]
    X12(X12Command),
    /// Check claims (837P) against the edits.
    Scrub(ScrubArguments),
    /// Work out what claims (837P) are expected to bring, step by step.
    Price(PriceArguments),
    /// Say what a rule is, why it exists, an example, the remedy and who says so.
    Explain(ExplainArguments),
    /// Prove the journal: every entry balanced, the hash chain whole, the accounts adding up to zero.
    Verify(VerifyArguments),
}

/// The shape of the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// Arguments of `demo`.
#[derive(Args)]
pub struct DemoArguments {
    /// Notes or folders of notes to carry through; the twelve examples where none is given.
    pub notes: Vec<PathBuf>,
    /// The date of service of notes that were never registered; today where not given.
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
    /// The seed of the simulated payer's unforeseen denials; the same seed gives the same answers.
    #[arg(long, default_value_t = 5)]
    pub seed: u64,
}

/// Arguments of `code`.
#[derive(Args)]
pub struct CodeArguments {
    /// Notes (text, FHIR, C-CDA, HL7 v2) or folders of notes; `-` is standard input.
    #[arg(required = true, value_name = "NOTE")]
    pub notes: Vec<PathBuf>,
    /// Where care was given; as the file says where it does, else an office.
    #[arg(long)]
    pub setting: Option<SettingArgument>,
    /// The date of service; that of the file where it tells one, else today.
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
    /// The patient's age in years; the note's own where it says one.
    #[arg(long, value_name = "YEARS")]
    pub age: Option<u8>,
    /// The patient's sex; as the file says where it does.
    #[arg(long)]
    pub sex: Option<SexArgument>,
    /// The patient has seen nobody of this group and specialty in three years.
    #[arg(long)]
    pub new_patient: bool,
    /// What is coded: the visit, by the Official Guidelines, or everything that the note mentions, even denied or past, as
    /// research corpora label it. The latter is no claim: no order, no queries, no visit level, and all of it to be reviewed.
    #[arg(long, default_value = "visit")]
    pub profile: ProfileArgument,
    /// The shape of the answer.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// Arguments of `read`.
#[derive(Args)]
pub struct ReadArguments {
    /// Notes (text, FHIR, C-CDA, HL7 v2) or folders of notes; `-` is standard input.
    #[arg(required_unless_present = "assert", value_name = "NOTE")]
    pub notes: Vec<PathBuf>,
    /// A JSON Lines file of sentences and phrases: says in which sense each phrase is mentioned.
    #[arg(long, value_name = "FILE", conflicts_with = "notes")]
    pub assert: Option<PathBuf>,
    /// Says what is missing before the patient leaves: what the front desk and what the provider is to ask or document.
    #[arg(long, conflicts_with = "assert")]
    pub gaps: bool,
    /// The day whose code sets name the terms; today where not given.
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
    /// The shape of the answer.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// What to look up in the code sets.
#[derive(Subcommand)]
pub enum CodesCommand {
    /// The releases at hand, built in and added, and where they come from.
    List(FormatArguments),
    /// Add publishers' files: recognised by content, plain, gz, xz or zip; all of them or none.
    Add(AddArguments),
    /// What publishers bring out when, and what of it is at hand, due or missing.
    Calendar(CalendarArguments),
    /// What changed from one edition to another: `FY2025 FY2026`, `icd10cm:2026-04 icd10cm:FY2027`, or days.
    Diff(DiffArguments),
    /// A code: title, validity, place in the classification, notes.
    Show(LookupArguments),
    /// Whether codes are valid on a day, and what to use instead.
    Check(LookupArguments),
    /// What of this practice a release touches: codes of its claims that end, change or are edited otherwise.
    Impact(ImpactArguments),
    /// Codes by words of their titles and inclusion terms.
    Search(SearchArguments),
}

/// A release to compare with the day before it.
#[derive(Args)]
pub struct ImpactArguments {
    /// The release: a code set and its edition, `icd10cm-2026-10`; its newest where the code set stands alone.
    pub release: String,
    /// The shape of the answer.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// Two editions.
#[derive(Args)]
pub struct DiffArguments {
    /// The edition before: its name, a fiscal year, or a day that it governs; of ICD-10-CM where no code set is named.
    #[arg(value_name = "BEFORE")]
    pub before: String,
    /// The edition after.
    #[arg(value_name = "AFTER")]
    pub after: String,
    /// The shape of the answer.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// The shape of an answer, alone.
#[derive(Args)]
pub struct FormatArguments {
    /// The shape of the answer.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// Files to add to the code sets.
#[derive(Args)]
pub struct AddArguments {
    /// The publishers' files.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The edition, for a file that does not say it.
    #[arg(long)]
    pub edition: Option<String>,
    /// The first day of the edition, for a file that does not say it.
    #[arg(long, value_name = "DATE")]
    pub from: Option<Date>,
    /// The shape of the answer.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// A day on the calendar.
#[derive(Args)]
pub struct CalendarArguments {
    /// The day; today where not given.
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
    /// The shape of the answer.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// Codes and a day.
#[derive(Args)]
pub struct LookupArguments {
    /// Diagnosis or procedure codes, with or without the dot; `show` takes the beginning of an ICD-10-PCS code too. With
    /// --system, codes of a list.
    #[arg(required = true, value_name = "CODE")]
    pub codes: Vec<String>,
    /// Look in this code set only: adjustment-codes, taxonomies, places-of-service, institutional-values …
    #[arg(long, value_name = "NAME", value_parser = crate::commands::codes::lists::named)]
    pub system: Option<System>,
    /// The day; today where not given.
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
    /// The shape of the answer.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// Words to search by.
#[derive(Args)]
pub struct SearchArguments {
    /// The words.
    #[arg(required_unless_present = "batch", value_name = "WORDS")]
    pub words: Vec<String>,
    /// A file with one query a line, `-` for standard input; answers in JSON Lines.
    #[arg(long, value_name = "FILE", conflicts_with = "words")]
    pub batch: Option<PathBuf>,
    /// The day; today where not given.
    #[arg(long, value_name = "DATE")]
    pub on: Option<Date>,
    /// Only codes of this code set, by its name in `codes list`: icd10cm, cpt, hcpcs.
    #[arg(long, value_name = "SYSTEM")]
    pub system: Option<String>,
    /// Only complete codes.
    #[arg(long)]
    pub billable: bool,
    /// Only diagnoses of this chapter of the tabular list, by its number.
    #[arg(long, value_name = "NUMBER")]
    pub chapter: Option<String>,
    /// How many at the most.
    #[arg(long, default_value_t = 10)]
    pub limit: usize,
    /// The shape of the answer.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// What to do with interchanges.
#[derive(Subcommand)]
pub enum X12Command {
    /// Say what is wrong: syntax, envelopes, and each transaction set against its guide.
    Check(CheckX12Arguments),
    /// Write interchanges again, byte for byte but for line breaks.
    Normal(NormalArguments),
}

/// Arguments of `x12 check`.
#[derive(Args)]
pub struct CheckX12Arguments {
    /// X12 files or folders of them; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The shape of the answer.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// Arguments of `x12 normal`.
#[derive(Args)]
pub struct NormalArguments {
    /// X12 files or folders of them; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Put each segment on a line of its own.
    #[arg(long)]
    pub lines: bool,
}

/// Arguments of `scrub`.
#[derive(Args)]
pub struct ScrubArguments {
    /// 837P files or folders of them; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The shape of the answer.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// Arguments of `price`.
#[derive(Args)]
pub struct PriceArguments {
    /// 837P files or folders of them; `-` is standard input.
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// The Medicare carrier whose locality prices the claims.
    #[arg(long, default_value = "02302")]
    pub carrier: String,
    /// The locality of that carrier.
    #[arg(long, default_value = "01")]
    pub locality: String,
    /// The share of the Medicare amount that the contract pays, in percent.
    #[arg(long, default_value_t = 100)]
    pub percent_of_medicare: u32,
    /// The shape of the answer.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// Arguments of `explain`.
#[derive(Args)]
pub struct ExplainArguments {
    /// The rule, as findings name it; all rules are listed where none is given.
    pub rule: Option<String>,
    /// The shape of the answer.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// Arguments of `verify`.
#[derive(Args)]
pub struct VerifyArguments {
    /// The shape of the answer.
    #[arg(long, default_value = "text")]
    pub format: Format,
}

/// Where care was given, as an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SettingArgument {
    Office,
    Outpatient,
    Emergency,
    Inpatient,
    Observation,
}

impl From<SettingArgument> for Setting {
    fn from(argument: SettingArgument) -> Self {
        match argument {
            SettingArgument::Office => Self::Office,
            SettingArgument::Outpatient => Self::Outpatient,
            SettingArgument::Emergency => Self::Emergency,
            SettingArgument::Inpatient => Self::Inpatient,
            SettingArgument::Observation => Self::Observation,
        }
    }
}

/// What is coded, as an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ProfileArgument {
    Visit,
    Everything,
}

impl From<ProfileArgument> for Profile {
    fn from(argument: ProfileArgument) -> Self {
        match argument {
            ProfileArgument::Visit => Self::Visit,
            ProfileArgument::Everything => Self::Everything,
        }
    }
}

/// The patient's sex, as an argument.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SexArgument {
    #[value(name = "F", alias = "f")]
    Female,
    #[value(name = "M", alias = "m")]
    Male,
}

impl From<SexArgument> for Sex {
    fn from(argument: SexArgument) -> Self {
        match argument {
            SexArgument::Female => Self::Female,
            SexArgument::Male => Self::Male,
        }
    }
}
