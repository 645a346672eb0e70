//! Accounts: who may do what to them, what is seen of them, and what one does with one's own.

use axum::http::{Method, Request};
use guatu_app::access::Security;
use guatu_it::{Browser, Engine, PASSWORD, TestApp, administrators, db_test, form, people, read, text_table};
use serde_json::{Value, json};

db_test! {
    an_account_is_inert_until_the_other_administrator_approves_it,
    neither_administrator_takes_over_an_account_alone,
    numbers_are_masked_everywhere_and_revealed_on_the_record,
    accounts_are_found_by_parts_of_login_and_name,
    an_account_holds_several_posts,
    a_weak_password_is_refused_with_every_rule_it_breaks,
    a_former_password_is_not_taken_again,
    a_token_does_what_it_is_for_and_nothing_else,
    a_token_ends_with_its_day_its_revocation_and_its_account,
    an_account_that_nobody_uses_is_disabled,
    no_dump_shows_a_password_a_token_or_a_number,
    odd_accounts_are_refused,
    a_workbook_of_accounts_is_taken_whole_or_not_at_all,
}

const PHONE: &str = "13800005678";
const ID_NUMBER: &str = "11010519491231002X";

fn clerk() -> Value {
    json!({"login": "Clerk", "name": "某 人", "org": null, "phone": "138 0000 5678", "id_number": "11010519491231002x"})
}

/// Registers the clerk; answers with the account's path and its one-time password.
async fn registered(system: &mut Browser<'_>) -> (String, String) {
    let (status, issued) = system.post("/api/accounts", &clerk()).await;
    assert_eq!(status, 200, "{issued}");
    let path = format!("/api/accounts/{}", issued["account"]["id"].as_str().unwrap());
    (path, issued["secret"].as_str().unwrap().into())
}

async fn an_account_is_inert_until_the_other_administrator_approves_it(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (mut system, mut security) = administrators(&app).await;
    let (path, secret) = registered(&mut system).await;
    assert_eq!(Browser::new(&app).sign_in("clerk", &secret).await.1["code"], "account_inert");
    assert_eq!(system.post(&format!("{path}/approve"), &json!({})).await.0, 403);
    let (status, account) = security.post(&format!("{path}/approve"), &json!({})).await;
    assert_eq!((status, &account["state"], &account["login"]), (200, &json!("active"), &json!("clerk")));
    assert_eq!(security.post(&format!("{path}/approve"), &json!({})).await.0, 409, "there is nothing left to approve");
    assert_eq!(Browser::new(&app).sign_in("clerk", &secret).await.0, 200);
    let mut office = Browser::holding(&app, people::OFFICE);
    for (method, path) in [
        (Method::GET, "/api/accounts".to_string()),
        (Method::GET, path.clone()),
        (Method::POST, format!("{path}/approve")),
        (Method::POST, format!("{path}/disable")),
        (Method::POST, format!("{path}/reset-password")),
        (Method::POST, format!("{path}/unlock")),
        (Method::POST, format!("{path}/end-sessions")),
        (Method::POST, format!("{path}/reset-factor")),
    ] {
        assert_eq!(office.send(method.clone(), &path, None).await.status, 403, "{method} {path}");
    }
}

async fn neither_administrator_takes_over_an_account_alone(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let id = app.employs("clerk", "project_office").await;
    let path = format!("/api/accounts/{id}");
    let (mut system, mut security) = (Browser::holding(&app, "sysadmin"), Browser::holding(&app, "secadmin"));
    let mut clerk = app.signed_in("clerk").await;
    let (status, reset) = system.post(&format!("{path}/reset-password"), &json!({})).await;
    assert_eq!((status, &reset["account"]["state"]), (200, &json!("waiting")));
    assert_eq!(clerk.stage().await, "401");
    let secret = reset["secret"].as_str().unwrap();
    assert_eq!(clerk.sign_in("clerk", PASSWORD).await.0, 401);
    assert_eq!(clerk.sign_in("clerk", secret).await.1["code"], "account_inert");
    for path in ["approve", "unlock", "end-sessions", "reset-factor"].map(|step| format!("{path}/{step}")) {
        assert_eq!(system.post(&path, &json!({})).await.0, 403, "{path}");
    }
    for path in ["disable", "enable", "reset-password"].map(|step| format!("{path}/{step}")) {
        assert_eq!(security.post(&path, &json!({})).await.0, 403, "{path}");
    }
    let body = json!({"name": "某人", "org": null, "posts": []});
    assert_eq!(security.put(&path, &body).await.0, 403);
    assert_eq!(security.post(&format!("{path}/approve"), &json!({})).await.0, 200);
    assert_eq!(clerk.sign_in("clerk", secret).await.1["stage"], "password_due");
    let own = system.get("/api/accounts?q=sysadmin").await.1["rows"][0]["id"].as_str().unwrap().to_string();
    for step in ["disable", "reset-password"] {
        assert_eq!(system.post(&format!("/api/accounts/{own}/{step}"), &json!({})).await.0, 422, "{step} oneself");
    }
}

