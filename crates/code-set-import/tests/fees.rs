//! Fee schedules in the layouts of CMS, written by us: what is read, and what is refused at which line.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

mod desk;

use desk::Desk;
use superbill_code_sets::procedures::{Fit, GlobalPeriod, Rural};

/// A relative value file of 2025 (31 columns) or 2026 (32).
fn relative_values(year: i16, rows: &str) -> String {
    let title = format!(",,{year} National Physician Fee Schedule Relative Value File July Release,\n");
    let names = "HCPCS,MOD,DESCRIPTION,CODE,PAYMENT,RVU,PE RVU,INDICATOR,PE RVU,INDICATOR,RVU,TOTAL,TOTAL,IND,DAYS,OP,OP,OP,PROC,SURG,SURG,SURG,SURG";
    let (pric, tail) =
        (if year > 2025 { ",IND" } else { "" }, "BASE,FACTOR,PROCEDURES,FLAG,INDICATOR,AMOUNT,AMOUNT,AMOUNT");
    title + &",,\n".repeat(8) + names + pric + "," + tail + "\n" + rows
}

/// Code and part, then what stands before and after the price indicator of 2026.
fn row(code: &str, part: &str, price: &str) -> String {
    format!(
        "{code},{part},OURS,A,,1.10,2.37,,0.55,NA,0.16,3.63,1.81,0,010,0.10,0.80,0.10,2,1,0,0,0,{price},33.0001,09,0,99,0.00,0.00,0.00\n"
    )
}

#[test]
fn both_layouts_of_relative_values_are_read_by_position() {
    for (year, price, edition) in [(2025, "", "RVU25C"), (2026, "1,", "RVU26C")] {
        let desk = Desk::new();
        let text = relative_values(year, &(row("20610", "", price) + &row("20610", "53", price)));
        let path = desk.file(&format!("PPRRVU{year}_Jul_nonQPP.csv"), &text);
        desk.add(&[path]).unwrap();
        let sets = desk.sets();
        let book = sets.on(format!("{year}-08-01").parse().unwrap()).procedures();
        let values = book.rvu("20610".parse().unwrap(), Some("53".parse().unwrap())).unwrap();
        assert_eq!((values.edition.name, values.fit), (edition, Fit::InForce));
        assert_eq!(values.fact.total(false).to_string(), "3.63");
        assert!(values.fact.unusual_in_facility && !values.fact.unusual_outside_facility);
        assert_eq!(values.fact.global, GlobalPeriod::Days(10));
        assert_eq!(book.conversion_factor().unwrap().fact.to_string(), "33.0001");
        assert!(book.rvu("99213".parse().unwrap(), None).is_none(), "the shelf answers for all of it");
    }
}

#[test]
fn the_file_of_advanced_payment_models_does_not_replace_the_other() {
    let desk = Desk::new();
    let text = relative_values(2026, &row("20610", "", "1,"));
    let paths = [
        desk.file("PPRRVU2026_Jul_nonQPP.csv", &text),
        desk.file("PPRRVU2026_Jul_QPP.csv", &text.replace("33.0001", "33.5675")),
    ];
    let added = desk.add(&paths).unwrap();
    assert_eq!(added[1].manifest.edition, "RVU26C QPP");
    let sets = desk.sets();
    let book = sets.on("2026-08-01".parse().unwrap()).procedures();
    assert_eq!(book.conversion_factor().unwrap().fact.to_string(), "33.0001");
}

#[test]
fn damaged_relative_values_name_their_line() {
    let refused = |text: String| Desk::new().refused("PPRRVU2026_Jul.csv", &text);
    let whole = relative_values(2026, &row("20610", "", "1,"));
    for (told, expected) in [
        (refused(whole.replace("2.37", "2,37")), "line 11: 33 columns stand where 32 should"),
        (refused(whole.replace("2.37", "x")), "line 11: “x” is no relative value"),
        (refused(relative_values(2026, &row("20610", "", ""))), "line 11: 31 columns stand where 32 should"),
        (refused(relative_values(2026, "")), "line 10: nothing follows the header"),
        (refused(whole.replace(" July ", " ")), "line 1: the title names no release of the year"),
        (refused(whole.trim_end().to_owned()), "line 11: it ends within a line: the file is cut short"),
    ] {
        assert_eq!(told, format!("PPRRVU relative values, {expected}"));
    }
}

/// Cost indices of so many localities.
fn indices(count: usize) -> String {
    let header = "ADDENDUM E. FINAL CY 2026 GEOGRAPHIC PRACTICE COST INDICES (GPCIs),,,,,,\n,,,,,,\n\
        Contractor,State,Locality Number,Locality Name,2026 PW GPCI,2026 PE GPCI,2026 MP GPCI\n";
    let rows = (0..count).map(|number| format!("{number:05},AK,1,PLACE {number}*,1.5,1.065,0.551\n"));
    header.to_owned()
        + &rows.collect::<String>()
        + "\"Assigned as of November 22, 2023\",,,,,,\n*A footnote.,,,,,,\n"
}

