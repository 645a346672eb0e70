//! The three batches: their lists, who sees them, and how they change.

mod conversion;

use guatu_it::{Engine, TestApp, db_test, example, people, rewritten, text_table};
use guatu_kernel::{Money, OrgId};
use guatu_paper::sheet::Cell;
use serde_json::{Value, json};

db_test! {
    the_lists_give_exactly_the_published_totals,
    a_list_tells_where_each_item_belongs_and_finds_what_is_asked_for,
    a_list_is_sorted_as_asked_and_what_is_unknown_comes_last,
    the_same_list_again_changes_nothing_and_a_changed_cell_one_item,
    a_list_with_bad_cells_is_refused_whole_and_the_cells_are_named,
    two_rows_about_one_item_are_one_too_many,
    a_stated_total_is_held_against_the_rows,
    a_list_that_does_not_say_which_it_is_is_not_taken,
    a_unit_sees_its_own_items_and_their_ratios,
    every_change_is_in_the_audit_record,
    an_item_changes_from_a_day_on_and_nobody_overwrites_another,
    an_item_is_registered_by_a_form_once_and_a_list_finds_it,
    a_unit_registers_items_of_its_own_alone,
}

/// Signed in period 4, 5亿.
const SIGNED: &str = "樱桃沟综合管廊";
/// Signed in period 1, 14.3亿.
const FULFILLED: &str = "人和路道路工程";
/// Started in period 7, 3.9亿.
const STARTED: &str = "建中街科技孵化器";
/// Started in period 1, 1.6亿.
const STARTED_EARLY: &str = "曙光路变电站";
/// In production in period 7, 6.7亿.
const PRODUCED: &str = "尖岗总部基地";

async fn rows(app: &TestApp, query: &str) -> Vec<Value> {
    app.ok(&format!("/api/batches?limit=1000&{query}")).await["rows"].as_array().unwrap().clone()
}

/// The path of the item with this name.
async fn item(app: &TestApp, name: &str) -> String {
    let rows = rows(app, "").await;
    let row = rows.iter().find(|row| row["name"] == name).unwrap_or_else(|| panic!("{name} is not listed"));
    format!("/api/batches/items/{}", row["id"].as_str().unwrap())
}

async fn id(app: &TestApp, name: &str) -> String {
    item(app, name).await.rsplit('/').next().unwrap().to_string()
}

async fn link(app: &TestApp, name: &str, source: &str) -> (u16, Value) {
    let (path, source) = (item(app, name).await, id(app, source).await);
    app.put(&format!("{path}/source"), &json!({"source": source})).await
}

/// The form of an item as the page would send it, with some fields changed.
async fn edited(app: &TestApp, name: &str, changes: Value) -> (u16, Value) {
    let path = item(app, name).await;
    let page = app.ok(&path).await;
    let mut form = page["latest"].clone();
    form["period"] = form["period"].to_string().into();
    form["amount"] = form["amount"]["money"].clone();
    form.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    app.put(&path, &form).await
}

async fn ratio(app: &TestApp, name: &str, as_of: &str) -> Value {
    let ratios = app.ok(&format!("/api/batches/ratios?as_of={as_of}")).await;
    ratios.as_array().unwrap().iter().find(|ratio| ratio["ratio"] == name).unwrap().clone()
}

/// Numerator and denominator by count, then by amount in 万元, then both percentages.
fn share(share: &Value) -> Value {
    let sum = |part: &str, what: &str| share[part][what].clone();
    json!([
        sum("numerator", "items"),
        sum("denominator", "items"),
        sum("numerator", "amount"),
        sum("denominator", "amount"),
        share["count_pct"],
        share["amount_pct"],
    ])
}

async fn the_lists_give_exactly_the_published_totals(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let page = app.ok("/api/batches?as_of=2023-03-31&limit=1").await;
    assert_eq!(page["total"], json!({"items": 81, "amount": "5595000"}));
    let stages: Vec<Value> =
        page["stages"].as_array().unwrap().iter().map(|stage| json!([stage["stage"], stage["sum"]])).collect();
    assert_eq!(
        json!(stages),
        json!([
            ["signing", {"items": 9, "amount": "1025000"}],
            ["start", {"items": 38, "amount": "2566000"}],
            ["production", {"items": 34, "amount": "2004000"}],
        ])
    );
    let periods = page["periods"].as_array().unwrap();
    assert_eq!(periods.len(), 7);
    assert_eq!((&periods[6]["period"], &periods[6]["sum"]["items"]), (&json!(7), &json!(17)));
    let items: u64 = periods.iter().map(|period| period["sum"]["items"].as_u64().unwrap()).sum();
    assert_eq!(items, 81, "the periods are the whole");
    let figures = app.ok("/api/figures?as_of=2023-03-31").await;
    assert_eq!(figures["batches"]["开工一批"], json!({"projects": 38, "total_investment_wan": 2566000}));
    assert_eq!(figures["batch_projects_in_period_7"], 17);
    assert_eq!(app.ok("/api/batches?as_of=2022-12-31").await["total"]["items"], 0, "before the district began");
}