async fn numbers_are_masked_everywhere_and_revealed_on_the_record(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (mut system, mut security) = administrators(&app).await;
    let (path, _) = registered(&mut system).await;
    for browser in [&mut system, &mut security] {
        let (_, account) = browser.get(&path).await;
        assert_eq!((&account["phone"], &account["id_number"]), (&json!("138****5678"), &json!("110***********002X")));
        let (_, list) = browser.get("/api/accounts?q=clerk").await;
        assert!(!list.to_string().contains(PHONE) && list.to_string().contains("138****5678"));
    }
    let body = json!({"field": "phone", "reason": "电话通知会议时间"});
    let reveal = format!("{path}/reveal");
    assert_eq!(security.post(&reveal, &body).await.0, 403);
    assert_eq!(
        system.post(&reveal, &body).await,
        (200, json!({"value": PHONE})),
        "who keeps the accounts may read them"
    );
    let mut office = Browser::holding(&app, people::OFFICE);
    assert_eq!(office.post(&reveal, &json!({"field": "phone", "reason": " "})).await.0, 422);
    assert_eq!(office.post(&reveal, &json!({"field": "password_hash", "reason": "看看"})).await.0, 422);
    assert_eq!(office.post(&reveal, &body).await, (200, json!({"value": PHONE})));
    let id = json!({"field": "id_number", "reason": "核对身份"});
    assert_eq!(office.post(&reveal, &id).await.1["value"], ID_NUMBER);
    let written = "SELECT count(*) FROM audit WHERE action = 'account.reveal' AND actor = 'office' AND after LIKE '%电话通知会议时间%'";
    assert_eq!(app.number(written).await, 1);

    let edited = json!({"name": "某人", "org": null, "phone": "", "posts": []});
    let (_, account) = system.put(&path, &edited).await;
    assert_eq!((&account["phone"], &account["id_number"]), (&json!(null), &json!("110***********002X")));
    assert_eq!(office.post(&reveal, &body).await.1["value"], json!(null));

    app.db().script("ALTER TABLE audit RENAME TO audit_lost").await.unwrap();
    assert_eq!(office.post(&reveal, &id).await.0, 500, "no record, no number");
}

async fn accounts_are_found_by_parts_of_login_and_name(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (mut system, _) = administrators(&app).await;
    for (login, name) in [("li.a", "李甲"), ("li.b", "李乙"), ("wang_a", "王甲"), ("wang.b", "Wang Yi")] {
        let (status, _) = system.post("/api/accounts", &json!({"login": login, "name": name, "org": null})).await;
        assert_eq!(status, 200);
    }
    let cases: [(&str, &[&str]); 7] = [
        ("q=li.", &["li.a", "li.b"]),
        ("q=%E7%94%B2", &["li.a", "wang_a"]),
        ("q=WANG%20Y", &["wang.b"]),
        ("q=_", &["wang_a"]),
        ("q=%25", &[]),
        ("state=waiting&limit=2&offset=1", &["li.b", "wang.b"]),
        ("state=disabled", &[]),
    ];
    for (query, expected) in cases {
        let (_, page) = system.get(&format!("/api/accounts?{query}")).await;
        let logins: Vec<&str> =
            page["rows"].as_array().unwrap().iter().map(|row| row["login"].as_str().unwrap()).collect();
        assert_eq!(logins, expected, "{query}");
    }
    assert_eq!(system.get("/api/accounts?state=waiting&limit=1").await.1["total"], 4);
    assert_eq!(system.get("/api/accounts?state=none").await.0, 422);
}

