//! Routes: a project's nodes drafted from a template, accepted as milestones, planned on, and printed.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use guatu_domain::route::presets;
use guatu_it::{Engine, TestApp, address, db_test, house, people, rewritten};
use guatu_paper::sheet::Cell;
use serde_json::{Value, json};

use crate::bulletin::document_words;

db_test! {
    a_draft_of_thirty_nodes_falls_on_the_days_that_an_independent_computation_gives,
    a_draft_counted_backward_keeps_its_finish_and_says_when_it_ought_to_have_begun,
    a_draft_that_cannot_be_made_is_refused_and_drafting_writes_nothing,
    accepted_nodes_are_milestones_of_the_project_and_change_its_light,
    a_list_of_nodes_imported_again_keeps_the_order_of_the_route,
    a_frozen_plan_is_not_changed_but_the_same_draft_may_be_asked_for,
    what_is_achieved_late_moves_the_end_and_what_is_known_at_a_date_stays,
    a_node_that_is_left_out_later_is_promised_no_longer,
    nobody_drafts_or_prints_beyond_their_scope,
    the_three_papers_name_every_node_and_are_recorded,
    a_district_writes_templates_of_its_own,
}

/// A project of which only the filing is achieved.
const CODE: &str = "EQ2023-001";

fn route(rest: &str) -> String {
    format!("/api/projects/{CODE}/route{rest}")
}

async fn drafted(app: &TestApp, body: &Value) -> Value {
    app.posted(&route("/draft"), body).await
}

async fn refusal(app: &TestApp, path: &str, body: &Value) -> (u16, Value) {
    let (status, answer) = app.post(path, body).await;
    (
        status,
        if answer["params"]["reason"].is_null() { answer["code"].clone() } else { answer["params"]["reason"].clone() },
    )
}

fn list(value: &Value) -> &Vec<Value> {
    value.as_array().unwrap_or_else(|| panic!("no list: {value}"))
}

fn day(value: &Value) -> Option<NaiveDate> {
    value.as_str().map(|text| text.parse().unwrap())
}

fn node<'a>(plan: &'a Value, id: &str) -> &'a Value {
    list(&plan["nodes"]).iter().find(|node| node["id"] == id).unwrap_or_else(|| panic!("no node {id}: {plan}"))
}

/// Which days are worked, from the published notices alone.
fn exceptions() -> HashMap<NaiveDate, bool> {
    let mut exceptions = HashMap::new();
    for year in 2019..=2026 {
        let text = std::fs::read_to_string(house(&format!("crates/kernel/holidays/{year}.json"))).unwrap();
        let year: Value = serde_json::from_str(&text).unwrap();
        for one in list(&year["days"]) {
            exceptions.insert(day(&one["date"]).unwrap(), !one["isOffDay"].as_bool().unwrap());
        }
    }
    exceptions
}

/// The end of a limit, walking day by day.
fn walked(start: NaiveDate, limit: &Value, exceptions: &HashMap<NaiveDate, bool>) -> NaiveDate {
    let workdays = limit["counting"] == "workdays";
    let worked = |day: NaiveDate| {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        exceptions.get(&day).copied().unwrap_or(!weekend)
    };
    let mut day = start;
    let mut left = limit["count"].as_u64().unwrap();
    while left > 0 {
        day = day + Days::new(1);
        left -= u64::from(!workdays || worked(day));
    }
    day
}

async fn milestones(app: &TestApp) -> Vec<Value> {
    list(&app.ok(&format!("/api/projects/{CODE}")).await["milestones"]).clone()
}

