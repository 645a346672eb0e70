//! The application and the operation: one `Op` carries actor, time, session, audit and queued jobs through a use case.

use std::sync::Arc;

use guatu_db::{Db, Session, cell};
use guatu_domain::access::{Permission, Resource};
use guatu_domain::light::default_rules;
use guatu_domain::rule::RuleSet;
use guatu_kernel::{Actor, Clock, Ids, ImportId, JobId, Result, Scope, Timestamp};
use serde::Serialize;
use uuid::Uuid;

use crate::audit::{self, Change};
use crate::district::Cache;
use crate::job::{self, Job};

/// What a deployment decides.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The district's name, as papers print it: `二七区`.
    pub district: String,
    /// Who issues the bulletins: `二七区重点项目建设办公室`.
    pub issuer: String,
    /// GeoJSON of the district's outline in GCJ-02.
    pub outline: Option<serde_json::Value>,
}

/// The running application: a database, a clock, a source of ids, the rules in force.
#[derive(Debug, Clone)]
pub struct App(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    db: Db,
    clock: Arc<dyn Clock>,
    ids: Arc<dyn Ids>,
    settings: Settings,
    rules: RuleSet,
    cache: Cache,
}

impl App {
    pub fn new(db: Db, clock: Arc<dyn Clock>, ids: Arc<dyn Ids>, settings: Settings) -> Self {
        Self(Arc::new(Inner { db, clock, ids, settings, rules: default_rules().clone(), cache: Cache::default() }))
    }

    pub fn db(&self) -> &Db {
        &self.0.db
    }

    pub fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// The rule set in force.
    pub fn rules(&self) -> &RuleSet {
        &self.0.rules
    }

    pub(crate) fn cache(&self) -> &Cache {
        &self.0.cache
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
        Ok(self.begin(actor, self.0.db.read()))
    }

    /// An operation that writes all or nothing.
    pub async fn write(&self, actor: Actor) -> Result<Op> {
        Ok(self.begin(actor, self.0.db.write().await?))
    }

    fn begin(&self, actor: Actor, session: Session) -> Op {
        Op { app: self.clone(), actor, now: self.now(), session, changes: Vec::new(), jobs: Vec::new(), import: None }
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

    /// Refuses unless the actor may do this.
    ///
    /// Until sign-in exists everybody at this machine holds every permission; the server listens on loopback only.
    ///
    /// # Errors
    /// `forbidden` when the permission is missing.
    pub fn require(&self, _permission: Permission) -> Result<()> {
        Ok(())
    }

    /// The rows of a kind that the actor may see.
    pub fn scope(&self, _resource: Resource) -> Scope {
        Scope::All
    }

    /// From here on every change of this operation is noted as brought by an import.
    pub(crate) const fn came_by(&mut self, import: ImportId) {
        self.import = Some(import);
    }

    /// Holds off all other writers until this operation ends, so that what it compares with cannot change beneath it.
    pub(crate) async fn exclusive(&self) -> Result<()> {
        self.session.run("UPDATE counter SET value = value WHERE name = 'audit'", []).await.map(drop)
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

    /// Queues a job; it exists only if the operation commits.
    pub fn queue(&mut self, job: Job) {
        let id = JobId(self.id());
        self.jobs.push((id, job));
    }

    /// Writes audit and jobs, then makes everything durable.
    pub async fn commit(self) -> Result<()> {
        let Self { actor, now, session, changes, jobs, .. } = self;
        job::enqueue(&session, jobs, now).await?;
        audit::append(&session, &actor, now, changes).await?;
        session.commit().await
    }
}

/// Takes the next number of a series (`bulletin.2023`) inside the operation's transaction: no gaps, no doubles.
pub(crate) async fn next_number(session: &Session, series: &str) -> Result<i64> {
    let sql = "INSERT INTO counter (name, value) VALUES ($1, 1) ON CONFLICT (name) DO UPDATE SET value = counter.value + 1 RETURNING value";
    session.number(sql, [cell(series)]).await
}
