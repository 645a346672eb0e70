//! Moving a whole district: migrations, copies, backups.

use std::io::Cursor;

use guatu_app::file::shelf::{self, Shelf};
use guatu_db::backup::{self, Contents as _, NoContents, backup, copy, restore};
use guatu_db::{LATEST, applied_version, migrate};
use guatu_it::{Engine, TestApp, db_test, house};
use guatu_kernel::ErrorCode;
use serde_json::json;

db_test! {
    migrations_are_applied_once,
    a_database_of_a_newer_program_is_left_alone,
    no_table_is_forgotten_by_copies_and_backups,
    the_committed_schema_is_that_of_the_database,
    a_backup_brings_the_same_district_back,
    photos_and_papers_go_with_a_backup,
    a_database_that_holds_a_district_takes_no_other,
}

/// A district with something in every table that the pages fill.
async fn lived_in(engine: Engine) -> TestApp {
    let mut app = TestApp::demo(engine).await;
    app.leaves_jobs();
    assert_eq!(app.post("/api/months/2023-03/close", &json!(null)).await.0, 200);
    assert_eq!(app.post("/api/bulletins", &json!({"as_of": "2023-03-31"})).await.0, 200);
    assert_eq!(app.post("/api/views", &json!({"page": "projects", "name": "红灯", "query": "light=red"})).await.0, 200);
    let draft = json!({"draft": {"template": "road", "start": "2023-04-03"}});
    assert_eq!(app.post("/api/projects/EQ2023-007/route", &draft).await.0, 200);
    let template = json!({"text": guatu_domain::route::presets::INDUSTRY});
    assert_eq!(app.post("/api/route-templates", &template).await.0, 200);
    let unit = app.ok("/api/projects/EQ2023-007").await["line"]["unit"]["id"].clone();
    let cells = json!({"done_month": "草", "done_year": "", "started": "", "visual": "", "problem": ""});
    let draft = json!({"unit": unit, "rows": [{"code": "EQ2023-007", "cells": cells}]});
    assert_eq!(app.put("/api/reporting/2023-04/drafts", &draft).await.0, 204);
    let (status, _) = app.upload("list.csv", "项目名称,责任单位\n甲,乙\n".as_bytes()).await;
    assert_eq!(status, 200);
    app
}

async fn lights(app: &TestApp) -> serde_json::Value {
    app.ok("/api/lights?as_of=2023-03-31").await
}

async fn migrations_are_applied_once(engine: Engine) {
    let app = TestApp::empty(engine).await;
    assert_eq!(applied_version(app.db()).await.unwrap(), Some(LATEST));
    let before = app.digests().await;
    assert_eq!(migrate(app.db(), 1).await.unwrap(), 0);
    assert_eq!(app.digests().await, before);
}

async fn a_database_of_a_newer_program_is_left_alone(engine: Engine) {
    let app = TestApp::empty(engine).await;
    app.db()
        .script(&format!("INSERT INTO schema_version (version, name, applied_at) VALUES ({}, 'later', 1)", LATEST + 1))
        .await
        .unwrap();
    assert_eq!(migrate(app.db(), 1).await.unwrap_err().code, ErrorCode::SchemaMismatch);
}

async fn no_table_is_forgotten_by_copies_and_backups(engine: Engine) {
    let app = TestApp::empty(engine).await;
    assert_eq!(backup::forgotten_tables(app.db()).await.unwrap(), Vec::<String>::new());
    app.db().script("CREATE TABLE stray (id INTEGER PRIMARY KEY)").await.unwrap();
    assert_eq!(backup::forgotten_tables(app.db()).await.unwrap(), ["stray"], "a forgotten table would be named");
}

async fn the_committed_schema_is_that_of_the_database(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let name = match engine {
        Engine::Sqlite => "sqlite",
        Engine::Postgres => "postgres",
    };
    let committed =
        std::fs::read_to_string(house(&format!("crates/db/schema/{name}.sql"))).expect("run `cargo xtask gen`");
    assert_eq!(
        guatu_db::schema::dump(app.db()).await.unwrap().trim_end(),
        committed.trim_end(),
        "run `cargo xtask gen`"
    );
}

async fn a_backup_brings_the_same_district_back(engine: Engine) {
    let app = lived_in(engine).await;
    let (manifest, file) = backup(app.db(), &NoContents, Cursor::new(Vec::new()), 7).await.unwrap();
    for table in [
        "project",
        "progress",
        "progress_draft",
        "closing",
        "closed_light",
        "import",
        "bulletin",
        "saved_view",
        "job",
        "audit",
    ] {
        assert!(manifest.tables.iter().any(|it| it.name == table && it.rows > 0), "{table} is empty");
    }
    let mut back = TestApp::empty(engine).await;
    back.leaves_jobs();
    assert_eq!(restore(file, back.db(), &NoContents).await.unwrap(), manifest);
    assert_eq!(back.digests().await, manifest.tables);
    assert_eq!(lights(&back).await, lights(&app).await);
    let wall = "/api/wall?as_of=2023-03-31";
    assert_eq!(back.ok(wall).await, app.ok(wall).await);
    assert_eq!(back.ok("/api/projects/EQ2023-007/history").await, app.ok("/api/projects/EQ2023-007/history").await);
    // The restored district goes on: the next entry has the next number.
    let audit = back.number("SELECT max(seq) FROM audit").await;
    assert_eq!(back.post("/api/views", &json!({"page": "projects", "name": "新", "query": ""})).await.0, 200);
    assert_eq!(back.number("SELECT max(seq) FROM audit").await, audit + 1);
}