async fn a_draft_of_thirty_nodes_falls_on_the_days_that_an_independent_computation_gives(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let achieved: HashMap<String, NaiveDate> = milestones(&app)
        .await
        .iter()
        .filter_map(|one| Some((one["name"].as_str()?.to_string(), day(&one["achieved_on"])?)))
        .collect();
    let start: NaiveDate = "2023-04-03".parse().unwrap();
    let plan = drafted(&app, &json!({"template": "industry", "start": start})).await;
    assert_eq!(list(&plan["nodes"]).len(), 30);
    let template = app.ok("/api/route-templates/industry").await;
    let exceptions = exceptions();
    let mut days: BTreeMap<String, NaiveDate> = BTreeMap::new();
    while days.len() < 30 {
        for node in list(&template["nodes"]) {
            let before: Option<Vec<NaiveDate>> =
                list(&node["after"]).iter().map(|id| days.get(id.as_str().unwrap()).copied()).collect();
            let Some(before) = before else { continue };
            let from = before.into_iter().fold(start, NaiveDate::max);
            let name = node["name"]["zh"].as_str().unwrap();
            let over = achieved.get(name).copied().unwrap_or_else(|| walked(from, &node["limit"], &exceptions));
            days.insert(node["id"].as_str().unwrap().into(), over);
        }
    }
    for node in list(&plan["nodes"]) {
        assert_eq!(day(&node["earliest_finish"]), days.get(node["id"].as_str().unwrap()).copied(), "{node}");
        let open = node["achieved_on"].is_null();
        assert!(!open || node["planned_on"] == node["earliest_finish"], "{node}");
    }
    let last = days.values().max().copied();
    assert_eq!((day(&plan["finish_on"]), &plan["start_on"]), (last, &json!(start)));
    let critical = list(&plan["critical"]);
    assert_eq!(critical.last(), Some(&json!("full_output")));
    for pair in critical.windows(2) {
        let (one, other) = (node(&plan, pair[0].as_str().unwrap()), node(&plan, pair[1].as_str().unwrap()));
        assert!(list(&other["after"]).contains(&one["id"]), "{} waits for {}", other["id"], one["id"]);
    }
}

async fn a_draft_counted_backward_keeps_its_finish_and_says_when_it_ought_to_have_begun(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let plan = drafted(&app, &json!({"template": "pipe", "finish": "2024-06-28"})).await;
    assert_eq!((&plan["finish_on"], &plan["late_by"]), (&json!("2024-06-28"), &Value::Null), "{plan}");
    for one in list(&plan["nodes"]) {
        let followers = list(&plan["nodes"]).iter().filter(|other| list(&other["after"]).contains(&one["id"]));
        for follower in followers {
            assert!(day(&one["planned_on"]) <= day(&follower["latest_start"]), "{one} before {follower}");
        }
    }
    assert_eq!(plan["holidays_until"], 2026);
    // The last limit has ten working days from Monday 17 June on; what it waits for counts calendar days, Sundays too.
    assert_eq!(node(&plan, "completion")["planned_on"], "2024-06-16");
    let today: NaiveDate = "2023-04-01".parse().unwrap();
    let late = drafted(&app, &json!({"template": "pipe", "finish": "2023-09-28"})).await;
    assert_eq!(late["late_by"], (today - day(&late["start_on"]).unwrap()).num_days());
    // The filing is achieved: what comes next is what is late.
    let late = drafted(&app, &json!({"template": "industry", "finish": "2024-12-31"})).await;
    assert!(!node(&late, "filing")["achieved_on"].is_null());
    assert_eq!(late["late_by"], (today - day(&node(&late, "pre_land")["latest_start"]).unwrap()).num_days());
}

async fn a_draft_that_cannot_be_made_is_refused_and_drafting_writes_nothing(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let before = app.digests().await;
    let good = json!({"template": "road", "start": "2023-04-03"});
    let nobody = "00000000-0000-7000-8000-ffffffffffff";
    for (changes, reason) in [
        (json!({"template": "castle"}), "template_unknown"),
        (json!({"finish": "2024-04-03"}), "start_or_finish"),
        (json!({"start": null}), "start_or_finish"),
        (json!({"start": "3200-01-01"}), "year_out_of_reach"),
        (json!({"nodes": [{"node": "moat"}]}), "node_unknown"),
        (json!({"nodes": [{"node": "start", "limit": {"count": 4000, "counting": "days"}}]}), "limit_too_long"),
        (json!({"nodes": [{"node": "start", "unit": nobody}]}), "unit_unknown"),
        (json!({"nodes": [{"node": "start", "post": " "}]}), "name_length"),
        (json!({"nodes": [{"node": "start", "limit": {"count": 4, "counting": "moons"}}]}), "request_unreadable"),
    ] {
        let mut body = good.clone();
        body.as_object_mut().unwrap().extend(changes.as_object().unwrap().clone());
        assert_eq!(refusal(&app, &route("/draft"), &body).await, (422, json!(reason)), "{changes}");
        assert_eq!(refusal(&app, &route(""), &json!({"draft": body})).await, (422, json!(reason)), "{changes}");
    }
    let adjusted = json!({"template": "road", "start": "2023-04-03", "nodes": [
        {"node": "proposal", "fixed_on": "2023-04-07"},
        {"node": "clearing", "left_out": true},
        {"node": "pavement", "limit": {"count": 5, "counting": "days"}, "post": "项目部负责人"},
    ]});
    let plan = drafted(&app, &adjusted).await;
    assert_eq!(node(&plan, "proposal")["planned_on"], "2023-04-07");
    // Ten working days after 3 April, the holiday of 5 April left out.
    assert_eq!(node(&plan, "proposal")["clash"], json!({"kind": "too_early", "on": "2023-04-18"}));
    assert_eq!(list(&node(&plan, "building_permit")["after"]).len(), 3, "what is left out hands on what it waits for");
    assert_eq!(node(&plan, "pavement")["post"], "项目部负责人");
    assert_eq!(app.digests().await, before, "drafting wrote something");
    assert_eq!(app.ok(&route("")).await["route"], Value::Null);
}

