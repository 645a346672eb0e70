//! One scope for list, count, export, search, wall, map, lights, figures, reporting and bulletin: random organisation trees,
//! grants and rows, and for each account exactly the rows that its grants reach — none more, none missing.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use axum::http::Method;
use fastrand::Rng;
use guatu_app::district::AsOf;
use guatu_domain::access::Permission;
use guatu_it::{Engine, TestApp, address, db_test, people, read};
use guatu_kernel::OrgId;
use guatu_paper::sheet::{Cell, Column, ColumnKind, Table};
use serde_json::{Value, json};

db_test! {
    every_door_shows_exactly_the_rows_in_scope,
    two_hundred_at_once_see_nobody_elses_rows,
    what_lies_outside_the_scope_is_not_found_and_not_changed,
}

const UNITS: usize = 9;
const PROJECTS: usize = 40;

/// A district that chance made: its tree and whose each project is.
struct Made {
    app: TestApp,
    ids: Vec<OrgId>,
    parents: Vec<Option<usize>>,
    /// Code → place of its unit; projects of no unit have none.
    owners: BTreeMap<String, Option<usize>>,
}

impl Made {
    async fn new(engine: Engine, dice: &mut Rng) -> Self {
        let app = TestApp::empty(engine).await;
        let owners: BTreeMap<String, Option<usize>> = (0..PROJECTS)
            .map(|place| (format!("P{place:03}"), (dice.usize(..8) > 0).then(|| dice.usize(..UNITS))))
            .collect();
        app.import(vec![("plan.xlsx".into(), plan(&owners, dice))]).await.unwrap();
        people::admit(app.db(), "system", "system_administrator", None).await;
        app.now_asks(Some("system"));
        let tree = app.ok("/api/orgs").await;
        let named = |name: &str| -> Option<OrgId> {
            let node = tree.as_array().unwrap().iter().find(|node| node["name"] == name)?;
            node["id"].as_str()?.parse().ok()
        };
        // A unit without a project has not been met by the import: it is registered.
        let mut ids = Vec::new();
        for place in 0..UNITS {
            let id = match named(&unit(place)) {
                Some(id) => id,
                None => {
                    let body = json!({"name": unit(place), "kind": "unit", "parent": null});
                    let (status, node) = app.post("/api/orgs", &body).await;
                    assert_eq!(status, 200, "{node}");
                    node["id"].as_str().unwrap().parse().unwrap()
                }
            };
            ids.push(id);
        }
        let mut parents = vec![None; UNITS];
        for place in 1..UNITS {
            if dice.usize(..3) > 0 {
                let parent = dice.usize(..place);
                let body = json!({"name": unit(place), "kind": "unit", "parent": ids[parent]});
                let (status, node) = app.put(&format!("/api/orgs/{}", ids[place]), &body).await;
                assert_eq!(status, 200, "{node}");
                parents[place] = Some(parent);
            }
        }
        Self { app, ids, parents, owners }
    }

    /// Whether a unit stands at or below another, by walking up from it.
    fn below(&self, unit: usize, root: usize) -> bool {
        let mut at = Some(unit);
        while let Some(place) = at {
            if place == root {
                return true;
            }
            at = self.parents[place];
        }
        false
    }

    /// The codes that grants over these units (`None` for the whole district) reach.
    fn reached(&self, roots: &[Option<usize>]) -> BTreeSet<String> {
        let reaches = |owner: Option<usize>| {
            roots.iter().any(|root| root.is_none_or(|root| owner.is_some_and(|owner| self.below(owner, root))))
        };
        self.owners.iter().filter(|(_, owner)| reaches(**owner)).map(|(code, _)| code.clone()).collect()
    }
}

fn unit(place: usize) -> String {
    format!("第{}单位", place + 1)
}

fn name(code: &str) -> String {
    format!("{code}号工程项目")
}