/// A shelf in a folder of its own, which goes away with the test.
fn shelf() -> (tempfile::TempDir, Shelf) {
    let folder = tempfile::tempdir().unwrap();
    let shelf = Shelf::open(folder.path(), &shelf::Settings::default(), None).unwrap();
    (folder, shelf)
}

async fn photos_and_papers_go_with_a_backup(engine: Engine) {
    let ((_here, here), (_there, there)) = (shelf(), shelf());
    let photo = format!("ab/cd/abcd{}", "0".repeat(60));
    let names = vec![photo.clone(), format!("{photo}.thumbnail")];
    for name in &names {
        here.write(name, name.as_bytes().to_vec()).await.unwrap();
    }
    let (app, back) = (TestApp::empty(engine).await, TestApp::empty(engine).await);
    let (manifest, file) = backup(app.db(), &here, Cursor::new(Vec::new()), 7).await.unwrap();
    assert_eq!(manifest.contents.iter().map(|one| one.name.clone()).collect::<Vec<_>>(), names);
    let mut damaged = file.clone().into_inner();
    // The name of the entry comes first, its content, which is the same here, behind it.
    let mut found = damaged.windows(photo.len()).enumerate().filter(|(_, part)| *part == photo.as_bytes());
    let at = found.nth(1).unwrap().0;
    damaged[at] ^= 1;
    assert_eq!(restore(Cursor::new(damaged), back.db(), &there).await.unwrap_err().code, ErrorCode::BackupDamaged);
    restore(file, back.db(), &there).await.unwrap();
    assert_eq!(there.names().await.unwrap(), names);
    for name in &names {
        assert_eq!(there.read(name).await.unwrap(), name.as_bytes());
    }
    for stray in ["../abcd", "ab/cd/abcd", &photo.replace("ab/cd", "ab/ce"), &photo.to_uppercase()] {
        assert_eq!(there.write(stray, vec![1]).await.unwrap_err().code, ErrorCode::BackupDamaged, "{stray}");
    }
}

async fn a_database_that_holds_a_district_takes_no_other(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let (_, file) = backup(app.db(), &NoContents, Cursor::new(Vec::new()), 0).await.unwrap();
    let before = app.digests().await;
    assert_eq!(restore(file, app.db(), &NoContents).await.unwrap_err().code, ErrorCode::TargetNotEmpty);
    let empty = TestApp::empty(engine).await;
    assert_eq!(copy(empty.db(), app.db()).await.unwrap_err().code, ErrorCode::TargetNotEmpty);
    assert_eq!(app.digests().await, before);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_district_moves_to_postgres_and_back_without_losing_a_letter() {
    let start = lived_in(Engine::Sqlite).await;
    let (mut middle, mut end) = (TestApp::empty(Engine::Postgres).await, TestApp::empty(Engine::Sqlite).await);
    middle.leaves_jobs();
    end.leaves_jobs();
    let there = copy(start.db(), middle.db()).await.unwrap();
    let back = copy(middle.db(), end.db()).await.unwrap();
    assert_eq!(there, back);
    assert_eq!(start.digests().await, end.digests().await);
    assert_eq!(middle.digests().await, there.tables);
    assert_eq!(lights(&middle).await, lights(&start).await);
    assert_eq!(lights(&end).await, lights(&start).await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_of_one_database_is_restored_into_the_other() {
    let app = TestApp::demo(Engine::Postgres).await;
    let (manifest, file) = backup(app.db(), &NoContents, Cursor::new(Vec::new()), 0).await.unwrap();
    let other = TestApp::empty(Engine::Sqlite).await;
    restore(file, other.db(), &NoContents).await.unwrap();
    assert_eq!(other.digests().await, manifest.tables);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_damaged_backup_is_refused_and_leaves_the_database_empty() {
    let app = TestApp::demo(Engine::Sqlite).await;
    let (_, file) = backup(app.db(), &NoContents, Cursor::new(Vec::new()), 0).await.unwrap();
    let good = file.into_inner();
    let empty = TestApp::empty(Engine::Sqlite).await;
    let before = empty.digests().await;
    let mut cut = good.clone();
    cut.truncate(good.len() - 100);
    let mut flipped = good.clone();
    let middle = good.len() / 3;
    flipped[middle] ^= 0x55;
    for (damage, bytes) in [("cut", cut), ("flipped", flipped), ("nothing", Vec::new()), ("altered", altered(&good))] {
        let refusal = restore(Cursor::new(bytes), empty.db(), &NoContents).await.unwrap_err();
        assert_eq!(refusal.code, ErrorCode::BackupDamaged, "{damage}: {refusal}");
        assert_eq!(empty.digests().await, before, "{damage}");
    }
    restore(Cursor::new(good), empty.db(), &NoContents).await.unwrap();
}

/// The same archive, well packed, in which one plan says another amount.
fn altered(good: &[u8]) -> Vec<u8> {
    use std::io::{Read as _, Write as _};
    let mut from = zip::ZipArchive::new(Cursor::new(good)).unwrap();
    let mut to = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let mut entry = from.by_index(index).unwrap();
        let mut text = String::new();
        entry.read_to_string(&mut text).unwrap();
        let name = entry.name().unwrap().into_owned();
        if name == "plan.jsonl" {
            assert!(text.contains("42660000000"));
            text = text.replacen("42660000000", "42660000001", 1);
        }
        to.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        to.write_all(text.as_bytes()).unwrap();
    }
    to.finish().unwrap().into_inner()
}