async fn accepted_nodes_are_milestones_of_the_project_and_change_its_light(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let unit = app.ok("/api/projects?limit=400").await["rows"][0]["unit"].clone();
    // A day that has gone by.
    let body = json!({"template": "industry", "start": "2023-01-03", "nodes": [
        {"node": "energy", "unit": unit["id"]},
        {"node": "pre_land", "fixed_on": "2023-01-10"},
    ]});
    let before = app.ok(&format!("/api/projects/{CODE}")).await;
    assert_eq!(before["line"]["days_overdue"], 0);
    let plan = drafted(&app, &body).await;
    assert_eq!(plan["frozen"], false);
    let answer = app.posted(&route(""), &json!({"draft": body})).await;
    assert_eq!(answer["approval"], Value::Null);

    let page = app.ok(&format!("/api/projects/{CODE}")).await;
    let shown = list(&page["milestones"]);
    let planned = |name: &Value| list(&plan["nodes"]).iter().find(|node| node["name"] == *name).cloned();
    let names: Vec<&Value> = shown.iter().map(|one| &one["name"]).filter(|name| planned(name).is_some()).collect();
    assert_eq!(names, list(&plan["nodes"]).iter().map(|node| &node["name"]).collect::<Vec<_>>(), "all, in their order");
    for one in shown {
        if let Some(node) = planned(&one["name"]) {
            assert_eq!((&one["planned_on"], &one["achieved_on"]), (&node["planned_on"], &node["achieved_on"]));
        }
    }
    let today: NaiveDate = "2023-04-01".parse().unwrap();
    let open = shown.iter().filter(|one| one["achieved_on"].is_null()).filter_map(|one| day(&one["planned_on"]));
    let overdue = open.map(|on| (today - on).num_days()).max().unwrap();
    assert_eq!((overdue, &page["line"]["days_overdue"]), (81, &json!(81)), "the light sees them");
    assert_ne!(page["line"]["light"], before["line"]["light"]);
    assert!(page["line"]["reason"]["zh"].as_str().unwrap().contains("用地预审与选址"), "{}", page["line"]["reason"]);

    let kept = &answer["route"];
    assert_eq!(
        (&kept["template"], &kept["anchor"], &kept["accepted_by"]),
        (&json!("industry"), &json!("start"), &json!("office"))
    );
    assert_eq!(node(kept, "energy")["unit"], unit);
    assert_eq!(node(kept, "building_permit")["after"], node(&plan, "building_permit")["after"]);
    assert_eq!(app.ok(&route("")).await["route"], *kept);
    assert_eq!(app.ok(&route("?as_of=2023-03-31")).await["route"], Value::Null, "it holds from today");
    let history = app.ok(&format!("/api/projects/{CODE}/history")).await;
    assert_eq!(list(&history).iter().filter(|entry| entry["action"] == "route.accept").count(), 1);

    let before = app.digests().await;
    app.posted(&route(""), &json!({"draft": body})).await;
    assert_eq!(app.digests().await, before, "the same again says nothing new");
}