async fn a_list_tells_where_each_item_belongs_and_finds_what_is_asked_for(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let all = rows(&app, "").await;
    assert!(all.iter().all(|row| row["project"]["name"] == row["name"]), "every item is a project of the district");
    assert!(all.iter().all(|row| row["converted"] == false && row["unit"]["name"].is_string()));
    let first = &all[0];
    assert_eq!(
        (&first["stage"], &first["period"], &first["reached"], &first["clock"]["state"]),
        (&json!("signing"), &json!(1), &json!("signed"), &json!("undated"))
    );
    let unit = first["unit"]["id"].as_str().unwrap();
    let of_unit = all.iter().filter(|row| row["unit"]["id"] == unit).count();
    for (query, items) in [
        ("stage=signing".to_string(), 9),
        ("stage=signing,start".into(), 47),
        ("period=7".into(), 17),
        ("period=第七期,6&stage=production".into(), 8),
        (format!("unit={unit}"), of_unit),
        ("clock=undated".into(), 9),
        ("clock=overdue".into(), 0),
        ("q=jgzbjd".into(), 1),
        ("q=尖岗".into(), 2),
    ] {
        let address = query.split('&').filter_map(|pair| pair.split_once('=')).collect::<Vec<_>>();
        let page = app.ok(&guatu_it::address("/api/batches", &address)).await;
        assert_eq!(page["total"]["items"], json!(items), "{query}");
    }
    for query in ["stage=x", "period=x", "unit=x", "clock=x"] {
        assert_eq!(app.get(&format!("/api/batches?{query}")).await.0, 422, "{query}");
    }
    let part = app.ok("/api/batches?offset=2&limit=3").await;
    assert_eq!((part["rows"].as_array().unwrap().len(), &part["total"]["items"]), (3, &json!(81)));
    assert_eq!(part["rows"][0]["id"], all[2]["id"]);
}

async fn a_list_is_sorted_as_asked_and_what_is_unknown_comes_last(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let amounts = |rows: &[Value]| -> Vec<Money> {
        rows.iter().map(|row| serde_json::from_value(row["amount"]["money"].clone()).unwrap()).collect()
    };
    assert!(amounts(&rows(&app, "sort=amount").await).is_sorted());
    let down = amounts(&rows(&app, "sort=-amount").await);
    assert!(down.is_sorted_by(|one, other| one >= other) && down[0] > down[80], "{down:?}");
    assert_eq!(app.put("/api/batches/periods/4", &json!({"held_on": "2023-02-01"})).await.0, 200);
    for query in ["sort=due", "sort=-due"] {
        let known: Vec<bool> = rows(&app, query).await.iter().map(|row| row["clock"]["due_on"].is_string()).collect();
        assert!(known[0] && known.is_sorted_by(|one, other| one >= other), "{query}: {known:?}");
    }
    assert_eq!(app.get("/api/batches?sort=colour").await.0, 422);
}

