//! What becomes of the items of the three batches: links, clocks, ratios, objections.

use guatu_it::{Engine, TestApp, db_test, people, text_table};
use serde_json::{Value, json};

use super::{FULFILLED, PRODUCED, SIGNED, STARTED, STARTED_EARLY, chained, edited, item, link, object, ratio, share};

db_test! {
    the_ratios_are_as_computed_by_hand,
    an_item_comes_from_one_of_the_stage_before_only,
    a_list_keeps_the_order_of_links_as_a_form_does,
    what_most_likely_belongs_together_is_suggested,
    an_objection_leaves_the_denominator_once_another_person_approves,
    an_objection_that_changes_nothing_is_refused,
    the_clock_runs_from_the_day_of_the_period_to_the_start,
}

async fn the_ratios_are_as_computed_by_hand(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let start = ratio(&app, "start_rate", "2023-03-31").await;
    assert_eq!(share(&start["after"]), json!([0, 0, "0", "0", null, null]), "nothing is fulfilled: there is no ratio");
    chained(&app).await;
    // 签约 9 items of 102.5亿; 开工 38 of 256.6亿; 投产 34 of 200.4亿.
    for (name, by_hand) in [
        ("fulfilment_rate", json!([2, 9, "193000", "1025000", "22.22", "18.83"])),
        ("start_rate", json!([1, 2, "50000", "193000", "50", "25.91"])),
        ("production_rate", json!([1, 38, "16000", "2566000", "2.63", "0.62"])),
        ("yield_rate", json!([0, 34, "0", "2004000", "0", "0"])),
    ] {
        let found = ratio(&app, name, "2023-03-31").await;
        assert_eq!(share(&found["after"]), by_hand, "{name}");
        assert_eq!(found["before"], found["after"], "{name}: nobody has objected");
        let rows = found["rows"].as_array().unwrap();
        let above: Vec<&Value> = rows.iter().filter(|row| row["numerator"] == true).collect();
        assert_eq!((json!(above.len()), json!(rows.len())), (by_hand[0].clone(), by_hand[1].clone()), "{name}");
    }
    let start = ratio(&app, "start_rate", "2023-03-31").await;
    assert_eq!((&start["stage"], &start["denominator"]), (&json!("signing"), &json!("fulfilled")));
    let names: Vec<&Value> = start["rows"].as_array().unwrap().iter().map(|row| &row["item"]["name"]).collect();
    assert_eq!(names, [FULFILLED, SIGNED]);
    assert_eq!(share(&ratio(&app, "start_rate", "2023-03-09").await["after"])[1], 1, "not fulfilled on the day before");
    let of_period = app.ok("/api/batches/ratios?as_of=2023-03-31&period=4").await;
    assert_eq!(of_period[0]["after"]["numerator"]["items"], 1, "of the two items of period 4 one");
    assert_eq!(of_period[0]["after"]["denominator"]["items"], 2);
}

async fn an_item_comes_from_one_of_the_stage_before_only(engine: Engine) {
    let app = TestApp::demo(engine).await;
    for (name, source, reason) in [
        (PRODUCED, SIGNED, "batch_stage_order"),
        (SIGNED, STARTED, "batch_stage_order"),
        (STARTED, STARTED_EARLY, "batch_stage_order"),
        (STARTED_EARLY, SIGNED, "batch_period_order"),
    ] {
        let (status, refusal) = link(&app, name, source).await;
        assert_eq!((status, &refusal["params"]["reason"]), (422, &json!(reason)), "{name} from {source}");
    }
    let path = format!("{}/source", item(&app, STARTED).await);
    let stranger = json!({"source": "00000000-0000-7000-8000-ffffffffffff"});
    assert_eq!(app.put(&path, &stranger).await.1["params"]["reason"], "batch_item_unknown");
    let (_, linked) = link(&app, STARTED, SIGNED).await;
    assert_eq!((&linked["line"]["converted"], &linked["line"]["source"]["name"]), (&json!(true), &json!(SIGNED)));
    let source = app.ok(&item(&app, SIGNED).await).await;
    assert_eq!((&source["line"]["reached"], &source["next"][0]["name"]), (&json!("started"), &json!(STARTED)));
    for (name, period) in [(SIGNED, 99), (STARTED, 1)] {
        let (status, refusal) = edited(&app, name, json!({"period": period.to_string()})).await;
        assert_eq!((status, &refusal["params"]["reason"]), (422, &json!("batch_period_order")), "{name}: {refusal}");
    }
    let before = app.digests().await;
    assert_eq!(link(&app, STARTED, SIGNED).await.0, 200);
    assert_eq!(app.digests().await, before, "the same link again says nothing new");
    let (status, freed) = app.put(&path, &json!({"source": null})).await;
    assert_eq!((status, &freed["line"]["converted"]), (200, &json!(false)));
    assert_eq!(app.ok(&item(&app, SIGNED).await).await["line"]["reached"], "signed");
    assert_eq!(app.number("SELECT count(*) FROM batch_link").await, 2, "links are only ever added");
}