async fn a_list_of_nodes_imported_again_keeps_the_order_of_the_route(engine: Engine) {
    let app = TestApp::demo(engine).await;
    app.posted(&route(""), &json!({"draft": {"template": "industry", "start": "2023-04-03"}})).await;
    let names = |page: &[Value]| page.iter().map(|one| one["name"].clone()).collect::<Vec<_>>();
    let before = names(&milestones(&app).await);
    // The second node of the project's list has become another one.
    app.import(vec![rewritten("02", &[("C5", Cell::Text("专家评审".into()))])]).await.unwrap();
    let after = milestones(&app).await;
    assert_eq!(
        names(&after),
        [before, vec![json!("专家评审")]].concat(),
        "the order of the route, and behind it the new one"
    );
    let positions: Vec<i64> = after.iter().map(|one| one["position"].as_i64().unwrap()).collect();
    assert!(positions.is_sorted_by(|one, other| one < other), "no two share a place: {positions:?}");
}

async fn a_frozen_plan_is_not_changed_but_the_same_draft_may_be_asked_for(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let asked = app.posted("/api/baselines/2023/freeze", &json!({"reason": "区政府常务会议审定"})).await;
    app.approved(&asked).await;
    let unit = app.ok("/api/projects?limit=400").await["rows"][0]["unit"].clone();
    let nodes = json!([{"node": "energy", "unit": unit["id"]}]);
    let draft = json!({"template": "industry", "start": "2023-04-03", "nodes": nodes});
    let plan = drafted(&app, &draft).await;
    assert_eq!(plan["frozen"], true);
    let before = app.digests().await;
    assert_eq!(refusal(&app, &route(""), &json!({"draft": draft})).await, (409, json!("plan_frozen")));
    assert_eq!(refusal(&app, &route(""), &json!({"draft": draft, "reason": " "})).await, (422, json!("reason_length")));
    assert_eq!(app.digests().await, before, "a refused draft wrote something");

    let mut answers = Vec::new();
    for reason in ["倒排工期", "用地指标调整"] {
        answers.push(app.posted(&route(""), &json!({"draft": draft, "reason": reason})).await);
    }
    let asked = &answers[1]["approval"];
    assert_eq!((&asked["kind"], &answers[1]["route"]), (&json!("plan_revision"), &Value::Null));
    assert_eq!(app.ok(&route("")).await["route"], Value::Null, "asking changes nothing");
    let full_output = |page: &[Value]| page.iter().find(|one| one["name"] == "达产达效").cloned();
    assert!(full_output(&milestones(&app).await).is_none());

    app.it_is("2023-04-05T01:00:00Z");
    app.approved(asked).await;
    let kept = app.ok(&route("")).await["route"].clone();
    assert_eq!(kept["recorded_at"], "2023-04-05T01:00:00Z", "it holds once it is approved");
    let page = milestones(&app).await;
    let order = |page: &[Value]| page.iter().map(|one| one["name"].clone()).collect::<Vec<_>>();
    let ends: Vec<Value> = order(&page).into_iter().rev().take(list(&kept["nodes"]).len()).collect();
    assert_eq!(ends, order(list(&kept["nodes"])).into_iter().rev().collect::<Vec<_>>(), "in the order of the route");
    for one in list(&kept["nodes"]) {
        let milestone = page.iter().find(|milestone| milestone["name"] == one["name"]).unwrap();
        assert_eq!(milestone["planned_on"], one["planned_on"]);
        assert_eq!(one["planned_on"], node(&plan, one["id"].as_str().unwrap())["planned_on"]);
    }
    assert!(full_output(&page).is_some());
    let owned = "SELECT count(*) FROM milestone WHERE name = '节能审查' AND owner_id IS NOT NULL";
    assert_eq!(app.number(owned).await, 1, "with the unit that was asked for");
    let known = app.ok(&route("?as_of=2023-04-05&known_at=2023-04-04T00:00:00Z")).await;
    assert_eq!(known["route"], Value::Null, "the day before nobody knew it");
}

