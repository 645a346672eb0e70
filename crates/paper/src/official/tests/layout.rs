use super::bulletin::weekly;
use crate::fonts::Fonts;
use crate::official::pdf;

#[test]
fn draw() {
    let fonts = Fonts::load(None).expect("fonts");
    let start = std::time::Instant::now();
    let bytes = pdf(&weekly(), fonts).expect("pdf");
    eprintln!("{:?} {}", start.elapsed(), bytes.len());
    std::fs::write("/tmp/fonts/weekly.pdf", bytes).unwrap();
    let start = std::time::Instant::now();
    let _ = pdf(&weekly(), fonts).expect("pdf");
    eprintln!("{:?}", start.elapsed());
}

#[test]
fn draw_docx() {
    std::fs::write("/tmp/fonts/weekly.docx", crate::official::docx(&weekly()).unwrap()).unwrap();
}