async fn the_same_list_again_changes_nothing_and_a_changed_cell_one_item(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let outcomes = app.import(vec![example("04")]).await.unwrap();
    assert_eq!((outcomes[0].form.as_deref(), outcomes[0].unchanged, outcomes[0].updated), (Some("batch"), 81, 0));
    assert_eq!(app.number("SELECT count(*) FROM batch_item_revision").await, 81);
    app.it_is("2023-04-10T01:00:00Z");
    let changed = rewritten("04", &[("B5", Cell::Text("第七期".into())), ("E4", Cell::Number(10.into()))]);
    let (name, bytes) = changed.clone();
    let (status, import) = app.upload(&name, &bytes).await;
    assert_eq!((status, &import["counts"]["updated"], &import["counts"]["unchanged"]), (200, &json!(2), &json!(7)));
    let preview = app.ok(&format!("/api/imports/{}/rows?status=updated", import["id"].as_str().unwrap())).await;
    let fields: Vec<&Value> =
        preview["rows"].as_array().unwrap().iter().map(|row| &row["changes"][0]["field"]).collect();
    assert_eq!(fields, [&json!("amount"), &json!("batch_period")]);
    let outcomes = app.import(vec![changed]).await.unwrap();
    assert_eq!((outcomes[0].created, outcomes[0].updated, outcomes[0].unchanged), (0, 2, 7));
    assert_eq!(app.ok("/api/batches?as_of=2023-04-10").await["total"]["amount"], "5606000");
    assert_eq!(app.ok("/api/batches?as_of=2023-04-09").await["total"]["amount"], "5595000", "the days before keep it");
    app.run_jobs().await;
}

async fn a_list_with_bad_cells_is_refused_whole_and_the_cells_are_named(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let before = app.digests().await;
    let bad = rewritten(
        "04",
        &[
            ("B4", Cell::Text("第几期".into())),
            ("E5", Cell::Text("五个亿".into())),
            ("C6", Cell::Empty),
            ("B7", Cell::Empty),
            ("C9", Cell::Text("西南绕城变电站".into())),
            ("D9", Cell::Text("区自然资源分局".into())),
        ],
    );
    let outcomes = app.import(vec![bad]).await.unwrap();
    let errors: Vec<(&str, &str)> =
        outcomes[0].errors.iter().map(|error| (error.cell.as_str(), error.code.as_str())).collect();
    assert_eq!(
        errors,
        [
            ("B4", "ordinal_unreadable"),
            ("E5", "amount_unreadable"),
            ("C6", "name_missing"),
            ("B7", "period_missing"),
            ("C9", "duplicate_name"),
        ]
    );
    assert_eq!((outcomes[0].rejected, outcomes[0].unchanged), (5, 4));
    assert_eq!(app.digests().await, before, "something was written");
}

async fn two_rows_about_one_item_are_one_too_many(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let rows: [&[&str]; 5] = [
        &["期次", "项目名称", "责任单位", "总投资（亿元）"],
        &["第四期", SIGNED, "大学路街道", "6"],
        &["第四期", SIGNED, "", "7"],
        &["第四期", "新产业园", "大学路街道", "6"],
        &["第四期", "新产业园", "", "7"],
    ];
    let outcomes = app.import(vec![("list.xlsx".into(), text_table("签约一批", &rows))]).await.unwrap();
    let errors: Vec<(&str, &str)> =
        outcomes[0].errors.iter().map(|error| (error.cell.as_str(), error.code.as_str())).collect();
    assert_eq!(errors, [("B3", "duplicate_name"), ("B5", "duplicate_name")]);
    assert_eq!((outcomes[0].updated, outcomes[0].created), (1, 1));
}

async fn a_stated_total_is_held_against_the_rows(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let list = |total: &str| {
        let rows: [&[&str]; 5] = [
            &["三个一批项目台账"],
            &["期次", "项目名称", "责任单位", "总投资（亿元）"],
            &["第八期", "甲产业园", "区商务局", "3"],
            &["8", "乙产业园", "区商务局", "4.5"],
            &["合计（2个）", "", "", total],
        ];
        ("list.xlsx".to_string(), text_table("开工一批", &rows))
    };
    let (name, bytes) = list("7.6");
    let (_, import) = app.upload(&name, &bytes).await;
    let totals = &import["sheets"][0]["totals"];
    assert_eq!((&totals[0]["equal"], &totals[1]["equal"]), (&json!(true), &json!(false)), "{totals}");
    assert_eq!(import["sheets"][0]["warnings"][0]["code"], "total_differs");
    let outcomes = app.import(vec![list("7.5")]).await.unwrap();
    assert_eq!((outcomes[0].created, outcomes[0].warnings.len()), (2, 0), "{:?}", outcomes[0].warnings);
    let rows = rows(&app, "").await;
    assert_eq!(
        (&rows[0]["stage"], &rows[0]["period"], &rows[0]["amount"]["money"]),
        (&json!("start"), &json!(8), &json!("30000"))
    );
    assert_eq!(rows[0]["project"], Value::Null, "the district has no such project");
    app.run_jobs().await;
}

