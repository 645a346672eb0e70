//! The import page: preview, correction, confirmation, and what is handed back.

use axum::http::Method;
use guatu_it::{Engine, TestApp, db_test, example, read, rewritten, text_table};
use guatu_paper::sheet::Cell;
use serde_json::{Value, json};

db_test! {
    a_preview_shows_everything_and_writes_no_project,
    what_is_settled_stays_settled,
    rejected_rows_hold_back_the_rest_unless_they_may_be_skipped,
    the_marked_workbook_is_the_same_one_and_the_rejected_rows_can_be_corrected_and_brought_back,
    a_preview_that_the_district_has_overtaken_is_shown_anew,
    a_preview_is_overtaken_even_when_as_many_rows_would_change,
    a_corrected_mapping_is_remembered_for_the_same_headers,
    a_file_of_unknown_form_is_shown_and_taken_once_its_columns_are_explained,
    a_form_that_is_named_by_hand_brings_its_own_columns,
    a_new_row_shows_what_it_says,
    a_report_beside_an_unchanged_plan_is_shown_as_a_change,
    a_sheet_left_out_by_hand_is_not_taken,
    a_project_that_almost_exists_is_shown_beside_the_new_one,
    an_import_that_nobody_made_is_not_found,
}

async fn preview(app: &TestApp, (name, bytes): (String, Vec<u8>)) -> (String, Value) {
    let (status, import) = app.upload(&name, &bytes).await;
    assert_eq!(status, 200, "{import}");
    (format!("/api/imports/{}", import["id"].as_str().unwrap()), import)
}

fn bad_amount() -> (String, Vec<u8>) {
    rewritten("01", &[("I9", Cell::Text("五个亿".into()))])
}

/// The body that takes everything or nothing.
fn whole() -> Value {
    json!({})
}

async fn a_preview_shows_everything_and_writes_no_project(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (path, import) = preview(&app, example("01")).await;
    assert_eq!((&import["status"], &import["counts"]["created"]), (&json!("previewed"), &json!(360)));
    let sheet = &import["sheets"][0];
    assert_eq!((&sheet["form"], &sheet["year"], &sheet["errors"]), (&json!("project_plan"), &json!(2023), &json!([])));
    assert!(sheet["totals"].as_array().unwrap().len() >= 6, "a total for each sector and one for all");
    assert!(sheet["totals"].as_array().unwrap().iter().all(|total| total["equal"] == true), "{}", sheet["totals"]);
    let rows = app.ok(&format!("{path}/rows?status=created&limit=5&offset=4")).await;
    assert_eq!(
        (&rows["total"], &rows["rows"][0]["code"], &rows["rows"][0]["row"]),
        (&json!(360), &json!("EQ2023-005"), &json!(9))
    );
    assert_eq!(app.ok(&format!("{path}/rows?status=rejected")).await["total"], 0);
    assert_eq!(app.ok("/api/projects").await["totals"]["projects"], 0);

    let (status, done) = app.post(&format!("{path}/confirm"), &whole()).await;
    assert_eq!((status, &done["status"], &done["counts"]["created"]), (200, &json!("confirmed"), &json!(360)));
    assert_eq!(app.ok("/api/projects?as_of=2023-03-31").await["totals"]["total"], "23804000");
    let history = app.ok("/api/imports").await;
    assert_eq!(
        (&history[0]["file"], &history[0]["status"], &history[0]["forms"]),
        (&json!("01-重点项目计划表.xlsx"), &json!("confirmed"), &json!(["project_plan"]))
    );
    app.run_jobs().await;
}

async fn what_is_settled_stays_settled(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (confirmed, _) = preview(&app, example("01")).await;
    let (discarded, _) = preview(&app, example("01")).await;
    assert_eq!(app.post(&format!("{confirmed}/confirm"), &whole()).await.0, 200);
    assert_eq!(app.delete(&discarded).await.0, 204);
    let before = app.digests().await;
    for path in [confirmed, discarded] {
        for (status, refusal) in [
            app.post(&format!("{path}/confirm"), &whole()).await,
            app.delete(&path).await,
            app.put(&format!("{path}/mapping"), &json!({"sheet": "2023年重点项目", "form": null, "columns": []})).await,
        ] {
            assert_eq!((status, &refusal["code"]), (409, &json!("import_settled")), "{path}");
        }
    }
    assert_eq!(app.digests().await, before);
    app.run_jobs().await;
}

