//! The tree as a workbook: taken out, changed, brought back.

use axum::http::Method;
use guatu_it::{Engine, TestApp, db_test, form, people, read, text_table};
use guatu_kernel::OrgId;
use guatu_paper::sheet::{Cell, Column, ColumnKind, Table, write};
use serde_json::{Value, json};

db_test! {
    the_tree_taken_out_and_brought_back_changes_nothing,
    a_workbook_registers_renames_and_moves_units,
    a_workbook_with_a_fault_changes_nothing_and_says_where,
    what_was_not_seen_is_not_written,
    the_tree_belongs_to_those_who_keep_all_of_it,
}

const PREVIEW: &str = "/api/orgs/import/preview";
const HEADER: &[&str] = &["单位名称", "类型", "上级单位", "系统编号"];

/// A district with somebody who keeps its tree.
async fn district(engine: Engine) -> TestApp {
    let app = TestApp::demo(engine).await;
    people::admit(app.db(), "sysadmin", "system_administrator", None).await;
    app
}

async fn send(app: &TestApp, token: &str, path: &str, bytes: &[u8]) -> (u16, Value) {
    let (kind, body) = form("组织机构.xlsx", bytes);
    let answer = app.send_as(Some(token), Method::POST, path, &kind, body).await;
    (answer.status, answer.json())
}

async fn preview(app: &TestApp, bytes: &[u8]) -> Value {
    let (status, preview) = send(app, "sysadmin", PREVIEW, bytes).await;
    assert_eq!(status, 200, "{preview}");
    preview
}

/// Looks at a workbook, then confirms what was seen.
async fn brought(app: &TestApp, bytes: &[u8]) -> (u16, Value) {
    let seen = preview(app, bytes).await;
    send(app, "sysadmin", &format!("/api/orgs/import?seen={}", seen["mark"].as_str().unwrap()), bytes).await
}

/// The rows of the exported tree, without its header.
async fn taken_out(app: &TestApp) -> Vec<Vec<String>> {
    let answer = app.send_as(Some("sysadmin"), Method::GET, "/api/orgs/export.xlsx", "", Vec::new()).await;
    assert_eq!(answer.status, 200);
    let workbook = read(&answer.body);
    assert_eq!(workbook.sheets[1].name, "填写说明");
    let sheet = &workbook.sheets[0];
    let texts = |row| (0..4).map(|column| sheet.cell(row, column).shown().into_owned()).collect();
    let mut rows: Vec<Vec<String>> = (0..sheet.rows.len() as u32).map(texts).collect();
    assert_eq!(rows.remove(0), HEADER);
    rows
}

fn workbook(rows: &[Vec<String>]) -> Vec<u8> {
    let column = |header: &&str| Column { header: (*header).into(), width: 20, kind: ColumnKind::Text };
    let cells = |row: &Vec<String>| row.iter().map(|text| Cell::Text(text.clone())).collect();
    let table = Table {
        name: "组织机构".into(),
        title: String::new(),
        columns: HEADER.iter().map(column).collect(),
        rows: rows.iter().map(cells).collect(),
    };
    write(&[table]).unwrap()
}

fn stated(rows: &[&[&str]]) -> Vec<u8> {
    let table: Vec<&[&str]> = std::iter::once(HEADER).chain(rows.iter().copied()).collect();
    text_table("组织机构", &table)
}

async fn unit(app: &TestApp, name: &str) -> Value {
    let tree = app.ok("/api/orgs").await;
    tree.as_array().unwrap().iter().find(|node| node["name"] == name).cloned().unwrap_or(Value::Null)
}

fn faults(preview: &Value) -> Vec<(&str, &str)> {
    let rows = preview["rows"].as_array().unwrap().iter();
    rows.flat_map(|row| row["faults"].as_array().unwrap())
        .map(|fault| (fault["cell"].as_str().unwrap(), fault["fault"].as_str().unwrap()))
        .collect()
}

async fn entries(app: &TestApp) -> i64 {
    app.number("SELECT count(*) FROM audit WHERE action IN ('org.register', 'org.change')").await
}

async fn the_tree_taken_out_and_brought_back_changes_nothing(engine: Engine) {
    let app = district(engine).await;
    let made =
        stated(&[&["二七区", "区级", "无", ""], &["招商科", "单位", "区商务局", ""], &["区商务局", "", "二七区", ""]]);
    assert_eq!(brought(&app, &made).await.0, 200);
    let (tree, audited) = (app.ok("/api/orgs").await, entries(&app).await);
    let rows = taken_out(&app).await;
    assert_eq!(rows.len(), tree.as_array().unwrap().len());
    let mut reversed = rows.clone();
    reversed.reverse();
    for rows in [rows, reversed] {
        let (status, view) = brought(&app, &workbook(&rows)).await;
        assert_eq!((status, &view["added"], &view["changed"]), (200, &json!(0), &json!(0)), "{view}");
    }
    let (status, again) = brought(&app, &made).await;
    assert_eq!((status, &again["added"], &again["changed"]), (200, &json!(0), &json!(0)), "the same file twice");
    assert_eq!(app.ok("/api/orgs").await, tree);
    assert_eq!(entries(&app).await, audited, "what changes nothing is no change on the record");
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE action = 'org.export'").await, 1);
}