async fn an_account_holds_several_posts(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let (mut system, _) = administrators(&app).await;
    let unit = app.ok("/api/projects/EQ2023-007").await["line"]["unit"].clone();
    let posts = json!([
        {"org": unit["id"], "title": "副主任", "from": "2022-01-01", "to": null},
        {"org": null, "title": "专班成员", "from": "2023-01-01", "to": "2023-12-31"},
    ]);
    let body = json!({"login": "clerk", "name": "某人", "org": unit["id"], "posts": posts});
    let (status, issued) = system.post("/api/accounts", &body).await;
    assert_eq!(status, 200, "{issued}");
    let account = &issued["account"];
    assert_eq!((&account["org"]["name"], &account["posts"][0]["org"]["name"]), (&unit["name"], &unit["name"]));
    assert_eq!((&account["posts"][1]["title"], &account["posts"][1]["to"]), (&json!("专班成员"), &json!("2023-12-31")));
    let path = format!("/api/accounts/{}", account["id"].as_str().unwrap());
    let posts = json!([{"org": null, "title": "主任", "from": "2023-04-01", "to": "2023-03-31"}]);
    let edited = json!({"name": "某人", "org": unit["id"], "posts": posts});
    assert_eq!(system.put(&path, &edited).await.0, 422, "a post cannot end before it begins");
    assert_eq!(system.get(&path).await.1["posts"].as_array().unwrap().len(), 2);
}

async fn a_weak_password_is_refused_with_every_rule_it_breaks(engine: Engine) {
    let app = TestApp::empty(engine).await;
    app.employs("clerk", "project_office").await;
    let mut clerk = app.signed_in("clerk").await;
    let cases = [
        ("woaini1314", json!(["too_short", "too_plain", "common"])),
        ("short", json!(["too_short", "too_plain"])),
        ("Clerk-2023-ok", json!(["names_owner"])),
        (PASSWORD, json!(["used_before"])),
    ];
    for (password, rules) in cases {
        let (status, refusal) = clerk.post("/api/me/password", &json!({"current": PASSWORD, "new": password})).await;
        assert_eq!(
            (status, &refusal["code"], &refusal["params"]["rules"]),
            (422, &json!("password_weak"), &rules),
            "{password}"
        );
    }
    let (status, refusal) = clerk.post("/api/me/password", &json!({"current": "wrong", "new": "Qiu-Yue-8-Ming"})).await;
    assert_eq!((status, &refusal["code"]), (401, &json!("sign_in_refused")));
    let (_, policy) = clerk.get("/api/me/password").await;
    assert_eq!(policy, json!({"shortest": 12, "longest": 128, "classes": 3, "history": 5, "days": 90}));
    assert_eq!(clerk.stage().await, "whole");
}

async fn a_former_password_is_not_taken_again(engine: Engine) {
    let app = TestApp::empty(engine).await;
    app.employs("clerk", "project_office").await;
    let mut clerk = app.signed_in("clerk").await;
    let mut current = PASSWORD.to_string();
    for number in 1..=4 {
        let new = format!("Qiu-Yue-{number}-Ming");
        assert_eq!(clerk.post("/api/me/password", &json!({"current": current, "new": new})).await.0, 200);
        current = new;
    }
    let back = json!({"current": current, "new": PASSWORD});
    assert_eq!(clerk.post("/api/me/password", &back).await.1["params"]["rules"], json!(["used_before"]));
    let another = json!({"current": current, "new": "Qiu-Yue-5-Ming"});
    assert_eq!(clerk.post("/api/me/password", &another).await.0, 200);
    let back = json!({"current": "Qiu-Yue-5-Ming", "new": PASSWORD});
    assert_eq!(clerk.post("/api/me/password", &back).await.0, 200, "five others lie between");
}

/// A request of a program with its token.
async fn with_token(app: &TestApp, token: &str, method: Method, path: &str, body: &Value) -> u16 {
    let request = Request::builder().method(method).uri(path).header("authorization", format!("Bearer {token}"));
    let request = request.header("content-type", "application/json").body(body.to_string().into()).unwrap();
    app.answer(request).await.status
}

