//! The application and the operation: one `Op` carries actor, time, session, audit and queued jobs through a use case.

use std::sync::{Arc, OnceLock};

use guatu_db::{Db, Session, cell};
use guatu_domain::access::{Actor, Permission};
use guatu_kernel::{Calendar, Clock, Error, ErrorCode, Ids, ImportId, JobId, OrgId, Result, Scope, Timestamp};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::access::{self, AccessCache, Security};
use crate::account::Hashing;
use crate::account::demo::DemoAccount;
use crate::audit::{self, Change};
use crate::batch;
use crate::district::Cache;
use crate::file::shelf::Shelf;
use crate::job::{self, Job};
use crate::life;
use crate::provider::Provider;
use crate::seal::{Cipher, KeyRing, Place};

/// What a deployment decides.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The district's name, as papers print it: `二七区`.
    pub district: String,
    /// Who issues the bulletins: `二七区重点项目建设办公室`.
    pub issuer: String,
    /// GeoJSON of the district's outline in GCJ-02.
    pub outline: Option<serde_json::Value>,
    pub security: Security,
    pub audit: audit::Settings,
    pub batch: batch::Settings,
    pub life: life::Settings,
    /// Where files lie.
    pub files: Arc<Shelf>,
    /// The days that are worked.
    pub calendar: Arc<Calendar>,
    /// The keys of sealed fields.
    pub keys: Arc<KeyRing>,
    /// What the first page of a fresh server asks for; without one only the command line makes the first accounts.
    pub setup_code: Option<String>,
    /// Where people may sign in besides; without one no request ever leaves.
    pub provider: Option<Arc<Provider>>,
}

/// The running application: a database, a clock, a source of ids.
#[derive(Debug, Clone)]
pub struct App(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    db: Db,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
    settings: Settings,
    cache: Cache,
    access: AccessCache,
    desk: audit::Desk,
    hashing: Hashing,
    demonstration: OnceLock<Vec<DemoAccount>>,
}

impl App {
    pub fn new(db: Db, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>, settings: Settings) -> Self {
        Self(Arc::new(Inner {
            db,
            clock,
            ids,
            settings,
            cache: Cache::default(),
            access: AccessCache::default(),
            desk: audit::Desk::default(),
            hashing: Hashing::default(),
            demonstration: OnceLock::new(),
        }))
    }

    pub fn db(&self) -> &Db {
        &self.0.db
    }

    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Where people may sign in besides.
    pub fn provider(&self) -> Option<&Provider> {
        self.0.settings.provider.as_deref()
    }

    /// The accounts that a demonstration offers to everybody; absent on any other server.
    pub fn demonstration(&self) -> Option<&[DemoAccount]> {
        self.0.demonstration.get().map(Vec::as_slice)
    }

    /// Makes this server a demonstration, once.
    pub(crate) fn demonstrate(&self, accounts: Vec<DemoAccount>) -> &[DemoAccount] {
        self.0.demonstration.get_or_init(|| accounts)
    }

    pub(crate) fn cache(&self) -> &Cache {
        &self.0.cache
    }

    /// The keys of sealed fields.
    pub fn keys(&self) -> &KeyRing {
        &self.0.settings.keys
    }

    /// Thirty-two bytes that nobody can guess.
    pub(crate) fn secret(&self) -> [u8; 32] {
        self.0.ids.secret()
    }

    /// What makes two hashes of one password different. A digest, because only a whole secret is promised to be.
    pub(crate) fn salt(&self) -> [u8; 16] {
        let digest = Sha256::digest(self.secret());
        std::array::from_fn(|place| digest[place])
    }

    /// Adds a key to those of sealed fields.
    pub(crate) fn new_key(&self, cipher: Cipher) -> Result<u32> {
        self.keys().add(cipher, &*self.0.ids, self.now())
    }

    /// Where passwords are hashed.
    pub fn hashing(&self) -> &Hashing {
        &self.0.hashing
    }

    pub(crate) fn access(&self) -> &AccessCache {
        &self.0.access
    }

    /// Where verifications of the audit record are asked for.
    pub(crate) fn desk(&self) -> &audit::Desk {
        &self.0.desk
    }

    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        self.0.db.ping().await
    }

    /// An operation that only reads.
    pub async fn read(&self, actor: Actor) -> Result<Op> {
        Ok(self.begin(actor, self.0.db.read(), self.now()))
    }

    /// An operation that writes all or nothing. Writers come one after the other, and each one's instant is no earlier than
    /// that of the one before, whatever the clock does: what was known at an instant does not change afterwards.
    pub async fn write(&self, actor: Actor) -> Result<Op> {
        let session = self.0.db.write().await?;
        let sql = "UPDATE counter SET value = CASE WHEN value > $1 THEN value ELSE $1 END WHERE name = 'clock' RETURNING value";
        let micros = session.number(sql, [cell(self.now().micros())]).await?;
        let now = Timestamp::from_micros(micros).ok_or_else(|| guatu_db::inconsistent("counter", "value", "clock"))?;
        Ok(self.begin(actor, session, now))
    }

    fn begin(&self, actor: Actor, session: Session, now: Timestamp) -> Op {
        Op {
            app: self.clone(),
            actor,
            now,
            session,
            changes: Vec::new(),
            jobs: Vec::new(),
            import: None,
            access_changed: false,
        }
    }
}

/// One operation. Dropped without [`Op::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct Op {
    app: App,
    actor: Actor,
    now: Timestamp,
    session: Session,
    changes: Vec<Change>,
    jobs: Vec<(JobId, Job)>,
    import: Option<ImportId>,
    access_changed: bool,
}

