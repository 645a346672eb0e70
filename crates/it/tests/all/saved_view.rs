//! Saved views of lists.

use guatu_it::{Engine, TestApp, db_test};
use serde_json::json;

db_test! {
    a_view_is_saved_replaced_by_its_name_and_forgotten,
    a_view_without_a_name_or_with_an_endless_one_is_refused,
}

async fn a_view_is_saved_replaced_by_its_name_and_forgotten(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (status, view) =
        app.post("/api/views", &json!({"page": "projects", "name": " 红灯 ", "query": "light=red"})).await;
    assert_eq!((status, &view["name"]), (200, &json!("红灯")));
    let (_, again) =
        app.post("/api/views", &json!({"page": "projects", "name": "红灯", "query": "light=red,yellow"})).await;
    assert_eq!(again["id"], view["id"]);
    let views = app.ok("/api/views?page=projects").await;
    assert_eq!((views.as_array().unwrap().len(), &views[0]["query"]), (1, &json!("light=red,yellow")));
    assert_eq!(app.ok("/api/views?page=imports").await, json!([]));

    let path = format!("/api/views/{}", view["id"].as_str().unwrap());
    assert_eq!(app.delete(&path).await.0, 204);
    assert_eq!(app.delete(&path).await.0, 404);
    assert_eq!(app.ok("/api/views?page=projects").await, json!([]));
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE subject = 'view'").await, 3);
}

async fn a_view_without_a_name_or_with_an_endless_one_is_refused(engine: Engine) {
    let app = TestApp::empty(engine).await;
    for name in ["", "   ", &"长".repeat(61)] {
        let (status, refusal) = app.post("/api/views", &json!({"page": "projects", "name": name, "query": ""})).await;
        assert_eq!((status, &refusal["params"]["field"]), (422, &json!("name")), "{name:?}");
    }
    assert_eq!(
        app.post("/api/views", &json!({"page": "projects", "name": &"长".repeat(60), "query": ""})).await.0,
        200
    );
    assert_eq!(app.delete("/api/views/not-an-id").await.0, 404);
}