async fn rejected_rows_hold_back_the_rest_unless_they_may_be_skipped(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (path, import) = preview(&app, bad_amount()).await;
    assert_eq!((&import["counts"]["created"], &import["counts"]["rejected"]), (&json!(359), &json!(1)));
    let (status, refusal) = app.post(&format!("{path}/confirm"), &whole()).await;
    assert_eq!((status, &refusal["code"], &refusal["params"]["rejected"]), (422, &json!("import_rejected"), &json!(1)));
    assert_eq!(app.number("SELECT count(*) FROM project").await, 0);
    let rows = app.ok(&format!("{path}/rows?status=rejected")).await;
    assert_eq!((&rows["total"], &rows["rows"][0]["errors"][0]["cell"]), (&json!(1), &json!("I9")));

    let (status, done) = app.post(&format!("{path}/confirm"), &json!({"skip_rejected": true})).await;
    assert_eq!((status, &done["status"]), (200, &json!("confirmed")));
    assert_eq!(app.number("SELECT count(*) FROM project").await, 359);
    app.run_jobs().await;
}

async fn the_marked_workbook_is_the_same_one_and_the_rejected_rows_can_be_corrected_and_brought_back(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (path, _) = preview(&app, bad_amount()).await;
    let marked = app.fetch(&format!("{path}/marked.xlsx")).await;
    assert_eq!(marked.status, 200);
    let original = read(&bad_amount().1);
    for (one, other) in original.sheets[0].rows.iter().zip(&read(&marked.body).sheets[0].rows) {
        let shown = |row: &[Cell]| row.iter().map(|cell| cell.shown().into_owned()).collect::<Vec<_>>();
        assert_eq!(shown(one), shown(other));
    }
    assert_eq!(app.post(&format!("{path}/confirm"), &json!({"skip_rejected": true})).await.0, 200);

    let rejected = app.fetch(&format!("{path}/rejected.xlsx")).await;
    assert_eq!(rejected.status, 200);
    let (again, import) = preview(&app, ("退回行.xlsx".into(), rejected.body.clone())).await;
    assert_eq!((&import["counts"]["created"], &import["counts"]["rejected"]), (&json!(0), &json!(1)));
    assert_eq!(app.delete(&again).await.0, 204);
    let grid = read(&rejected.body).sheets.remove(0);
    let words: Vec<Vec<String>> = grid
        .rows
        .iter()
        .map(|row| {
            row.iter()
                .map(|cell| match cell.shown() {
                    words if words == "五个亿" => "5".to_string(),
                    words => words.into_owned(),
                })
                .collect()
        })
        .collect();
    let words: Vec<Vec<&str>> = words.iter().map(|row| row.iter().map(String::as_str).collect()).collect();
    let words: Vec<&[&str]> = words.iter().map(Vec::as_slice).collect();
    let (path, import) = preview(&app, ("退回行.xlsx".into(), text_table(&grid.name, &words))).await;
    assert_eq!(
        (&import["counts"]["created"], &import["counts"]["rejected"]),
        (&json!(1), &json!(0)),
        "{}",
        import["sheets"][0]["errors"]
    );
    assert_eq!(app.post(&format!("{path}/confirm"), &whole()).await.0, 200);
    let page = app.ok("/api/projects/EQ2023-005").await;
    assert_eq!((&page["line"]["total"]["money"], &page["line"]["sector"]), (&json!("50000"), &json!("产业转型发展")));
    app.run_jobs().await;
}

async fn a_preview_that_the_district_has_overtaken_is_shown_anew(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (path, _) = preview(&app, example("01")).await;
    app.import(vec![example("01")]).await.unwrap();
    let (status, refusal) = app.post(&format!("{path}/confirm"), &whole()).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("conflict")));
    let import = app.ok(&path).await;
    assert_eq!(
        (&import["status"], &import["counts"]["created"], &import["counts"]["unchanged"]),
        (&json!("previewed"), &json!(0), &json!(360))
    );
    assert_eq!(app.post(&format!("{path}/confirm"), &whole()).await.0, 200);
    assert_eq!(app.number("SELECT count(*) FROM project").await, 360);
    app.run_jobs().await;
}

