//! Facts are never overwritten: any date can be asked for, and any date as it was known at an instant.

use guatu_it::{Engine, TestApp, db_test, rewritten};
use guatu_paper::sheet::Cell;
use serde_json::{Value, json};

db_test! {
    a_correction_recorded_later_does_not_change_what_was_known_before,
    a_change_that_holds_from_a_later_day_leaves_the_days_before_alone,
    a_milestone_achieved_in_april_is_still_overdue_on_the_last_of_march,
}

async fn a_correction_recorded_later_does_not_change_what_was_known_before(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let march = "/api/projects/EQ2023-005?as_of=2023-03-31";
    let known = app.ok(march).await;
    let figures = app.ok("/api/figures?as_of=2023-03-31").await;
    assert_eq!(known["line"]["done"], "606");

    app.it_is("2023-04-10T01:00:00Z");
    let corrected =
        rewritten("03-进展月报-2023-03", &[("E7", Cell::Number(1.into())), ("F7", Cell::Number(337.into()))]);
    assert_eq!(app.import(vec![corrected]).await.unwrap()[0].updated, 1);

    let now = app.ok(march).await;
    assert_eq!(now["line"]["done"], "337");
    assert_ne!(now["light"]["inputs"], known["light"]["inputs"]);
    let before = "known_at=2023-04-09T23:59:59Z";
    assert_eq!(app.ok(&format!("{march}&{before}")).await, known);
    assert_eq!(app.ok(&format!("/api/figures?as_of=2023-03-31&{before}")).await, figures);
    assert_ne!(app.ok("/api/figures?as_of=2023-03-31").await, figures);
    assert_eq!(app.ok(&format!("{march}&known_at=2023-04-10T01:00:00Z")).await["line"], now["line"]);
    // Before anything was recorded nothing was known.
    assert_eq!(app.get(&format!("{march}&known_at=2023-03-31T00:00:00Z")).await.0, 404);
}

async fn a_change_that_holds_from_a_later_day_leaves_the_days_before_alone(engine: Engine) {
    let app = TestApp::demo(engine).await;
    app.it_is("2023-05-02T01:00:00Z");
    let march = app.ok("/api/projects/EQ2023-005?as_of=2023-03-31").await;
    let lights = app.ok("/api/lights?as_of=2023-03-31").await;
    let body =
        app.form("EQ2023-005", &json!({"effective_on": "2023-05-01", "plan": "5000", "name": "灏宇包装产业园"})).await;
    let (status, page) = app.put("/api/projects/EQ2023-005", &body).await;
    assert_eq!(status, 200, "{page}");
    assert_eq!((&page["line"]["name"], &page["line"]["plan"]["money"]), (&json!("灏宇包装产业园"), &json!("5000")));

    let mut again = app.ok("/api/projects/EQ2023-005?as_of=2023-03-31").await;
    assert_eq!(again["revision"], 2);
    again["revision"] = march["revision"].clone();
    assert_eq!(again, march);
    assert_eq!(app.ok("/api/lights?as_of=2023-03-31").await, lights);
    assert_eq!(app.ok("/api/projects/EQ2023-005?as_of=2023-04-30").await["line"]["name"], march["line"]["name"]);
    assert_eq!(app.ok("/api/projects/EQ2023-005?as_of=2023-05-01").await["line"]["name"], "灏宇包装产业园");
}

async fn a_milestone_achieved_in_april_is_still_overdue_on_the_last_of_march(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let rows = app.ok("/api/projects?as_of=2023-03-31&sort=-days_overdue&limit=1").await;
    let code = rows["rows"][0]["code"].as_str().unwrap().to_string();
    let march = format!("/api/projects/{code}?as_of=2023-03-31");
    let before = app.ok(&march).await;
    let late = before["milestones"]
        .as_array()
        .unwrap()
        .iter()
        .find(|milestone| milestone["days_overdue"] == before["line"]["days_overdue"])
        .unwrap()
        .clone();

    app.it_is("2023-04-12T01:00:00Z");
    let path = guatu_it::address(&format!("/api/projects/{code}/milestones/{}", late["name"].as_str().unwrap()), &[]);
    let (status, page) = app.put(&path, &json!({"planned_on": late["planned_on"], "achieved_on": "2023-04-11"})).await;
    assert_eq!(status, 200, "{page}");
    let achieved = page["milestones"].as_array().unwrap().iter().find(|it| it["name"] == late["name"]).unwrap();
    assert_eq!((&achieved["achieved_on"], &achieved["days_overdue"]), (&json!("2023-04-11"), &Value::Null));
    let mut after = app.ok(&march).await;
    after["light"]["next"] = before["light"]["next"].clone();
    assert_eq!(after, before, "only what is foretold for the next closing looks further");
    let (status, refusal) = app.put(&path, &json!({"planned_on": null, "achieved_on": "2023-04-13"})).await;
    assert_eq!((status, &refusal["params"]["field"]), (422, &json!("achieved_on")));
}
