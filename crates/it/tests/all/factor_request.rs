//! Factors: asking, answering, clocks and limits, and the balance of land and money.

use guatu_it::{Engine, TestApp, db_test, people};
use guatu_kernel::OrgId;
use rust_decimal::Decimal;
use serde_json::{Value, json};

db_test! {
    a_request_is_answered_by_the_unit_that_owes_it,
    a_request_is_seen_by_the_two_units_it_concerns_and_nobody_else,
    the_clock_counts_the_limit_of_the_day_of_asking,
    the_balance_is_exact_and_opens_its_rows,
    what_cannot_be_taken_is_named,
    a_list_counts_by_kind_and_unit,
}

/// The code of a project, its unit, and another unit that owes it something.
async fn parties(app: &TestApp) -> (String, OrgId, OrgId) {
    let rows = app.ok("/api/projects?limit=100").await["rows"].clone();
    let unit = |row: &Value| row["unit"]["id"].as_str().unwrap().parse::<OrgId>().unwrap();
    let rows = rows.as_array().unwrap();
    let owed_by = rows.iter().map(unit).find(|other| *other != unit(&rows[0])).unwrap();
    (rows[0]["code"].as_str().unwrap().into(), unit(&rows[0]), owed_by)
}

async fn asked(app: &TestApp, code: &str, unit: OrgId, changes: Value) -> Value {
    let mut body =
        json!({"project": code, "kind": "land", "need": "新增建设用地指标", "quantity": "35.5", "unit": unit});
    body.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
    app.posted("/api/factors", &body).await
}

fn path(request: &Value) -> String {
    format!("/api/factors/{}", request["line"]["id"].as_str().unwrap())
}

async fn a_request_is_answered_by_the_unit_that_owes_it(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let (code, unit, owing) = parties(&app).await;
    people::admit(app.db(), "asker", "unit_reporter", Some(unit)).await;
    people::admit(app.db(), "owing", "unit_head", Some(owing)).await;
    app.now_asks(Some("asker"));
    let request = asked(&app, &code, owing, json!({"permit": "建设用地规划许可证"})).await;
    assert_eq!(
        (&request["line"]["state"], &request["line"]["measure"], &request["withdrawable"], &request["answerable"]),
        (&json!("open"), &json!("mu"), &json!(true), &json!(false))
    );
    let answer = format!("{}/answer", path(&request));
    assert_eq!(app.post(&answer, &json!({"answer": "refuse", "result": "x"})).await.0, 403, "not the asker's to give");
    app.now_asks(Some("owing"));
    assert_eq!(app.ok(&path(&request)).await["answerable"], true);
    assert_eq!(app.post(&answer, &json!({"answer": "withdraw", "result": "x"})).await.0, 403, "nor this the owing's");
    let promised = app.posted(&answer, &json!({"answer": "promise", "on": "2023-04-20"})).await;
    assert_eq!(
        (&promised["line"]["state"], &promised["line"]["clock"]["due_on"]),
        (&json!("promised"), &json!("2023-04-20"))
    );
    app.it_is("2023-04-21T01:00:00Z");
    assert_eq!(app.ok(&path(&request)).await["line"]["clock"]["state"], "overdue");
    let meet = |body: Value| {
        let (app, answer) = (&app, &answer);
        async move { app.post(answer, &body).await }
    };
    let unsaid = meet(json!({"answer": "meet", "met": "30.25"})).await;
    assert_eq!(unsaid.1["params"]["reason"], "reason_length");
    assert_eq!(meet(json!({"answer": "meet", "result": "已批"})).await.1["params"]["reason"], "met_missing");
    let (status, met) = meet(json!({"answer": "meet", "met": "30.25", "result": "批次用地已批"})).await;
    assert_eq!((status, &met["line"]["state"], &met["line"]["met"]), (200, &json!("met"), &json!("30.25")));
    assert_eq!(met["line"]["clock"]["state"], "late");
    let states: Vec<&Value> = met["steps"].as_array().unwrap().iter().map(|step| &step["state"]).collect();
    assert_eq!(states, [&json!("open"), &json!("promised"), &json!("met")]);
    assert_eq!(meet(json!({"answer": "refuse", "result": "x"})).await.1["params"]["reason"], "factor_settled");
    let before = app.ok("/api/factors?as_of=2023-04-20").await;
    assert_eq!(before["rows"][0]["state"], "promised", "the day before it was not met");
    let then = app.ok(&format!("{}?as_of=2023-04-20", path(&request))).await;
    assert_eq!(
        (&then["line"]["state"], then["steps"].as_array().unwrap().len(), &then["answerable"]),
        (&json!("promised"), 2, &json!(false)),
        "the request of a day is that of its list; answered is the last one"
    );
    assert_eq!(app.get(&format!("{}?as_of=2023-03-31", path(&request))).await.0, 404, "not asked yet");
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE subject = 'factor_request'").await, 3);
}

