use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

fn place() -> Option<Place> {
    Place::new(113_640_000, 34_720_000)
}

fn time() -> Option<NaiveDateTime> {
    NaiveDate::from_ymd_opt(2023, 3, 31)?.and_hms_opt(10, 5, 0)
}

#[test]
fn kinds_are_known_by_their_endings_and_no_two_share_one() {
    for media in Media::ALL {
        assert_eq!(Media::parse(media.ending()), Some(media));
    }
    assert_eq!(Media::parse("exe"), None);
}

#[test]
fn a_name_loses_folders_and_gets_the_ending_of_its_content() {
    for (given, media, kept) in [
        ("现场照片.JPG", Media::Jpeg, "现场照片.jpg"),
        ("../../etc/passwd", Media::Pdf, "passwd.pdf"),
        (r"C:\用户\合同.doc", Media::Docx, "合同.docx"),
        ("a.b.exe", Media::Png, "a.b.png"),
        ("合\u{0}同<1>:|?*\".pdf", Media::Pdf, "合同1.pdf"),
        (".htaccess", Media::Pdf, "htaccess.pdf"),
        ("", Media::Webp, "文件.webp"),
        ("...", Media::Xls, "文件.xls"),
    ] {
        assert_eq!(name(given, media), kept, "{given}");
    }
    assert_eq!(name(&"长".repeat(500), Media::Jpeg).chars().count(), LONGEST_NAME);
}

#[test]
fn a_paper_proves_by_itself_a_picture_with_place_and_time() {
    let complete = Taken { at: time(), place: place(), declared: false };
    assert!(proves(Media::Pdf, &Taken::default()));
    assert!(proves(Media::Jpeg, &complete));
    assert!(!proves(Media::Jpeg, &Taken { place: None, ..complete }));
    assert!(!proves(Media::Webp, &Taken { at: None, ..complete }));
}

#[test]
fn what_a_picture_says_of_itself_is_not_changed_by_what_a_person_says() {
    let camera = Taken { at: time(), place: None, declared: false };
    let other = NaiveDate::from_ymd_opt(2022, 1, 1).and_then(|day| day.and_hms_opt(0, 0, 0));
    let said = Taken { at: other, place: place(), declared: true };
    assert_eq!(camera.or(said), Taken { at: time(), place: place(), declared: true });
    let whole = Taken { at: time(), place: place(), declared: false };
    assert_eq!(whole.or(said), whole, "nothing of it was declared");
}

#[test]
fn degrees_minutes_and_seconds_are_counted_exactly() {
    // 34°43'12.50" north: 34.720138…
    assert_eq!(degrees_e6([(34, 1), (43, 1), (1250, 100)], false), Some(34_720_139));
    assert_eq!(degrees_e6([(113, 1), (38, 1), (24, 1)], true), Some(-113_640_000));
    assert_eq!(degrees_e6([(1, 0), (0, 1), (0, 1)], false), None);
    assert_eq!(Place::new(180_000_001, 0), None);
}

proptest! {
    #[test]
    fn any_fractions_are_counted_or_refused_and_never_overflow(parts in any::<[(u32, u32); 3]>(), negative: bool) {
        let counted = degrees_e6(parts, negative);
        prop_assert!(counted.is_none() || parts.iter().all(|(_, denominator)| *denominator != 0));
    }

    #[test]
    fn fractions_of_a_camera_are_counted(parts in prop::array::uniform3((any::<u32>(), 1..1_000_000_u32))) {
        prop_assert!(degrees_e6(parts, false).is_some());
    }

    #[test]
    fn a_name_is_never_a_path_and_never_too_long(given in "\\PC{0,200}") {
        let name = name(&given, Media::Pdf);
        prop_assert!(name.ends_with(".pdf") && name.chars().count() <= LONGEST_NAME);
        prop_assert!(!name.contains(['/', '\\']) && name.len() > ".pdf".len());
    }
}
