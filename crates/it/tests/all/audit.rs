//! The audit record: what is in it, who may read it, how long it is kept.

use guatu_app::audit::{self, Progress};
use guatu_app::job;
use guatu_domain::access::Actor;
use guatu_it::{Engine, TestApp, address, db_test, people, read};
use serde_json::{Value, json};

db_test! {
    what_leaves_the_house_is_recorded,
    nothing_changes_and_nothing_leaves_when_the_record_cannot_be_written,
    entries_are_found_by_every_filter,
    pages_follow_one_another_without_gaps,
    the_record_is_for_audit_administrators_alone,
    taking_the_record_out_is_recorded,
    a_verification_is_started_watched_and_stopped,
    many_writers_on_two_servers_make_one_chain,
    ten_thousand_entries_and_every_day_bring_an_anchor,
    old_entries_go_up_to_an_anchor_and_the_chain_goes_on_from_it,
    old_entries_that_do_not_verify_stay,
}

/// A district with an audit administrator.
async fn audited(engine: Engine) -> TestApp {
    let app = TestApp::demo(engine).await;
    people::admit(app.db(), "auditor", "audit_administrator", None).await;
    app
}

async fn search(app: &TestApp, query: &[(&str, &str)]) -> Value {
    app.now_asks(Some("auditor"));
    let page = app.ok(&address("/api/audit", query)).await;
    app.now_asks(Some(people::OFFICE));
    page
}

fn rows(page: &Value) -> &Vec<Value> {
    page["rows"].as_array().unwrap()
}

async fn in_order(app: &TestApp) {
    let report = audit::verify(&app.app, Actor::console("test"), Vec::new(), &Progress::default()).await.unwrap();
    assert_eq!(report.finding, None);
}

async fn bulletin(app: &TestApp) -> String {
    let (status, line) = app.post("/api/bulletins", &json!({"as_of": "2023-03-31"})).await;
    assert_eq!(status, 200, "{line}");
    format!("/api/bulletins/{}", line["id"].as_str().unwrap())
}

async fn what_leaves_the_house_is_recorded(engine: Engine) {
    let mut app = audited(engine).await;
    app.leaves_jobs();
    let bulletin = bulletin(&app).await;
    let (_, import) = app.upload("list.csv", "项目名称,责任单位,总投资（万元）\n甲,乙,一百\n".as_bytes()).await;
    let import = format!("/api/imports/{}", import["id"].as_str().unwrap());
    let files = [
        (address("/api/projects/export.xlsx", &[("q", "大桥")]), "project.export"),
        (format!("{bulletin}/bulletin.docx"), "bulletin.print"),
        (format!("{import}/marked.xlsx"), "import.return"),
        (format!("{import}/rejected.xlsx"), "import.return"),
    ];
    for (path, action) in files {
        assert_eq!(app.fetch(&path).await.status, 200, "{path}");
        let page = search(&app, &[("limit", "1")]).await;
        let entry = &rows(&page)[0];
        assert_eq!((&entry["action"], &entry["actor"]), (&json!(action), &json!("office")), "{path}");
        assert!(entry["account"].is_string(), "{path}");
    }
    in_order(&app).await;
}

