//! HCPCS files in the layouts of CMS, and CPT files in that of the AMA, written by us with words of our own.
#![expect(clippy::unwrap_used, reason = "a test stops where an expectation fails")]

mod desk;

use desk::Desk;
use superbill_code_sets::procedures::ProcedureStatus;

const COLUMNS: &str =
    "HCPC,SEQNUM,RECID,LONG DESCRIPTION,SHORT DESCRIPTION,COV,ADD DT,ACT EFF DT,TERM DT,ACTION CD\n";
const ROWS: &str = "   ZA,0010,7,A modifier of ours,Ours,C,20200101,20200101,,N\n\
    J1885,0010,3,\"A shot, told at length\",A shot,D,19930101,20250101,,N\n\
    J1886,0010,3,A shot that ended,Ended shot,D,20000101,20250101,20251231,N\n\
    J1887,0010,3,A shot to come,Coming shot,D,20270101,20270101,,A\n";

/// A record of 320 characters.
fn record(code: &str, kind: char, long: &str, short: &str, dates: &str) -> String {
    let head = format!("{code:>5}00100{kind}{long:<80}{short:<28}");
    format!("{head:<229}{:<39}{dates:<52}\n", "D")
}

fn text() -> String {
    let blank = format!("{:<320}\n", "Notices stand above");
    blank.clone()
        + "***A notice of the publisher\t\t\n"
        + &record("ZA", '7', "A modifier of", "Ours", "2020010120200101        N")
        + &record("ZA", '8', "ours", "", "")
        + &record("J1885", '3', "A shot,", "A shot", "1993010120250101        N")
        + &record("J1885", '4', "told at length", "", "")
        + &record("J1886", '3', "A shot that ended", "Ended shot", "200001012025010120251231N")
}

#[test]
fn both_layouts_tell_the_same() {
    let table = COLUMNS.to_owned() + ROWS;
    for (name, text) in [("HCPC2026_APR.csv", table), ("HCPC2026_APR.txt", text())] {
        let desk = Desk::new();
        let path = desk.file(name, &text);
        let added = desk.add(&[path]).unwrap();
        assert_eq!(added[0].manifest.edition, "2026-04");
        let sets = desk.sets();
        let on = |day: &str| sets.on(day.parse().unwrap()).procedures();
        let ProcedureStatus::Valid(fact) = on("2026-06-15").status("J1885".parse().unwrap()) else {
            panic!("{name}")
        };
        assert_eq!(fact.description, "A shot, told at length", "{name}");
        let ended = on("2026-06-15").status("J1886".parse().unwrap());
        assert!(
            matches!(ended, ProcedureStatus::Expired { last_day, .. } if last_day == "2025-12-31".parse().unwrap())
        );
        let modifier = on("2026-06-15").level2_modifier("ZA".parse().unwrap()).unwrap();
        assert_eq!((modifier.short_title, modifier.long_title), ("Ours", "A modifier of ours"));
        // A code that the newer release has dropped ended before it began.
        let dropped = on("2026-06-15").level2("J1030".parse().unwrap()).unwrap();
        assert_eq!(dropped.validity.last_day, Some("2024-03-31".parse().unwrap()), "its own last day stands");
        let dropped = on("2026-06-15").level2("A0021".parse().unwrap()).unwrap();
        assert_eq!(dropped.validity.last_day, Some("2026-03-31".parse().unwrap()));
    }
}

#[test]
fn a_code_to_come_says_when() {
    let desk = Desk::new();
    let path = desk.file("HCPC2026_APR.csv", &(COLUMNS.to_owned() + ROWS));
    desk.add(&[path]).unwrap();
    let sets = desk.sets();
    let status = sets.on("2026-06-15".parse().unwrap()).procedures().status("J1887".parse().unwrap());
    assert_eq!(status, ProcedureStatus::NotYet { from: "2027-01-01".parse().unwrap() });
}

#[test]
fn damaged_files_name_their_line() {
    let table = |rows: &str| Desk::new().refused("HCPC2026_APR.csv", &format!("{COLUMNS}{rows}"));
    for (told, expected) in [
        (
            table(&ROWS.replace(",3,\"A shot", ",5,\"A shot")),
            "line 3: “5” is no record identification (3, 4, 7 or 8)",
        ),
        (table(&ROWS.replace("J1886", "J188")), "line 4: “J188” is no code or modifier"),
        (table(&ROWS.replace("20251231", "20251331")), "line 4: “20251331” is no date"),
        (table(ROWS.split_once('\n').unwrap().0), "line 2: it ends within a line: the file is cut short"),
        (
            table("   ZA,0010,7,Long,Short,C,20200101,,,N\n"),
            "line 2: it has no codes or no modifiers: the file is cut short",
        ),
    ] {
        assert_eq!(told, format!("HCPCS Level II workbook, {expected}"));
    }
    let cut = text().trim_end().to_owned() + "\n";
    let told = Desk::new().refused("HCPC2026_APR.txt", &cut);
    assert!(
        told.starts_with("HCPCS Level II records, line 7:") && told.ends_with("stand where 320 should"),
        "{told}"
    );
    let lone = text().replace("ZA001008", "ZB001008");
    let told = Desk::new().refused("HCPC2026_APR.txt", &lone);
    assert!(told.contains("line 4: more of the description of ZB stands without its beginning"), "{told}");
    let short_list = "A0021\nA0080\nA0090\nA0100\nA0110\n";
    let told = Desk::new().refused("hcpcs_codes_2026q3.txt", short_list);
    assert_eq!(
        told,
        "HCPCS Level II code list, line 5: 5 codes are a part of the list only: the file is cut short"
    );
    let told = Desk::new().refused("hcpcs_codes_2026q3.txt", &short_list.replace("A0110", "A0100"));
    assert_eq!(told, "HCPCS Level II code list, line 5: A0100 stands out of order or twice");
}

const CPT: &str = "A notice of the owner, of ours for this test.\n\nMore notice.\n\n\
    99213\tA visit told by words of our own that are long enough for a long one\n99214\tAnother visit\n99215\tA third visit\n99216\tA fourth\n99217\tA fifth\n0042T\tA picture\n";

#[test]
fn cpt_titles_are_those_of_the_user_s_file() {
    let desk = Desk::new();
    let paths = [
        desk.file("LONGULT_2026.txt", CPT),
        desk.file(
            "MEDU_2026.txt",
            &CPT.replace(
                " told by words of our own that are long enough for a long one",
                " by words of our own, medium",
            ),
        ),
    ];
    let added = desk.add(&paths).unwrap();
    assert_eq!(
        added.iter().map(|added| added.manifest.edition.as_str()).collect::<Vec<_>>(),
        ["2026 long", "2026 medium"]
    );
    let sets = desk.sets();
    let book = sets.on("2026-06-15".parse().unwrap()).procedures();
    assert_eq!(book.cpt_title("99213".parse().unwrap()).unwrap().fact, "A visit by words of our own, medium");
    assert_eq!(book.procedure("0042T".parse().unwrap()).unwrap().description, "A picture");
    let told = Desk::new().refused("CPT_2026.txt", &CPT.replace("0042T\t", "0042T"));
    assert_eq!(told, "CPT (licensed), line 10: this is no code with its descriptor");
}