fn plan(owners: &BTreeMap<String, Option<usize>>, dice: &mut Rng) -> Vec<u8> {
    let column = |header: &str| Column { header: header.into(), width: 12, kind: ColumnKind::Text };
    let headers =
        ["项目编码", "项目名称", "项目类别", "责任单位", "总投资（万元）", "2023年计划投资（万元）", "经度", "纬度"];
    let rows = owners.iter().map(|(code, owner)| {
        let text = |text: String| if text.is_empty() { Cell::Empty } else { Cell::Text(text) };
        vec![
            text(code.clone()),
            text(name(code)),
            text(["产业转型", "城市更新"][dice.usize(..2)].into()),
            text(owner.map_or_else(String::new, unit)),
            text((100 + dice.usize(..1_000)).to_string()),
            text((1 + dice.usize(..100)).to_string()),
            text(format!("113.6{:03}", dice.usize(..1_000))),
            text(format!("34.7{:03}", dice.usize(..1_000))),
        ]
    });
    let rows = rows.collect();
    let table = Table {
        name: "计划表".into(),
        title: "2023年重点项目建设计划表".into(),
        columns: headers.map(column).into(),
        rows,
    };
    guatu_paper::sheet::write(&[table]).unwrap()
}

fn codes(rows: &Value) -> BTreeSet<String> {
    rows.as_array().unwrap().iter().map(|row| row["code"].as_str().unwrap().to_string()).collect()
}

/// Every way to the rows, as the account that asks now. Each must show exactly `visible`.
async fn look_everywhere(made: &Made, visible: &BTreeSet<String>, login: &str, who: &str) {
    let app = &made.app;
    let list = app.ok("/api/projects?limit=200").await;
    assert_eq!(codes(&list["rows"]), *visible, "list of {who}");
    assert_eq!(list["totals"]["projects"], json!(visible.len()), "count of {who}");
    let wall = app.ok("/api/wall").await;
    assert_eq!(wall["totals"], list["totals"], "wall of {who}");
    for groups in ["sectors", "units", "levels", "natures"] {
        let sum: u64 = wall[groups].as_array().unwrap().iter().map(|group| group["projects"].as_u64().unwrap()).sum();
        assert_eq!(sum, visible.len() as u64, "{groups} on the wall of {who}");
    }
    assert_eq!(codes(&app.ok("/api/wall/points").await["markers"]), *visible, "map of {who}");
    assert_eq!(codes(&app.ok("/api/lights").await), *visible, "lights of {who}");
    assert_eq!(app.ok("/api/figures").await["projects"], json!(visible.len()), "figures of {who}");
    let owners: BTreeSet<String> =
        visible.iter().filter_map(|code| made.owners[code]).map(|place| made.ids[place].to_string()).collect();
    let words = app.ok("/api/vocabulary").await;
    let offered: BTreeSet<String> =
        words["units"].as_array().unwrap().iter().map(|unit| unit["id"].as_str().unwrap().to_string()).collect();
    assert_eq!(offered, owners, "units offered to {who}");
    for (code, owner) in &made.owners {
        let status = app.get(&format!("/api/projects/{code}")).await.0;
        assert_eq!(status, if visible.contains(code) { 200 } else { 404 }, "{code} for {who}");
        let history = app.get(&format!("/api/projects/{code}/history")).await.0;
        assert_eq!(history, status, "history of {code} for {who}");
        let hits = app.ok(&address("/api/search", &[("q", code)])).await;
        let found = hits.as_array().unwrap().iter().any(|hit| hit["key"] == json!(code));
        assert_eq!(found, visible.contains(code), "search of {who} for {code}, a project of {owner:?}");
    }
    let book = read(&app.fetch("/api/projects/export.xlsx").await.body);
    let exported: BTreeSet<String> = book.sheets[0]
        .rows
        .iter()
        .filter_map(|row| row.get(1))
        .map(|cell| cell.shown().into_owned())
        .filter(|code| made.owners.contains_key(code))
        .collect();
    assert_eq!(exported, *visible, "export of {who}");
    command_line(made, visible, login).await;
    report(made, visible, who).await;
    bulletin(made, visible, who).await;
}

/// `guatu figures --as` and `guatu lights --as`.
async fn command_line(made: &Made, visible: &BTreeSet<String>, login: &str) {
    let actor = guatu_app::access::actor_named(&made.app.app, login).await.unwrap();
    let mut op = made.app.app.read(actor).await.unwrap();
    let figures = guatu_app::figures::show(&mut op, AsOf::default()).await.unwrap();
    assert_eq!(figures.projects, visible.len(), "figures --as {login}");
    let lights = guatu_app::light::list(&mut op, AsOf::default(), None).await.unwrap();
    let seen: BTreeSet<String> = lights.into_iter().map(|line| line.code).collect();
    assert_eq!(seen, *visible, "lights --as {login}");
}