async fn a_token_does_what_it_is_for_and_nothing_else(engine: Engine) {
    let app = TestApp::demo(engine).await;
    app.employs("clerk", "project_office").await;
    let mut clerk = app.signed_in("clerk").await;
    let new = |permissions: Value, day: &str| json!({"name": "大屏", "permissions": permissions, "expires_on": day});
    for (permissions, day, status) in [
        (json!(["audit.read"]), "2023-12-31", 403),
        (json!(["project.read", "account.edit"]), "2023-12-31", 403),
        (json!([]), "2023-12-31", 422),
        (json!(["none"]), "2023-12-31", 422),
        (json!(["project.read"]), "2023-03-31", 422),
        (json!(["project.read"]), "2024-04-02", 422),
    ] {
        assert_eq!(clerk.post("/api/me/tokens", &new(permissions.clone(), day)).await.0, status, "{permissions} {day}");
    }
    let (status, issued) = clerk.post("/api/me/tokens", &new(json!(["project.read"]), "2024-04-01")).await;
    assert_eq!(status, 200, "{issued}");
    let token = issued["token"].as_str().unwrap();
    let none = json!({});
    assert_eq!(with_token(&app, token, Method::GET, "/api/projects", &none).await, 200);
    assert_eq!(with_token(&app, token, Method::POST, "/api/bulletins", &json!({"as_of": "2023-03-31"})).await, 403);
    assert_eq!(with_token(&app, token, Method::GET, "/api/projects/export.xlsx", &none).await, 403);
    let change = json!({"current": PASSWORD, "new": "Qiu-Yue-8-Ming"});
    let more = new(json!(["project.read"]), "2023-12-31");
    let password = json!({"password": PASSWORD});
    for (method, path, body) in [
        (Method::POST, "/api/me/password", &change),
        (Method::POST, "/api/me/tokens", &more),
        (Method::GET, "/api/me/tokens", &none),
        (Method::GET, "/api/me/devices", &none),
        (Method::DELETE, "/api/me/devices", &none),
        (Method::POST, "/api/me/factor", &password),
        (Method::POST, "/api/me/recovery-codes", &password),
        (Method::POST, "/api/me/factor/remove", &password),
        (Method::POST, "/api/sign-out", &none),
    ] {
        assert_eq!(with_token(&app, token, method.clone(), path, body).await, 403, "{method} {path}");
    }
    let mut as_cookie = Browser::holding(&app, token);
    assert_eq!(as_cookie.stage().await, "401", "a token is no cookie");
    let cookie = clerk.token.clone().unwrap();
    assert_eq!(with_token(&app, &cookie, Method::GET, "/api/projects", &none).await, 401, "a cookie is no token");
    let (_, list) = clerk.get("/api/me/tokens").await;
    assert_eq!((list.as_array().unwrap().len(), &list[0]["name"]), (1, &json!("大屏")));
    assert!(!list.to_string().contains(token));
}

async fn a_token_ends_with_its_day_its_revocation_and_its_account(engine: Engine) {
    let app = TestApp::demo(engine).await;
    let id = app.employs("clerk", "project_office").await;
    app.employs("other", "project_office").await;
    let (mut clerk, mut other) = (app.signed_in("clerk").await, app.signed_in("other").await);
    let body = json!({"name": "大屏", "permissions": ["project.read"], "expires_on": "2023-04-10"});
    let mut tokens = Vec::new();
    for _ in 0..3 {
        let (_, issued) = clerk.post("/api/me/tokens", &body).await;
        tokens
            .push((issued["token"].as_str().unwrap().to_string(), issued["line"]["id"].as_str().unwrap().to_string()));
    }
    let works = async |token: &str| with_token(&app, token, Method::GET, "/api/projects", &json!({})).await;
    let [(revoked, revoked_id), (kept, _), (last, _)] = [tokens[0].clone(), tokens[1].clone(), tokens[2].clone()];
    let path = format!("/api/me/tokens/{revoked_id}");
    assert_eq!(other.delete(&path).await.0, 404, "somebody else's token");
    assert_eq!(works(&revoked).await, 200);
    assert_eq!(clerk.delete(&path).await.0, 204);
    assert_eq!(works(&revoked).await, 401);
    app.it_is("2023-04-10T15:59:59Z");
    assert_eq!(works(&kept).await, 200, "the last second of its last day in China");
    app.it_is("2023-04-10T16:00:00Z");
    assert_eq!(works(&kept).await, 401);
    app.it_is("2023-04-10T01:00:00Z");
    let mut system = Browser::holding(&app, "sysadmin");
    assert_eq!(system.post(&format!("/api/accounts/{id}/disable"), &json!({})).await.0, 200);
    system.post(&format!("/api/accounts/{id}/enable"), &json!({})).await;
    Browser::holding(&app, "secadmin").post(&format!("/api/accounts/{id}/approve"), &json!({})).await;
    assert_eq!(works(&last).await, 401, "it does not come back with its account");
}

/// What a server does when a day begins.
async fn a_day_begins(app: &TestApp, instant: &str) {
    app.it_is(instant);
    guatu_app::job::queue_daily(&app.app).await.unwrap();
    app.run_jobs().await;
}

