//! The project library: moves with consent, thresholds, targets, one project under two codes.

mod life;

use guatu_app::pool;
use guatu_domain::access::Actor;
use guatu_domain::life::Evidence;
use guatu_it::{Engine, TestApp, db_test, house, people, read};
use guatu_kernel::OrgId;
use serde_json::{Value, json};

db_test! {
    the_register_places_every_project_and_the_board_counts_them,
    a_register_is_taken_whole_or_not_and_places_nobody_twice,
    every_figure_of_the_board_opens_its_rows,
    an_exported_list_says_where_each_project_stands,
    a_move_waits_for_another_person_and_is_a_dated_fact,
    a_move_back_needs_its_reason_and_many_projects_move_at_once,
    a_refused_move_says_which_condition_fails_and_what_would_satisfy_it,
    conditions_are_looked_at_again_when_the_move_is_approved,
    pools_are_renamed_from_a_day_on_and_new_ones_join_them,
    one_project_under_two_codes_is_counted_once_and_the_merge_can_be_undone,
    a_unit_sees_and_moves_its_own_projects_alone,
}

/// In 谋划库 at the stage 谋划 once the register is taken over.
const PLANNED: &str = "EQ2023-017";

/// The demonstration district with its register of the pools and the targets of 2023.
async fn library(engine: Engine) -> TestApp {
    let app = TestApp::with_head(engine).await;
    let taken = take(&app, register()).await;
    assert_eq!((taken.placed, taken.unchanged, taken.faults.as_slice()), (360, 0, &[][..]));
    for (code, projects) in [("planning", 218), ("sourcing", 173), ("signed", 137), ("landed", 107)] {
        let target = json!({"year": 2023, "pool": format!("pool_{code}"), "projects": projects});
        assert_eq!(app.put("/api/pools/settings/targets", &target).await.0, 200);
    }
    app
}

fn register() -> Vec<u8> {
    std::fs::read(house("examples/erqi-2023/12-项目库台账.csv")).unwrap()
}

async fn take(app: &TestApp, bytes: Vec<u8>) -> pool::Taken {
    pool::take(&app.app, Actor::console("test"), "register.csv".into(), bytes).await.unwrap()
}

/// A district of projects that are nothing but a name: T001, T002 …
async fn nameless(engine: Engine, count: usize) -> TestApp {
    let app = TestApp::empty(engine).await;
    people::admit(app.db(), people::HEAD, "project_head", None).await;
    let rows: String = (1..=count).map(|number| format!("T{number:03},项目{number}号,区商务局\n")).collect();
    let list = format!("项目编码,项目名称,责任单位\n{rows}").into_bytes();
    let outcomes = app.import(vec![("list.csv".into(), list)]).await.unwrap();
    assert_eq!(outcomes[0].created, count);
    app.run_jobs().await;
    app
}

async fn life(app: &TestApp, code: &str) -> Value {
    app.ok(&format!("/api/projects/{code}/life")).await
}

/// Records a step with every proof.
async fn step(app: &TestApp, code: &str, stage: &str, on: Option<&str>) -> (u16, Value) {
    let evidence: Vec<&str> = Evidence::ALL.iter().map(|one| one.as_str()).collect();
    let body = json!({"stage": stage, "on": on, "evidence": evidence, "reason": "按进度", "paper": null});
    app.post(&format!("/api/projects/{code}/stage"), &body).await
}

async fn ask_move(app: &TestApp, pool: &str, projects: &[&str]) -> (u16, Value) {
    let body = json!({"pool": pool, "projects": projects, "reason": "条件成熟", "paper": "二七重点办〔2023〕6号"});
    app.post("/api/pools/moves", &body).await
}

async fn count(app: &TestApp, query: &str) -> Value {
    app.ok(&format!("/api/projects?limit=1&{query}")).await["totals"]["projects"].clone()
}

fn triples(sums: &Value) -> Vec<(String, u64)> {
    let sums = sums.as_array().unwrap().iter();
    sums.map(|sum| (sum["id"].as_str().unwrap().to_string(), sum["projects"].as_u64().unwrap())).collect()
}