async fn nothing_changes_and_nothing_leaves_when_the_record_cannot_be_written(engine: Engine) {
    let mut app = audited(engine).await;
    app.leaves_jobs();
    let bulletin = bulletin(&app).await;
    let (_, import) = app.upload("list.csv", "项目名称,责任单位\n甲,乙\n".as_bytes()).await;
    let import = format!("/api/imports/{}", import["id"].as_str().unwrap());
    let refuse = match engine {
        Engine::Sqlite => {
            "CREATE TRIGGER refuse BEFORE INSERT ON audit BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        }
        Engine::Postgres => "ALTER TABLE audit ADD CONSTRAINT refuse CHECK (seq < 0) NOT VALID",
    };
    for harm in [refuse, "ALTER TABLE audit RENAME TO elsewhere"] {
        let before = app.digests().await;
        app.db().script(harm).await.unwrap();
        let changes = [
            app.put("/api/projects/EQ2023-007", &json!({"revision": 1, "name": "改名"})).await.0,
            app.post(&format!("{import}/confirm"), &json!({})).await.0,
            app.post("/api/views", &json!({"page": "projects", "name": "红灯", "query": ""})).await.0,
            app.post("/api/months/2023-03/close", &json!(null)).await.0,
        ];
        assert_eq!(changes, [500; 4], "{harm}");
        for path in
            ["/api/projects/export.xlsx", &format!("{bulletin}/bulletin.docx"), &format!("{import}/marked.xlsx")]
        {
            assert_eq!(app.fetch(path).await.status, 500, "{path} {harm}");
        }
        if harm != refuse {
            app.db().script("ALTER TABLE elsewhere RENAME TO audit").await.unwrap();
        }
        assert_eq!(app.digests().await, before, "{harm}");
    }
}

async fn entries_are_found_by_every_filter(engine: Engine) {
    let app = audited(engine).await;
    app.it_is("2023-04-02T01:00:00Z");
    let (status, project) = app.put("/api/projects/EQ2023-007", &json!({"revision": 1, "name": "Neu_大桥 100%"})).await;
    assert_eq!(status, 200, "{project}");
    let edit = search(&app, &[("action", "project.edit")]).await;
    assert_eq!(
        (rows(&edit).len(), &edit["total"], &edit["more"], &edit["next"]),
        (1, &json!(1), &json!(false), &Value::Null)
    );
    let entry = rows(&edit)[0].clone();
    let change = entry["changes"].as_array().unwrap().iter().find(|change| change["field"] == "name").unwrap();
    assert_eq!(change["after"], "Neu_大桥 100%");
    assert!(change["before"].is_string());
    assert_eq!(entry["hash"].as_str().map(str::len), Some(64));

    let id = entry["subject_id"].as_str().unwrap();
    let found: [&[(&str, &str)]; 10] = [
        &[("from", "2023-04-02T01:00:00Z")],
        &[("from", "2023-04-01T23:00:00Z"), ("to", "2023-04-02T01:00:01Z"), ("actor", "office")],
        &[("subject", "project"), ("action", "project.e")],
        &[("subject_id", id), ("actor", "office")],
        &[("words", "neu_大桥")],
        &[("words", "100%  大桥"), ("actor", " ")],
        &[("actor", "office"), ("action", "project.edit"), ("address", "")],
        &[("words", "NEU"), ("subject", "project")],
        &[("action", "project.edit"), ("limit", "1")],
        &[("action", "project.edit"), ("below", "99999999")],
    ];
    for query in found {
        assert_eq!(rows(&search(&app, query).await), std::slice::from_ref(&entry), "{query:?}");
    }
    let missed: [&[(&str, &str)]; 8] = [
        &[("to", "2023-04-02T01:00:00Z"), ("actor", "office")],
        &[("from", "2023-04-02T01:00:01Z")],
        &[("action", "project_edit")],
        &[("words", "neu%大桥")],
        &[("words", "neu 没有")],
        &[("address", "10.0.0.1")],
        &[("actor", "offic")],
        &[("subject_id", "00000000-0000-7000-8000-000000000000")],
    ];
    for query in missed {
        assert_eq!(search(&app, query).await["total"], 0, "{query:?}");
    }
    let imported = search(&app, &[("action", "project.register"), ("limit", "1")]).await;
    assert_eq!(rows(&imported)[0]["file"], "01-重点项目计划表.xlsx");
    app.now_asks(Some("auditor"));
    assert_eq!(app.get("/api/audit?words=a%20b%20c%20d%20e%20f%20g%20h%20i%20j%20k").await.0, 422);
    assert_eq!(app.get("/api/audit?from=yesterday").await.0, 422);
    let history = app.get("/api/projects/EQ2023-007/history").await;
    assert_eq!(history.0, 403, "who reads the record does no business");
    app.now_asks(Some(people::OFFICE));
    assert_eq!(app.ok("/api/projects/EQ2023-007/history").await[0]["action"], "project.edit");
}

async fn pages_follow_one_another_without_gaps(engine: Engine) {
    let app = audited(engine).await;
    let total = app.number("SELECT count(*) FROM audit").await;
    let (mut below, mut seen) = (None::<i64>, Vec::new());
    loop {
        let after = below.map(|below| below.to_string()).unwrap_or_default();
        let mut query = vec![("limit", "499")];
        query.extend(below.is_some().then_some(("below", after.as_str())));
        let page = search(&app, &query).await;
        assert_eq!(page["total"], total);
        seen.extend(rows(&page).iter().map(|row| row["seq"].as_i64().unwrap()));
        below = page["next"].as_i64();
        if below.is_none() {
            break;
        }
    }
    assert_eq!(seen, (1..=total).rev().collect::<Vec<_>>());
}

async fn the_record_is_for_audit_administrators_alone(engine: Engine) {
    let app = audited(engine).await;
    people::admit(app.db(), "system", "system_administrator", None).await;
    people::admit(app.db(), "security", "security_administrator", None).await;
    let paths = ["/api/audit", "/api/audit/export.xlsx", "/api/audit/verify"];
    for who in [people::OFFICE, "system", "security"] {
        app.now_asks(Some(who));
        for path in paths {
            assert_eq!(app.fetch(path).await.status, 403, "{who} {path}");
        }
        assert_eq!(app.post("/api/audit/verify", &json!(null)).await.0, 403, "{who}");
        assert_eq!(app.delete("/api/audit/verify").await.0, 403, "{who}");
    }
    app.now_asks(None);
    for path in paths {
        assert_eq!(app.fetch(path).await.status, 401, "{path}");
    }
    app.now_asks(Some("auditor"));
    assert_eq!(app.fetch("/api/audit").await.status, 200);
    assert_eq!(app.fetch("/api/audit/verify").await.status, 404, "none was started");
    assert_eq!(app.fetch("/api/projects").await.status, 403);
}

async fn taking_the_record_out_is_recorded(engine: Engine) {
    let app = audited(engine).await;
    app.now_asks(Some("auditor"));
    let answer = app.fetch("/api/audit/export.xlsx?action=project.register").await;
    assert_eq!(answer.status, 200);
    let workbook = read(&answer.body);
    let sheet = workbook.sheets.first().unwrap();
    let registered = app.number("SELECT count(*) FROM audit WHERE action = 'project.register'").await;
    assert_eq!(sheet.rows.len() as i64, registered + 2, "a title and a header");
    assert_eq!(sheet.cell(2, 5).shown(), "project.register");
    let page = search(&app, &[("action", "audit.export")]).await;
    let changes = rows(&page)[0]["changes"].clone();
    assert!(changes.to_string().contains("project.register"), "{changes}");
    app.db().script("ALTER TABLE counter RENAME TO elsewhere").await.unwrap();
    app.now_asks(Some("auditor"));
    assert_eq!(app.fetch("/api/audit/export.xlsx").await.status, 500);
    app.db().script("ALTER TABLE elsewhere RENAME TO counter").await.unwrap();
}

async fn a_verification_is_started_watched_and_stopped(engine: Engine) {
    let app = audited(engine).await;
    app.now_asks(Some("auditor"));
    let finished = async |app: &TestApp| loop {
        let run = app.ok("/api/audit/verify").await;
        if run["state"] != "running" {
            return run;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    };
    let (status, run) = app.post("/api/audit/verify", &json!(null)).await;
    assert_eq!((status, &run["state"], &run["started_by"]), (200, &json!("running"), &json!("auditor")), "{run}");
    let run = finished(&app).await;
    assert_eq!((&run["state"], &run["report"]["finding"]), (&json!("done"), &Value::Null), "{run}");
    assert_eq!(run["checked"], run["total"]);
    assert_eq!(run["report"]["entries"], run["total"]);

    app.db().script("UPDATE audit SET actor = 'other' WHERE seq = 7").await.unwrap();
    assert_eq!(app.post("/api/audit/verify", &json!(null)).await.0, 200);
    let run = finished(&app).await;
    assert_eq!((&run["report"]["finding"]["seq"], &run["report"]["finding"]["fault"]), (&json!(7), &json!("altered")));

    app.db().script("UPDATE audit SET actor = 'console' WHERE seq = 7").await.unwrap();
    assert_eq!(app.post("/api/audit/verify", &json!(null)).await.0, 200);
    assert_eq!(app.delete("/api/audit/verify").await.0, 200);
    let state = finished(&app).await["state"].clone();
    assert!(state == "cancelled" || state == "done", "{state}");
    let stopped = Progress::default();
    stopped.cancel();
    let refusal = audit::verify(&app.app, Actor::console("test"), Vec::new(), &stopped).await.unwrap_err();
    assert_eq!(refusal.code, guatu_kernel::ErrorCode::Cancelled);
}

async fn many_writers_on_two_servers_make_one_chain(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let other = app.beside().await;
    let mut writers = tokio::task::JoinSet::new();
    for writer in 0..6 {
        let server = if writer % 2 == 0 { app.app.clone() } else { other.app.clone() };
        writers.spawn(async move {
            for round in 0..10 {
                let mut op = server.write(Actor::console("test")).await.unwrap();
                for _ in 0..=round % 3 {
                    let id = op.id();
                    op.note("test.note", "thing", id, &json!({"writer": writer, "round": round})).unwrap();
                }
                op.commit().await.unwrap();
            }
        });
    }
    while let Some(done) = writers.join_next().await {
        done.unwrap();
    }
    assert_eq!(app.number("SELECT count(*) FROM audit").await, 6 * 19);
    in_order(&app).await;
}

async fn note(app: &TestApp, count: usize) {
    let mut op = app.app.write(Actor::console("test")).await.unwrap();
    for _ in 0..count {
        let id = op.id();
        op.note("test.note", "thing", id, &json!({"name": "甲"})).unwrap();
    }
    op.commit().await.unwrap();
}

async fn ten_thousand_entries_and_every_day_bring_an_anchor(engine: Engine) {
    let app = TestApp::empty(engine).await;
    note(&app, 9_999).await;
    assert_eq!(app.run_jobs().await, 0);
    note(&app, 2).await;
    assert_eq!(app.run_jobs().await, 1);
    assert_eq!(app.number("SELECT max(seq) FROM audit_anchor").await, 10_001);
    for (day, first) in [("2023-04-02", true), ("2023-04-02", false), ("2023-04-03", true)] {
        app.it_is(&format!("{day}T01:00:00Z"));
        note(&app, 1).await;
        assert_eq!(job::queue_daily(&app.app).await.unwrap(), first, "{day}");
        assert_eq!(app.run_jobs().await, if first { 4 } else { 0 }, "{day}");
    }
    assert_eq!(app.number("SELECT count(*) FROM audit_anchor").await, 3);
    assert_eq!(app.number("SELECT max(seq) FROM audit_anchor").await, 10_004);
    in_order(&app).await;
}

/// The jobs of the day, as the server runs them.
async fn a_day_passes(app: &TestApp, instant: &str) {
    app.it_is(instant);
    assert!(job::queue_daily(&app.app).await.unwrap());
    assert_eq!(app.run_jobs().await, 4);
}

async fn old_entries_go_up_to_an_anchor_and_the_chain_goes_on_from_it(engine: Engine) {
    let app = TestApp::empty(engine).await;
    note(&app, 5).await;
    a_day_passes(&app, "2023-04-02T01:00:00Z").await;
    note(&app, 5).await;
    a_day_passes(&app, "2023-04-03T01:00:00Z").await;
    note(&app, 1).await;
    a_day_passes(&app, "2026-04-02T01:00:00Z").await;
    assert_eq!(app.number("SELECT min(seq) FROM audit").await, 1, "three years are not over");
    a_day_passes(&app, "2026-04-03T01:00:00Z").await;
    assert_eq!(app.number("SELECT min(seq) FROM audit").await, 6);
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE action = 'audit.remove'").await, 1);
    in_order(&app).await;
    a_day_passes(&app, "2026-04-05T01:00:00Z").await;
    assert_eq!(app.number("SELECT min(seq) FROM audit").await, 11);
    assert_eq!(app.number("SELECT min(seq) FROM audit_anchor").await, 10, "its anchor stays");
    in_order(&app).await;

    let named = async |sql: &str| {
        app.db().script(sql).await.unwrap();
        let report = audit::verify(&app.app, Actor::console("test"), Vec::new(), &Progress::default()).await.unwrap();
        report.finding.map(|finding| (finding.seq, finding.fault))
    };
    assert_eq!(
        named("DELETE FROM audit WHERE seq = 11").await,
        Some((11, audit::Fault::Missing)),
        "what goes without being recorded"
    );
    assert_eq!(named("DELETE FROM audit_anchor WHERE seq = 10").await, Some((10, audit::Fault::AnchorMissing)));
}

async fn old_entries_that_do_not_verify_stay(engine: Engine) {
    let mut app = TestApp::empty(engine).await;
    app.leaves_jobs();
    note(&app, 5).await;
    a_day_passes(&app, "2023-04-02T01:00:00Z").await;
    note(&app, 5).await;
    app.db().script("UPDATE audit SET actor = 'other' WHERE seq = 3").await.unwrap();
    a_day_passes(&app, "2026-05-02T01:00:00Z").await;
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE action = 'test.note'").await, 10);
    assert_eq!(app.number("SELECT count(*) FROM job WHERE failure IS NOT NULL").await, 1);
}
