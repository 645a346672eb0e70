//! The unit's month: drafts, submission, who is missing, and the closing of months.

use guatu_it::{Engine, TestApp, db_test, rewritten};
use guatu_paper::sheet::Cell;
use rust_decimal::Decimal;
use serde_json::{Value, json};

db_test! {
    a_draft_keeps_what_was_typed_letter_by_letter,
    a_submission_is_taken_whole_or_not_at_all,
    the_status_of_a_month_names_who_is_missing,
    nobody_reports_for_another_unit_or_for_a_month_to_come,
    a_closed_month_keeps_its_lights_and_takes_no_more_reports,
    a_correction_after_the_closing_is_a_numbered_result_beside_it,
}

/// The unit's id.
async fn unit(app: &TestApp, name: &str) -> String {
    let words = app.ok("/api/vocabulary").await;
    let unit = words["units"].as_array().unwrap().iter().find(|unit| unit["name"] == name).expect("a unit").clone();
    unit["id"].as_str().unwrap().to_string()
}

fn cells(done_month: &str, done_year: &str, started: &str) -> Value {
    json!({"done_month": done_month, "done_year": done_year, "started": started, "visual": "主体施工", "problem": ""})
}

async fn sheet(app: &TestApp, month: &str, unit: &str) -> Value {
    app.ok(&format!("/api/reporting/{month}?unit={unit}")).await
}

fn codes(sheet: &Value) -> Vec<String> {
    sheet["rows"].as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap().to_string()).collect()
}

async fn a_draft_keeps_what_was_typed_letter_by_letter(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let unit = unit(&app, "区商务局").await;
    let code = codes(&sheet(&app, "2023-04", &unit).await)[0].clone();
    let typed = json!({"done_month": " 12a,万？", "done_year": "", "started": "也许", "visual": "一\n二", "problem": "👷 \"引号\""});
    let body = json!({"unit": unit, "rows": [{"code": code, "cells": typed}]});
    assert_eq!(app.put("/api/reporting/2023-04/drafts", &body).await.0, 204);
    let row = &sheet(&app, "2023-04", &unit).await["rows"][0];
    assert_eq!((&row["draft"], &row["submitted"]), (&typed, &Value::Null));
    assert_eq!(app.number("SELECT count(*) FROM progress WHERE month = 202304").await, 0);
    let again = json!({"unit": unit, "rows": [{"code": code, "cells": cells("1", "", "")}]});
    assert_eq!(app.put("/api/reporting/2023-04/drafts", &again).await.0, 204);
    assert_eq!(sheet(&app, "2023-04", &unit).await["rows"][0]["draft"]["done_month"], "1");
}