async fn a_workbook_registers_renames_and_moves_units(engine: Engine) {
    let app = district(engine).await;
    let before = app.ok("/api/orgs").await;
    let [one, two] = [0, 1].map(|place| before[place].clone());
    let name = |unit: &Value| unit["name"].as_str().unwrap().to_string();
    let (one_id, two_id) = (one["id"].as_str().unwrap(), two["id"].as_str().unwrap());
    let rows = stated(&[
        &["临时专班", "", "新设局", ""],
        &["新设局", "部门", "无", ""],
        // Two units change names, and one of them its place.
        &[&name(&two), one["kind"].as_str().unwrap(), "", one_id],
        &[&name(&one), "unit", "新设局", two_id],
    ]);
    let seen = preview(&app, &rows).await;
    assert_eq!(
        (&seen["added"], &seen["changed"], &seen["moved"], &seen["rejected"]),
        (&json!(2), &json!(2), &json!(1), &json!(0)),
        "{seen}"
    );
    assert_eq!(seen["rows"][3]["was"]["name"], two["name"]);
    assert_eq!(app.ok("/api/orgs").await, before, "a preview writes nothing");
    let audited = entries(&app).await;
    assert_eq!(brought(&app, &rows).await.0, 200);
    let bureau = unit(&app, "新设局").await;
    assert_eq!(unit(&app, "临时专班").await["parent"], bureau["id"]);
    assert_eq!(unit(&app, &name(&two)).await["id"], one["id"]);
    let moved = unit(&app, &name(&one)).await;
    assert_eq!((&moved["id"], &moved["parent"]), (&two["id"], &bureau["id"]));
    assert_eq!(app.ok("/api/orgs").await.as_array().unwrap().len(), before.as_array().unwrap().len() + 2);
    assert_eq!(entries(&app).await, audited + 4, "each change has its entry");
    people::admit(app.db(), "auditor", "audit_administrator", None).await;
    let record =
        app.send_as(Some("auditor"), Method::GET, "/api/audit?action=org.&limit=4", "", Vec::new()).await.json();
    let called = |id: &Value| record["names"].as_array().unwrap().iter().find(|name| name["id"] == *id).cloned();
    assert_eq!(called(&bureau["id"]).unwrap()["zh"], "新设局", "an entry that names the unit above by its id is read");
    assert_eq!(called(&two["id"]).unwrap()["zh"], one["name"], "as it is called today");
}

async fn a_workbook_with_a_fault_changes_nothing_and_says_where(engine: Engine) {
    let app = district(engine).await;
    let before = app.ok("/api/orgs").await;
    let known = before[0]["name"].as_str().unwrap();
    let rows = stated(&[
        &["好单位", "单位", "无", ""],
        &["", "单位", "好单位", ""],
        &["甲科", "局", "没有这个单位", "17"],
        &["乙科", "单位", "丙科", ""],
        &["丙科", "单位", "乙科", ""],
        &["某镇", "乡镇", "好单位", ""],
        &["好单位", "单位", "无", ""],
        &["无处放的单位", "单位", "", ""],
        &["别名", "单位", "无", people::account("nobody").to_string().as_str()],
        &[known, "单位", known, ""],
    ]);
    let seen = preview(&app, &rows).await;
    assert_eq!(
        faults(&seen),
        [
            ("A3", "missing"),
            ("D4", "unreadable"),
            ("B4", "unreadable"),
            ("C4", "unknown_parent"),
            ("C5", "below_itself"),
            ("C6", "below_itself"),
            ("C7", "kind_order"),
            ("A8", "twice"),
            ("C9", "missing"),
            ("D10", "unknown_unit"),
            ("C11", "below_itself"),
        ]
    );
    assert_eq!(seen["rejected"], 9);
    let (status, refusal) = brought(&app, &rows).await;
    assert_eq!((status, &refusal["code"]), (422, &json!("import_rejected")));
    assert_eq!(app.ok("/api/orgs").await, before);
    let odd = text_table("组织机构", &[&["单位名称", "类型"], &["甲", "单位"]]);
    let (status, refusal) = send(&app, "sysadmin", PREVIEW, &odd).await;
    assert_eq!((status, &refusal["params"]["reason"]), (422, &json!("roster_header")), "{refusal}");
    assert_eq!(send(&app, "sysadmin", PREVIEW, &stated(&[])).await.1["params"]["reason"], "roster_rows");
}

async fn what_was_not_seen_is_not_written(engine: Engine) {
    let app = district(engine).await;
    let rows = stated(&[&["新设局", "单位", "无", ""]]);
    let seen = preview(&app, &rows).await["mark"].as_str().unwrap().to_string();
    let body = json!({"name": "新设局", "kind": "unit", "parent": null}).to_string().into_bytes();
    let made = app.send_as(Some("sysadmin"), Method::POST, "/api/orgs", "application/json", body).await;
    assert_eq!(made.status, 200);
    let confirm = format!("/api/orgs/import?seen={seen}");
    assert_eq!(send(&app, "sysadmin", &confirm, &rows).await.0, 409, "somebody registered it in between");
    assert_eq!(send(&app, "sysadmin", "/api/orgs/import", &rows).await.0, 409, "nobody looked");
}

async fn the_tree_belongs_to_those_who_keep_all_of_it(engine: Engine) {
    let app = district(engine).await;
    let part: OrgId = app.ok("/api/orgs").await[0]["id"].as_str().unwrap().parse().unwrap();
    people::admit(app.db(), "of a part", "system_administrator", Some(part)).await;
    people::admit(app.db(), "secadmin", "security_administrator", None).await;
    let rows = stated(&[&["新设局", "单位", "无", ""]]);
    let seen = preview(&app, &rows).await["mark"].as_str().unwrap().to_string();
    for token in ["of a part", "secadmin", people::OFFICE] {
        assert_eq!(send(&app, token, PREVIEW, &rows).await.0, 403, "{token}");
        assert_eq!(send(&app, token, &format!("/api/orgs/import?seen={seen}"), &rows).await.0, 403, "{token}");
        let export = app.send_as(Some(token), Method::GET, "/api/orgs/export.xlsx", "", Vec::new()).await;
        assert_eq!(export.status, 403, "{token}");
    }
    assert!(unit(&app, "新设局").await.is_null());
}
