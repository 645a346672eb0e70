//! Things done later.

use guatu_it::{Engine, TestApp, db_test};
use serde_json::json;

db_test! {
    old_previews_are_forgotten_and_nothing_else_is,
    a_job_that_one_server_holds_is_left_alone_by_the_other_until_its_lease_ends,
    a_job_that_cannot_be_read_is_tried_five_times_and_keeps_its_failure,
}

const LIST: &[u8] = "项目名称,责任单位\n甲大桥,区商务局\n".as_bytes();

async fn old_previews_are_forgotten_and_nothing_else_is(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let upload = async |name: &str| {
        let (status, import) = app.upload(name, LIST).await;
        assert_eq!(status, 200, "{import}");
        format!("/api/imports/{}", import["id"].as_str().unwrap())
    };
    let (old, confirmed, discarded) =
        (upload("old.csv").await, upload("confirmed.csv").await, upload("discarded.csv").await);
    assert_eq!(app.post(&format!("{confirmed}/confirm"), &json!({})).await.0, 200);
    assert_eq!(app.delete(&discarded).await.0, 204);
    assert_eq!(app.run_jobs().await, 3);
    assert_eq!(app.get(&old).await.0, 200, "it is not a week old");

    app.it_is("2023-04-08T01:00:00Z");
    let exactly_a_week = upload("second.csv").await;
    assert_eq!(app.run_jobs().await, 1);
    assert_eq!(app.get(&old).await.0, 200, "a week has not passed, it just ends");
    app.it_is("2023-04-08T01:00:01Z");
    let fresh = upload("third.csv").await;
    assert_eq!(app.run_jobs().await, 1);
    assert_eq!(app.get(&old).await.0, 404);
    for kept in [confirmed, discarded, exactly_a_week, fresh] {
        assert_eq!(app.get(&kept).await.0, 200);
    }
    assert_eq!(app.run_jobs().await, 0, "a job is done once");
    assert_eq!(app.ok("/api/projects?as_of=2023-04-08").await["totals"]["projects"], 1);
}

async fn a_job_that_one_server_holds_is_left_alone_by_the_other_until_its_lease_ends(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (status, _) = app.upload("list.csv", LIST).await;
    assert_eq!(status, 200);
    let lease = app.app.now().micros() + 60_000_000;
    app.db().script(&format!("UPDATE job SET lease_until = {lease}, attempts = 1")).await.unwrap();
    assert_eq!(app.run_jobs().await, 0);
    app.it_is("2023-04-01T01:02:00Z");
    assert_eq!(app.run_jobs().await, 1);
}

async fn a_job_that_cannot_be_read_is_tried_five_times_and_keeps_its_failure(engine: Engine) {
    let mut app = TestApp::empty(engine).await;
    app.leaves_jobs();
    assert_eq!(app.upload("list.csv", LIST).await.0, 200);
    app.db().script("UPDATE job SET body = '{\"kind\": \"unknown\"}'").await.unwrap();
    for minutes in (0..70).step_by(6) {
        app.it_is(&format!("2023-04-01T{:02}:{:02}:00Z", 1 + minutes / 60, minutes % 60));
        app.run_jobs().await;
    }
    assert_eq!(app.number("SELECT attempts FROM job").await, 5);
    assert_eq!(app.number("SELECT count(*) FROM job WHERE failure IS NOT NULL AND done_at IS NULL").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[should_panic(expected = "due jobs were left in the queue")]
async fn a_test_that_leaves_due_jobs_fails() {
    let app = TestApp::empty(Engine::Sqlite).await;
    assert_eq!(app.upload("list.csv", LIST).await.0, 200);
}
