//! Photos and papers: what is taken, what a picture says of itself, who sees it, and that a node is achieved with evidence only.

use std::io::{Cursor, Write as _};

use axum::http::Method;
use guatu_domain::access::Actor;
use guatu_it::{Engine, TestApp, db_test, people};
use image::{ImageFormat, RgbImage};
use serde_json::{Value, json};
use sha2::Digest as _;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

db_test! {
    a_photo_says_when_and_where_it_was_taken_and_is_handed_out_as_it_came,
    what_the_picture_does_not_say_the_person_says,
    what_a_file_is_its_content_says,
    a_file_that_is_no_photo_or_paper_is_refused_and_leaves_nothing,
    a_file_is_seen_and_removed_within_the_scope_only,
    a_node_is_achieved_with_evidence_only,
    a_scanner_lets_pass_or_not_and_silence_lets_nothing_pass,
    a_content_that_is_missing_or_damaged_is_named,
}

const CODE: &str = "EQ2023-001";
const PDF: &[u8] = b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

fn picture(format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::from_fn(640, 480, |x, y| image::Rgb([x as u8, y as u8, 90])).write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// A JPEG that says it was taken on 31 March 2023 at 10:05:09, at 34°43'12.5"N 113°38'24"E, with the camera held upright.
fn photo() -> Vec<u8> {
    let plain = picture(ImageFormat::Jpeg);
    let told = exif();
    let mut photo = plain[..2].to_vec();
    photo.extend([0xff, 0xe1]);
    photo.extend(u16::try_from(told.len() + 2).unwrap().to_be_bytes());
    photo.extend(told);
    photo.extend(&plain[2..]);
    photo
}

/// TIFF within EXIF, little-endian: the first directory points to the camera's and to that of the place.
fn exif() -> Vec<u8> {
    const FIRST: u32 = 8;
    const CAMERA: u32 = FIRST + 2 + 3 * 12 + 4;
    const GPS: u32 = CAMERA + 2 + 12 + 4;
    const DATA: u32 = GPS + 2 + 4 * 12 + 4;
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [tag.to_le_bytes().to_vec(), kind.to_le_bytes().to_vec(), count.to_le_bytes().to_vec(), value.to_vec()].concat()
    };
    let directory = |entries: &[Vec<u8>]| {
        [u16::try_from(entries.len()).unwrap().to_le_bytes().to_vec(), entries.concat(), vec![0; 4]].concat()
    };
    let rationals = |parts: [(u32, u32); 3]| -> Vec<u8> {
        parts.iter().flat_map(|(over, under)| [over.to_le_bytes(), under.to_le_bytes()].concat()).collect()
    };
    let (ascii, short, long, rational) = (2, 3, 4, 5);
    let turned = entry(0x0112, short, 1, [6, 0, 0, 0]);
    let first =
        directory(&[turned, entry(0x8769, long, 1, CAMERA.to_le_bytes()), entry(0x8825, long, 1, GPS.to_le_bytes())]);
    let camera = directory(&[entry(0x9003, ascii, 20, DATA.to_le_bytes())]);
    let gps = directory(&[
        entry(1, ascii, 2, *b"N\0\0\0"),
        entry(2, rational, 3, (DATA + 20).to_le_bytes()),
        entry(3, ascii, 2, *b"E\0\0\0"),
        entry(4, rational, 3, (DATA + 44).to_le_bytes()),
    ]);
    let data = [
        b"2023:03:31 10:05:09\0".to_vec(),
        rationals([(34, 1), (43, 1), (125, 10)]),
        rationals([(113, 1), (38, 1), (24, 1)]),
    ];
    [b"Exif\0\0II*\0".to_vec(), FIRST.to_le_bytes().to_vec(), first, camera, gps, data.concat()].concat()
}