async fn a_preview_is_overtaken_even_when_as_many_rows_would_change(engine: Engine) {
    let app = TestApp::demo(engine).await;
    app.it_is("2023-04-02T01:00:00Z");
    let (path, import) = preview(&app, rewritten("01", &[("I9", Cell::Number(66.into()))])).await;
    assert_eq!((&import["counts"]["updated"], &import["counts"]["unchanged"]), (&json!(1), &json!(359)));
    // Meanwhile somebody renames the same project: written as it is, the file would take the name back unseen.
    app.it_is("2023-04-03T01:00:00Z");
    app.import(vec![rewritten("01", &[("C9", Cell::Text("改名项目".into()))])]).await.unwrap();
    let (status, refusal) = app.post(&format!("{path}/confirm"), &whole()).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("conflict")));
    assert_eq!(app.ok("/api/projects/EQ2023-005").await["line"]["name"], "改名项目");
    let rows = app.ok(&format!("{path}/rows?status=updated")).await;
    assert_eq!(rows["rows"][0]["changes"].as_array().unwrap().len(), 2, "the preview now shows both changes");
    app.run_jobs().await;
}

async fn a_corrected_mapping_is_remembered_for_the_same_headers(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let workbook = |name: &str, amount: &str| {
        let rows: [&[&str]; 3] = [&["2024年项目清单"], &["项目名称", "责任单位", "盘子"], &[name, "区商务局", amount]];
        ("list.xlsx".to_string(), text_table("清单", &rows))
    };
    let (path, import) = preview(&app, workbook("甲大桥", "3.5")).await;
    let columns = &import["sheets"][0]["columns"];
    assert_eq!(
        (&columns[0]["field"], &columns[2]["header"], &columns[2]["field"]),
        (&json!("name"), &json!("盘子"), &Value::Null)
    );
    let mapping = json!({"sheet": "清单", "form": "project_plan", "year": null, "month": null, "columns": [
        {"column": "A", "field": "name", "unit": null}, {"column": "B", "field": "owner", "unit": null},
        {"column": "C", "field": "total", "unit": "yi"},
    ]});
    let (status, import) = app.put(&format!("{path}/mapping"), &mapping).await;
    assert_eq!((status, &import["sheets"][0]["columns"][2]["field"]), (200, &json!("total")), "{import}");
    assert_eq!(app.post(&format!("{path}/confirm"), &whole()).await.0, 200);

    let (path, import) = preview(&app, workbook("乙大桥", "4")).await;
    assert_eq!(import["sheets"][0]["columns"][2]["field"], "total");
    assert_eq!(app.post(&format!("{path}/confirm"), &whole()).await.0, 200);
    let rows = app.ok("/api/projects?as_of=2024-12-31&sort=total").await;
    let totals: Vec<&Value> = rows["rows"].as_array().unwrap().iter().map(|row| &row["total"]["money"]).collect();
    assert_eq!(totals, [&json!("35000"), &json!("40000")]);

    for (field, wrong) in [
        ("field", json!({"column": "A", "field": "colour", "unit": null})),
        ("column", json!({"column": "1", "field": "name", "unit": null})),
        ("unit", json!({"column": "A", "field": "total", "unit": "dollar"})),
    ] {
        let (path, _) = preview(&app, workbook("丙大桥", "4")).await;
        let mut body = mapping.clone();
        body["columns"] = json!([wrong]);
        let (status, refusal) = app.put(&format!("{path}/mapping"), &body).await;
        assert_eq!((status, &refusal["params"]["field"]), (422, &json!(field)));
    }
    app.run_jobs().await;
}

async fn a_file_of_unknown_form_is_shown_and_taken_once_its_columns_are_explained(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let workbook = |name: &str| {
        let rows: [&[&str]; 4] = [
            &["工作台账"],
            &["事项", "谁负责", "盘子", ""],
            &[name, "区商务局", "3.5", "续建"],
            &["乙事", "", "1", ""],
        ];
        ("台账.xlsx".to_string(), text_table("台账", &rows))
    };
    let (path, import) = preview(&app, workbook("甲大桥")).await;
    let sheet = &import["sheets"][0];
    assert_eq!((&sheet["form"], &sheet["proposed"]), (&Value::Null, &json!("project_plan")));
    assert_eq!(sheet["header_rows"], json!([2, 2]));
    assert!(sheet["fields"].as_array().unwrap().iter().any(|field| field["id"] == "total"), "{sheet}");
    let columns: Vec<(&Value, &Value)> =
        sheet["columns"].as_array().unwrap().iter().map(|column| (&column["header"], &column["samples"][0])).collect();
    let expected = [("事项", "甲大桥"), ("谁负责", "区商务局"), ("盘子", "3.5"), ("", "续建")]
        .map(|(one, other)| (json!(one), json!(other)));
    assert_eq!(columns, expected.iter().map(|(one, other)| (one, other)).collect::<Vec<_>>());
    let (status, refusal) = app.post(&format!("{path}/confirm"), &whole()).await;
    assert_eq!((status, &refusal["code"]), (422, &json!("form_unknown")), "nobody has said what it is");

    let mapping = json!({"sheet": "台账", "form": "project_plan", "year": 2024, "month": null, "columns": [
        {"column": "A", "field": "name", "unit": null}, {"column": "B", "field": "owner", "unit": null},
        {"column": "C", "field": "total", "unit": "yi"}, {"column": "D", "field": "nature", "unit": null},
    ]});
    let (status, import) = app.put(&format!("{path}/mapping"), &mapping).await;
    assert_eq!(
        (status, &import["counts"]["created"], &import["sheets"][0]["proposed"]),
        (200, &json!(2), &Value::Null)
    );
    assert_eq!(app.post(&format!("{path}/confirm"), &whole()).await.0, 200);

    let (_, import) = preview(&app, workbook("丙大桥")).await;
    assert_eq!((&import["sheets"][0]["form"], &import["counts"]["created"]), (&json!("project_plan"), &json!(1)));
    let taken = app.import(vec![workbook("丁大桥")]).await.unwrap();
    assert_eq!((taken[0].created, taken[0].unchanged), (1, 1), "the command line remembers as well");
    app.run_jobs().await;
}