/// Counted by hand in the register: 20 + 20 + 61 + 259 projects, of which 20, 20, 61 and 47 came in 2023; the shares are
/// 20 ÷ 218, 20 ÷ 173, 61 ÷ 137 and 47 ÷ 107.
async fn the_register_places_every_project_and_the_board_counts_them(engine: Engine) {
    let app = library(engine).await;
    let board = app.ok("/api/pools?as_of=2023-03-31").await;
    let columns: Vec<Value> = board["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|column| {
            json!([
                column["pool"]["name"]["zh"],
                column["projects"],
                column["total"],
                column["entered"],
                column["target"],
                column["entered_pct"]
            ])
        })
        .collect();
    assert_eq!(
        json!(columns),
        json!([
            ["谋划库", 20, "1436500", 20, 218, "9.17"],
            ["招引库", 20, "885400", 20, 173, "11.56"],
            ["签约库", 61, "4035600", 61, 137, "44.53"],
            ["落地库", 259, "17446500", 47, 107, "43.93"],
        ])
    );
    assert_eq!((&board["outside"], &board["unstaged"], &board["differing"]), (&json!(0), &json!(0), &json!(86)));
    let stages: Vec<(String, u64)> = triples(&board["stages"]).into_iter().filter(|(_, count)| *count > 0).collect();
    let expected = [
        ("planning", 20),
        ("sourcing", 20),
        ("signed", 32),
        ("fulfilled", 29),
        ("landed", 23),
        ("preparing", 24),
        ("started", 27),
        ("building", 185),
    ];
    assert_eq!(stages, expected.map(|(id, count)| (id.to_string(), count)));
    let combings = [
        ("reserve", 40),
        ("signed", 61),
        ("stalled", 0),
        ("approved_not_started", 47),
        ("started_not_building", 27),
        ("built_not_producing", 185),
    ];
    assert_eq!(triples(&board["combings"]), combings.map(|(id, count)| (id.to_string(), count)));
    let classes = [("new_start", 135), ("carry_over", 99), ("completing", 86), ("preparing", 40)];
    assert_eq!(triples(&board["classes"]), classes.map(|(id, count)| (id.to_string(), count)));

    let january = app.ok("/api/pools?as_of=2023-01-31").await;
    let entered: Vec<&Value> = january["columns"].as_array().unwrap().iter().map(|one| &one["entered"]).collect();
    let by_hand = ["谋划库", "招引库", "签约库", "落地库"].map(|pool| {
        let text = String::from_utf8(register()).unwrap();
        text.lines().filter(|line| line.contains(&format!(",{pool},2023-01"))).count()
    });
    assert_eq!(json!(entered), json!(by_hand), "what came in February is not counted in January");
    let targets = app.ok("/api/pools?as_of=2022-12-31").await["columns"][0]["target"].clone();
    assert_eq!(targets, Value::Null, "a target belongs to its year");
}

async fn a_register_is_taken_whole_or_not_and_places_nobody_twice(engine: Engine) {
    let app = library(engine).await;
    let again = take(&app, register()).await;
    assert_eq!((again.placed, again.unchanged), (0, 360));
    let before = app.digests().await;
    let rows = "项目编码,所在库,入库日期,阶段,阶段日期\n\
                EQ2023-999,谋划库,2023-01-02,谋划,2023-01-02\n\
                EQ2023-001,未知库,2023-01-02,,\n\
                EQ2023-002,谋划库,某日,,\n\
                EQ2023-003,,,线索,2023-01-02\n\
                EQ2023-004,,,谋画,2023-01-02\n";
    let taken = take(&app, rows.as_bytes().to_vec()).await;
    let faults = [
        "A2 没有这个项目编码",
        "B3 没有这个库",
        "C4 无法识别",
        "A5 项目已有入库或阶段记录，请提请移库或登记阶段",
        "D6 无法识别",
    ];
    assert_eq!((taken.placed, taken.faults), (0, faults.map(String::from).to_vec()));
    assert_eq!(app.digests().await, before, "something was written");
}

