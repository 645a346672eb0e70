//! Projects over HTTP: list, page, changes, export.

use std::collections::BTreeSet;

use guatu_it::{Engine, TestApp, address, db_test, read};
use rust_decimal::Decimal;
use serde_json::{Value, json};

db_test! {
    the_sums_are_those_of_all_rows_whatever_page_is_shown,
    a_filter_shows_the_rows_that_have_the_value_and_no_others,
    a_project_is_found_by_name_code_pinyin_and_initials,
    a_list_is_sorted_by_what_was_asked_both_ways,
    an_exported_list_holds_the_rows_of_the_list,
    a_form_filled_from_an_older_revision_is_refused,
    a_form_that_cannot_be_taken_names_the_field_and_writes_nothing,
    a_member_shows_its_bundle_and_the_bundle_its_members,
    a_project_that_nobody_knows_is_not_found_by_any_route,
    the_page_of_a_project_has_its_year_its_milestones_and_its_history,
    the_vocabulary_offers_what_the_district_uses,
}

fn decimal(value: &Value) -> Decimal {
    value.as_str().map_or(Decimal::ZERO, |text| text.parse().expect("a decimal"))
}

fn rows(page: &Value) -> &Vec<Value> {
    page["rows"].as_array().expect("rows")
}

fn codes(page: &Value) -> Vec<&str> {
    rows(page).iter().map(|row| row["code"].as_str().expect("a code")).collect()
}

async fn list(app: &TestApp, query: &[(&str, &str)]) -> Value {
    let query: Vec<(&str, &str)> =
        [("as_of", "2023-03-31"), ("limit", "1000")].into_iter().chain(query.iter().copied()).collect();
    app.ok(&address("/api/projects", &query)).await
}

/// A form that states what the page states.
fn form(page: &Value) -> Value {
    let line = &page["line"];
    json!({
        "revision": page["revision"], "name": line["name"], "sector": line["sector"], "level": line["level"],
        "nature": line["nature"], "unit": line["unit"]["id"], "leader": line["leader"], "place": line["place"],
        "total": line["total"]["money"], "planned_start": line["planned_start"]["written"],
        "planned_finish": line["planned_finish"]["written"], "content": page["content"], "note": page["note"],
    })
}

async fn the_sums_are_those_of_all_rows_whatever_page_is_shown(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let all = list(&app, &[]).await;
    assert_eq!(rows(&all).len(), 360);
    let totals = &all["totals"];
    assert_eq!(
        (&totals["projects"], &totals["total"], &totals["plan"]),
        (&json!(360), &json!("23804000"), &json!("3500000"))
    );
    assert_eq!(decimal(&totals["done"]), rows(&all).iter().map(|row| decimal(&row["done"])).sum());
    assert_eq!(decimal(&totals["plan"]), rows(&all).iter().map(|row| decimal(&row["plan"]["money"])).sum());
    let mut paged = Vec::new();
    for offset in ["0", "100", "200", "300", "400"] {
        let page =
            app.ok(&address("/api/projects", &[("as_of", "2023-03-31"), ("limit", "100"), ("offset", offset)])).await;
        assert_eq!(&page["totals"], totals);
        paged.extend(rows(&page).clone());
    }
    assert_eq!(&paged, rows(&all));
    assert_eq!(rows(&app.ok("/api/projects").await).len(), 50, "a page has fifty rows unless asked otherwise");
    assert_eq!(rows(&app.ok("/api/projects?limit=100000").await).len(), 360);
}