async fn a_request_is_seen_by_the_two_units_it_concerns_and_nobody_else(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let (code, unit, owing) = parties(&app).await;
    let rows = app.ok("/api/projects?limit=200").await["rows"].clone();
    let third =
        rows.as_array().unwrap().iter().map(|row| row["unit"]["id"].as_str().unwrap().parse::<OrgId>().unwrap());
    let third = third.into_iter().find(|other| ![unit, owing].contains(other)).unwrap();
    let request = asked(&app, &code, owing, json!({})).await;
    for (who, of, seen) in [("asker", unit, true), ("owing", owing, true), ("third", third, false)] {
        people::admit(app.db(), who, "unit_reporter", Some(of)).await;
        app.now_asks(Some(who));
        assert_eq!(app.get(&path(&request)).await.0 == 200, seen, "{who}");
        assert_eq!(app.ok("/api/factors").await["total"], json!(usize::from(seen)), "{who}");
        assert_eq!(app.get("/api/factors/balance/2023").await.0, 403, "the balance is the whole district's");
    }
    app.now_asks(Some("third"));
    let answer = format!("{}/answer", path(&request));
    assert_eq!(app.post(&answer, &json!({"answer": "refuse", "result": "x"})).await.0, 404);
    app.now_asks(Some("owing"));
    let body = json!({"project": code, "kind": "land", "need": "x", "unit": owing});
    assert_eq!(app.post("/api/factors", &body).await.0, 404, "nobody asks for another's project");
}

async fn the_clock_counts_the_limit_of_the_day_of_asking(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let (code, _, owing) = parties(&app).await;
    app.it_is("2023-04-03T01:00:00Z");
    let before = asked(&app, &code, owing, json!({})).await;
    // 15 working days after Monday 3 April: the 5th is Qingming, Sunday 23rd is worked.
    assert_eq!(before["line"]["clock"]["due_on"], "2023-04-24");
    let (status, limits) =
        app.put("/api/factors/limits/land", &json!({"workdays": 5, "effective_on": "2023-04-04"})).await;
    assert_eq!((status, limits.as_array().unwrap().len()), (200, 8));
    assert_eq!(
        app.ok(&path(&before)).await["line"]["clock"]["due_on"],
        "2023-04-24",
        "what was asked before keeps its day"
    );
    app.it_is("2023-04-04T01:00:00Z");
    let after = asked(&app, &code, owing, json!({})).await;
    assert_eq!(after["line"]["clock"]["due_on"], "2023-04-12");
    for workdays in [0, 251] {
        let (status, _) = app.put("/api/factors/limits/land", &json!({"workdays": workdays})).await;
        assert_eq!(status, 422, "{workdays}");
    }
}

async fn the_balance_is_exact_and_opens_its_rows(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let (code, _, owing) = parties(&app).await;
    people::admit(app.db(), "owing", "unit_head", Some(owing)).await;
    let met = asked(&app, &code, owing, json!({"quantity": "0.1"})).await;
    asked(&app, &code, owing, json!({"quantity": "0.2"})).await;
    let refused = asked(&app, &code, owing, json!({"quantity": "1000"})).await;
    asked(&app, &code, owing, json!({"kind": "funds", "need": "资本金", "quantity": "123.456789"})).await;
    asked(&app, &code, owing, json!({"quantity": "7", "asked_on": "2022-12-30"})).await;
    app.now_asks(Some("owing"));
    app.posted(&format!("{}/answer", path(&met)), &json!({"answer": "meet", "met": "0.1", "result": "已批"})).await;
    app.posted(&format!("{}/answer", path(&refused)), &json!({"answer": "refuse", "result": "不符合规划"})).await;
    app.now_asks(Some(people::OFFICE));
    let land = app.ok("/api/factors/balance/2023").await["lines"][0].clone();
    assert_eq!((&land["supply"], &land["after"]), (&Value::Null, &Value::Null), "nobody entered a supply");
    let supply = json!({"quantity": "0.25", "paper": "豫自然资〔2023〕1号"});
    let (status, balance) = app.put("/api/factors/balance/2023/land", &supply).await;
    assert_eq!(status, 200);
    let land = &balance["lines"][0];
    assert_eq!(
        [&land["supply"], &land["need"], &land["met"], &land["open"], &land["left"], &land["after"]],
        ["0.25", "0.3", "0.1", "0.2", "0.15", "-0.05"].map(|text| json!(text)).each_ref()
    );
    let quantities = land["rows"].as_array().unwrap().iter().map(|row| row["quantity"].as_str().unwrap());
    let quantities: Vec<Decimal> = quantities.map(|quantity| quantity.parse().unwrap()).collect();
    assert_eq!((quantities.iter().sum::<Decimal>(), quantities.len()), (Decimal::new(3, 1), 2), "0.3 of two rows");
    assert_eq!(balance["lines"][1]["need"], "123.456789");
    let before = app.ok("/api/factors/balance/2023?as_of=2023-03-31").await;
    assert_eq!((&before["lines"][0]["need"], &before["lines"][0]["rows"]), (&json!("0"), &json!([])), "not asked yet");
    assert_eq!(app.put("/api/factors/balance/2023/forest", &supply).await.0, 422, "only land and funds are balanced");
    assert_eq!(app.get("/api/factors/balance/x").await.0, 422);
}