/// Who reports: the status of the month, and the sheet of each unit.
async fn report(made: &Made, visible: &BTreeSet<String>, who: &str) {
    let status = made.app.ok("/api/reporting/2023-03/status").await;
    let owing = visible.iter().filter(|code| made.owners[*code].is_some()).count();
    assert_eq!(status["owed"], json!(owing), "status of the month for {who}");
    for (place, id) in made.ids.iter().enumerate() {
        let (status, sheet) = made.app.get(&format!("/api/reporting/2023-03?unit={id}")).await;
        let own: BTreeSet<String> = visible.iter().filter(|code| made.owners[*code] == Some(place)).cloned().collect();
        match status {
            200 => assert_eq!(codes(&sheet["rows"]), own, "sheet of {} for {who}", unit(place)),
            404 => assert!(own.is_empty(), "the sheet of {} is hidden from {who}", unit(place)),
            status => panic!("{status} for {who}: {sheet}"),
        }
    }
}

/// A bulletin is made of the rows in scope, and shown to nobody who may not see all of them.
async fn bulletin(made: &Made, visible: &BTreeSet<String>, who: &str) {
    let (status, line) = made.app.post("/api/bulletins", &json!({"as_of": "2023-03-31"})).await;
    if visible.is_empty() {
        assert_eq!(status, 422, "{who} has nothing to report on");
        return;
    }
    assert_eq!((status, &line["totals"]["projects"]), (200, &json!(visible.len())), "bulletin of {who}: {line}");
    let path = format!("/api/bulletins/{}/bulletin.docx", line["id"].as_str().unwrap());
    let text = text_of(&made.app.fetch(&path).await.body);
    assert!(text.contains("重点项目"), "the paper of {who} says nothing");
    let named: BTreeSet<String> = made.owners.keys().filter(|code| text.contains(&name(code))).cloned().collect();
    assert_eq!(named, *visible, "projects named in the paper of {who}");
    for (place, id) in made.ids.iter().enumerate() {
        let own = visible.iter().any(|code| made.owners[code] == Some(place));
        assert!(own || !text.contains(&unit(place)), "the paper of {who} names {} ({id})", unit(place));
    }
}

/// The text of a DOCX.
fn text_of(docx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(docx)).unwrap();
    let mut xml = String::new();
    std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut xml).unwrap();
    xml.split('<').filter_map(|tag| tag.split_once('>')).map(|(_, text)| text).collect()
}

async fn every_door_shows_exactly_the_rows_in_scope(engine: Engine) {
    let mut dice = Rng::with_seed(match engine {
        Engine::Sqlite => 11,
        Engine::Postgres => 23,
    });
    for _ in 0..3 {
        let made = Made::new(engine, &mut dice).await;
        let mut scopes: Vec<(String, BTreeSet<String>, String)> = Vec::new();
        for number in 0..6 {
            let login = format!("somebody{number}");
            people::admit_without_role(made.app.db(), &login).await;
            let mut roots = Vec::new();
            for _ in 0..1 + dice.usize(..3) {
                let root = (dice.usize(..7) > 0).then(|| dice.usize(..UNITS));
                if !roots.contains(&root) {
                    people::give(made.app.db(), &login, "project_office", root.map(|root| made.ids[root])).await;
                    roots.push(root);
                }
            }
            scopes.push((login, made.reached(&roots), format!("{roots:?}")));
        }
        for (login, visible, roots) in &scopes {
            made.app.now_asks(Some(login));
            look_everywhere(&made, visible, login, &format!("{login} over {roots} of {:?}", made.parents)).await;
        }
        for (login, visible, _) in &scopes {
            made.app.now_asks(Some(login));
            let bulletins = made.app.ok("/api/bulletins").await;
            for line in bulletins.as_array().unwrap() {
                let told = line["totals"]["projects"].as_u64().unwrap() as usize;
                assert!(told <= visible.len(), "{login} reads a bulletin about more than they see");
            }
            let own = scopes.iter().filter(|(_, other, _)| !other.is_empty() && other.is_subset(visible)).count();
            assert!(own == 0 || !bulletins.as_array().unwrap().is_empty(), "{login} misses a bulletin");
        }
    }
}