async fn a_filter_shows_the_rows_that_have_the_value_and_no_others(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let all = list(&app, &[]).await;
    for (filter, field) in
        [("sector", "sector"), ("level", "level"), ("nature", "nature"), ("light", "light"), ("unit", "unit")]
    {
        let value = |row: &Value| if field == "unit" { row["unit"]["id"].clone() } else { row[field].clone() };
        let known: BTreeSet<String> = rows(&all).iter().filter_map(|row| value(row).as_str().map(Into::into)).collect();
        assert!(known.len() > 1, "{field}");
        for wanted in &known {
            let found = list(&app, &[(filter, wanted)]).await;
            let expected: Vec<&Value> = rows(&all).iter().filter(|row| value(row) == wanted.as_str()).collect();
            assert_eq!(rows(&found).iter().collect::<Vec<_>>(), expected, "{filter}={wanted}");
            assert_eq!(found["totals"]["projects"], expected.len());
        }
        let two: Vec<&str> = known.iter().take(2).map(String::as_str).collect();
        let found = list(&app, &[(filter, &two.join(","))]).await;
        let expected = rows(&all).iter().filter(|row| two.contains(&value(row).as_str().unwrap_or_default())).count();
        assert_eq!(rows(&found).len(), expected, "{filter}={two:?}");
        if filter != "light" {
            assert_eq!(rows(&list(&app, &[(filter, "-")]).await).len(), 0, "every project has a {field}");
        }
    }
    let with_leader = list(&app, &[("leader", "yes")]).await;
    assert_eq!((rows(&with_leader).len(), rows(&list(&app, &[("leader", "no")]).await).len()), (100, 260));
    let leader = rows(&with_leader)[0]["leader"].as_str().unwrap();
    assert!(rows(&list(&app, &[("leader", leader)]).await).iter().all(|row| row["leader"] == leader));
    assert_eq!(rows(&list(&app, &[("planned", "yes")]).await).len(), 320);
    assert_eq!(rows(&list(&app, &[("reported", "yes")]).await).len(), 320);
    assert_eq!(rows(&list(&app, &[("reported", "no")]).await).len(), 0);
    assert_eq!(rows(&app.ok("/api/projects?as_of=2023-04-30&reported=no&limit=1000").await).len(), 320);
}

async fn a_project_is_found_by_name_code_pinyin_and_initials(engine: Engine) {
    let app = TestApp::demo(engine).await;
    for words in ["华润万象", "EQ2023-010", "eq2023-010", "huarunwanxiang", "hrwx", "HRWX", "商业中心 hrwx"] {
        let found = list(&app, &[("q", words)]).await;
        assert_eq!(codes(&found), ["EQ2023-010"], "{words}");
        let hits = app.ok(&address("/api/search", &[("q", words)])).await;
        if !words.contains(' ') {
            assert_eq!((&hits[0]["kind"], &hits[0]["key"]), (&json!("project"), &json!("EQ2023-010")), "{words}");
        }
    }
    assert_eq!(rows(&list(&app, &[("q", "没有这个项目")]).await).len(), 0);
    assert_eq!(app.ok("/api/search?q=").await, json!([]));
    let units = app.ok("/api/search?q=qnyncw").await;
    assert!(
        units.as_array().unwrap().iter().any(|hit| hit["kind"] == "unit" && hit["name"] == "区农业农村委"),
        "{units}"
    );
}

async fn a_list_is_sorted_by_what_was_asked_both_ways(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let values = |page: &Value, field: &str| -> Vec<Value> {
        rows(page)
            .iter()
            .map(|row| if row[field].is_object() { row[field]["money"].clone() } else { row[field].clone() })
            .collect()
    };
    for field in ["total", "plan", "done", "done_pct", "behind_pp", "days_overdue"] {
        let up = values(&list(&app, &[("sort", field)]).await, field);
        let down = values(&list(&app, &[("sort", &format!("-{field}"))]).await, field);
        let number = |value: &Value| match value {
            Value::Null => None,
            Value::Number(number) => number.to_string().parse::<Decimal>().ok(),
            text => Some(decimal(text)),
        };
        assert!(up.iter().map(number).is_sorted(), "{field}: {up:?}");
        assert!(down.iter().map(number).rev().is_sorted(), "{field}: {down:?}");
    }
    let lights = values(&list(&app, &[("sort", "light")]).await, "light");
    assert_eq!((&lights[0], &lights[359]), (&json!("red"), &json!("green")));
    let page = list(&app, &[("sort", "-code")]).await;
    assert!(codes(&page).iter().rev().is_sorted());
    let (status, refusal) = app.get("/api/projects?sort=colour").await;
    assert_eq!((status, &refusal["code"], &refusal["params"]["field"]), (422, &json!("invalid"), &json!("sort")));
}