async fn what_cannot_be_taken_is_named(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let (code, _, owing) = parties(&app).await;
    let digests = app.digests().await;
    for (changes, field, reason) in [
        (json!({"kind": "x"}), "kind", "not_a_choice"),
        (json!({"need": " "}), "need", "name_length"),
        (json!({"quantity": "0"}), "quantity", "quantity_form"),
        (json!({"quantity": "1.0000001"}), "quantity", "quantity_form"),
        (json!({"measure": "kwh"}), "measure", "measure_unfit"),
        (json!({"asked_on": "2023-04-02"}), "asked_on", "in_future"),
        (json!({"unit": "00000000-0000-7000-8000-ffffffffffff"}), "unit", "unit_unknown"),
    ] {
        let mut body = json!({"project": code, "kind": "land", "need": "x", "quantity": "1", "unit": owing});
        body.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        let (status, answer) = app.post("/api/factors", &body).await;
        let params = &answer["params"];
        assert_eq!((status, &params["field"], &params["reason"]), (422, &json!(field), &json!(reason)), "{changes}");
    }
    assert_eq!(app.digests().await, digests, "something was written");
    let unfit =
        json!({"project": code, "kind": "requisition", "need": "x", "quantity": "1", "measure": "kwh", "unit": owing});
    let measures = app.post("/api/factors", &unfit).await.1["params"]["measures"].clone();
    let limits = app.ok("/api/factors/limits").await;
    let limit = limits.as_array().unwrap().iter().find(|limit| limit["kind"] == "requisition").unwrap();
    let known: Vec<&str> = limit["measures"].as_array().unwrap().iter().map(|it| it.as_str().unwrap()).collect();
    assert_eq!(measures, known.join(","), "codes, whose words the reader's language has");
}

async fn a_list_counts_by_kind_and_unit(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let (code, unit, owing) = parties(&app).await;
    asked(&app, &code, owing, json!({})).await;
    asked(&app, &code, unit, json!({"kind": "utilities", "need": "临时用电", "quantity": "630", "measure": "kva"}))
        .await;
    app.it_is("2023-06-01T01:00:00Z");
    let page = app.ok("/api/factors").await;
    let kinds = page["kinds"].as_array().unwrap();
    let land = kinds.iter().find(|kind| kind["id"] == "land").unwrap();
    assert_eq!((&land["open"], &land["overdue"], kinds.len()), (&json!(1), &json!(1), 8));
    let units: u64 = page["units"].as_array().unwrap().iter().map(|unit| unit["open"].as_u64().unwrap()).sum();
    assert_eq!((units, &page["total"]), (2, &json!(2)));
    for (query, total) in [
        ("kind=land".to_string(), 1),
        ("kind=land,utilities".into(), 2),
        (format!("unit={unit}"), 1),
        ("clock=overdue".into(), 2),
        ("state=met".into(), 0),
    ] {
        assert_eq!(app.ok(&format!("/api/factors?{query}")).await["total"], total, "{query}");
    }
    for query in ["kind=x", "state=x", "clock=x", "unit=x"] {
        assert_eq!(app.get(&format!("/api/factors?{query}")).await.0, 422, "{query}");
    }
    assert_eq!(app.ok(&format!("/api/projects/{code}/factors")).await.as_array().unwrap().len(), 2);
}