async fn a_submission_is_taken_whole_or_not_at_all(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let unit = unit(&app, "区商务局").await;
    let owed = codes(&sheet(&app, "2023-04", &unit).await);
    let mut rows: Vec<Value> =
        owed.iter().map(|code| json!({"code": code, "cells": cells("100.5", "", "是")})).collect();
    assert_eq!(app.put("/api/reporting/2023-04/drafts", &json!({"unit": unit, "rows": rows})).await.0, 204);
    rows[1]["cells"] = cells("很多", "1", "也许");
    rows[2]["cells"] = cells("5", "4", "");
    rows[3]["cells"] = cells("", "", "");
    let before = app.digests().await;
    let (status, refused) = app.post("/api/reporting/2023-04/submit", &json!({"unit": unit, "rows": rows})).await;
    assert_eq!((status, &refused["submitted"]), (200, &json!(0)));
    let problems: Vec<(&str, &str, &str)> = refused["problems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| (it["code"].as_str().unwrap(), it["field"].as_str().unwrap(), it["error"].as_str().unwrap()))
        .collect();
    assert_eq!(
        problems,
        [
            (owed[1].as_str(), "done_month", "amount_unreadable"),
            (owed[1].as_str(), "started", "answer_unknown"),
            (owed[2].as_str(), "done_year", "month_exceeds_year"),
            (owed[3].as_str(), "done_month", "value_missing"),
        ]
    );
    assert_eq!(refused["missing"], json!(owed));
    assert_eq!(app.digests().await, before, "a refused submission wrote something");

    let rows: Vec<Value> =
        owed.iter().skip(1).map(|code| json!({"code": code, "cells": cells("100.5", "", "是")})).collect();
    let (status, taken) = app.post("/api/reporting/2023-04/submit", &json!({"unit": unit, "rows": rows})).await;
    assert_eq!((status, &taken["submitted"], &taken["missing"]), (200, &json!(owed.len() - 1), &json!([owed[0]])));
    let now = sheet(&app, "2023-04", &unit).await;
    assert_eq!((&now["rows"][0]["submitted"], now["rows"][0]["draft"].is_null()), (&Value::Null, false));
    assert_eq!((&now["rows"][1]["submitted"]["done_month"], &now["rows"][1]["draft"]), (&json!("100.5"), &Value::Null));
    let done = |row: &str| now["rows"][1][row]["done_year"].as_str().unwrap().parse::<Decimal>().unwrap();
    let added = done("submitted") - done("last_month");
    assert_eq!(added, Decimal::new(1_005, 1), "an empty sum is last month's and this month's together");
}

async fn the_status_of_a_month_names_who_is_missing(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let status = app.ok("/api/reporting/2023-03/status").await;
    assert_eq!((&status["owed"], &status["reported"], &status["closed_at"]), (&json!(320), &json!(320), &Value::Null));
    assert!(status["units"].as_array().unwrap().iter().all(|unit| unit["missing"] == json!([])));
    let status = app.ok("/api/reporting/2023-04/status").await;
    assert_eq!((&status["owed"], &status["reported"]), (&json!(320), &json!(0)));
    let unit = unit(&app, "区商务局").await;
    let owed = codes(&sheet(&app, "2023-04", &unit).await);
    let body = json!({"unit": unit, "rows": [{"code": owed[0], "cells": cells("1", "", "")}]});
    assert_eq!(app.post("/api/reporting/2023-04/submit", &body).await.1["submitted"], 1);
    let status = app.ok("/api/reporting/2023-04/status").await;
    let line = status["units"].as_array().unwrap().iter().find(|line| line["unit"]["id"] == unit.as_str()).unwrap();
    assert_eq!((&line["owed"], &line["reported"]), (&json!(owed.len()), &json!(1)));
    let missing: Vec<&str> =
        line["missing"].as_array().unwrap().iter().map(|it| it["code"].as_str().unwrap()).collect();
    assert_eq!(missing, owed[1..].iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(line["last_submitted_at"], "2023-04-01T01:00:00Z");
}

async fn nobody_reports_for_another_unit_or_for_a_month_to_come(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let (own, other) = (unit(&app, "区商务局").await, unit(&app, "区农业农村委").await);
    let stranger = codes(&sheet(&app, "2023-04", &other).await)[0].clone();
    let rows = json!([{"code": stranger, "cells": cells("1", "", "")}]);
    let before = app.digests().await;
    for (month, unit, status, code) in [
        ("2023-04", &own, 404, "not_found"),
        ("2023-05", &other, 409, "month_open"),
        ("2023-13", &other, 422, "invalid"),
        ("April", &other, 422, "invalid"),
    ] {
        let body = json!({"unit": unit, "rows": rows});
        let (found, refusal) = app.post(&format!("/api/reporting/{month}/submit"), &body).await;
        assert_eq!((found, &refusal["code"]), (status, &json!(code)), "submit {month}");
        let (found, refusal) = app.put(&format!("/api/reporting/{month}/drafts"), &body).await;
        assert_eq!((found, &refusal["code"]), (status, &json!(code)), "draft {month}");
    }
    assert_eq!(app.get("/api/reporting/2023-04?unit=00000000-0000-7000-8000-0000000fffff").await.0, 404);
    assert_eq!(app.get("/api/reporting/2023-04").await.0, 422);
    assert_eq!(app.digests().await, before);
}

async fn a_closed_month_keeps_its_lights_and_takes_no_more_reports(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let lights = app.ok("/api/lights?as_of=2023-03-31").await;
    let (status, refusal) = app.post("/api/months/2023-04/close", &Value::Null).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("month_open")));
    let (status, closed) = app.post("/api/months/2023-03/close", &Value::Null).await;
    assert_eq!((status, &closed["closed_at"]), (200, &json!("2023-04-01T01:00:00Z")));
    let (status, refusal) = app.post("/api/months/2023-03/close", &Value::Null).await;
    assert_eq!(
        (status, &refusal["code"], &refusal["params"]["month"]),
        (409, &json!("month_closed"), &json!("2023-03"))
    );
    assert_eq!(app.number("SELECT count(*) FROM closed_light WHERE month = 202303").await, 360);
    for light in lights.as_array().unwrap().iter().take(40) {
        let sql = format!(
            "SELECT count(*) FROM closed_light l JOIN project p ON p.id = l.project_id WHERE p.code = '{}' AND l.light = '{}' AND l.rule = '{}'",
            light["code"].as_str().unwrap(),
            light["light"].as_str().unwrap(),
            light["rule"].as_str().unwrap()
        );
        assert_eq!(app.number(&sql).await, 1, "{light}");
    }

    let unit = unit(&app, "区商务局").await;
    let grid = sheet(&app, "2023-03", &unit).await;
    assert_eq!(grid["closed"], true);
    let body = json!({"unit": unit, "rows": [{"code": codes(&grid)[0], "cells": cells("1", "", "")}]});
    for (status, refusal) in
        [app.post("/api/reporting/2023-03/submit", &body).await, app.put("/api/reporting/2023-03/drafts", &body).await]
    {
        assert_eq!((status, &refusal["code"]), (409, &json!("month_closed")));
    }
    let corrected =
        rewritten("03-进展月报-2023-03", &[("E7", Cell::Number(1.into())), ("F7", Cell::Number(337.into()))]);
    let outcome = app.import(vec![corrected]).await.unwrap().remove(0);
    assert_eq!((outcome.rejected, outcome.unchanged), (1, 319));
    assert_eq!((outcome.errors[0].code.as_str(), outcome.errors[0].cell.as_str()), ("month_closed", "F7"));
}