async fn an_exported_list_holds_the_rows_of_the_list(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let query = [("as_of", "2023-03-31"), ("light", "red,yellow"), ("sort", "-plan"), ("limit", "1000")];
    let listed = app.ok(&address("/api/projects", &query)).await;
    let answer = app.fetch(&address("/api/projects/export.xlsx", &query[..3])).await;
    assert_eq!(answer.status, 200);
    assert!(answer.header("content-disposition").contains("attachment; filename*=UTF-8''"));
    let sheet = read(&answer.body).sheets.remove(0);
    let column = |header: &str| sheet.rows[1].iter().position(|cell| cell.shown() == header).expect("a column") as u32;
    assert_eq!(sheet.rows.len(), rows(&listed).len() + 2);
    for (place, row) in (2..).zip(rows(&listed)) {
        let shown = |header: &str| sheet.cell(place, column(header)).shown().into_owned();
        assert_eq!(shown("项目编码"), row["code"].as_str().unwrap());
        assert_eq!(shown("项目名称"), row["name"].as_str().unwrap());
        assert_eq!(shown("年度计划投资（万元）"), row["plan"]["money"].as_str().unwrap());
        let done = Some(shown("本年累计完成投资（万元）")).filter(|done| !done.is_empty());
        assert_eq!(done.as_deref().unwrap_or("0"), row["done"].as_str().unwrap());
        assert_eq!(shown("预警说明"), row["reason"]["zh"].as_str().unwrap());
        assert!(shown("预警").contains(if row["light"] == "red" { "红" } else { "黄" }));
    }
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE action = 'project.export'").await, 1);
}

async fn a_form_filled_from_an_older_revision_is_refused(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let mut first = form(&app.ok("/api/projects/EQ2023-007").await);
    let mut second = first.clone();
    first["note"] = json!("甲改的");
    second["note"] = json!("乙改的");
    let (status, page) = app.put("/api/projects/EQ2023-007", &first).await;
    assert_eq!((status, &page["revision"], &page["note"]), (200, &json!(2), &json!("甲改的")));
    let (status, refusal) = app.put("/api/projects/EQ2023-007", &second).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("conflict")));
    assert_eq!(app.ok("/api/projects/EQ2023-007").await["note"], "甲改的");
    let history = app.ok("/api/projects/EQ2023-007/history").await;
    assert_eq!(history[0]["fields"], json!([{"field": "note", "before": null, "after": "甲改的"}]));
}

async fn a_form_that_cannot_be_taken_names_the_field_and_writes_nothing(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let good = form(&app.ok("/api/projects/EQ2023-007").await);
    let before = app.digests().await;
    let cases = [
        ("name", json!("  ")),
        ("name", json!("长".repeat(201))),
        ("level", json!("county")),
        ("nature", json!("?")),
        ("unit", json!("00000000-0000-7000-8000-0000000fffff")),
        ("total", json!("五个亿")),
        ("plan", json!("-3")),
        ("planned_start", json!("去年")),
        ("planned_finish", json!("1999年")),
        ("bundle", json!("EQ2023-999")),
        ("bundle", json!("EQ2023-007")),
    ];
    for (field, value) in cases {
        let mut body = good.clone();
        body[field] = value;
        let (status, refusal) = app.put("/api/projects/EQ2023-007", &body).await;
        assert_eq!(
            (status, &refusal["code"], &refusal["params"]["field"]),
            (422, &json!("invalid"), &json!(field)),
            "{body}"
        );
    }
    assert_eq!(app.digests().await, before);
    let (status, page) = app.put("/api/projects/EQ2023-007", &good).await;
    assert_eq!((status, &page["revision"]), (200, &json!(1)), "a form that changes nothing makes no revision");
}