/// A zip with these entries.
fn zipped(names: &[&str]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for name in names {
        zip.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(b"<x/>").unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn old_word() -> Vec<u8> {
    let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    container.create_stream("/WordDocument").unwrap();
    container.into_inner().into_inner()
}

async fn files(app: &TestApp) -> Vec<Value> {
    app.ok(&format!("/api/projects/{CODE}/files")).await.as_array().unwrap().clone()
}

async fn added(app: &TestApp, name: &str, bytes: &[u8], fields: &[(&str, &str)]) -> Value {
    let (status, file) = app.add_file(CODE, name, bytes, fields).await;
    assert_eq!(status, 200, "{file}");
    file
}

async fn a_photo_says_when_and_where_it_was_taken_and_is_handed_out_as_it_came(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let file = added(&app, "../现场 照片.png", &photo(), &[]).await;
    let told = |field: &str| file[field].clone();
    assert_eq!((told("name"), told("kind"), told("proves")), (json!("现场 照片.jpg"), json!("jpg"), json!(true)));
    assert_eq!((told("taken_at"), told("declared")), (json!("2023-03-31T10:05:09"), json!(false)));
    assert_eq!((told("latitude"), told("longitude")), (json!("34.720139"), json!("113.640000")));
    let path = format!("/api/files/{}", file["id"].as_str().unwrap());
    let whole = app.fetch(&path).await;
    assert_eq!((whole.status, whole.body), (200, photo()));
    assert_eq!(
        (whole.headers["content-type"].to_str().unwrap(), whole.headers["x-content-type-options"].to_str().unwrap()),
        ("image/jpeg", "nosniff")
    );
    assert!(whole.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    assert!(whole.headers["content-security-policy"].to_str().unwrap().ends_with("sandbox"), "{:?}", whole.headers);
    let shown = app.fetch(&format!("{path}?show=true")).await;
    assert!(shown.header("content-disposition").starts_with("inline"));
    let small = app.fetch(&format!("{path}/thumbnail")).await;
    let small = image::load_from_memory(&small.body).unwrap();
    assert_eq!((small.width(), small.height()), (240, 320), "upright, as the camera was held");
    assert_eq!(files(&app).await, vec![file]);
    let opened = app.number("SELECT count(*) FROM audit WHERE action = 'file.open'").await;
    assert_eq!(opened, 2, "that it left the house is recorded, a thumbnail is not");
}

async fn what_the_picture_does_not_say_the_person_says(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let bare = picture(ImageFormat::Png);
    assert_eq!(added(&app, "a.png", &bare, &[]).await["proves"], false, "neither place nor time");
    let said = [("taken_at", "2023-03-30T09:00"), ("longitude", "113.64"), ("latitude", "34.72")];
    let file = added(&app, "a.png", &bare, &said).await;
    assert_eq!(
        (&file["proves"], &file["declared"], &file["longitude"]),
        (&json!(true), &json!(true), &json!("113.640000"))
    );
    let photo = added(&app, "b.jpg", &photo(), &said).await;
    assert_eq!(
        (&photo["taken_at"], &photo["declared"]),
        (&json!("2023-03-31T10:05:09"), &json!(false)),
        "its own word stands"
    );
    for (field, value) in [("taken_at", "昨天"), ("longitude", "东经"), ("latitude", "91")] {
        let fields = match field {
            "latitude" => vec![("longitude", "113.64"), (field, value)],
            "longitude" => vec![(field, value), ("latitude", "34.72")],
            _ => vec![(field, value)],
        };
        let (status, refusal) = app.add_file(CODE, "a.png", &bare, &fields).await;
        assert_eq!((status, &refusal["code"]), (422, &json!("invalid")), "{field}: {refusal}");
    }
}

async fn what_a_file_is_its_content_says(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let ooxml = |part: &str| zipped(&["[Content_Types].xml", "_rels/.rels", part]);
    for (name, bytes, kind) in [
        ("a.exe", PDF.to_vec(), "pdf"),
        ("a.txt", picture(ImageFormat::WebP), "webp"),
        ("a.zip", zipped(&["OFD.xml", "Doc_0/Document.xml"]), "ofd"),
        ("a", ooxml("word/document.xml"), "docx"),
        ("a", ooxml("xl/workbook.xml"), "xlsx"),
        ("a", ooxml("ppt/presentation.xml"), "pptx"),
        ("a.pdf", old_word(), "doc"),
    ] {
        let file = added(&app, name, &bytes, &[]).await;
        assert_eq!((&file["kind"], &file["name"]), (&json!(kind), &json!(format!("a.{kind}"))), "{name}");
        assert!(file["is_picture"] == true || file["proves"] == true, "a paper proves by itself");
    }
}

async fn a_file_that_is_no_photo_or_paper_is_refused_and_leaves_nothing(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let before = app.digests().await;
    let cut = picture(ImageFormat::Png)[..200].to_vec();
    let large = [PDF.to_vec(), vec![b' '; 2 << 20]].concat();
    let mut huge = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    huge.extend([100_000_u32.to_be_bytes(), 100_000_u32.to_be_bytes()].concat());
    huge.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
    for (bytes, status, code) in [
        (b"MZ\x90\0\x03\0\0\0".to_vec(), 422, "file_kind"),
        (b"<html><script>alert(1)</script></html>".to_vec(), 422, "file_kind"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".to_vec(), 422, "file_kind"),
        (b"#!/bin/sh\nrm -rf /\n".to_vec(), 422, "file_kind"),
        (zipped(&["a.txt"]), 422, "file_kind"),
        (Vec::new(), 422, "file_kind"),
        (cut, 422, "file_damaged"),
        (huge, 422, "file_damaged"),
        (large, 413, "file_too_large"),
    ] {
        let (answer, refusal) = app.add_file(CODE, "照片.jpg", &bytes, &[]).await;
        assert_eq!((answer, &refusal["code"]), (status, &json!(code)), "{refusal}");
    }
    let (status, refusal) = app.add_file(CODE, "a.pdf", PDF, &[("milestone", "没有的节点")]).await;
    assert_eq!((status, &refusal["params"]["reason"]), (422, &json!("milestone_unknown")));
    assert_eq!(app.add_file("EQ2023-999", "a.pdf", PDF, &[]).await.0, 404);
    let empty = app.send(Method::POST, &format!("/api/projects/{CODE}/files"), "text/plain", Vec::new()).await;
    assert_eq!(empty.status, 422);
    assert_eq!(app.digests().await, before);
}

async fn a_file_is_seen_and_removed_within_the_scope_only(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let rows = app.ok("/api/projects?limit=400").await;
    let unit = |code: &str| {
        let row = rows["rows"].as_array().unwrap().iter().find(|row| row["code"] == code).unwrap();
        row["unit"]["id"].as_str().unwrap().to_string()
    };
    let own = unit(CODE);
    let other = rows["rows"].as_array().unwrap().iter().find(|row| row["unit"]["id"] != own.as_str()).unwrap();
    let other = other["unit"]["id"].as_str().unwrap().parse().unwrap();
    people::admit(app.db(), "elsewhere", "unit_reporter", Some(other)).await;
    people::admit(app.db(), "reporter", "unit_reporter", Some(own.parse().unwrap())).await;
    people::admit(app.db(), "leader", "leader", None).await;
    let file = added(&app, "合同.pdf", PDF, &[]).await;
    let path = format!("/api/files/{}", file["id"].as_str().unwrap());
    let remove = json!({"reason": "传错文件"});
    app.now_asks(Some("elsewhere"));
    assert_eq!(app.get(&path).await.0, 404);
    assert_eq!(app.get(&format!("/api/projects/{CODE}/files")).await.0, 404);
    assert_eq!(app.add_file(CODE, "a.pdf", PDF, &[]).await.0, 404);
    assert_eq!(app.post(&format!("{path}/remove"), &remove).await.0, 404);
    app.now_asks(Some("leader"));
    assert_eq!(app.add_file(CODE, "a.pdf", PDF, &[]).await.0, 403);
    assert_eq!(app.post(&format!("{path}/remove"), &remove).await.0, 403);
    assert_eq!(files(&app).await[0]["may_remove"], false);
    app.now_asks(Some("reporter"));
    assert_eq!(app.post(&format!("{path}/remove"), &json!({"reason": " "})).await.0, 422);
    assert_eq!(app.post(&format!("{path}/remove"), &remove).await.0, 204);
    assert_eq!((app.get(&path).await.0, files(&app).await.len()), (404, 0));
    assert_eq!(app.post(&format!("{path}/remove"), &remove).await.0, 404, "once");
    // The same content again is another file.
    assert_eq!(added(&app, "合同.pdf", PDF, &[]).await["added_by"], "reporter");
}

async fn a_node_is_achieved_with_evidence_only(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let draft = json!({"draft": {"template": "industry", "start": "2023-04-03"}});
    app.posted(&format!("/api/projects/{CODE}/route"), &draft).await;
    let route = app.ok(&format!("/api/projects/{CODE}/route")).await;
    let nodes = route["route"]["nodes"].as_array().unwrap().clone();
    let open = nodes.iter().find(|node| node["achieved_on"].is_null() && node["evidence"] != json!([])).unwrap();
    let name = open["name"].as_str().unwrap();
    let milestone = guatu_it::address(&format!("/api/projects/{CODE}/milestones/{name}"), &[]);
    let achieved = json!({"planned_on": open["planned_on"], "achieved_on": "2023-04-01"});
    let (status, refusal) = app.put(&milestone, &achieved).await;
    assert_eq!((status, &refusal["code"], &refusal["params"]["name"]), (422, &json!("evidence_missing"), &json!(name)));
    assert_ne!(refusal["params"]["evidence"], "");
    added(&app, "别的节点.pdf", PDF, &[]).await;
    added(&app, "无位置.png", &picture(ImageFormat::Png), &[("milestone", name)]).await;
    assert_eq!(app.put(&milestone, &achieved).await.0, 422, "neither another file nor a picture of nowhere");
    let file = added(&app, "批复.pdf", PDF, &[("milestone", name)]).await;
    assert_eq!(app.put(&milestone, &achieved).await.0, 200);
    let path = format!("/api/files/{}/remove", file["id"].as_str().unwrap());
    assert_eq!(app.post(&path, &json!({"reason": "换扫描件"})).await.0, 204);
    let again = json!({"planned_on": open["planned_on"], "achieved_on": "2023-03-31"});
    assert_eq!(app.put(&milestone, &again).await.0, 200, "another day of what was proved is no new achievement");
}

async fn a_content_that_is_missing_or_damaged_is_named(engine: Engine) {
    let app = TestApp::demo(engine).await;
    // A content of this test and database alone: the shelf is everybody's.
    let own = |what: &str| [PDF, format!("{engine:?} {what}").as_bytes()].concat();
    let mut lost = Vec::new();
    for what in ["whole", "missing", "damaged"] {
        let file = added(&app, &format!("{what}.pdf"), &own(what), &[]).await;
        lost.push(file["id"].as_str().unwrap().to_string());
    }
    let hash =
        |what: &str| sha2::Sha256::digest(own(what)).iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let path = |what: &str| {
        let hash = hash(what);
        std::env::temp_dir().join("guatu-it-files").join(&hash[..2]).join(&hash[2..4]).join(&hash)
    };
    std::fs::remove_file(path("missing")).unwrap();
    std::fs::write(path("damaged"), b"something else").unwrap();
    let checked = guatu_app::file::check(&mut app.app.read(Actor::console("test")).await.unwrap()).await.unwrap();
    let broken: Vec<_> = checked.broken.iter().map(|one| (one.name.as_str(), one.fault)).collect();
    assert_eq!((checked.files, broken), (3, vec![("missing.pdf", "missing"), ("damaged.pdf", "damaged")]));
    assert_eq!(app.get(&format!("/api/files/{}", lost[1])).await.0, 404);
    assert_eq!(app.get(&format!("/api/files/{}", lost[2])).await.0, 500, "never handed out as if it were whole");
    std::fs::remove_file(path("damaged")).unwrap();
}

/// A scanner that knows one virus, and speaks as clamd does.
async fn scanner() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut command = [0; 10];
            stream.read_exact(&mut command).await.unwrap();
            assert_eq!(&command, b"zINSTREAM\0");
            let mut bytes = Vec::new();
            loop {
                let length = stream.read_u32().await.unwrap() as usize;
                if length == 0 {
                    break;
                }
                let start = bytes.len();
                bytes.resize(start + length, 0);
                stream.read_exact(&mut bytes[start..]).await.unwrap();
            }
            let found = bytes.windows(5).any(|window| window == b"EICAR");
            let answer: &[u8] = if found { b"stream: Eicar-Signature FOUND\0" } else { b"stream: OK\0" };
            stream.write_all(answer).await.unwrap();
        }
    });
    address
}

async fn a_scanner_lets_pass_or_not_and_silence_lets_nothing_pass(engine: Engine) {
    let app = TestApp::scanned(engine, scanner().await).await;
    added(&app, "a.pdf", PDF, &[]).await;
    let (status, refusal) = app.add_file(CODE, "a.pdf", &[PDF, b"EICAR"].concat(), &[]).await;
    assert_eq!(
        (status, &refusal["code"], &refusal["params"]["found"]),
        (422, &json!("file_infected"), &json!("Eicar-Signature"))
    );
    drop(app);
    let app = TestApp::scanned(engine, "127.0.0.1:1".into()).await;
    let (status, refusal) = app.add_file(CODE, "a.pdf", PDF, &[]).await;
    assert_eq!((status, &refusal["code"]), (503, &json!("scanner_unreachable")));
    assert_eq!(files(&app).await.len(), 0);
}
