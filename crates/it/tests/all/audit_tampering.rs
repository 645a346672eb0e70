//! Somebody writes the database past the program: the verification names what they did.

use std::sync::Arc;

use guatu_app::App;
use guatu_app::audit::{self, Anchor, Digest, Fault, Finding, Keys, Progress, Verification};
use guatu_db::{Value, cell};
use guatu_domain::access::Actor;
use guatu_it::{Engine, TestApp, db_test};
use guatu_kernel::id::SystemIds;
use serde_json::json;
use uuid::Uuid;

db_test! {
    what_nobody_touched_is_in_order,
    each_altered_column_is_named,
    removed_cut_off_swapped_and_inserted_entries_are_named,
    a_chain_made_anew_without_the_key_contradicts_its_anchor,
    a_chain_made_anew_without_its_anchors_contradicts_the_line_kept_elsewhere,
    an_altered_anchor_is_named_and_so_is_one_of_a_key_that_nobody_knows,
    entries_that_should_have_been_anchored_long_ago_are_named,
    entries_from_before_the_chain_are_told_apart_and_only_at_the_beginning,
    the_hash_function_may_change,
    a_record_that_moved_to_the_other_database_is_in_order,
}

/// Notes so many things, three to an operation.
async fn note(app: &App, count: usize) {
    let mut left = count;
    while left > 0 {
        let mut op = app.write(Actor::console("test")).await.unwrap();
        for _ in 0..left.min(3) {
            let id = op.id();
            let (before, after) = (json!({"name": "甲大桥", "n": left}), json!({"name": "乙大桥", "n": left}));
            op.record("test.change", "thing", id, Some(&before), Some(&after)).unwrap();
        }
        left = left.saturating_sub(3);
        op.commit().await.unwrap();
    }
}

async fn verify_against(app: &App, kept: &[&str]) -> Verification {
    let kept: Vec<Anchor> = kept.iter().map(|line| line.parse().unwrap()).collect();
    audit::verify(app, Actor::console("test"), kept, &Progress::default()).await.unwrap()
}

async fn finding(app: &App) -> Option<Finding> {
    verify_against(app, &[]).await.finding
}

/// The number and the fault of what is found.
async fn named(app: &App) -> Option<(i64, Fault)> {
    finding(app).await.map(|finding| (finding.seq, finding.fault))
}

/// A district with twelve entries.
async fn twelve(engine: Engine) -> TestApp {
    let app = TestApp::empty(engine).await;
    note(&app.app, 12).await;
    app
}

async fn run(app: &TestApp, sql: &str, values: Vec<Value>) {
    let session = app.db().write().await.unwrap();
    session.run(sql, values).await.unwrap();
    session.commit().await.unwrap();
}

async fn anchored(app: &App) -> String {
    audit::anchor(app.write(Actor::console("test")).await.unwrap()).await.unwrap().to_string()
}

/// The same database, opened by somebody with other settings.
fn with(app: &TestApp, change: impl FnOnce(&mut audit::Settings)) -> App {
    let mut settings = app.app.settings().clone();
    change(&mut settings.audit);
    App::new(app.db().clone(), app.clock.clone(), Arc::new(SystemIds), settings)
}

async fn what_nobody_touched_is_in_order(engine: Engine) {
    let app = twelve(engine).await;
    let report = verify_against(&app.app, &[]).await;
    assert_eq!((report.entries, report.last, report.anchors, report.finding), (12, 12, 0, None));
    let line = anchored(&app.app).await;
    assert!(line.starts_with("13:"), "the verification is an entry too: {line}");
    assert_eq!(anchored(&app.app).await, line, "an entry is anchored once");
    let report = verify_against(&app.app, &[&line]).await;
    assert_eq!((report.entries, report.anchors, report.anchored_up_to, report.finding), (13, 2, Some(13), None));
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE action = 'audit.verify'").await, 2);
}