async fn every_figure_of_the_board_opens_its_rows(engine: Engine) {
    let app = library(engine).await;
    let board = app.ok("/api/pools?as_of=2023-03-31").await;
    for column in board["columns"].as_array().unwrap() {
        let code = column["pool"]["code"].as_str().unwrap();
        assert_eq!(count(&app, &format!("as_of=2023-03-31&pool={code}")).await, column["projects"]);
        assert_eq!(count(&app, &format!("as_of=2023-03-31&entered={code}")).await, column["entered"]);
        let page = app.ok(&format!("/api/projects?as_of=2023-03-31&limit=1&pool={code}")).await;
        assert_eq!(page["totals"]["total"], column["total"]);
    }
    for (filter, sums) in [("stage", "stages"), ("combing", "combings"), ("class", "classes")] {
        for (id, projects) in triples(&board[sums]) {
            let query = format!("as_of=2023-03-31&{filter}={id}");
            assert_eq!(count(&app, &query).await, json!(projects), "{query}");
        }
    }
    assert_eq!(count(&app, "as_of=2023-03-31&differs=yes").await, board["differing"]);
    assert_eq!(count(&app, "as_of=2023-03-31&pool=-").await, json!(0));
    assert_eq!(count(&app, "as_of=2023-03-31&combing=reserve,stalled").await, json!(40));
    for query in ["stage=x", "combing=x"] {
        assert_eq!(app.get(&format!("/api/projects?{query}")).await.0, 422, "{query}");
    }
}

async fn an_exported_list_says_where_each_project_stands(engine: Engine) {
    let app = library(engine).await;
    let board = app.ok("/api/pools?as_of=2023-03-31").await;
    let answer = app.fetch("/api/projects/export.xlsx?as_of=2023-03-31").await;
    let sheet = read(&answer.body).sheets.remove(0);
    let column = |header: &str| {
        let column = sheet.rows[1].iter().position(|cell| cell.shown() == header).unwrap() as u32;
        let rows = 2..sheet.rows.len() as u32;
        rows.map(|row| sheet.cell(row, column).shown().into_owned()).collect::<Vec<_>>()
    };
    let (pools, stages) = (column("所在库"), column("项目阶段"));
    for column in board["columns"].as_array().unwrap() {
        let (name, projects) = (column["pool"]["name"]["zh"].as_str().unwrap(), column["projects"].as_u64().unwrap());
        assert_eq!(pools.iter().filter(|pool| *pool == name).count() as u64, projects, "{name}");
    }
    let planning = triples(&board["stages"]).into_iter().find(|(id, _)| id == "planning").unwrap().1;
    assert_eq!(stages.iter().filter(|stage| *stage == "谋划").count(), usize::try_from(planning).unwrap());
}

async fn a_move_waits_for_another_person_and_is_a_dated_fact(engine: Engine) {
    let app = library(engine).await;
    let (status, asked) = ask_move(&app, "pool_sourcing", &[PLANNED]).await;
    assert_eq!((status, &asked["kind"]), (200, &json!("pool_move")), "{asked}");
    assert!(asked["title"]["zh"].as_str().unwrap().ends_with("移入招引库"), "{asked}");
    let told = asked["details"].as_array().unwrap().iter().find(|detail| detail["label"] == "pool").unwrap();
    assert_eq!((&told["before"], &told["after"]), (&json!("谋划库"), &json!("招引库")));
    assert_eq!(life(&app, PLANNED).await["pool"], "pool_planning", "nothing moves by asking");
    let own =
        app.post(&format!("/api/approvals/{}/answer", asked["id"].as_str().unwrap()), &json!({"approve": true})).await;
    assert_eq!(own.0, 403, "whoever asks does not answer");
    app.approved(&asked).await;
    let now = life(&app, PLANNED).await;
    let newest = &now["moves"][0];
    assert_eq!(now["pool"], "pool_sourcing");
    assert_eq!(
        (&newest["from"], &newest["to"], &newest["on"]),
        (&json!("pool_planning"), &json!("pool_sourcing"), &json!("2023-04-01"))
    );
    assert_eq!((&newest["reason"], &newest["paper"]), (&json!("条件成熟"), &json!("二七重点办〔2023〕6号")));
    assert_eq!((&newest["by"], &newest["approved_by"]), (&json!("office"), &json!("head")));
    assert_eq!(now["moves"].as_array().unwrap().len(), 2);
    let then = app.ok(&format!("/api/projects/{PLANNED}/life?as_of=2023-03-31")).await;
    assert_eq!(then["pool"], "pool_planning", "the days before keep it");
    let board = app.ok("/api/pools?as_of=2023-04-01").await;
    assert_eq!(board["moves"][0]["project"]["code"], PLANNED);
    let entered: Vec<&Value> = board["columns"].as_array().unwrap().iter().map(|one| &one["entered"]).collect();
    assert_eq!(json!(entered), json!([20, 21, 61, 47]), "it entered both in this year");
    let (status, again) = ask_move(&app, "pool_sourcing", &[PLANNED]).await;
    assert_eq!((status, &again["params"]["reason"]), (422, &json!("pool_same")));
    let audited = app.number("SELECT count(*) FROM audit WHERE action = 'pool.move'").await;
    assert_eq!(audited, 361, "every move is in the record");
}