async fn a_list_keeps_the_order_of_links_as_a_form_does(engine: Engine) {
    let app = TestApp::demo(engine).await;
    assert_eq!(link(&app, STARTED, SIGNED).await.0, 200);
    let (started, signed) = (item(&app, STARTED).await, item(&app, SIGNED).await);
    let mut files = 0;
    // The periods that a list gives to both; answers with the cells that are refused.
    let mut list = async |one: [&str; 3], other: [&str; 3]| -> Vec<(String, String)> {
        let rows = [["期次", "项目名称", "批次类别"], one, other];
        files += 1;
        let outcomes = app
            .import(vec![(format!("{files}.xlsx"), text_table("台账", &rows.each_ref().map(|row| &row[..])))])
            .await
            .unwrap();
        outcomes[0].errors.iter().map(|error| (error.cell.clone(), error.code.clone())).collect()
    };
    let refused = |cells: &[&str]| -> Vec<(String, String)> {
        cells.iter().map(|cell| ((*cell).into(), "batch_period_order".into())).collect()
    };
    let start = |period| [period, STARTED, "开工一批"];
    let signing = |period| [period, SIGNED, "签约一批"];
    assert_eq!(list(start("第七期"), signing("第八期")).await, refused(&["A3"]), "it would be signed after its start");
    assert_eq!(list(start("3"), signing("4")).await, refused(&["A2"]), "it would start before it was signed");
    assert_eq!(list(start("5"), signing("6")).await, refused(&["A2", "A3"]), "each alone would do, both do not");
    assert_eq!(app.number("SELECT count(*) FROM batch_item_revision").await, 81, "what is refused is refused whole");
    assert_eq!(list(start("9"), signing("8")).await, [], "both later, the start first");
    assert_eq!(list(signing("10"), start("11")).await, [], "and the signing first");
    let period = async |path: &str| app.ok(path).await["line"]["period"].clone();
    assert_eq!((period(&started).await, period(&signed).await), (json!(11), json!(10)));
}

async fn what_most_likely_belongs_together_is_suggested(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let none = "all items of the demonstration are projects of their own, however alike their names";
    assert_eq!(app.ok("/api/batches/suggestions").await, json!([]), "{none}");
    let near = format!("{SIGNED}段");
    assert_eq!(edited(&app, STARTED, json!({"name": near, "project": null})).await.0, 200);
    let code = app.ok(&item(&app, STARTED_EARLY).await).await["line"]["project"]["code"].clone();
    assert_eq!(edited(&app, PRODUCED, json!({"project": code})).await.0, 200);
    let suggested = app.ok("/api/batches/suggestions").await;
    let told: Vec<Value> = suggested
        .as_array()
        .unwrap()
        .iter()
        .map(|one| json!([one["item"]["name"], one["sources"][0]["item"]["name"], one["sources"][0]["same_project"]]))
        .collect();
    assert_eq!(json!(told), json!([[near, SIGNED, false], [PRODUCED, STARTED_EARLY, true]]));
    assert_eq!(link(&app, &near, SIGNED).await.0, 200);
    assert_eq!(
        app.ok("/api/batches/suggestions").await.as_array().unwrap().len(),
        1,
        "what is linked is not suggested"
    );
}

