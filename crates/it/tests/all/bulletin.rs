//! Bulletins: one for each state of a date, frozen with its figures, rendered twice.

use std::io::Read as _;

use guatu_it::{Engine, TestApp, db_test, rewritten};
use guatu_paper::sheet::Cell;
use serde_json::{Value, json};

db_test! {
    a_bulletin_prints_the_figures_of_its_date,
    the_same_date_twice_is_one_bulletin_until_its_figures_change,
    there_is_no_bulletin_on_nothing,
}

async fn make(app: &TestApp, as_of: &str) -> Value {
    let (status, line) = app.post("/api/bulletins", &json!({"as_of": as_of})).await;
    assert_eq!(status, 200, "{line}");
    line
}

/// The words of a bulletin.
async fn words(app: &TestApp, id: &Value) -> String {
    let answer = app.fetch(&format!("/api/bulletins/{}/bulletin.docx", id.as_str().unwrap())).await;
    assert_eq!(answer.status, 200);
    document_words(answer.body)
}

/// The words of a Word document, without its mark-up.
pub fn document_words(file: Vec<u8>) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file)).expect("a DOCX is a zip");
    let mut xml = String::new();
    archive.by_name("word/document.xml").expect("a document").read_to_string(&mut xml).unwrap();
    let mut words = String::new();
    let mut inside = false;
    for character in xml.chars() {
        match character {
            '<' => inside = true,
            '>' => inside = false,
            other if !inside => words.push(other),
            _ => {}
        }
    }
    words
}

async fn a_bulletin_prints_the_figures_of_its_date(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let line = make(&app, "2023-03-31").await;
    let wall = app.ok("/api/wall?as_of=2023-03-31").await;
    assert_eq!(
        (&line["number"], &line["totals"], &line["lights"]),
        (&json!("第1期"), &wall["totals"], &wall["lights"])
    );
    let words = words(&app, &line["id"]).await;
    let figures = app.ok("/api/figures?as_of=2023-03-31").await;
    assert_eq!(
        (&figures["projects"], &figures["total_investment_wan"], &figures["progress_2023_q1_wan"]),
        (&json!(360), &json!(23804000), &json!(432679))
    );
    for printed in
        ["重点项目360个", "总投资2380.4亿元", "计划投资350亿元", "累计完成投资43.27亿元", "第1期", "2023年4月1日"]
    {
        assert!(words.contains(printed), "{printed} is not in: {}", &words.chars().take(600).collect::<String>());
    }
    for count in wall["lights"].as_array().unwrap().iter().filter(|count| count["light"] != "grey") {
        let name = match count["light"].as_str().unwrap() {
            "red" => "红灯",
            "yellow" => "黄灯",
            "blue" => "蓝灯",
            _ => "绿灯",
        };
        assert!(words.contains(&format!("{name}{}个", count["projects"])), "{count}");
    }
    for unit in wall["units"].as_array().unwrap() {
        assert!(words.contains(unit["name"].as_str().unwrap()), "{}", unit["name"]);
    }
}

async fn the_same_date_twice_is_one_bulletin_until_its_figures_change(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let first = make(&app, "2023-03-31").await;
    let text = words(&app, &first["id"]).await;
    app.it_is("2023-04-03T01:00:00Z");
    assert_eq!(make(&app, "2023-03-31").await, first);
    assert_eq!(make(&app, "2023-02-28").await["number"], "第2期");

    let corrected =
        rewritten("03-进展月报-2023-03", &[("E7", Cell::Number(1.into())), ("F7", Cell::Number(337.into()))]);
    app.import(vec![corrected]).await.unwrap();
    assert_eq!(words(&app, &first["id"]).await, text, "an issued paper keeps the figures it was made of");
    let third = make(&app, "2023-03-31").await;
    assert_eq!(third["number"], "第3期");
    assert_ne!(third["totals"]["done"], first["totals"]["done"]);
    let numbers: Vec<Value> =
        app.ok("/api/bulletins").await.as_array().unwrap().iter().map(|it| it["number"].clone()).collect();
    assert_eq!(numbers.len(), 3);
}

async fn there_is_no_bulletin_on_nothing(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (status, refusal) = app.post("/api/bulletins", &json!({"as_of": "2023-03-31"})).await;
    assert_eq!((status, &refusal["params"]["field"]), (422, &json!("as_of")));
    assert_eq!(app.ok("/api/bulletins").await, json!([]));
    for file in ["bulletin.pdf", "bulletin.docx"] {
        assert_eq!(app.get(&format!("/api/bulletins/00000000-0000-7000-8000-0000000fffff/{file}")).await.0, 404);
        assert_eq!(app.get(&format!("/api/bulletins/1/{file}")).await.0, 404);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bulletin_comes_as_pdf_to_look_at_and_as_docx_to_take_away() {
    let app = TestApp::demo(Engine::Sqlite).await;
    let id = make(&app, "2023-03-31").await["id"].as_str().unwrap().to_string();
    let pdf = app.fetch(&format!("/api/bulletins/{id}/bulletin.pdf")).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
    assert!(pdf.body.starts_with(b"%PDF-") && pdf.header("content-disposition").starts_with("inline"));
    let docx = app.fetch(&format!("/api/bulletins/{id}/bulletin.docx")).await;
    assert!(docx.body.starts_with(b"PK") && docx.header("content-disposition").starts_with("attachment"));
}