async fn a_member_shows_its_bundle_and_the_bundle_its_members(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let mut member = form(&app.ok("/api/projects/EQ2023-008").await);
    member["bundle"] = json!("EQ2023-007");
    let (status, page) = app.put("/api/projects/EQ2023-008", &member).await;
    assert_eq!((status, &page["bundle"]["code"]), (200, &json!("EQ2023-007")));
    assert_eq!(app.ok("/api/projects/EQ2023-007").await["members"][0]["code"], "EQ2023-008");
    let mut nested = form(&app.ok("/api/projects/EQ2023-007").await);
    nested["bundle"] = json!("EQ2023-009");
    assert_eq!(app.put("/api/projects/EQ2023-007", &nested).await.0, 422, "bundles do not nest");
}

async fn a_project_that_nobody_knows_is_not_found_by_any_route(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let body = form(&app.ok("/api/projects/EQ2023-007").await);
    for path in ["/api/projects/EQ2023-999", "/api/projects/EQ2023-999/history"] {
        let (status, refusal) = app.get(path).await;
        assert_eq!((status, &refusal["code"]), (404, &json!("not_found")), "{path}");
    }
    assert_eq!(app.put("/api/projects/EQ2023-999", &body).await.0, 404);
    let milestone = json!({"planned_on": "2023-06-30", "achieved_on": null});
    assert_eq!(app.put(&address("/api/projects/EQ2023-999/milestones/开工", &[]), &milestone).await.0, 404);
    assert_eq!(app.get("/api/projects/EQ2023-007?as_of=2022-12-31").await.0, 404, "it did not exist in that year");
}

async fn the_page_of_a_project_has_its_year_its_milestones_and_its_history(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let page = app.ok("/api/projects/EQ2023-005?as_of=2023-03-31").await;
    let curve = page["curve"].as_array().unwrap();
    assert_eq!(curve.len(), 12);
    let done: Vec<&Value> = curve.iter().map(|point| &point["done"]).take(4).collect();
    assert_eq!(done, [&json!("189"), &json!("336"), &json!("606"), &Value::Null]);
    assert_eq!(curve[11]["expected"], page["line"]["plan"]["money"]);
    assert_eq!(page["milestones"].as_array().unwrap().len(), 8);
    let positions: Vec<i64> =
        page["milestones"].as_array().unwrap().iter().filter_map(|it| it["position"].as_i64()).collect();
    assert!(positions.is_sorted());
    assert_eq!(page["strip"].as_array().unwrap().len(), 3);
    assert_eq!(page["coordinates"]["datum"], "GCJ-02");
    let history = app.ok("/api/projects/EQ2023-005/history").await;
    let actions: Vec<&str> = history.as_array().unwrap().iter().filter_map(|it| it["action"].as_str()).collect();
    assert_eq!(actions.iter().filter(|action| **action == "progress.report").count(), 3);
    assert_eq!(actions.last(), Some(&"project.register"));
    assert!(history.as_array().unwrap().iter().all(|it| it["file"].as_str().unwrap().ends_with(".xlsx")));
}

async fn the_vocabulary_offers_what_the_district_uses(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let words = app.ok("/api/vocabulary").await;
    assert_eq!((words["units"].as_array().unwrap().len(), words["sectors"].as_array().unwrap().len()), (26, 5));
    assert_eq!((&words["years"], &words["months"]), (&json!([2023]), &json!(["2023-01", "2023-02", "2023-03"])));
    let lights: Vec<&str> = words["lights"].as_array().unwrap().iter().filter_map(|it| it["id"].as_str()).collect();
    assert_eq!(lights, ["red", "yellow", "grey", "blue", "green"]);
    let session = app.ok("/api/session").await;
    assert_eq!(
        (&session["today"], &session["district"], &session["actor"]),
        (&json!("2023-04-01"), &json!("二七区"), &json!("office"))
    );
}