async fn a_list_that_does_not_say_which_it_is_is_not_taken(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let header: &[&str] = &["期次", "项目名称", "批次类别"];
    let nowhere: [&[&str]; 2] = [&["期次", "项目名称"], &["7", "甲产业园"]];
    let outcomes = app.import(vec![("list.xlsx".into(), text_table("台账", &nowhere))]).await.unwrap();
    assert_eq!((outcomes[0].rejected, outcomes[0].errors[0].code.as_str()), (1, "stage_missing"));
    let by_row: [&[&str]; 3] = [header, &["7", "甲产业园", "签约一批"], &["7", "乙产业园", "其他"]];
    let outcomes = app.import(vec![("list.xlsx".into(), text_table("台账", &by_row))]).await.unwrap();
    assert_eq!((outcomes[0].created, outcomes[0].rejected, outcomes[0].errors[0].cell.as_str()), (1, 1, "C3"));
    assert_eq!(app.number("SELECT count(*) FROM batch_item").await, 0);
}

/// One chain from signing to start, one from start to production, one signing that was fulfilled.
async fn chained(app: &TestApp) {
    assert_eq!(link(app, STARTED, SIGNED).await.0, 200);
    assert_eq!(link(app, PRODUCED, STARTED_EARLY).await.0, 200);
    let fulfilled = json!({"fulfilled_on": "2023-03-10", "effective_on": "2023-03-10"});
    let (status, answer) = edited(app, FULFILLED, fulfilled).await;
    assert_eq!(status, 200, "{answer}");
}

/// Asks for an item to leave a denominator.
async fn object(app: &TestApp, name: &str, body: Value) -> Value {
    app.posted(&format!("{}/objection", item(app, name).await), &body).await
}

async fn a_unit_sees_its_own_items_and_their_ratios(engine: Engine) {
    let app = TestApp::demo(engine).await;
    assert_eq!(link(&app, STARTED, SIGNED).await.0, 200);
    let all = rows(&app, "").await;
    let of = |name: &str| all.iter().find(|row| row["name"] == name).unwrap();
    let unit: OrgId = of(SIGNED)["unit"]["id"].as_str().unwrap().parse().unwrap();
    let own: Vec<&Value> = all.iter().filter(|row| row["unit"]["id"] == unit.to_string()).collect();
    let others = item(&app, STARTED).await;
    people::admit(app.db(), "reporter", "unit_reporter", Some(unit)).await;
    people::admit(app.db(), "unit office", "project_office", Some(unit)).await;
    people::admit(app.db(), "unit head", "project_head", Some(unit)).await;
    people::admit(app.db(), people::HEAD, "project_head", None).await;

    app.now_asks(Some("reporter"));
    let page = app.ok("/api/batches?limit=1000").await;
    assert_eq!(page["total"]["items"], json!(own.len()));
    assert!(page["rows"].as_array().unwrap().iter().all(|row| row["unit"]["id"] == unit.to_string()));
    assert_eq!(app.ok("/api/figures?as_of=2023-03-31").await["batches"]["签约一批"]["projects"], 2);
    let ratios = app.ok("/api/batches/ratios").await;
    assert_eq!(
        share(&ratios[0]["after"]),
        json!([1, 2, "50000", "192000", "50", "26.04"]),
        "what another unit started counts all the same"
    );
    let signed = app.ok(&item(&app, SIGNED).await).await;
    assert_eq!((&signed["line"]["reached"], &signed["next"]), (&json!("started"), &json!([])), "and is not named");
    assert_eq!(app.get(&others).await.0, 404);
    let path = format!("{}/source", item(&app, SIGNED).await);
    assert_eq!(app.put(&path, &json!({"source": null})).await.0, 403, "a reporter edits nothing");

    let elsewhere = of(STARTED)["project"]["code"].clone();
    assert_eq!(edited(&app, SIGNED, json!({"project": elsewhere})).await.0, 403, "a reporter edits nothing");
    app.now_asks(Some(people::OFFICE));
    assert_eq!(edited(&app, SIGNED, json!({"project": elsewhere})).await.0, 200);
    app.now_asks(Some("unit office"));
    assert_eq!(edited(&app, SIGNED, json!({"note": "已核"})).await.0, 200);
    assert_eq!(app.ok(&item(&app, SIGNED).await).await["latest"]["project"], Value::Null, "it is not named");
    app.now_asks(Some(people::OFFICE));
    let kept = app.ok(&item(&app, SIGNED).await).await["latest"].clone();
    assert_eq!((&kept["project"], &kept["note"]), (&elsewhere, &json!("已核")), "but it stays linked");

    app.now_asks(Some("unit office"));
    assert_eq!(app.put(&format!("{others}/source"), &json!({"source": null})).await.0, 404);
    assert_eq!(app.put("/api/batches/periods/7", &json!({"held_on": "2023-01-28"})).await.0, 403);
    let asked = object(&app, SIGNED, json!({"ratio": "fulfilment_rate", "reason": "规划调整"})).await;
    app.now_asks(Some(people::OFFICE));
    let beyond = object(&app, "建中街变电站", json!({"ratio": "fulfilment_rate", "reason": "规划调整"})).await;
    app.now_asks(Some("unit head"));
    let waiting = app.ok("/api/approvals").await;
    assert_eq!(
        (waiting.as_array().unwrap().len(), &waiting[0]["id"]),
        (1, &asked["id"]),
        "what is of another unit is not shown"
    );
    let path = format!("/api/approvals/{}/answer", beyond["id"].as_str().unwrap());
    assert_eq!(app.post(&path, &json!({"approve": true})).await.0, 404);
    app.now_asks(Some(people::HEAD));
    assert_eq!(app.ok("/api/approvals").await.as_array().unwrap().len(), 2);
}