async fn a_form_that_is_named_by_hand_brings_its_own_columns(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let rows: [&[&str]; 2] =
        [&["项目编码", "工作节点", "时限", "实际时间"], &["EQ2023-001", "移交管养", "2023年6月", "2023.6.20"]];
    let (path, import) = preview(&app, ("list.xlsx".into(), text_table("清单", &rows))).await;
    let named = json!({"sheet": "清单", "form": "project_plan", "columns": null});
    let (_, other) = app.put(&format!("{path}/mapping"), &named).await;
    let field = |import: &Value, at: usize| import["sheets"][0]["columns"][at]["field"].clone();
    assert_eq!((field(&import, 1), field(&other, 1)), (json!("milestone"), Value::Null));
    let named = json!({"sheet": "清单", "form": "milestones", "columns": null});
    let (status, again) = app.put(&format!("{path}/mapping"), &named).await;
    assert_eq!((status, field(&again, 1), &again["counts"]["created"]), (200, json!("milestone"), &json!(1)));
    app.run_jobs().await;
}

async fn a_new_row_shows_what_it_says(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let rows: [&[&str]; 2] = [
        &["项目名称", "责任单位", "总投资（亿元）", "2024年计划投资（亿元）", "建设性质", "经度", "纬度", "备注"],
        &["甲大桥", "区商务局", "约3.5", "0.6", "续建", "113.6", "34.75", ""],
    ];
    let (path, _) = preview(&app, ("list.xlsx".into(), text_table("清单", &rows))).await;
    let rows = app.ok(&format!("{path}/rows?status=created")).await;
    let said: Vec<(&str, &str)> = rows["rows"][0]["changes"]
        .as_array()
        .unwrap()
        .iter()
        .map(|change| (change["field"].as_str().unwrap(), change["after"].as_str().unwrap()))
        .collect();
    let expected = [
        ("total", "35000"),
        ("plan", "6000"),
        ("owner", "区商务局"),
        ("nature", "carry_over"),
        ("lng", "113.600000"),
        ("lat", "34.750000"),
    ];
    assert_eq!((said, &rows["rows"][0]["approximate"]), (expected.to_vec(), &json!(["total"])));
    app.run_jobs().await;
}

async fn a_report_beside_an_unchanged_plan_is_shown_as_a_change(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let list = |done: &str| {
        let rows: [&[&str]; 3] = [
            &["2024年3月项目清单（单位：万元）"],
            &["项目名称", "责任单位", "总投资", "建设地点", "本年累计完成投资"],
            &["甲大桥", "区商务局", "500", "大学路", done],
        ];
        ("list.xlsx".to_string(), text_table("清单", &rows))
    };
    assert_eq!(app.import(vec![list("")]).await.unwrap()[0].created, 1);
    let (path, import) = preview(&app, list("40")).await;
    assert_eq!((&import["counts"]["updated"], &import["counts"]["unchanged"]), (&json!(1), &json!(0)));
    let rows = app.ok(&format!("{path}/rows?status=updated")).await;
    assert_eq!(rows["rows"][0]["changes"], json!([{"field": "done_year", "before": null, "after": "40"}]));
    app.run_jobs().await;
}

