//! The three series of investment: who writes which, gaps whose parts sum, confirmations, targets.

mod demo;

use demo::the_demonstration_sheets_are_taken_and_the_reports_stay;
use guatu_it::{Engine, TestApp, db_test, house, people, text_table};
use guatu_kernel::Money;
use guatu_web::openapi;
use serde_json::{Value, json};

db_test! {
    the_sheet_of_the_statistics_office_becomes_a_series_of_its_own,
    a_sheet_with_bad_cells_is_refused_whole_and_the_cells_are_named,
    the_gap_list_sums_exactly_to_the_difference,
    the_past_is_told_as_it_was_known,
    many_months_are_confirmed_at_once_and_taken_back_with_a_reason,
    finance_enters_payments_and_nobody_else,
    the_target_of_the_year_is_held_month_by_month,
    a_unit_sees_and_explains_its_own_gaps_alone,
    the_demonstration_sheets_are_taken_and_the_reports_stay,
}

const STATISTICS: &str = "10-入库纳统表-2023-03.xlsx";

/// Two projects of the district that reported March, of different units.
async fn two(app: &TestApp) -> [Value; 2] {
    let page = app.ok("/api/investments/projects?month=2023-03&limit=1000").await;
    let rows = page["rows"].as_array().unwrap();
    let reported: Vec<&Value> = rows.iter().filter(|row| row["confirmation"] == "open").collect();
    let other = reported.iter().find(|row| row["unit"]["id"] != reported[0]["unit"]["id"]).unwrap();
    [reported[0].clone(), (*other).clone()]
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

/// An amount of an answer, in 分.
fn money(value: &Value) -> Money {
    serde_json::from_value(value.clone()).unwrap()
}

fn sheet(rows: &[[&str; 6]]) -> Vec<u8> {
    let title: &[&str] = &["2023年3月固定资产投资项目入库纳统表（单位：万元）"];
    let header: &[&str] = &["项目编码", "项目名称", "统计代码", "本月完成投资", "本年累计完成投资", "入库时间"];
    let rows = rows.iter().map(|row| &row[..]);
    let all: Vec<&[&str]> = [title, header].into_iter().chain(rows).collect();
    text_table("2023年3月", &all)
}

async fn count(app: &TestApp, rows: &[[&str; 6]]) {
    let outcome = app.import(vec![(STATISTICS.into(), sheet(rows))]).await.unwrap();
    assert_eq!(outcome[0].form.as_deref(), Some("statistics"));
    assert_eq!(outcome[0].rejected, 0, "{:?}", outcome[0].errors);
}

async fn the_sheet_of_the_statistics_office_becomes_a_series_of_its_own(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let [one, other] = two(&app).await;
    let (code, name) = (text(&other["code"]), text(&other["name"]));
    let reports = app.number("SELECT count(*) FROM progress").await;
    count(
        &app,
        &[
            [text(&one["code"]), text(&one["name"]), "410103-001", "100.5", "300.25", "2023-02-10"],
            ["", name, "410103-002", "0", "12", "2023-03-01"],
            ["合计", "", "", "100.5", "312.25", ""],
        ],
    )
    .await;
    assert_eq!(app.number("SELECT count(*) FROM progress").await, reports);
    assert_eq!(app.number("SELECT count(*) FROM statistics").await, 2);
    let page = app.ok(&format!("/api/projects/{code}/investment?month=2023-03")).await;
    assert_eq!(page["line"]["year"]["statistics"], "12");
    assert_eq!(page["line"]["year"]["progress"], other["year"]["progress"]);
    assert_eq!(page["statistics_code"], "410103-002");
    // Later the office needs nothing but its own code; the same sheet again changes nothing.
    count(&app, &[["", "", "410103-002", "0", "13", "2023-03-01"]]).await;
    count(&app, &[["", "", "410103-002", "0", "13", "2023-03-01"]]).await;
    assert_eq!(app.number("SELECT count(*) FROM statistics").await, 3);
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE action = 'statistics.import'").await, 3);
}

async fn a_sheet_with_bad_cells_is_refused_whole_and_the_cells_are_named(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let [one, _] = two(&app).await;
    let rows = [
        [text(&one["code"]), text(&one["name"]), "", "约多少", "1", ""],
        ["EQ0000-999", "没有这个项目", "", "1", "1", ""],
        [text(&one["code"]), text(&one["name"]), "", "1", "1", ""],
    ];
    let outcome = app.import(vec![(STATISTICS.into(), sheet(&rows))]).await.unwrap();
    let told: Vec<(&str, &str)> =
        outcome[0].errors.iter().map(|error| (error.cell.as_str(), error.code.as_str())).collect();
    assert!(told.contains(&("D3", "amount_unreadable")), "{told:?}");
    assert!(told.contains(&("A4", "project_unknown")), "{told:?}");
    assert!(told.contains(&("A5", "duplicate_code")), "{told:?}");
    assert_eq!(app.number("SELECT count(*) FROM statistics").await, 0);
}

/// The parts of a gap and its remainder, summed.
fn parts(gap: &Value) -> Money {
    gap["parts"].as_array().unwrap().iter().map(|part| money(&part["amount"])).sum()
}

fn assert_sums(sum: &Value, whose: &str) {
    for (gap, other) in [("statistics_gap", "statistics"), ("payment_gap", "payment")] {
        let difference = money(&sum["year"]["progress"]) - money(&sum["year"][other]);
        assert_eq!(money(&sum[gap]["difference"]), difference, "{whose}: {gap}");
        assert_eq!(parts(&sum[gap]), difference, "{whose}: {gap}");
    }
}

async fn the_gap_list_sums_exactly_to_the_difference(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let [one, other] = two(&app).await;
    let code = text(&one["code"]);
    count(
        &app,
        &[
            [code, text(&one["name"]), "X1", "1.01", "2.03", ""],
            [text(&other["code"]), text(&other["name"]), "X2", "5", "999999.99", ""],
        ],
    )
    .await;
    let path = format!("/api/projects/{code}/investment/2023-03/statistics");
    let part = |category: &str, amount: &str| json!({"category": category, "amount": amount, "reason": "月末未结算", "unit": one["unit"]["id"], "post": "统计岗", "due_on": "2023-04-20"});
    let body = json!({"revision": 0, "explanations": [part("cut_off", "0.37"), part("definition", "-1.5"), part("cut_off", "7")]});
    let (status, answer) = app.put(&path, &body).await;
    assert_eq!(status, 200, "{answer}");
    let gap = &answer["gaps"][0]["gap"];
    assert_eq!(gap["explained"], "5.87");
    assert_eq!((gap["parts"].as_array().unwrap().len(), text(&gap["state"])), (3, "open"));
    // Too much explained turns the remainder round.
    let rest = money(&gap["difference"]) + Money::from_wan(3);
    let body = json!({"revision": 1, "explanations": [part("not_listed", &rest.to_string())]});
    let (_, answer) = app.put(&path, &body).await;
    assert_eq!(
        (text(&answer["gaps"][0]["gap"]["state"]), text(&answer["gaps"][0]["gap"]["unexplained"])),
        ("over", "-3")
    );
    // Somebody else's form is out of date; a category that cannot be why is refused.
    assert_eq!(app.put(&path, &body).await.0, 409);
    let (status, refused) = app.put(&path, &json!({"revision": 2, "explanations": [part("unpaid", "1")]})).await;
    assert_eq!((status, text(&refused["params"]["reason"])), (422, "category_unfit"));
    let whole = app.ok("/api/investments?month=2023-03").await;
    assert_sums(&whole["sum"], "district");
    for group in whole["units"].as_array().unwrap().iter().chain(whole["sectors"].as_array().unwrap()) {
        assert_sums(&group["sum"], &group["unit"].to_string());
    }
    for groups in ["units", "sectors"] {
        let rows = whole[groups].as_array().unwrap().iter();
        let sum: Money = rows.map(|group| money(&group["sum"]["statistics_gap"]["unexplained"])).sum();
        assert_eq!(sum, money(&whole["sum"]["statistics_gap"]["unexplained"]), "{groups}");
    }
    let page = app.ok("/api/investments/projects?month=2023-03&limit=1000").await;
    let rows = page["rows"].as_array().unwrap().iter();
    let sum: Money = rows.map(|row| money(&row["statistics_gap"]["difference"])).sum();
    assert_eq!(sum, money(&page["sum"]["statistics_gap"]["difference"]));
    assert_eq!(page["sum"], whole["sum"]);
}

async fn the_past_is_told_as_it_was_known(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let [one, _] = two(&app).await;
    let (code, name) = (text(&one["code"]), text(&one["name"]));
    count(&app, &[[code, name, "X1", "1", "10", ""]]).await;
    app.it_is("2023-04-12T01:00:00Z");
    count(&app, &[[code, name, "X1", "1", "20", ""]]).await;
    let at = async |query: &str| {
        app.ok(&format!("/api/projects/{code}/investment?month=2023-03{query}")).await["line"]["year"]["statistics"]
            .clone()
    };
    assert_eq!(at("").await, "20");
    assert_eq!(at("&known_at=2023-04-10T00:00:00Z").await, "10");
    // March speaks from its last day on.
    assert_eq!(at("&as_of=2023-03-30").await, Value::Null);
}

async fn many_months_are_confirmed_at_once_and_taken_back_with_a_reason(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let [one, other] = two(&app).await;
    let codes = json!([one["code"], other["code"]]);
    let told = app.posted("/api/investments/2023-03/confirm", &json!({"codes": codes})).await;
    assert_eq!(told, json!({"changed": 2, "unchanged": 0}));
    let again = app.posted("/api/investments/2023-03/confirm", &json!({"codes": codes})).await;
    assert_eq!(again, json!({"changed": 0, "unchanged": 2}));
    assert_eq!(app.ok("/api/investments?month=2023-03").await["sum"]["confirmed"], 2);
    // A code that is named twice counts once.
    let february = json!({"codes": [one["code"], one["code"]]});
    let told = app.posted("/api/investments/2023-02/confirm", &february).await;
    assert_eq!(told, json!({"changed": 1, "unchanged": 0}));
    // One that reported nothing, and nothing is confirmed.
    let (status, refused) = app.post("/api/investments/2023-04/confirm", &json!({"codes": [one["code"]]})).await;
    assert_eq!((status, text(&refused["params"]["reason"])), (422, "nothing_reported"));
    let back = json!({"codes": [one["code"]], "reason": ""});
    assert_eq!(app.post("/api/investments/2023-03/unconfirm", &back).await.0, 422);
    app.posted("/api/investments/2023-03/unconfirm", &json!({"codes": [one["code"]], "reason": "单位更正"})).await;
    let page = app.ok(&format!("/api/projects/{}/investment?month=2023-03", text(&one["code"]))).await;
    assert_eq!((text(&page["confirmation"]["state"]), text(&page["confirmation"]["reason"])), ("open", "单位更正"));
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE action LIKE 'investment.%confirm'").await, 4);
}

async fn finance_enters_payments_and_nobody_else(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let [one, _] = two(&app).await;
    let path = |month: &str| format!("/api/projects/{}/payments/{month}", text(&one["code"]));
    assert_eq!(app.put(&path("2023-02"), &json!({"done_month": "5"})).await.0, 403);
    people::admit(app.db(), "finance", "finance", None).await;
    app.now_asks(Some("finance"));
    assert_eq!(app.put(&path("2023-02"), &json!({"done_month": "5"})).await.0, 200);
    let (_, page) = app.put(&path("2023-03"), &json!({"done_month": "-1.5", "note": "退款"})).await;
    assert_eq!((text(&page["line"]["month"]["payment"]), text(&page["line"]["year"]["payment"])), ("-1.5", "3.5"));
    let march = page["months"][2].clone();
    let gap = money(&march["until"]["progress"]) - money(&json!("3.5"));
    assert_eq!((text(&march["done"]["payment"]), money(&march["payment_gap"])), ("-1.5", gap));
    assert_eq!(march["statistics_gap"], page["gaps"][0]["gap"]["difference"], "the months tell what the gaps tell");
    assert_eq!(app.put(&path("2023-06"), &json!({"done_month": "5"})).await.0, 409);
    assert_eq!(app.put(&path("2023-03"), &json!({"done_month": "x"})).await.1["params"]["field"], "done_month");
}

async fn the_target_of_the_year_is_held_month_by_month(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let body = json!({"unit": null, "amount": "3100000", "growth_pct": "15", "series": "progress"});
    let (status, told) = app.put("/api/targets/2023", &body).await;
    assert_eq!(status, 200, "{told}");
    let district = &told["targets"][0];
    assert_eq!((text(&district["base"]), text(&district["growth_pct"])), ("2695652.173913", "15"));
    let tasks: Money = district["tasks"].as_array().unwrap().iter().map(money).sum();
    assert_eq!(tasks, Money::from_wan(3_100_000));
    let view = app.ok("/api/investments?month=2023-03").await;
    let figures = app.ok("/api/figures?as_of=2023-03-31").await;
    assert_eq!((text(&view["done"]), text(&view["target"]["expected"])), ("432679", "775000"));
    assert_eq!(figures["progress_2023_q1_wan"].to_string(), "432679");
    let carried: Money = view["months"].as_array().unwrap().iter().map(|month| money(&month["carried"])).sum();
    assert_eq!(carried, Money::from_wan(3_100_000));
    let misses = view["target"]["missed_months"].as_array().unwrap();
    let missed = view["months"].as_array().unwrap().iter().filter(|month| !month["missed"].is_null());
    assert_eq!(misses.len(), missed.count());
    // By the statistics, of which there are none yet, nothing is done.
    let other = app.ok("/api/investments?month=2023-03&actual=statistics").await;
    assert_eq!((text(&other["done"]), text(&other["actual"]["id"])), ("0", "statistics"));
    let mut wrong = body.clone();
    wrong["tasks"] = json!(vec!["1"; 12]);
    let (status, refused) = app.put("/api/targets/2023", &wrong).await;
    assert_eq!((status, text(&refused["params"]["reason"])), (422, "task_sum"));
    // A unit's target is its own; what is not allotted is computed.
    let [one, _] = two(&app).await;
    let unit = json!({"unit": one["unit"]["id"], "amount": "100000.01"});
    assert_eq!(app.put("/api/targets/2023", &unit).await.1["unallotted"], "2999999.99");
    // The units' table shows it, also for a unit without projects.
    people::admit(app.db(), "sysadmin", "system_administrator", None).await;
    app.now_asks(Some("sysadmin"));
    let empty = app.posted("/api/orgs", &json!({"name": "区投资促进中心", "kind": "unit", "parent": null})).await;
    app.now_asks(Some(people::OFFICE));
    let body = json!({"unit": empty["id"], "amount": "50"});
    assert_eq!(app.put("/api/targets/2023", &body).await.0, 200);
    let view = app.ok("/api/investments?month=2023-03").await;
    let of = |id: &Value| view["units"].as_array().unwrap().iter().find(|group| group["unit"]["id"] == *id).unwrap();
    assert_eq!((&of(&one["unit"]["id"])["target"], &of(&empty["id"])["target"]), (&json!("100000.01"), &json!("50")));
    assert_eq!(of(&empty["id"])["sum"]["projects"], 0);
}

async fn a_unit_sees_and_explains_its_own_gaps_alone(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let [one, other] = two(&app).await;
    people::admit(app.db(), "unit", "unit_reporter", Some(text(&one["unit"]["id"]).parse().unwrap())).await;
    app.now_asks(Some("unit"));
    let view = app.ok("/api/investments?month=2023-03").await;
    assert_eq!(view["units"].as_array().unwrap().len(), 1);
    assert_sums(&view["sum"], "unit");
    let explain = async |code: &Value| {
        let path = format!("/api/projects/{}/investment/2023-03/payment", text(code));
        app.put(
            &path,
            &json!({"revision": 0, "explanations": [{"category": "unpaid", "amount": "1", "reason": "待审计"}]}),
        )
        .await
        .0
    };
    assert_eq!(explain(&one["code"]).await, 200);
    assert_eq!(explain(&other["code"]).await, 404);
    assert_eq!(app.put("/api/targets/2023", &json!({"amount": "1"})).await.0, 403);
}

/// The statistics are written by an import alone: the database wants the import of every row, the one place that inserts it is
/// called from the import alone, and no operation of the contract that changes something speaks of them.
#[test]
fn no_path_of_the_contract_writes_statistics_but_the_import() {
    let contract = serde_json::to_value(openapi()).unwrap();
    let schemas = &contract["components"]["schemas"];
    for (path, methods) in contract["paths"].as_object().unwrap() {
        for (method, told) in methods.as_object().unwrap().iter().filter(|(method, _)| *method != "get") {
            assert!(!path.contains("statistics"), "{method} {path}");
            let body = told["requestBody"]["content"]["application/json"]["schema"]["$ref"].as_str();
            let Some(name) = body.and_then(|body| body.rsplit('/').next()) else { continue };
            let fields = schemas[name]["properties"].as_object().into_iter().flatten();
            let speaks = fields.into_iter().any(|(field, _)| field.contains("statistic") || field.contains("listed"));
            assert!(!speaks, "{method} {path} takes {name}");
        }
    }
    let app = house("crates/app/src");
    let mut callers = Vec::new();
    let mut folders = vec![app.clone()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let source = std::fs::read_to_string(&path).unwrap();
            let writes = source.contains("insert(\"statistics\"") || source.contains("recorder.statistics(");
            if writes || source.contains("insert_statistics(session") {
                callers.push(path.strip_prefix(&app).unwrap().display().to_string());
            }
        }
    }
    callers.sort();
    assert_eq!(callers, ["import/apply.rs", "investment/store.rs", "record.rs"]);
}