async fn a_correction_after_the_closing_is_a_numbered_result_beside_it(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let green = app.ok("/api/projects?as_of=2023-03-31&light=green&planned=yes&reported=yes&sort=-done&limit=1").await;
    let code = green["rows"][0]["code"].as_str().unwrap().to_string();
    let march = format!("/api/projects/{code}?as_of=2023-03-31");
    let everything = async || {
        let (lights, wall) = (app.ok("/api/lights?as_of=2023-03-31").await, app.ok("/api/wall?as_of=2023-03-31").await);
        let list = app.ok("/api/projects?as_of=2023-03-31&limit=400").await;
        (lights, wall["lights"].clone(), wall["totals"].clone(), list, app.ok("/api/figures?as_of=2023-03-31").await)
    };
    assert_eq!(app.post("/api/months/2023-03/close", &Value::Null).await.0, 200);
    let issued = everything().await;
    let closing = app.ok("/api/wall?as_of=2023-03-31").await["closing"].clone();
    assert_eq!(closing, json!({"month": "2023-03", "number": 1, "closed_at": "2023-04-01T01:00:00Z"}));
    let told = app.ok("/api/reporting/2023-03/status").await["closings"][0].clone();
    assert_eq!(
        (&told["rule_set"], &told["missing"], &told["closed_by"]),
        (&json!("erqi-default"), &json!(0), &json!("office"))
    );
    let bulletin = app.post("/api/bulletins", &json!({"as_of": "2023-03-31"})).await.1;

    app.it_is("2023-04-06T01:00:00Z");
    let page = app.ok(&march).await;
    let line = &page["line"];
    let form = json!({
        "revision": page["revision"], "effective_on": "2023-01-01", "name": line["name"], "sector": line["sector"],
        "level": line["level"], "nature": "carry_over", "unit": line["unit"]["id"], "leader": line["leader"],
        "place": line["place"], "total": line["total"]["money"], "plan": "9000000",
        "planned_start": line["planned_start"]["written"], "planned_finish": line["planned_finish"]["written"],
    });
    let (status, answer) = app.put(&format!("/api/projects/{code}"), &form).await;
    assert_eq!(status, 200, "{answer}");
    let next = |lights: &Value| -> Value {
        let mut lights = lights.clone();
        lights.as_array_mut().unwrap().iter_mut().for_each(|light| light["next"] = Value::Null);
        lights
    };
    let now = everything().await;
    assert_eq!(
        (next(&now.0), &now.1, &now.2, &now.3, &now.4),
        (next(&issued.0), &issued.1, &issued.2, &issued.3, &issued.4)
    );
    let april = app.ok(&format!("/api/projects/{code}?as_of=2023-04-01")).await;
    assert_ne!(april["light"]["light"], "green", "the first open day shows the correction");
    let march_then = &april["strip"][2];
    assert_eq!(
        (&march_then["light"], &march_then["closed"], &march_then["before"]),
        (&json!("green"), &json!(true), &json!([]))
    );
    assert_eq!(march_then["term"]["label"]["zh"], "绿");

    let reopen = json!({"reason": "统计口径更正", "paper": "二七统〔2023〕3号"});
    let (status, refusal) = app.post("/api/months/2023-03/reopen", &json!({"reason": ""})).await;
    assert_eq!((status, &refusal["params"]["reason"]), (422, &json!("reason_length")));
    assert_eq!(app.post("/api/months/2023-03/reopen", &reopen).await.0, 200);
    assert_eq!(app.post("/api/months/2023-03/reopen", &reopen).await.1["code"], "month_open");
    assert_ne!(app.ok(&march).await["light"]["light"], "green", "an open month shows what is known now");
    app.it_is("2023-04-07T01:00:00Z");
    let (status, closed) = app.post("/api/months/2023-03/close", &Value::Null).await;
    assert_eq!(status, 200, "{closed}");
    assert_eq!(closed["closings"].as_array().unwrap().len(), 2);
    assert_eq!(closed["closings"][0]["reopen_paper"], reopen["paper"]);
    let page = app.ok(&march).await;
    assert_eq!(page["strip"][2]["before"][0]["id"], "green", "the first result is still told");
    assert_eq!(page["strip"][2]["light"], page["light"]["light"]);
    assert_eq!(app.number("SELECT count(*) FROM closed_light WHERE month = 202303 AND number = 1").await, 360);

    // What had been issued stays what it was, for whoever asks as of then, and in the bulletin.
    let then = app.ok(&format!("{march}&known_at=2023-04-05T00:00:00Z")).await;
    assert_eq!(then["light"]["light"], "green");
    let list = app.ok("/api/bulletins").await;
    assert_eq!(list[0]["lights"], bulletin["lights"]);
}