async fn what_is_achieved_late_moves_the_end_and_what_is_known_at_a_date_stays(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let draft = json!({"template": "pipe", "start": "2023-04-03"});
    let kept = app.posted(&route(""), &json!({"draft": draft})).await["route"].clone();
    let (planned, forecast) = (kept["forecast"]["planned_on"].clone(), &kept["forecast"]);
    assert_eq!((&forecast["expected_on"], &forecast["slip_days"]), (&planned, &json!(0)), "nothing has gone by yet");
    assert_eq!(node(&kept, "proposal")["planned_on"], "2023-04-18");

    app.it_is("2023-05-04T01:00:00Z");
    let name = node(&kept, "proposal")["name"].as_str().unwrap();
    let path = address(&format!("/api/projects/{CODE}/milestones/{name}"), &[]);
    assert_eq!(app.add_file(CODE, "批复.pdf", b"%PDF-1.4", &[("milestone", name)]).await.0, 200);
    let (status, answer) = app.put(&path, &json!({"planned_on": "2023-04-18", "achieved_on": "2023-05-04"})).await;
    assert_eq!(status, 200, "{answer}");
    let late = app.ok(&route("")).await["route"].clone();
    let one = node(&late, "proposal");
    assert_eq!(
        (&one["achieved_on"], &one["slip_days"], &one["expected_on"]),
        (&json!("2023-05-04"), &json!(16), &Value::Null)
    );
    // Twenty working days after 4 May: Saturday 6 May is worked.
    assert_eq!(node(&late, "design")["expected_on"], "2023-05-31");
    let slip = late["forecast"]["slip_days"].as_i64().unwrap();
    let expected = day(&late["forecast"]["expected_on"]).unwrap();
    assert_eq!(slip, (expected - day(&planned).unwrap()).num_days());
    assert!(slip > 0);
    let then = app.ok(&route("?as_of=2023-05-03")).await["route"].clone();
    assert_eq!(node(&then, "proposal")["achieved_on"], Value::Null);
    // Something open is never over before the day of the page.
    let later = app.ok(&route("?as_of=2023-12-29")).await["route"].clone();
    assert!(day(&node(&later, "design")["expected_on"]) >= day(&json!("2023-12-29")));
}

async fn a_node_that_is_left_out_later_is_promised_no_longer(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let draft = json!({"template": "pipe", "start": "2023-04-03"});
    let kept = app.posted(&route(""), &json!({"draft": draft})).await["route"].clone();
    let digging = node(&kept, "digging_permit")["name"].clone();
    let planned = async || {
        let all = milestones(&app).await;
        all.iter().find(|milestone| milestone["name"] == digging).unwrap()["planned_on"].clone()
    };
    assert_eq!(planned().await, node(&kept, "digging_permit")["planned_on"]);

    let less =
        json!({"template": "pipe", "start": "2023-04-03", "nodes": [{"node": "digging_permit", "left_out": true}]});
    app.posted(&route(""), &json!({"draft": less})).await;
    assert_eq!(planned().await, Value::Null, "nobody waits for what was left out");

    app.posted(&route(""), &json!({"draft": draft})).await;
    let asked = app.posted("/api/baselines/2023/freeze", &json!({"reason": "区政府常务会议审定"})).await;
    app.approved(&asked).await;
    let shown = app.posted(&route("/draft"), &less).await;
    assert_eq!(shown["frozen"], true, "to leave out what is frozen is a change of the plan");
    let asked = app.posted(&route(""), &json!({"draft": less, "reason": "管线改走绿地"})).await["approval"].clone();
    assert_eq!(planned().await, node(&kept, "digging_permit")["planned_on"]);
    app.approved(&asked).await;
    assert_eq!(planned().await, Value::Null);
}

async fn nobody_drafts_or_prints_beyond_their_scope(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let draft = json!({"template": "pipe", "start": "2023-04-03"});
    app.posted(&route(""), &json!({"draft": draft})).await;
    let rows = app.ok("/api/projects?limit=400").await["rows"].clone();
    let unit = |row: &Value| row["unit"]["id"].as_str().unwrap().to_string();
    let own = list(&rows).iter().find(|row| row["code"] == CODE).unwrap();
    let other = list(&rows).iter().find(|row| unit(row) != unit(own)).unwrap();
    people::admit(app.db(), "elsewhere", "project_office", Some(unit(other).parse().unwrap())).await;
    people::admit(app.db(), "here", "project_office", Some(unit(own).parse().unwrap())).await;
    app.now_asks(Some("elsewhere"));
    let before = app.digests().await;
    assert_eq!(app.get(&route("")).await.0, 404);
    assert_eq!(app.get(&route("/papers/roadmap.docx")).await.0, 404);
    assert_eq!(app.get(&format!("/api/route-templates?project={CODE}")).await.0, 404);
    assert_eq!(app.post(&route("/draft"), &draft).await.0, 404);
    assert_eq!(app.post(&route(""), &json!({"draft": draft, "reason": "x"})).await.0, 404);
    let (status, refused) = app.post("/api/route-templates", &json!({"text": presets::INDUSTRY})).await;
    assert_eq!((status, &refused["params"]["everywhere"]), (403, &json!(true)), "templates are for the whole district");
    assert_eq!(app.digests().await, before);
    app.now_asks(Some("here"));
    assert_eq!(app.get(&route("")).await.0, 200);
    assert_eq!(app.get(&route("/papers/roadmap.docx")).await.0, 200);
    assert_eq!(app.post(&route("/draft"), &draft).await.0, 200);
}