async fn a_move_back_needs_its_reason_and_many_projects_move_at_once(engine: Engine) {
    let app = library(engine).await;
    let codes: Vec<String> = app.ok("/api/projects?pool=pool_signed&limit=1000").await["rows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["code"].as_str().unwrap().to_string())
        .collect();
    let codes: Vec<&str> = codes.iter().take(30).map(String::as_str).collect();
    let without = json!({"pool": "pool_sourcing", "projects": codes, "reason": " "});
    let (status, refused) = app.post("/api/pools/moves", &without).await;
    assert_eq!((status, &refused["params"]["field"]), (422, &json!("reason")));
    let (status, asked) = ask_move(&app, "pool_sourcing", &codes).await;
    assert_eq!((status, &asked["title"]["zh"]), (200, &json!("将30个项目移入招引库")));
    app.approved(&asked).await;
    let board = app.ok("/api/pools").await;
    let within: Vec<&Value> = board["columns"].as_array().unwrap().iter().map(|one| &one["projects"]).collect();
    assert_eq!(json!(within), json!([20, 50, 31, 259]));
    let (_, stale) = ask_move(&app, "pool_planning", &codes[..1]).await;
    let (_, newer) = ask_move(&app, "pool_signed", &codes[..1]).await;
    app.approved(&newer).await;
    let (_, other) = ask_move(&app, "pool_landed", &codes[..1]).await;
    assert_eq!(app.head_answers(&stale, false).await.0, 200, "returned, nothing changes");
    app.approved(&other).await;
    assert_eq!(life(&app, codes[0]).await["pool"], "pool_landed");
}

/// Planned for 签约库: at least 3亿, signed, with proof of funds.
async fn condition(app: &TestApp, least: &str) {
    let sector = app.ok(&format!("/api/projects/{PLANNED}")).await["line"]["sector"].clone();
    let body = json!({"pool": "pool_signed", "sector": sector, "least": least, "stage": "signed", "evidence": ["资金证明"],
        "source": "测试", "active": true});
    let (status, answer) = app.put("/api/pools/settings/admissions", &body).await;
    assert_eq!(status, 200, "{answer}");
}

async fn a_refused_move_says_which_condition_fails_and_what_would_satisfy_it(engine: Engine) {
    let app = library(engine).await;
    condition(&app, "900亿").await;
    let (status, refused) = ask_move(&app, "pool_signed", &[PLANNED]).await;
    assert_eq!((status, &refused["params"]["reason"]), (422, &json!("admission_unmet")), "{refused}");
    let why = refused["params"]["why"]["zh"].as_str().unwrap();
    assert!(why.contains("须不低于9000000万元（还差"), "{why}");
    assert!(why.contains("现阶段为“谋划”，须达到“签约”") && why.contains("缺少资金证明"), "{why}");
    let way = life(&app, PLANNED).await;
    let way = way["pools"].as_array().unwrap().iter().find(|way| way["pool"] == "pool_signed").unwrap();
    let conditions: Vec<&Value> = way["unmet"].as_array().unwrap().iter().map(|unmet| &unmet["condition"]).collect();
    assert_eq!(
        (json!(conditions), &way["evidence"]),
        (json!(["total", "stage"]), &json!(["资金证明"])),
        "the page knows before"
    );
    assert_eq!(ask_move(&app, "pool_landed", &[PLANNED]).await.0, 200, "no condition is set there");
    for (pool, reason) in [("pool_x", "pool_unknown"), ("pool_planning", "pool_same")] {
        assert_eq!(ask_move(&app, pool, &[PLANNED]).await.1["params"]["reason"], reason);
    }
    let bad = json!({"pool": "pool_signed", "sector": null, "least": "很多", "active": true});
    let (status, refused) = app.put("/api/pools/settings/admissions", &bad).await;
    assert_eq!((status, &refused["params"]["field"]), (422, &json!("least")));
}

async fn conditions_are_looked_at_again_when_the_move_is_approved(engine: Engine) {
    let app = library(engine).await;
    let (status, asked) = ask_move(&app, "pool_signed", &[PLANNED]).await;
    assert_eq!(status, 200);
    condition(&app, "900亿").await;
    let before = app.number("SELECT count(*) FROM pool_move").await;
    let (status, refused) = app.head_answers(&asked, true).await;
    assert_eq!((status, &refused["params"]["reason"]), (422, &json!("admission_unmet")), "{refused}");
    assert_eq!(app.number("SELECT count(*) FROM pool_move").await, before);
    assert_eq!(app.ok("/api/approvals").await[0]["answer"], Value::Null, "it still waits");
}

async fn pools_are_renamed_from_a_day_on_and_new_ones_join_them(engine: Engine) {
    let app = library(engine).await;
    let names = async |as_of: &str| -> Vec<String> {
        let settings = app.ok(&format!("/api/pools/settings?as_of={as_of}")).await;
        let pools = settings["pools"].as_array().unwrap().iter();
        pools.map(|pool| pool["name"]["zh"].as_str().unwrap().to_string()).collect()
    };
    let pool = |name: &str, position: u32| json!({"name_zh": name, "name_en": "x", "position": position, "open": true});
    assert_eq!(app.put("/api/pools/settings/pools/pool_planning", &pool("前期储备库", 1)).await.0, 200);
    assert_eq!(app.put("/api/pools/settings/pools/pool_rolling", &pool("计划滚动库", 3)).await.0, 200);
    assert_eq!(names("2023-03-31").await, ["谋划库", "招引库", "签约库", "落地库"], "yesterday keeps its names");
    assert_eq!(names("2023-04-01").await, ["前期储备库", "招引库", "计划滚动库", "签约库", "落地库"]);
    let board = app.ok("/api/pools").await;
    assert_eq!(
        (&board["columns"][0]["pool"]["name"]["zh"], &board["columns"][0]["projects"]),
        (&json!("前期储备库"), &json!(20))
    );
    let shut = json!({"name_zh": "招引库", "name_en": "x", "position": 3, "open": false});
    assert_eq!(app.put("/api/pools/settings/pools/pool_sourcing", &shut).await.0, 200);
    assert_eq!(ask_move(&app, "pool_sourcing", &[PLANNED]).await.1["params"]["reason"], "pool_unknown");
    for (code, body, field) in [("BAD", pool("某库", 1), "code"), ("good", pool(" ", 1), "name_zh")] {
        let (status, refused) = app.put(&format!("/api/pools/settings/pools/{code}"), &body).await;
        assert_eq!((status, &refused["params"]["field"]), (422, &json!(field)));
    }
}

async fn one_project_under_two_codes_is_counted_once_and_the_merge_can_be_undone(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let list = "项目编码,项目名称,责任单位,总投资（万元）\nA1,人和路智慧产业港一期,区商务局,30000\nA2,人和路智慧产业港项目一期,区商务局,30000\n\
                A3,完全不同的变电站,区商务局,5000\n";
    app.import(vec![("list.csv".into(), list.as_bytes().to_vec())]).await.unwrap();
    app.run_jobs().await;
    let found = app.ok("/api/pools/duplicates").await;
    assert_eq!(found.as_array().unwrap().len(), 1, "{found}");
    assert_eq!((&found[0]["one"]["code"], &found[0]["other"]["code"]), (&json!("A1"), &json!("A2")));
    assert_eq!((&found[0]["same_unit"], &found[0]["same_total"]), (&json!(true), &json!(true)));
    let totals = async |as_of: &str| app.ok(&format!("/api/projects?as_of={as_of}")).await["totals"].clone();
    let before = totals("2023-04-01").await;
    assert_eq!((&before["projects"], &before["total"]), (&json!(3), &json!("65000")));
    app.it_is("2023-04-10T01:00:00Z");
    let merge = async |code: &str, into: Value| {
        app.post(&format!("/api/projects/{code}/merge"), &json!({"into": into, "reason": "同一项目"})).await
    };
    assert_eq!(merge("A2", json!("A2")).await.1["params"]["reason"], "merge_circle");
    assert_eq!(merge("A2", json!("A9")).await.1["params"]["reason"], "project_unknown");
    assert_eq!(merge("A2", Value::Null).await.0, 409, "there is nothing to undo");
    assert_eq!(merge("A2", json!("A1")).await.0, 200);
    let after = totals("2023-04-10").await;
    assert_eq!((&after["projects"], &after["total"]), (&json!(2), &json!("35000")), "it is counted once");
    assert_eq!(totals("2023-04-09").await["projects"], 3, "the days before keep both");
    assert_eq!(app.ok("/api/wall").await["totals"]["projects"], 2);
    let page = app.ok("/api/projects/A2").await;
    assert_eq!(
        (&page["survivor"]["code"], &page["line"]["total"]["money"]),
        (&json!("A1"), &json!("30000")),
        "its facts stay readable"
    );
    assert_eq!(life(&app, "A1").await["merged"][0]["code"], "A2");
    assert_eq!(app.ok("/api/pools/duplicates").await, json!([]));
    assert_eq!(merge("A1", json!("A3")).await.1["params"]["reason"], "merge_circle", "others were merged into it");
    assert_eq!(merge("A3", json!("A2")).await.1["params"]["reason"], "project_merged");
    assert_eq!(step(&app, "A2", "lead", None).await.1["params"]["reason"], "project_merged", "its life is the other's");
    assert_eq!(merge("A2", Value::Null).await.0, 200);
    assert_eq!(totals("2023-04-10").await["projects"], 3);
    assert_eq!(life(&app, "A1").await["merged"], json!([]));
}

async fn a_unit_sees_and_moves_its_own_projects_alone(engine: Engine) {
    let app = library(engine).await;
    let rows = app.ok("/api/projects?limit=1000").await["rows"].as_array().unwrap().clone();
    let unit: OrgId = rows[0]["unit"]["id"].as_str().unwrap().parse().unwrap();
    let (own, others): (Vec<&Value>, Vec<&Value>) = rows.iter().partition(|row| row["unit"]["id"] == unit.to_string());
    people::admit(app.db(), "unit office", "project_office", Some(unit)).await;
    people::admit(app.db(), "unit head", "project_head", Some(unit)).await;
    app.now_asks(Some("unit office"));
    let board = app.ok("/api/pools?as_of=2023-03-31").await;
    let within: u64 =
        board["columns"].as_array().unwrap().iter().map(|column| column["projects"].as_u64().unwrap()).sum();
    assert_eq!(within, own.len() as u64);
    assert!(
        board["columns"].as_array().unwrap().iter().all(|column| column["target"].is_null()),
        "targets are the district's"
    );
    assert_eq!(
        board["moves"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| others.iter().any(|row| row["code"] == one["project"]["code"]))
            .count(),
        0
    );
    let other = others[0]["code"].as_str().unwrap();
    assert_eq!(app.get(&format!("/api/projects/{other}/life")).await.0, 404);
    assert_eq!(ask_move(&app, "pool_planning", &[other]).await.0, 404);
    assert_eq!(step(&app, other, "stalled", None).await.0, 404);
    let target = json!({"year": 2023, "pool": "pool_landed", "projects": 1});
    assert_eq!(app.put("/api/pools/settings/targets", &target).await.0, 403, "the rules are the district's");

    app.now_asks(Some(people::OFFICE));
    let mixed = [own[0]["code"].as_str().unwrap(), other];
    let (status, asked) = ask_move(&app, "pool_planning", &mixed).await;
    assert_eq!(status, 200);
    app.now_asks(Some("unit head"));
    let path = format!("/api/approvals/{}/answer", asked["id"].as_str().unwrap());
    assert_eq!(
        app.post(&path, &json!({"approve": true})).await.0,
        404,
        "a request about others' projects is not theirs"
    );
}