async fn every_change_is_in_the_audit_record(engine: Engine) {
    let app = TestApp::demo(engine).await;
    people::admit(app.db(), people::HEAD, "project_head", None).await;
    let of =
        |action: &str| format!("SELECT count(*) FROM audit WHERE action = '{action}' AND actor IN ('office', 'head')");
    let registered = "SELECT count(*) FROM audit WHERE action = 'batch.register' AND subject = 'batch_item' AND import_id IS NOT NULL";
    assert_eq!(app.number(registered).await, 81);
    chained(&app).await;
    let path = format!("{}/source", item(&app, STARTED).await);
    app.put(&path, &json!({"source": null})).await;
    app.put("/api/batches/periods/7", &json!({"held_on": "2023-01-28"})).await;
    app.put("/api/batches/periods/7", &json!({"held_on": "2023-01-28"})).await;
    let asked = object(&app, FULFILLED, json!({"ratio": "start_rate", "reason": "规划调整"})).await;
    app.head_answers(&asked, true).await;
    for (action, count) in [
        ("batch.link", 2),
        ("batch.unlink", 1),
        ("batch.edit", 1),
        ("batch.period", 1),
        ("approval.ask", 1),
        ("approval.approve", 1),
        ("batch.object", 1),
    ] {
        assert_eq!(app.number(&of(action)).await, count, "{action}");
    }
}

async fn an_item_changes_from_a_day_on_and_nobody_overwrites_another(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let path = item(&app, SIGNED).await;
    let body = json!({"revision": 1, "name": SIGNED, "period": "第五期", "amount": "约6亿", "project": "EQ2023-256"});
    let (status, changed) = app.put(&path, &body).await;
    assert_eq!(status, 200, "{changed}");
    let line = &changed["line"];
    assert_eq!(
        (&line["period"], &line["amount"]["money"], &line["amount"]["approximate"]),
        (&json!(5), &json!("60000"), &json!(true))
    );
    assert_eq!((&line["unit"], &changed["latest"]["revision"]), (&Value::Null, &json!(2)));
    assert_eq!(app.ok(&format!("{path}?as_of=2023-03-31")).await["line"]["period"], 4, "the days before keep it");
    let (status, refusal) = app.put(&path, &body).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("conflict")));
    for (field, value, reason) in [
        ("period", json!("x"), "ordinal_unreadable"),
        ("name", json!(" "), "name_length"),
        ("amount", json!("五个亿"), "amount_unreadable"),
        ("project", json!("EQ2023-999"), "project_unknown"),
        ("unit", json!("00000000-0000-7000-8000-ffffffffffff"), "unit_unknown"),
        ("fulfilled_on", json!("2999-01-01"), "in_future"),
    ] {
        let mut body = body.clone();
        body["revision"] = json!(2);
        body[field] = value;
        let (status, refusal) = app.put(&path, &body).await;
        assert_eq!((status, &refusal["params"]["reason"]), (422, &json!(reason)), "{field}: {refusal}");
    }
}