async fn an_account_that_nobody_uses_is_disabled(engine: Engine) {
    let app = TestApp::strict(engine, Security::default()).await;
    app.employs("used", "project_office").await;
    app.employs("unused", "project_office").await;
    Browser::new(&app).sign_in("guess", "Wrong-Password-1").await;
    let guess = "SELECT count(*) FROM sign_in_failure WHERE failures > 0";
    assert_eq!(app.number(guess).await, 3);
    a_day_begins(&app, "2023-05-01T01:00:00Z").await;
    assert_eq!(app.number(guess).await, 0, "failures of a month ago are forgotten");
    app.signed_in("used").await;
    let state = async |login: &str, state: &str| {
        app.number(&format!("SELECT count(*) FROM account WHERE login = '{login}' AND state = '{state}'")).await == 1
    };
    a_day_begins(&app, "2023-06-30T01:00:00Z").await;
    assert!(state("unused", "active").await, "ninety days just end");
    a_day_begins(&app, "2023-07-01T01:00:00Z").await;
    assert!(state("unused", "disabled").await && state("used", "active").await);
    assert_eq!(Browser::new(&app).sign_in("unused", PASSWORD).await.1["code"], "account_inert");
    let written = "SELECT count(*) FROM audit WHERE action = 'account.disable_unused' AND actor = 'system' \
                   AND after LIKE '%\"login\":\"unused\"%'";
    assert_eq!(app.number(written).await, 1);
}

async fn no_dump_shows_a_password_a_token_or_a_number(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (mut system, mut security) = administrators(&app).await;
    let (path, secret) = registered(&mut system).await;
    security.post(&format!("{path}/approve"), &json!({})).await;
    let mut clerk = Browser::new(&app);
    clerk.sign_in("clerk", &secret).await;
    let first = clerk.token.clone().unwrap();
    clerk.changes_password(&secret).await;
    let (_, factor) = clerk.post("/api/me/factor", &json!({"password": PASSWORD})).await;
    let mut secrets =
        vec![PHONE.to_string(), ID_NUMBER.into(), secret, PASSWORD.into(), first, clerk.token.clone().unwrap()];
    secrets.push(factor["secret"].as_str().unwrap().into());
    let mut office = Browser::holding(&app, people::OFFICE);
    office.post(&format!("{path}/reveal"), &json!({"field": "phone", "reason": "核对"})).await;
    clerk.sign_in("clerk", "Wrong-Password-1").await;
    clerk.sign_in(PASSWORD, "Wrong-Password-1").await;
    secrets.push("Wrong-Password-1".into());

    let file = std::io::Cursor::new(Vec::new());
    let (_, file) = guatu_db::backup::backup(app.db(), &guatu_db::backup::NoContents, file, 0).await.unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(file.into_inner())).unwrap();
    let mut seen = String::new();
    for place in 0..archive.len() {
        use std::io::Read as _;
        archive.by_index(place).unwrap().read_to_string(&mut seen).unwrap();
    }
    assert!(seen.contains("clerk") && seen.contains("account.reveal"), "the dump was read");
    let hex = |text: &str| text.bytes().map(|byte| format!("{byte:02x}")).collect::<String>();
    for secret in secrets {
        assert!(!seen.contains(&secret), "{secret} in clear");
        assert!(!seen.to_lowercase().contains(&hex(&secret)), "{secret} in hexadecimal digits");
    }
}

async fn odd_accounts_are_refused(engine: Engine) {
    let app = TestApp::empty(engine).await;
    let (mut system, _) = administrators(&app).await;
    registered(&mut system).await;
    let with = |field: &str, value: Value| {
        let mut body = json!({"login": "other", "name": "某人", "org": null});
        body[field] = value;
        body
    };
    let unit = "00000000-0000-7000-8000-00000000dead";
    for (body, status) in [
        (with("login", json!("CLERK ")), 409),
        (with("login", json!("x")), 422),
        (with("login", json!("a b")), 422),
        (with("name", json!(" ")), 422),
        (with("name", json!("长".repeat(61))), 422),
        (with("phone", json!("12345")), 422),
        (with("id_number", json!("110105194912310021")), 422),
        (with("org", json!(unit)), 422),
        (with("posts", json!([{"org": unit, "title": "主任", "from": "2023-01-01", "to": null}])), 422),
        (with("posts", json!([{"org": null, "title": "", "from": "2023-01-01", "to": null}])), 422),
        (with("posts", json!([{"org": null, "title": "主任", "from": "0001-01-01", "to": null}])), 422),
    ] {
        let (answer, refusal) = system.post("/api/accounts", &body).await;
        assert_eq!(answer, status, "{body}: {refusal}");
        assert!(!refusal.to_string().contains("12345"), "a number is not repeated");
    }
    assert_eq!(app.number("SELECT count(*) FROM account WHERE login = 'other'").await, 0);
}