async fn the_three_papers_name_every_node_and_are_recorded(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    assert_eq!(app.get(&route("/papers/roadmap.pdf")).await.0, 404, "there is no route yet");
    let draft = json!({"template": "industry", "finish": "2026-09-30"});
    let kept = app.posted(&route(""), &json!({"draft": draft})).await["route"].clone();
    let name = app.ok(&format!("/api/projects/{CODE}")).await["line"]["name"].as_str().unwrap().to_string();
    for (file, title) in [("task_brief", "任务书"), ("roadmap", "路线图"), ("timetable", "时间表")] {
        let answer = app.fetch(&route(&format!("/papers/{file}.docx"))).await;
        assert_eq!(answer.status, 200);
        let words = document_words(answer.body);
        for printed in [name.as_str(), title, "倒排工期", "二七区重点项目建设办公室", CODE] {
            assert!(
                words.contains(printed),
                "{file} has no {printed}: {}",
                words.chars().take(400).collect::<String>()
            );
        }
        for node in list(&kept["nodes"]) {
            assert!(words.contains(node["name"].as_str().unwrap()), "{file} has no {}", node["name"]);
            let on = day(&node["planned_on"]).unwrap();
            let printed = match file {
                "timetable" => format!("{}年{}月", on.year(), on.month()),
                _ => format!("{}年{}月{}日", on.year(), on.month(), on.day()),
            };
            assert!(words.contains(&printed), "{file} has no {printed} of {}", node["name"]);
        }
        let evidence = node(&kept, "building_permit")["evidence"][0].as_str().unwrap();
        assert_eq!(words.contains(evidence), file == "task_brief");
        assert_eq!(words.contains("关键线路："), file == "roadmap");
    }
    let pdf = app.fetch(&route("/papers/timetable.pdf")).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (200, "application/pdf"));
    assert!(pdf.body.starts_with(b"%PDF"));
    assert_eq!(app.get(&route("/papers/novel.pdf")).await.0, 404);
    assert_eq!(app.get(&route("/papers/roadmap.exe")).await.0, 404);
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE action = 'route.print'").await, 4);
}

async fn a_district_writes_templates_of_its_own(engine: Engine) {
    let app = TestApp::with_head(engine).await;
    let lines = app.ok(&format!("/api/route-templates?project={CODE}")).await;
    assert_eq!(list(&lines).len(), presets::ALL.len());
    assert!(list(&lines).iter().all(|line| line["shipped"] == true));
    let ring = presets::INDUSTRY.replacen("id = \"industry\"", "id = \"ring\"", 1).replacen(
        "after = [\"filing\"]",
        "after = [\"filing\", \"land_supply\"]",
        1,
    );
    let before = app.digests().await;
    for path in ["/api/route-templates/check", "/api/route-templates"] {
        let answer = app.posted(path, &json!({"text": ring})).await;
        let complaint = &answer["complaints"][0];
        assert!(complaint["line"].as_u64() > Some(1), "{answer}");
        assert_eq!(complaint["text"]["zh"], "节点互相等待：land_supply → pre_land → land_supply");
        assert_eq!(answer["template"], Value::Null);
    }
    assert_eq!(app.digests().await, before, "a faulty template was kept");
    let own = presets::INDUSTRY.replacen("limit = { workdays = 3 }", "limit = { workdays = 1 }", 1);
    assert_eq!(app.posted("/api/route-templates", &json!({"text": own})).await["complaints"], json!([]));
    let shown = app.ok("/api/route-templates/industry").await;
    assert_eq!((&shown["shipped"], &shown["nodes"][0]["limit"]["count"]), (&json!(false), &json!(1)));
    assert_eq!(list(&app.ok("/api/route-templates").await).len(), presets::ALL.len());
    assert_eq!(app.get("/api/route-templates/castle").await.0, 404);
    let before = app.digests().await;
    app.posted("/api/route-templates", &json!({"text": own})).await;
    assert_eq!(app.digests().await, before, "the same again says nothing new");
}
