//! The application as the tests have it: time stands still, ids count up, and nothing due may be left undone.

use std::sync::{Arc, Mutex};

use axum::Router;
use chrono::{DateTime, NaiveDate, Utc};
use guatu_app::access::Security;
use guatu_app::file::shelf::{self, Shelf};
use guatu_app::import::{self, FileOutcome};
use guatu_app::op::Settings;
use guatu_app::provider::{self, Provider};
use guatu_app::seal::{Cipher, Key, KeyRing};
use guatu_app::{App, audit, batch, job, life};
use guatu_db::{Db, Engine};
use guatu_domain::access::Actor;
use guatu_kernel::id::CountingIds;
use guatu_kernel::time::FrozenClock;
use guatu_kernel::{Calendar, Clock, Ids, Result, Timestamp};

use crate::database::{Contents, TestDatabase};
use crate::people;
use crate::provider::CLIENT_SECRET;

/// The application with its router on a database of its own. Refuses to go away while due jobs are left in the queue.
#[derive(Debug)]
pub struct TestApp {
    pub app: App,
    pub clock: Arc<FrozenClock>,
    router: Router,
    /// The session token that requests carry; none for a stranger.
    token: Mutex<Option<String>>,
    database: TestDatabase,
    may_leave_jobs: bool,
}

/// The instant at which the tests begin: 2023-04-01, nine o'clock in the morning in China.
pub(crate) fn the_morning() -> DateTime<Utc> {
    "2023-04-01T01:00:00Z".parse().expect("an instant")
}

/// Sessions that outlast the years the tests move through.
fn patient() -> Security {
    Security { idle_minutes: 60 * 24 * 3_650, longest_hours: 24 * 3_650, ..Security::default() }
}

pub(crate) fn settings() -> Settings {
    Settings {
        district: "二七区".into(),
        issuer: "二七区重点项目建设办公室".into(),
        outline: None,
        security: patient(),
        audit: audit::Settings { digest: audit::Digest::Sha256, keep_years: 3, keys: audit::Keys::of_seed([7; 32]) },
        batch: batch::Settings::default(),
        life: life::Settings::default(),
        files: Arc::new(shelf(None)),
        calendar: Arc::new(Calendar::official().clone()),
        keys: Arc::new(KeyRing::of(vec![Key::new(
            1,
            Cipher::Aes256Gcm,
            &CountingIds::default(),
            Timestamp::new(the_morning()),
        )])),
        setup_code: Some(SETUP_CODE.into()),
        provider: None,
    }
}

/// The shelf of the tests: one folder for all of them, as contents lie under their hash.
pub fn shelf(clamd: Option<String>) -> Shelf {
    let folder = std::env::temp_dir().join("guatu-it-files");
    Shelf::open(&folder, &shelf::Settings { clamd, largest_mb: 2, s3: None }, None).expect("a shelf")
}

/// What a fresh server of the tests prints on its console.
pub const SETUP_CODE: &str = "setup-code-of-the-tests";

/// More ids than the demonstration district took when its template was made.
const IDS_TAKEN: usize = 20_000;

impl TestApp {
    /// A second server on the same database. It must go before the first.
    pub async fn beside(&self) -> Self {
        Self::with_ids(self.database.shared(), 10 * IDS_TAKEN).await
    }

    /// On a database with the schema alone.
    pub async fn empty(engine: Engine) -> Self {
        Self::on(TestDatabase::new(engine, Contents::Nothing).await).await
    }

    /// On a database that holds the demonstration district.
    pub async fn demo(engine: Engine) -> Self {
        Self::on(TestDatabase::new(engine, Contents::Demo).await).await
    }

    /// On the demonstration district, whose office has a head to answer what it asks for.
    pub async fn with_head(engine: Engine) -> Self {
        let app = Self::demo(engine).await;
        people::admit(app.db(), people::HEAD, "project_head", None).await;
        app
    }

    /// On a database with the schema alone, with sessions, locks and passwords as a deployment has them.
    pub async fn strict(engine: Engine, security: Security) -> Self {
        let database = TestDatabase::new(engine, Contents::Nothing).await;
        Self::with(database, IDS_TAKEN, Settings { security, ..settings() }).await
    }

    /// On a database with the schema alone, where people may sign in by a provider too.
    pub async fn with_provider(engine: Engine, provider: provider::Settings) -> Self {
        let database = TestDatabase::new(engine, Contents::Nothing).await;
        let provider = Provider::open(provider, Some(CLIENT_SECRET.into())).expect("a provider");
        Self::with(database, IDS_TAKEN, Settings { provider: Some(Arc::new(provider)), ..settings() }).await
    }

    /// On the demonstration district, with a virus scanner at an address.
    pub async fn scanned(engine: Engine, clamd: String) -> Self {
        let database = TestDatabase::new(engine, Contents::Demo).await;
        Self::with(database, IDS_TAKEN, Settings { files: Arc::new(shelf(Some(clamd))), ..settings() }).await
    }

    pub async fn on(database: TestDatabase) -> Self {
        Self::with_ids(database, IDS_TAKEN).await
    }