async fn each_altered_column_is_named(engine: Engine) {
    let app = twelve(engine).await;
    anchored(&app.app).await;
    let id = || cell(Uuid::from_u128(1));
    let changes: [(&str, Vec<Value>); 14] = [
        ("at = at + 1", vec![]),
        ("actor = 'other'", vec![]),
        ("account_id = $1", vec![id()]),
        ("address = '10.0.0.1'", vec![]),
        ("request = 'x'", vec![]),
        ("action = 'test.chang'", vec![]),
        ("subject = 'thingy'", vec![]),
        ("subject_id = $1", vec![id()]),
        ("import_id = $1", vec![id()]),
        ("before = NULL", vec![]),
        ("after = '{}'", vec![]),
        ("digest = 'sm3'", vec![]),
        ("hash = $1", vec![cell(vec![7_u8; 32])]),
        ("digest = NULL, hash = NULL", vec![]),
    ];
    app.db().script("CREATE TABLE kept AS SELECT * FROM audit WHERE seq = 5").await.unwrap();
    for (change, values) in changes {
        run(&app, &format!("UPDATE audit SET {change} WHERE seq = 5"), values).await;
        assert_eq!(named(&app.app).await, Some((5, Fault::Altered)), "{change}");
        app.db().script("DELETE FROM audit WHERE seq = 5; INSERT INTO audit SELECT * FROM kept").await.unwrap();
        assert_eq!(finding(&app.app).await, None, "{change}");
    }
}

async fn removed_cut_off_swapped_and_inserted_entries_are_named(engine: Engine) {
    let shifted = "UPDATE audit SET seq = -1 - seq WHERE seq >= 5; UPDATE audit SET seq = -seq WHERE seq < 0; \
                   INSERT INTO audit (seq, at, actor, address, request, action, subject, digest, hash) \
                   SELECT 5, at, actor, address, request, action, subject, digest, hash FROM audit WHERE seq = 4; \
                   UPDATE counter SET value = 13 WHERE name = 'audit'";
    let cases = [
        ("DELETE FROM audit WHERE seq = 5", 5, Fault::Missing, Some("6")),
        ("DELETE FROM audit WHERE seq = 1", 1, Fault::Missing, Some("2")),
        ("DELETE FROM audit WHERE seq = 12", 12, Fault::CutOff, Some("11")),
        ("DELETE FROM audit", 1, Fault::CutOff, Some("0")),
        ("UPDATE counter SET value = 9 WHERE name = 'audit'", 10, Fault::Surplus, Some("12")),
        (
            "UPDATE audit SET seq = -1 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 8; UPDATE audit SET seq = 8 WHERE seq = -1",
            5,
            Fault::Reordered,
            Some("8"),
        ),
        (
            "UPDATE audit SET seq = -1 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 6; UPDATE audit SET seq = 6 WHERE seq = -1",
            5,
            Fault::Reordered,
            Some("6"),
        ),
        (shifted, 5, Fault::Reordered, Some("6")),
    ];
    for (sql, seq, fault, found) in cases {
        let app = twelve(engine).await;
        app.db().script(sql).await.unwrap();
        let finding = finding(&app.app).await.unwrap_or_else(|| panic!("nothing was found after {sql}"));
        assert_eq!((finding.seq, finding.fault, finding.found.as_deref()), (seq, fault, found), "{sql}");
    }
}

/// Whoever can write the database can also take the chain up anew: here the program itself does it for them.
async fn made_anew_from_the_fifth_entry(app: &TestApp) {
    app.db()
        .script("DELETE FROM audit WHERE seq >= 5; UPDATE counter SET value = 4 WHERE name = 'audit'")
        .await
        .unwrap();
    note(&app.app, 12).await;
}

async fn a_chain_made_anew_without_the_key_contradicts_its_anchor(engine: Engine) {
    let app = TestApp::empty(engine).await;
    note(&app.app, 3).await;
    anchored(&app.app).await;
    note(&app.app, 9).await;
    anchored(&app.app).await;
    made_anew_from_the_fifth_entry(&app).await;
    let finding = finding(&app.app).await.unwrap();
    assert_eq!((finding.seq, finding.fault, finding.since), (12, Fault::MadeAnew, Some(4)));
    assert!(finding.expected.is_some() && finding.expected != finding.found);
}