/// The header of the form, and these rows.
fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let header: &[&str] = &["登录名", "姓 名", "单位", "职务", "手机号", "身份证号（18位）", "角色"];
    let table: Vec<&[&str]> = std::iter::once(header).chain(rows.iter().copied()).collect();
    text_table("账号", &table)
}

async fn shown(app: &TestApp, token: &str, path: &str, bytes: &[u8]) -> (u16, Value) {
    let (kind, body) = form("账号.xlsx", bytes);
    let answer = app.send_as(Some(token), Method::POST, path, &kind, body).await;
    (answer.status, answer.json())
}

async fn a_workbook_of_accounts_is_taken_whole_or_not_at_all(engine: Engine) {
    const PREVIEW: &str = "/api/accounts/import/preview";
    const CONFIRM: &str = "/api/accounts/import";
    let app = TestApp::demo(engine).await;
    let (mut system, mut security) = administrators(&app).await;
    let unit = app.ok("/api/projects/EQ2023-007").await["line"]["unit"]["name"].as_str().unwrap().to_string();
    let template = system.send(Method::GET, "/api/accounts/import/template.xlsx", None).await;
    let header: Vec<String> =
        read(&template.body).sheets[0].rows[0].iter().map(|cell| cell.shown().into_owned()).collect();
    assert_eq!(header, ["登录名", "姓名", "单位", "职务", "手机号", "身份证号", "角色"]);

    let good: &[&str] = &["zhang.a", "张甲", &unit, "主任", PHONE, ID_NUMBER, "责任单位联络员"];
    let bad = workbook(&[
        good,
        &["ZHANG.A", "", "没有这个单位", "", "12345", "110105194912310021", "皇帝"],
        &["sysadmin", "张乙", "", "", "", "", ""],
        &["", "张丙", "", "", "", "", ""],
    ]);
    let (status, preview) = shown(&app, "sysadmin", PREVIEW, &bad).await;
    assert_eq!((status, &preview["rejected"]), (200, &json!(3)), "{preview}");
    let faults: Vec<(&str, &str)> = preview["rows"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|row| row["faults"].as_array().unwrap())
        .map(|fault| (fault["cell"].as_str().unwrap(), fault["fault"].as_str().unwrap()))
        .collect();
    assert_eq!(
        faults,
        [
            ("A3", "twice"),
            ("B3", "missing"),
            ("C3", "unknown_unit"),
            ("E3", "unreadable"),
            ("F3", "unreadable"),
            ("G3", "unknown_role"),
            ("A4", "taken"),
            ("A5", "missing"),
        ]
    );
    assert!(!preview.to_string().contains(PHONE) && preview.to_string().contains("138****5678"));
    let accounts = app.number("SELECT count(*) FROM account").await;
    assert_eq!(shown(&app, "sysadmin", CONFIRM, &bad).await.1["code"], "import_rejected");
    assert_eq!(app.number("SELECT count(*) FROM account").await, accounts);

    let whole = workbook(&[good, &["zhang.b", "张乙", "", "", "", "", ""]]);
    assert_eq!(shown(&app, "secadmin", CONFIRM, &whole).await.0, 403);
    let (status, made) = shown(&app, "sysadmin", CONFIRM, &whole).await;
    assert_eq!((status, made.as_array().unwrap().len()), (200, 2), "{made}");
    let (_, list) = security.get("/api/accounts?q=zhang").await;
    let first = &list["rows"][0];
    assert_eq!(
        (&first["state"], &first["org"]["name"], &first["posts"][0]["title"], &first["proposed_role"]),
        (&json!("waiting"), &json!(unit), &json!("主任"), &json!("unit_reporter"))
    );
    assert_eq!(
        app.number("SELECT count(*) FROM role_grant WHERE granted_by = 'sysadmin'").await,
        0,
        "nobody is granted anything"
    );
    let odd = text_table("账号", &[&["项目名称", "责任单位"], &["甲", "乙"]]);
    assert_eq!(shown(&app, "sysadmin", PREVIEW, &odd).await.0, 422);
    assert_eq!(shown(&app, "sysadmin", PREVIEW, b"PK\x03\x04 no workbook").await.1["code"], "file_unreadable");
}