async fn an_item_is_registered_by_a_form_once_and_a_list_finds_it(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let unit = rows(&app, "q=建中街变电站").await[0]["unit"].clone();
    assert_eq!(app.put("/api/batches/periods/8", &json!({"held_on": "2023-03-28"})).await.0, 200);
    let body =
        json!({"stage": "signing", "name": "冷链物流园", "period": "第八期", "unit": unit["id"], "amount": "约6亿"});
    let before = app.digests().await;
    for (field, value, reason) in [
        ("stage", json!("x"), "not_a_choice"),
        ("name", json!(" "), "name_length"),
        ("period", json!(""), "ordinal_unreadable"),
        ("amount", json!("五个亿"), "amount_unreadable"),
        ("unit", json!("00000000-0000-7000-8000-ffffffffffff"), "unit_unknown"),
        ("project", json!("EQ2023-999"), "project_unknown"),
        ("yielding_on", json!("2999-01-01"), "in_future"),
    ] {
        let mut wrong = body.clone();
        wrong[field] = value;
        let (status, refusal) = app.post("/api/batches/items", &wrong).await;
        let told = (status, &refusal["params"]["field"], &refusal["params"]["reason"]);
        assert_eq!(told, (422, &json!(field), &json!(reason)), "{refusal}");
    }
    assert_eq!(app.digests().await, before, "what is refused leaves nothing");
    let made = app.posted("/api/batches/items", &body).await;
    let line = &made["line"];
    assert_eq!(
        (&line["stage"], &line["period"], &line["amount"]["money"], &line["unit"]["id"], &line["converted"]),
        (&json!("signing"), &json!(8), &json!("60000"), &unit["id"], &json!(false))
    );
    assert_eq!((&made["latest"]["revision"], &line["clock"]["began_on"]), (&json!(1), &json!("2023-03-28")));
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE action = 'batch.register'").await, 82);
    // It holds from the day of its period.
    let path = item(&app, "冷链物流园").await;
    assert_eq!(app.get(&format!("{path}?as_of=2023-03-27")).await.0, 404);
    assert_eq!(app.ok("/api/batches?as_of=2023-03-28").await["total"]["items"], 82);
    // Once more in the same list is refused, also without a unit; in another list it is another item.
    for unit in [unit["id"].clone(), Value::Null] {
        let mut again = body.clone();
        again["unit"] = unit;
        let (status, refusal) = app.post("/api/batches/items", &again).await;
        assert_eq!((status, &refusal["params"]["reason"]), (422, &json!("name_taken")), "{refusal}");
    }
    // Nor does another item of the list take its name by a change; its own it keeps.
    let signed = item(&app, SIGNED).await;
    let unit_of = app.ok(&signed).await["latest"]["unit"].clone();
    let (status, refusal) = edited(&app, SIGNED, json!({"name": "冷链物流园", "unit": unit["id"]})).await;
    assert_eq!((status, &refusal["params"]["reason"]), (422, &json!("name_taken")), "{refusal}");
    assert_eq!(edited(&app, SIGNED, json!({"note": "已核对"})).await.0, 200);
    assert_eq!(app.ok(&signed).await["latest"]["unit"], unit_of);
    let mut start = body.clone();
    start["stage"] = json!("start");
    app.posted("/api/batches/items", &start).await;
    let list: [&[&str]; 2] = [
        &["期次", "项目名称", "责任单位", "总投资（亿元）"],
        &["第八期", "冷链物流园", unit["name"].as_str().unwrap(), "6"],
    ];
    let outcomes = app.import(vec![("list.xlsx".into(), text_table("签约一批", &list))]).await.unwrap();
    assert_eq!((outcomes[0].created, outcomes[0].updated), (0, 1), "the amount is certain now");
}

async fn a_unit_registers_items_of_its_own_alone(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let all = rows(&app, "").await;
    let own = all[0]["unit"]["id"].clone();
    let other = &all.iter().find(|row| row["unit"]["id"] != own).unwrap()["unit"]["id"];
    people::admit(app.db(), "unit office", "project_office", Some(own.as_str().unwrap().parse().unwrap())).await;
    app.now_asks(Some("unit office"));
    let body = |unit: &Value| json!({"stage": "start", "name": "冷链物流园", "period": "8", "unit": unit});
    assert_eq!(app.post("/api/batches/items", &body(&own)).await.0, 200);
    for unit in [other, &Value::Null] {
        assert_eq!(app.post("/api/batches/items", &body(unit)).await.0, 403, "{unit}");
    }
}