async fn an_objection_leaves_the_denominator_once_another_person_approves(engine: Engine) {
    let app = TestApp::demo(engine).await;
    people::admit(app.db(), people::HEAD, "project_head", None).await;
    chained(&app).await;
    let body = json!({"ratio": "fulfilment_rate", "from": "2023-03-20", "reason": "规划调整，暂缓实施", "paper": "二七政办〔2023〕6号"});
    let asked = object(&app, "水磨养老服务中心", body).await;
    assert_eq!(asked["kind"], "batch_objection");
    let details: Vec<Value> = asked["details"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| json!([one["label"], one["before"], one["after"]]))
        .collect();
    assert_eq!(
        json!(details),
        json!([
            ["by_count", "2/9，22.22%", "2/8，25%"],
            ["by_amount", "193000/1025000，18.83%", "193000/766000，25.2%"],
            ["from", null, "2023-03-20"],
        ])
    );
    let waiting = ratio(&app, "fulfilment_rate", "2023-03-31").await;
    assert_eq!(waiting["before"], waiting["after"], "asking changes nothing");
    let (status, refusal) =
        app.post(&format!("/api/approvals/{}/answer", asked["id"].as_str().unwrap()), &json!({"approve": true})).await;
    assert_eq!(status, 403, "{refusal}");
    assert_eq!(app.head_answers(&asked, true).await.0, 200);

    let found = ratio(&app, "fulfilment_rate", "2023-03-31").await;
    assert_eq!(share(&found["before"]), json!([2, 9, "193000", "1025000", "22.22", "18.83"]));
    assert_eq!(share(&found["after"]), json!([2, 8, "193000", "766000", "25", "25.2"]));
    let row = found["rows"].as_array().unwrap().iter().find(|row| row["item"]["name"] == "水磨养老服务中心").unwrap();
    assert_eq!(
        row["objection"],
        json!({"ratio": "fulfilment_rate", "from": "2023-03-20", "reason": "规划调整，暂缓实施",
               "paper": "二七政办〔2023〕6号", "approved_by": people::HEAD})
    );
    let earlier = ratio(&app, "fulfilment_rate", "2023-03-19").await;
    assert_eq!(earlier["before"], earlier["after"], "the days before keep their denominator");
    let line = app.ok(&item(&app, "水磨养老服务中心").await).await["line"].clone();
    assert_eq!((&line["out"], &line["clock"]["state"]), (&json!(["fulfilment_rate"]), &json!("stopped")));

    let body = json!({"ratio": "fulfilment_rate", "restore": true, "from": "2023-03-25", "reason": "恢复实施"});
    let asked = object(&app, "水磨养老服务中心", body).await;
    assert_eq!(asked["details"][0]["after"], "2/9，22.22%");
    assert_eq!(app.head_answers(&asked, true).await.0, 200);
    assert_eq!(share(&ratio(&app, "fulfilment_rate", "2023-03-24").await["after"])[1], 8);
    assert_eq!(share(&ratio(&app, "fulfilment_rate", "2023-03-31").await["after"])[1], 9);
}

async fn an_objection_that_changes_nothing_is_refused(engine: Engine) {
    let app = TestApp::demo(engine).await;
    people::admit(app.db(), people::HEAD, "project_head", None).await;
    let path = format!("{}/objection", item(&app, SIGNED).await);
    for (body, reason) in [
        (json!({"ratio": "x", "reason": "y"}), "not_a_choice"),
        (json!({"ratio": "yield_rate", "reason": "y"}), "batch_not_counted"),
        (json!({"ratio": "start_rate", "reason": "y"}), "batch_not_counted"),
        (json!({"ratio": "fulfilment_rate", "restore": true, "reason": "y"}), "nothing_changed"),
        (json!({"ratio": "fulfilment_rate", "reason": " "}), "reason_length"),
    ] {
        let (status, refusal) = app.post(&path, &body).await;
        assert_eq!((status, &refusal["params"]["reason"]), (422, &json!(reason)), "{body}");
    }
    let wanted = json!({"ratio": "fulfilment_rate", "reason": "规划调整"});
    let (one, other) = (object(&app, SIGNED, wanted.clone()).await, object(&app, SIGNED, wanted).await);
    assert_eq!(app.head_answers(&one, true).await.0, 200);
    let (status, refusal) = app.head_answers(&other, true).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("conflict")), "it is out already");
    assert_eq!(app.number("SELECT count(*) FROM batch_objection").await, 1);
    let late = json!({"ratio": "fulfilment_rate", "from": "2023-03-01", "reason": "规划调整"});
    assert_eq!(app.post("/api/months/2023-03/close", &json!({})).await.0, 200);
    let (status, refusal) = app.post(&format!("{}/objection", item(&app, FULFILLED).await), &late).await;
    assert_eq!((status, &refusal["code"]), (409, &json!("month_closed")), "{refusal}");
}