    /// With ids that begin after those that others took.
    async fn with_ids(database: TestDatabase, taken: usize) -> Self {
        Self::with(database, taken, settings()).await
    }

    async fn with(database: TestDatabase, taken: usize, settings: Settings) -> Self {
        let db = Db::connect(&database.url).await.expect("the database of the test");
        let clock = Arc::new(FrozenClock::at(the_morning()));
        let ids = CountingIds::default();
        for _ in 0..taken {
            ids.next();
        }
        let app = App::new(db, clock.clone(), Arc::new(ids), settings);
        let token = Mutex::new(Some(people::OFFICE.to_string()));
        Self { router: guatu_web::router(app.clone()), app, clock, token, database, may_leave_jobs: false }
    }

    /// The open database.
    pub fn db(&self) -> &Db {
        self.app.db()
    }

    /// The address of the database, for a second server on it.
    pub fn url(&self) -> &str {
        &self.database.url
    }

    /// From here on requests come from whoever holds this session token; `None` for a stranger.
    pub fn now_asks(&self, token: Option<&str>) {
        *self.token.lock().expect("the token of the test") = token.map(Into::into);
    }

    pub(crate) fn token(&self) -> Option<String> {
        self.token.lock().expect("the token of the test").clone()
    }

    pub(crate) fn router(&self) -> Router {
        self.router.clone()
    }

    /// Moves the clock to an instant, as `2023-04-10T01:00:00Z`.
    pub fn it_is(&self, instant: &str) {
        self.clock.set(instant.parse().expect("an instant"));
    }

    /// Imports workbooks as the command line does.
    pub async fn import(&self, files: Vec<(String, Vec<u8>)>) -> Result<Vec<FileOutcome>> {
        import::take(&self.app, Actor::console("test"), files, false, false).await
    }

    /// Runs what is due; tells how many jobs that were.
    pub async fn run_jobs(&self) -> usize {
        job::run_due(&self.app).await.expect("jobs")
    }

    /// From here on due jobs may be left when the test ends.
    pub fn leaves_jobs(&mut self) {
        self.may_leave_jobs = true;
    }

    /// The single number that a query answers with.
    pub async fn number(&self, sql: &str) -> i64 {
        self.db().read().number(sql, []).await.expect(sql)
    }

    /// A checksum of every table: equal before and after means that nothing was written.
    pub async fn digests(&self) -> Vec<guatu_db::backup::TableDigest> {
        let file = std::io::Cursor::new(Vec::new());
        guatu_db::backup::backup(self.db(), &guatu_db::backup::NoContents, file, 0).await.expect("a backup").0.tables
    }

    /// A JSON answer that must be 200.
    pub async fn ok(&self, path: &str) -> serde_json::Value {
        let (status, body) = self.get(path).await;
        assert_eq!(status, 200, "{path}: {body}");
        body
    }

    /// The answer to a change that has to be taken.
    pub async fn posted(&self, path: &str, body: &serde_json::Value) -> serde_json::Value {
        let (status, answer) = self.post(path, body).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    /// The head of the office answers what was asked for; then the office asks again.
    pub async fn head_answers(&self, asked: &serde_json::Value, approve: bool) -> (u16, serde_json::Value) {
        self.now_asks(Some(people::HEAD));
        let path = format!("/api/approvals/{}/answer", asked["id"].as_str().expect("a request for consent"));
        let answer = self.post(&path, &serde_json::json!({"approve": approve, "comment": "已阅"})).await;
        self.now_asks(Some(people::OFFICE));
        answer
    }

    /// What was asked for, once the head of the office has consented.
    pub async fn approved(&self, asked: &serde_json::Value) -> serde_json::Value {
        let (status, answer) = self.head_answers(asked, true).await;
        assert_eq!(status, 200, "{answer}");
        answer
    }

    /// The lights of all projects at a date, as `/api/lights` tells them.
    pub async fn lights(&self, as_of: NaiveDate) -> serde_json::Value {
        self.ok(&format!("/api/lights?as_of={as_of}")).await
    }
}

async fn due_jobs(url: &str, now: i64) -> i64 {
    let db = Db::connect(url).await.expect("the database of the test");
    let sql = format!("SELECT count(*) FROM job WHERE done_at IS NULL AND run_at <= {now}");
    let count = db.read().number(&sql, []).await.expect("the queue");
    db.close().await.expect("closed");
    count
}

impl Drop for TestApp {
    /// Looks into the queue and removes the database, on a thread and a runtime of its own: this one may be ending.
    fn drop(&mut self) {
        let now = self.clock.now().micros();
        let left = std::thread::scope(|scope| {
            let end = async {
                let left = if self.may_leave_jobs { 0 } else { due_jobs(&self.database.url, now).await };
                self.database.remove().await;
                left
            };
            let runtime = || tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            scope.spawn(move || runtime().block_on(end)).join()
        });
        if !std::thread::panicking() {
            assert_eq!(left.unwrap_or(0), 0, "due jobs were left in the queue: run them, or say that they may stay");
        }
    }
}