async fn a_chain_made_anew_without_its_anchors_contradicts_the_line_kept_elsewhere(engine: Engine) {
    let app = twelve(engine).await;
    let line = anchored(&app.app).await;
    made_anew_from_the_fifth_entry(&app).await;
    app.db().script("DELETE FROM audit_anchor").await.unwrap();
    assert_eq!(finding(&app.app).await, None, "nothing in the database tells");
    let short: Vec<&str> = line.split(':').take(2).collect();
    for kept in [line.as_str(), &short.join(":")] {
        let finding = verify_against(&app.app, &[kept]).await.finding.unwrap();
        assert_eq!((finding.seq, finding.fault), (12, Fault::MadeAnew), "{kept}");
    }
    let ahead = format!("900:{}", "00".repeat(32));
    assert_eq!(verify_against(&app.app, &[&ahead]).await.finding.unwrap().fault, Fault::CutOff);
}

async fn an_altered_anchor_is_named_and_so_is_one_of_a_key_that_nobody_knows(engine: Engine) {
    for change in ["hash = $1", "signature = $1", "made_at = made_at + 1"] {
        let app = twelve(engine).await;
        anchored(&app.app).await;
        let length = if change.starts_with("signature") { 64 } else { 32 };
        let values = if change.contains("$1") { vec![cell(vec![1_u8; length])] } else { vec![] };
        run(&app, &format!("UPDATE audit_anchor SET {change}"), values).await;
        assert_eq!(named(&app.app).await, Some((12, Fault::AnchorForged)), "{change}");
    }
    let app = twelve(engine).await;
    let stranger = with(&app, |audit| audit.keys = Keys::of_seed([8; 32]));
    anchored(&stranger).await;
    let finding = finding(&app.app).await.unwrap();
    assert_eq!((finding.seq, finding.fault), (12, Fault::AnchorUnknown));
    let key = audit::public_key(&stranger.read(Actor::console("test")).await.unwrap()).unwrap();
    assert_eq!(finding.found.as_ref(), Some(&key));
    let trusting = with(&app, |audit| audit.keys = audit.keys.clone().trust(&key).unwrap());
    assert_eq!(named(&trusting).await, None);
}

async fn entries_that_should_have_been_anchored_long_ago_are_named(engine: Engine) {
    let app = twelve(engine).await;
    app.it_is("2023-04-03T01:00:00Z");
    assert_eq!(finding(&app.app).await, None);
    app.it_is("2023-04-03T01:00:01Z");
    assert_eq!(named(&app.app).await, Some((1, Fault::AnchorMissing)));
    anchored(&app.app).await;
    assert_eq!(finding(&app.app).await, None);
}

async fn entries_from_before_the_chain_are_told_apart_and_only_at_the_beginning(engine: Engine) {
    let app = TestApp::empty(engine).await;
    note(&app.app, 4).await;
    app.db()
        .script("UPDATE audit SET digest = NULL, hash = NULL; UPDATE counter SET value = 4 WHERE name = 'audit_before_chain'")
        .await
        .unwrap();
    note(&app.app, 4).await;
    let report = verify_against(&app.app, &[]).await;
    assert_eq!((report.entries, report.before_chain, report.finding), (8, 4, None));
    app.db().script("UPDATE audit SET digest = NULL, hash = NULL WHERE seq = 5").await.unwrap();
    assert_eq!(named(&app.app).await, Some((5, Fault::Altered)));
}

async fn the_hash_function_may_change(engine: Engine) {
    let app = twelve(engine).await;
    note(&with(&app, |audit| audit.digest = Digest::Sm3), 5).await;
    note(&app.app, 5).await;
    assert_eq!(finding(&app.app).await, None);
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE digest = 'sm3'").await, 5);
    app.db().script("UPDATE audit SET actor = 'other' WHERE seq = 14").await.unwrap();
    assert_eq!(named(&app.app).await, Some((14, Fault::Altered)));
}

async fn a_record_that_moved_to_the_other_database_is_in_order(engine: Engine) {
    let app = twelve(engine).await;
    anchored(&app.app).await;
    let elsewhere = match engine {
        Engine::Sqlite => Engine::Postgres,
        Engine::Postgres => Engine::Sqlite,
    };
    let other = TestApp::empty(elsewhere).await;
    guatu_db::backup::copy(app.db(), other.db()).await.unwrap();
    note(&other.app, 3).await;
    let report = verify_against(&other.app, &[]).await;
    assert_eq!((report.entries, report.anchors, report.finding), (15, 1, None));
}