async fn a_sheet_left_out_by_hand_is_not_taken(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (path, _) = preview(&app, example("01")).await;
    let leave = json!({"sheet": "2023年重点项目", "form": null, "columns": [], "year": null, "month": null});
    let (status, import) = app.put(&format!("{path}/mapping"), &leave).await;
    assert_eq!((status, &import["counts"]["created"], &import["sheets"][0]["form"]), (200, &json!(0), &Value::Null));
    let (status, refusal) =
        app.put(&format!("{path}/mapping"), &json!({"sheet": "没有", "form": null, "columns": []})).await;
    assert_eq!((status, &refusal["params"]["field"]), (422, &json!("sheet")));
    assert_eq!(app.delete(&path).await.0, 204);
    app.run_jobs().await;
}

async fn a_project_that_almost_exists_is_shown_beside_the_new_one(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let rows: [&[&str]; 2] = [&["项目名称", "责任单位"], &["华润万象商业中心项目", "区教育局"]];
    let (path, import) = preview(&app, ("list.xlsx".into(), text_table("清单", &rows))).await;
    assert_eq!(import["counts"]["created"], 1);
    let rows = app.ok(&format!("{path}/rows")).await;
    assert_eq!(rows["rows"][0]["similar"][0]["code"], "EQ2023-010", "{}", rows["rows"][0]);
    assert_eq!(app.post(&format!("{path}/confirm"), &whole()).await.0, 200);
    assert_eq!(app.number("SELECT count(*) FROM project").await, 361);
    app.run_jobs().await;
}

async fn an_import_that_nobody_made_is_not_found(engine: Engine) {
    let app = TestApp::empty(engine).await;
    for id in ["00000000-0000-7000-8000-0000000fffff", "1"] {
        let path = format!("/api/imports/{id}");
        for part in ["", "/rows", "/marked.xlsx", "/rejected.xlsx"] {
            assert_eq!(app.get(&format!("{path}{part}")).await.0, 404, "{part}");
        }
        assert_eq!(app.post(&format!("{path}/confirm"), &whole()).await.0, 404);
        assert_eq!(app.delete(&path).await.0, 404);
        assert_eq!(app.put(&format!("{path}/mapping"), &json!({"sheet": "a", "columns": []})).await.0, 404);
    }
}

/// A compound file as Excel writes one that has a password.
fn encrypted() -> Vec<u8> {
    let mut file = cfb::CompoundFile::create(std::io::Cursor::new(Vec::new())).unwrap();
    for stream in ["/EncryptionInfo", "/EncryptedPackage"] {
        file.create_stream(stream).unwrap();
    }
    file.flush().unwrap();
    file.into_inner().into_inner()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_is_no_list_of_ours_gets_one_clear_code_and_harms_nothing() {
    let app = TestApp::empty(Engine::Sqlite).await;
    let letter = text_table("函", &[&["关于报送材料的函"], &["各有关单位："], &["请于本周五前报送。"]]);
    let mut cut = example("01").1;
    cut.truncate(cut.len() / 2);
    let cases: [(&str, Vec<u8>, u16, &str); 8] = [
        ("damaged.xlsx", cut, 422, "file_unreadable"),
        ("garbage.xlsx", b"PK\x03\x04 and then nothing".to_vec(), 422, "file_unreadable"),
        ("garbage.xls", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0].to_vec(), 422, "file_unreadable"),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01".to_vec(), 422, "file_unreadable"),
        ("secret.xlsx", encrypted(), 422, "file_encrypted"),
        ("letter.xlsx", letter, 422, "form_unknown"),
        ("large.csv", vec![b'1'; 33 << 20], 413, "file_too_large"),
        ("larger.csv", vec![b'1'; 65 << 20], 413, "file_too_large"),
    ];
    let before = app.digests().await;
    for (name, bytes, status, code) in cases {
        let (found, refusal) = app.upload(name, &bytes).await;
        assert_eq!((found, &refusal["code"]), (status, &json!(code)), "{name}: {refusal}");
    }
    let kind = "multipart/form-data; boundary=x";
    for (kind, form) in [
        (kind, "no form at all"),
        (kind, "--x\r\nContent-Disposition: form-data; name=\"other\"\r\n\r\n1\r\n--x--\r\n"),
        ("multipart/form-data", ""),
        ("application/json", "{}"),
        ("", ""),
    ] {
        let answer = app.send(Method::POST, "/api/imports", kind, form.into()).await;
        let refusal = answer.json();
        assert_eq!((answer.status, &refusal["params"]["field"]), (422, &json!("file")), "{kind} {form}: {refusal}");
    }
    let (status, refusal) = app.upload("empty.xlsx", b"").await;
    assert_eq!(status, 422, "{refusal}");
    assert_eq!(app.digests().await, before);
}