#[test]
fn cost_indices_are_keyed_by_contractor_and_locality() {
    let desk = Desk::new();
    let path = desk.file("GPCI2026.csv", &indices(109));
    desk.add(&[path]).unwrap();
    let sets = desk.sets();
    let found = sets.on("2026-06-15".parse().unwrap()).procedures();
    let found = found.gpci("00007", "01").unwrap();
    assert_eq!(
        (found.fact.name, found.fact.work.to_string(), found.fit),
        ("PLACE 7", "1.500".to_owned(), Fit::InForce)
    );
    assert_eq!(found.edition.name, "CY 2026");
    let told = Desk::new().refused("GPCI2026.csv", &indices(50));
    assert_eq!(told, "GPCI, line 55: 50 localities are a part of the country: the file is cut short");
    let told = Desk::new().refused("GPCI2026.csv", &indices(109).replace("00003,AK,1,", "00003,AK,A1,"));
    assert_eq!(told, "GPCI, line 7: “A1” is no locality");
}

const COUNTIES: &str = "COUNTIES INCLUDED IN 2026 LOCALITIES.,,,,\n,,,,\nContractor,Locality Number,State ,Fee Schedule Area ,Counties\n,,,,\n\
    2102,1,ALASKA ,STATEWIDE ,ALL COUNTIES \n,,,,\n1182,18,CALIFORNIA,A CITY,\"ONE, TWO\"\n1112,5,,ANOTHER,THREE\n,,,,\n*  A footnote.,,,,\n";

#[test]
fn counties_carry_their_state_down() {
    let desk = Desk::new();
    let path = desk.file("26LOCCO.csv", COUNTIES);
    desk.add(&[path]).unwrap();
    let sets = desk.sets();
    let book = sets.on("2026-06-15".parse().unwrap()).procedures();
    let area = book.locality_area("01112", "05").unwrap().fact;
    assert_eq!((area.state, area.area, area.counties), ("CALIFORNIA", "ANOTHER", "THREE"));
    let cut = COUNTIES.split("*").next().unwrap();
    let told = Desk::new().refused("26LOCCO.csv", cut);
    assert_eq!(told, "fee schedule localities, line 9: the footnote is missing: the file is cut short");
}

fn zip(line: &str) -> String {
    format!("{line:<75}20264\r\n")
}

#[test]
fn zip_codes_tell_locality_and_rural_area() {
    let desk = Desk::new();
    let text = zip("AK995010210201 Z9   0 A") + &zip("WY831280360221BZ9B  1 A");
    let path = desk.file("ZIP5.txt", &text);
    let added = desk.add(&[path]).unwrap();
    assert_eq!(added[0].manifest.effective.from, "2026-10-01".parse().unwrap());
    let sets = desk.sets();
    let book = sets.on("2026-11-15".parse().unwrap()).procedures();
    let found = book.zip_locality("831281234").unwrap().fact;
    assert_eq!(
        (found.contractor, found.number, found.rural, found.by_plus_four),
        ("03602", "21", Rural::SuperRural, true)
    );
    assert!(book.zip_locality("12").is_none() && book.zip_locality("00000").is_none());
    let refused = |text: &str| Desk::new().refused("ZIP5.txt", text);
    assert!(
        refused(&(zip("AK995010210201 Z9   0 A") + "AK9950\r\n"))
            .ends_with("line 2: 6 columns stand where 80 should")
    );
    let mixed = zip("AK995010210201 Z9   0 A") + &zip("AK995020210201 Z9   0 A").replace("20264", "20254");
    assert_eq!(
        refused(&mixed),
        "ZIP codes to localities, line 2: it is of another quarter than the first line"
    );
}

const SUPPLIES: &str = "Equipment and supplies,,,,,,,,\nJanuary 2026 Fee Schedule,,,,,,,,\n,,,,,,,,\n\
    HCPCS,Mod,Mod2,JURIS,CATG,Ceiling,Floor,AL (NR),AL (R),PR (NR)\nE0601,RR,,D,CR,0,0,40.5,50,0\nE0601,RR,KU,D,CR,0,0,60,0,0\n";

#[test]
fn supplies_have_fees_by_modifiers_and_state() {
    let desk = Desk::new();
    let path = desk.file("DMEPOS26_JAN.csv", SUPPLIES);
    desk.add(&[path]).unwrap();
    let sets = desk.sets();
    let book = sets.on("2026-02-01".parse().unwrap()).procedures();
    let fee = |modifiers: &[&str], state: &str| {
        let modifiers: Vec<_> = modifiers.iter().map(|modifier| modifier.parse().unwrap()).collect();
        book.supply_fee("E0601".parse().unwrap(), &modifiers, state).and_then(|found| found.fact.nonrural)
    };
    assert_eq!(fee(&["RR"], "AL").unwrap().to_string(), "40.50");
    assert_eq!(fee(&["KU", "RR"], "AL").unwrap().to_string(), "60.00");
    assert_eq!((fee(&[], "AL"), fee(&["RR"], "PR")), (None, None), "no row without RR; zero is no rate");
    let told = Desk::new().refused("DMEPOS26_JAN.csv", &SUPPLIES.replace("40.5", "-"));
    assert_eq!(told, "DMEPOS fee schedule, line 5: “-” is no fee");
}