async fn two_hundred_at_once_see_nobody_elses_rows(engine: Engine) {
    let app = Arc::new(TestApp::demo(engine).await);
    let wall = app.ok("/api/wall").await;
    let units: Vec<(String, u64)> = wall["units"]
        .as_array()
        .unwrap()
        .iter()
        .map(|unit| (unit["key"].as_str().unwrap().to_string(), unit["projects"].as_u64().unwrap()))
        .collect();
    let mut users = Vec::new();
    for number in 0..200 {
        let (unit, projects) = units[number % units.len()].clone();
        let login = format!("user{number}");
        people::admit(app.db(), &login, "unit_reporter", Some(unit.parse().unwrap())).await;
        users.push((login, unit, projects));
    }
    let mut asking = tokio::task::JoinSet::new();
    for (number, (login, unit, projects)) in users.into_iter().enumerate() {
        let app = app.clone();
        asking.spawn(async move {
            for round in 0..3 {
                let path = ["/api/projects?limit=400", "/api/wall", "/api/projects?limit=400&sort=-plan"]
                    [(number + round) % 3];
                let answer = app.send_as(Some(&login), Method::GET, path, "", Vec::new()).await;
                assert_eq!(answer.status, 200, "{login}");
                let body = answer.json();
                assert_eq!(body["totals"]["projects"], json!(projects), "{login} at {path}");
                for row in body["rows"].as_array().into_iter().flatten() {
                    assert_eq!(row["unit"]["id"], json!(unit), "{login} got a row of another unit");
                }
                for group in body["units"].as_array().into_iter().flatten() {
                    assert_eq!(group["key"], json!(unit), "{login} got the sums of another unit");
                }
            }
        });
    }
    while let Some(done) = asking.join_next().await {
        done.unwrap();
    }
}

async fn what_lies_outside_the_scope_is_not_found_and_not_changed(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let rows = app.ok("/api/projects?limit=400").await["rows"].clone();
    let (own, other) = {
        let unit = |row: &Value| row["unit"]["id"].as_str().unwrap().to_string();
        let first = rows[0].clone();
        let other = rows.as_array().unwrap().iter().find(|row| unit(row) != unit(&first)).unwrap().clone();
        (first, other)
    };
    let unit = |row: &Value| -> OrgId { row["unit"]["id"].as_str().unwrap().parse().unwrap() };
    // May read everything, and edit what belongs to one unit.
    people::admit(app.db(), "half", "leader", None).await;
    people::give(app.db(), "half", "project_office", Some(unit(&own))).await;
    people::admit(app.db(), "clerk", "project_office", Some(unit(&own))).await;
    let before = app.digests().await;
    let milestone = |row: &Value| format!("/api/projects/{}/milestones/{}", row["code"].as_str().unwrap(), "x");
    let body = json!({"planned_on": "2023-06-01", "achieved_on": null});
    for (login, status) in [("half", 403), ("clerk", 404)] {
        app.now_asks(Some(login));
        assert_eq!(app.put(&milestone(&other), &body).await.0, status, "{login}");
        let rows = json!({"unit": unit(&other), "rows": [{"code": other["code"], "cells": {"done_month": "1", "done_year": "", "started": "", "visual": "", "problem": ""}}]});
        assert_eq!(app.post("/api/reporting/2023-03/submit", &rows).await.0, 404, "{login} reports for another");
        assert_eq!(app.put("/api/reporting/2023-03/drafts", &rows).await.0, 404, "{login} drafts for another");
        assert_eq!(
            app.upload("x.csv", "项目名称\n新".as_bytes()).await.0,
            403,
            "{login} imports for part of the district"
        );
        assert_eq!(
            app.post("/api/months/2023-03/close", &Value::Null).await.0,
            403,
            "{login} closes everybody's month"
        );
    }
    assert_eq!(app.digests().await, before, "a refusal left something behind");
    // Handing a project to a unit out of reach is refused too.
    app.now_asks(Some("clerk"));
    let code = own["code"].as_str().unwrap();
    let page = app.ok(&format!("/api/projects/{code}")).await;
    let moved = json!({"revision": page["revision"], "name": page["line"]["name"], "unit": unit(&other)});
    assert_eq!(app.put(&format!("/api/projects/{code}"), &moved).await.0, 403);
    assert_eq!(app.put(&milestone(&own), &body).await.0, 200);
    assert!(
        guatu_app::access::rights_on(&app.app, people::account("clerk"), app.app.now().date())
            .await
            .unwrap()
            .allows(Permission::ProjectEdit)
    );
}
