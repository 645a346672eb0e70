//! Reminder letters: numbered without gaps, frozen when issued, audited when taken out.

use guatu_db::cell;
use guatu_it::{Engine, TestApp, db_test, people};
use serde_json::json;

use crate::assignment::linked;

db_test! {
    a_letter_is_numbered_frozen_and_noted_when_it_leaves,
    whoever_is_owed_nothing_is_not_reminded,
}

async fn a_letter_is_numbered_frozen_and_noted_when_it_leaves(engine: Engine) {
    let app = TestApp::demo(engine).await;
    app.it_is("2023-05-10T01:00:00Z");
    let led = linked(&app).await;
    let leader = led[0]["holder"]["label"].as_str().unwrap();
    let linked = led.iter().filter(|row| row["holder"]["label"] == leader).count();
    let session = app.db().write().await.unwrap();
    session.run("UPDATE account SET name = '科员01' WHERE login = $1", [cell(people::OFFICE)]).await.unwrap();
    session.commit().await.unwrap();
    let letter = app.posted("/api/reminders", &json!({"leader": leader})).await;
    assert_eq!(letter["issued_by"], "科员01", "a person, no sign-in name");
    assert_eq!((&letter["number"], &letter["projects"]), (&json!("〔2023〕1号"), &json!(linked)));
    let addressee = letter["addressee"].as_str().unwrap();
    assert!(addressee.starts_with(leader) && addressee.contains("主要负责人"), "{addressee}");
    let path = format!("/api/reminders/{}/papers", letter["id"].as_str().unwrap());
    let docx = app.fetch(&format!("{path}/letter.docx")).await;
    assert_eq!((docx.status, &docx.body[..2]), (200, &b"PK"[..]));
    let pdf = app.fetch(&format!("{path}/letter.pdf")).await;
    assert_eq!((pdf.status, &pdf.body[..5]), (200, &b"%PDF-"[..]));
    assert_eq!(app.fetch(&format!("{path}/letter.txt")).await.status, 404);
    for row in led.iter().filter(|row| row["holder"]["label"] == leader) {
        let body = json!({"project": row["project"]["code"], "assignment": row["id"], "visited_on": "2023-05-10"});
        app.posted("/api/visits", &body).await;
    }
    assert_eq!(app.fetch(&format!("{path}/letter.docx")).await.body, docx.body, "it says what it said");
    let other = led.iter().find(|row| row["holder"]["label"] != leader).unwrap();
    let next = app.posted("/api/reminders", &json!({"leader": other["holder"]["label"]})).await;
    assert_eq!(next["number"], "〔2023〕2号");
    let letters = app.ok("/api/reminders").await;
    assert_eq!((letters.as_array().unwrap().len(), &letters[1]["issued_by"]), (2, &json!("科员01")));
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE action = 'reminder.print'").await, 3);
    assert_eq!(app.number("SELECT count(*) FROM audit WHERE action = 'reminder.issue'").await, 2);
}

async fn whoever_is_owed_nothing_is_not_reminded(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let (status, answer) = app.post("/api/reminders", &json!({"leader": "无此领导"})).await;
    assert_eq!((status, &answer["params"]["reason"]), (422, &json!("nothing_to_remind")));
    assert_eq!(app.number("SELECT count(*) FROM counter WHERE name = 'reminder.2023'").await, 0, "no number is lost");
    people::admit(app.db(), "leader", "leader", None).await;
    app.now_asks(Some("leader"));
    assert_eq!(app.get("/api/reminders").await.0, 403);
}