async fn the_clock_runs_from_the_day_of_the_period_to_the_start(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let name = "建中街变电站";
    let clock = async |as_of: &str| {
        let path = format!("{}?as_of={as_of}", item(&app, name).await);
        app.ok(&path).await["line"]["clock"].clone()
    };
    assert_eq!(clock("2023-03-31").await["state"], "undated", "nobody has said when period 7 was");
    let (status, periods) = app.put("/api/batches/periods/7", &json!({"held_on": "2023-01-28"})).await;
    assert_eq!((status, &periods[6]), (200, &json!({"number": 7, "held_on": "2023-01-28"})));
    assert_eq!(app.put("/api/batches/periods/x", &json!({"held_on": null})).await.0, 422);
    // Ninety working days after 2023-01-28, with the days off and the days worked instead that were published for 2023.
    for (as_of, state, left) in [
        ("2023-03-31", "running", 44),
        ("2023-05-19", "running", 11),
        ("2023-05-22", "near", 10),
        ("2023-06-05", "near", 0),
        ("2023-06-06", "overdue", -1),
    ] {
        let shown = clock(as_of).await;
        assert_eq!(
            (&shown["state"], &shown["due_on"], &shown["workdays_left"]),
            (&json!(state), &json!("2023-06-05"), &json!(left)),
            "{as_of}"
        );
    }
    let overdue = app.ok("/api/batches?as_of=2023-06-06&clock=overdue").await;
    assert_eq!((&overdue["total"]["items"], &overdue["rows"][0]["name"]), (&json!(1), &json!(name)));
    assert_eq!(overdue["clocks"][3], json!({"state": "overdue", "items": 1}));

    assert_eq!(link(&app, STARTED, name).await.0, 200);
    assert_eq!(clock("2023-03-31").await["state"], "done", "period 7 started on the day it was signed");
    assert_eq!(edited(&app, STARTED, json!({"day": "2023-06-06", "effective_on": "2023-04-01"})).await.0, 200);
    assert_eq!(clock("2023-06-05").await["state"], "near", "a start to come is no start yet");
    let late = clock("2023-06-30").await;
    assert_eq!(
        (&late["state"], &late["done_on"], &late["workdays_left"]),
        (&json!("late"), &json!("2023-06-06"), &Value::Null)
    );
    assert_eq!(edited(&app, STARTED, json!({"day": "2023-06-05", "effective_on": "2023-04-01"})).await.0, 200);
    assert_eq!(clock("2023-06-30").await["state"], "done");
    assert_eq!(edited(&app, STARTED, json!({"note": "已复工"})).await.0, 200);
    let kept = app.ok(&item(&app, STARTED).await).await["latest"].clone();
    assert_eq!((&kept["day"], &kept["note"]), (&json!("2023-06-05"), &json!("已复工")), "what is not changed stays");
    let before = app.digests().await;
    assert_eq!(edited(&app, STARTED, json!({})).await.0, 200);
    assert_eq!(app.digests().await, before, "a form sent back as it was changes nothing");
    app.it_is("2023-04-02T01:00:00Z");
    assert_eq!(app.put("/api/batches/periods/7", &json!({"held_on": null})).await.0, 200);
    assert_eq!(clock("2023-03-31").await["began_on"], Value::Null, "a wrong day can be taken back");
    assert_eq!(app.number("SELECT count(*) FROM batch_period").await, 2);
}