impl Op {
    pub const fn app(&self) -> &App {
        &self.app
    }

    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The instant of the operation, read once.
    pub const fn now(&self) -> Timestamp {
        self.now
    }

    pub(crate) const fn session(&self) -> &Session {
        &self.session
    }

    /// The next id.
    pub fn id(&self) -> Uuid {
        self.app.0.ids.next()
    }

    /// Thirty-two bytes that nobody can guess.
    pub(crate) fn secret(&self) -> [u8; 32] {
        self.app.0.ids.secret()
    }

    /// Seals a value for its place in the database.
    pub(crate) fn seal(&self, place: Place, plain: &[u8]) -> Result<Vec<u8>> {
        self.app.keys().seal(&*self.app.0.ids, place, plain)
    }

    /// The rows that a permission reaches for this actor: the first line of every use case.
    ///
    /// # Errors
    /// `forbidden` when the permission is missing.
    pub fn require(&self, permission: Permission) -> Result<Scope> {
        match self.scope(permission) {
            Scope::Nothing => Err(forbidden(permission)),
            scope => Ok(scope),
        }
    }

    /// Refuses whoever has none of these permissions; which of them is needed shows itself later.
    ///
    /// # Errors
    /// `forbidden` naming the first of them.
    pub fn require_any(&self, permissions: &[Permission]) -> Result<()> {
        let some = permissions.iter().any(|permission| self.scope(*permission) != Scope::Nothing);
        if some { Ok(()) } else { Err(forbidden(permissions[0])) }
    }

    /// Refuses unless the permission reaches the whole district: for what concerns every row at once, as a rule set does.
    ///
    /// # Errors
    /// `forbidden` when the permission is missing or reaches only some units.
    pub fn require_everywhere(&self, permission: Permission) -> Result<Scope> {
        let scope = self.require(permission)?;
        if scope.covers(&Scope::All) { Ok(scope) } else { Err(forbidden(permission).with("everywhere", true)) }
    }

    /// Refuses unless the permission reaches rows of this unit. For rows that the actor sees; what they do not see is not
    /// found.
    ///
    /// # Errors
    /// `forbidden` when it does not.
    pub fn require_on(&self, permission: Permission, owner: Option<OrgId>) -> Result<()> {
        if self.scope(permission).shows(owner) { Ok(()) } else { Err(forbidden(permission)) }
    }

    /// The rows that a permission reaches for this actor; nothing without it.
    pub fn scope(&self, permission: Permission) -> Scope {
        self.actor.rights.scope(permission)
    }

    /// From here on every change of this operation is noted as brought by an import.
    pub(crate) const fn came_by(&mut self, import: ImportId) {
        self.import = Some(import);
    }

    /// The import whose changes these are, if they are an import's.
    pub(crate) const fn brought_by(&self) -> Option<ImportId> {
        self.import
    }

    /// Notes a change for the audit record. `before` is absent for something new.
    pub fn record<T: Serialize>(
        &mut self,
        action: &'static str,
        subject: &str,
        id: Uuid,
        before: Option<&T>,
        after: Option<&T>,
    ) -> Result<()> {
        self.changes.push(Change::new(action, subject, id, self.import, before, after)?);
        Ok(())
    }

    /// Notes that this operation changes what somebody may see.
    pub(crate) const fn access_changed(&mut self) {
        self.access_changed = true;
    }

    /// Notes something that changes nothing and is remembered all the same: what was taken out, printed, shown in clear.
    pub fn note<T: Serialize>(&mut self, action: &'static str, subject: &str, id: Uuid, detail: &T) -> Result<()> {
        self.record(action, subject, id, None, Some(detail))
    }

    /// Notes something at once, in a transaction of its own: for operations that only read, before what they read leaves the
    /// house. Not within an operation that writes, which would wait for itself.
    pub async fn note_now<T: Serialize>(
        &self,
        action: &'static str,
        subject: &str,
        id: Uuid,
        detail: &T,
    ) -> Result<()> {
        let mut op = self.app.write(self.actor.clone()).await?;
        op.note(action, subject, id, detail)?;
        op.commit().await
    }

    /// Queues a job; it exists only if the operation commits.
    pub fn queue(&mut self, job: Job) {
        let id = JobId(self.id());
        self.jobs.push((id, job));
    }

    /// Writes audit and jobs, then makes everything durable.
    pub async fn commit(self) -> Result<()> {
        let Self { app, actor, now, session, changes, jobs, access_changed, .. } = self;
        job::enqueue(&session, jobs, now).await?;
        if audit::append(&session, &actor, now, app.settings().audit.digest, changes).await? {
            job::enqueue(&session, vec![(JobId(app.0.ids.next()), Job::AnchorAudit)], now).await?;
        }
        // Always after the counter of the audit record: writers that took the two in different orders would wait for each
        // other for ever.
        if access_changed {
            access::move_on(&session).await?;
        }
        session.commit().await
    }
}

fn forbidden(permission: Permission) -> Error {
    Error::new(ErrorCode::Forbidden).with("permission", permission.as_str())
}

/// Takes the next number of a series (`bulletin.2023`) inside the operation's transaction: no gaps, no doubles.
pub(crate) async fn next_number(session: &Session, series: &str) -> Result<i64> {
    let sql = "INSERT INTO counter (name, value) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value";
    session.number(sql, [cell(series)]).await
}
