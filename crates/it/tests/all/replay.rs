//! Any past day can be replayed: a thousand histories with late reports, corrections, revised plans, decisions, other curves
//! and other rules; the lights of each day as it was known then are the lights that were shown then.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use guatu_app::approval::view::AnswerBody;
use guatu_app::approval::{self, answer};
use guatu_app::district::{AsOf, Standing};
use guatu_app::light::{self, OverrideBody, OverrideEndBody, ReopenBody};
use guatu_app::plan::{self, CurveBody, CurveShape, FreezeBody, PlannedBody, RevisionBody};
use guatu_app::rule::view::{ActivationBody, RuleSetBody};
use guatu_app::{import, rule};
use guatu_domain::access::Actor;
use guatu_domain::rule::presets;
use guatu_it::{Engine, TestApp, db_test};
use guatu_kernel::{Month, Scope, Timestamp};

db_test! {
    a_thousand_histories_are_replayed_to_the_lights_of_then,
}

const PROJECTS: usize = 1_000;
/// How many instants are looked at.
const STEPS: u64 = 40;

/// What a project shows: code, light, sentence, light against the original baseline.
type Shown = (String, String, String, Option<String>);

/// What was shown of a day at an instant.
struct Stored {
    as_of: NaiveDate,
    known_at: Timestamp,
    shown: Vec<Shown>,
}

struct History {
    app: TestApp,
    chance: fastrand::Rng,
    today: NaiveDate,
    /// Whether a rule set was ever put into force; its versions are numbered by this.
    versions: u32,
}

fn office() -> Actor {
    Actor::console("replay")
}

/// Whoever answers what the office asks for.
fn head() -> Actor {
    Actor::system()
}

fn code(number: usize) -> String {
    format!("R{number:04}")
}

impl History {
    async fn begin(engine: Engine) -> Self {
        let app = TestApp::empty(engine).await;
        let today = NaiveDate::from_ymd_opt(2023, 1, 3).unwrap();
        let mut history = Self { app, chance: fastrand::Rng::with_seed(20_230_331), today, versions: 0 };
        history.tick();
        let all: Vec<usize> = (1..=PROJECTS).collect();
        history.plans(&all).await;
        history.milestones(&all).await;
        history
    }

    /// Another instant of today.
    fn tick(&mut self) {
        let second = self.chance.u32(0..1_000_000);
        let clock = self.app.app.now().micros() + 1 + i64::from(second);
        let morning = format!("{}T01:00:00Z", self.today);
        let morning = morning.parse::<chrono::DateTime<chrono::Utc>>().unwrap();
        let now = Timestamp::from_micros(clock).unwrap().max(Timestamp::new(morning));
        let now = if now.date() > self.today { Timestamp::new(morning) } else { now };
        self.app.clock.set(chrono::DateTime::from_timestamp_micros(now.micros()).unwrap());
    }

    fn some(&mut self, share: usize) -> Vec<usize> {
        let count = PROJECTS / share;
        (0..count)
            .map(|_| self.chance.usize(1..=PROJECTS))
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect()
    }

    async fn import(&self, name: &str, text: String) {
        let files = vec![(format!("{name}.csv"), text.into_bytes())];
        let outcome = import::take(&self.app.app, office(), files, false, true).await;
        outcome.unwrap_or_else(|failure| panic!("{name}: {failure}"));
    }

    /// The year's list with amounts, natures and starts of these projects: the first one, or a changed one.
    async fn plans(&mut self, projects: &[usize]) {
        let mut text = String::from(
            "2023年重点项目建设计划表\n单位：万元\n项目编码,项目名称,建设性质,责任单位,2023年计划投资（万元）,计划开工时间\n",
        );
        for number in projects {
            let nature = self.chance.choice(["新开工", "续建", "竣工"]).unwrap();
            let start = if nature == "新开工" {
                format!("2023年{}月", self.chance.u32(1..=12))
            } else {
                "2022年5月".into()
            };
            let (unit, plan) = (number % 7, self.chance.u32(1..=90) * 100);
            text.push_str(&format!("{},项目{number},{nature},单位{unit},{plan},{start}\n", code(*number)));
        }
        self.import("plans", text).await;
    }

    async fn milestones(&mut self, projects: &[usize]) {
        let as_of = self.today;
        let mut text = format!(
            "2023年重点项目节点计划表\n截至{}\n项目编码,项目名称,节点名称,计划完成时间,实际完成时间\n",
            as_of.format("%Y年%-m月%-d日")
        );
        let january = NaiveDate::from_ymd_opt(2023, 1, 1).unwrap();
        for number in projects {
            for name in ["立项备案", "主体封顶"] {
                let planned = january + Days::new(self.chance.u64(0..150));
                let late = self.chance.u64(0..40);
                let achieved = planned + Days::new(late);
                let achieved =
                    if achieved <= as_of && self.chance.bool() { achieved.to_string() } else { String::new() };
                text.push_str(&format!("{},项目{number},{name},{planned},{achieved}\n", code(*number)));
            }
        }
        self.import("milestones", text).await;
    }

    /// Reports of a month, some of them late, some of them corrections.
    async fn reports(&mut self, month: Month, projects: &[usize]) {
        let mut text = format!(
            "{}年{}月重点项目进展情况月报表\n单位：万元\n项目编码,项目名称,本月完成投资（万元）,本年累计完成投资（万元）,是否开工\n",
            month.year(),
            month.number()
        );
        for number in projects {
            let done = self.chance.u32(0..40) * 100;
            let (month, started) = (self.chance.u32(0..=done), self.chance.choice(["是", "否", ""]).unwrap());
            text.push_str(&format!("{},项目{number},{month},{done},{started}\n", code(*number)));
        }
        self.import("reports", text).await;
    }

    async fn approved(&mut self, asked: guatu_kernel::Result<approval::ApprovalView>) {
        // A day of a month that was closed meanwhile is refused, and nothing happens.
        let Ok(asked) = asked else { return };
        self.tick();
        let body = AnswerBody { approve: true, comment: None };
        let op = self.app.app.write(head()).await.unwrap();
        answer::answer(op, asked.id, body).await.unwrap();
    }

    /// Another light for a project, some days back or ahead.
    async fn decide(&mut self) {
        let code = code(self.chance.usize(1..=PROJECTS));
        let from = self.today + Days::new(self.chance.u64(0..20)) - Days::new(10);
        let until = from + Days::new(self.chance.u64(0..60));
        let light = self.chance.choice(["red", "yellow", "green", "none"]).unwrap().to_string();
        let body = OverrideBody { light, from: Some(from), until, reason: "环保管控停工".into(), paper: None };
        let op = self.app.app.write(office()).await.unwrap();
        let asked = light::ask_override(op, &code, body).await;
        self.approved(asked).await;
        if self.chance.u32(0..3) == 0 {
            self.tick();
            let op = self.app.app.write(office()).await.unwrap();
            let _ended_or_nothing_to_end =
                light::end_override(op, &code, OverrideEndBody { reason: "复工".into() }).await;
        }
    }

    /// Another promise of a project whose plan is frozen.
    async fn revise(&mut self) {
        let code = code(self.chance.usize(1..=PROJECTS));
        let effective_on = Some(self.today - Days::new(self.chance.u64(0..40)));
        let planned_on = Some(self.today + Days::new(self.chance.u64(0..60)));
        let body = RevisionBody {
            year: Some(2023),
            effective_on,
            plan: Some(format!("{}", self.chance.u32(1..=90) * 100)),
            nature: None,
            planned_start: None,
            planned_finish: None,
            milestones: vec![PlannedBody { name: "主体封顶".into(), planned_on }],
            reason: "规划调整".into(),
            paper: None,
        };
        let op = self.app.app.write(office()).await.unwrap();
        let asked = plan::ask_revision(op, &code, body).await;
        self.approved(asked).await;
    }

    async fn freeze(&mut self) {
        let op = self.app.app.write(office()).await.unwrap();
        let asked = plan::ask_freeze(op, 2023, FreezeBody { reason: "审定".into(), paper: None }).await;
        self.approved(asked).await;
    }

    async fn curve(&mut self) {
        let nature = self.chance.choice([None, Some("carry_over".to_string())]).unwrap();
        let op = self.app.app.write(office()).await.unwrap();
        let percents = [2, 5, 12, 20, 30, 40, 55, 65, 75, 85, 95, 100].map(|percent: i64| percent.into()).to_vec();
        if self.chance.bool() {
            plan::set_curve(
                op,
                CurveBody { year: 2023, nature, shape: CurveShape::Months, percents, tranches: Vec::new() },
            )
            .await
            .unwrap();
        } else {
            let _reset_or_nothing_to_reset = plan::reset_curve(op, 2023, nature.as_deref()).await;
        }
    }

    /// Another rule set from some day on, one that compares and remembers among them.
    async fn rules(&mut self, text: &str) {
        self.versions += 1;
        let id = text.lines().find(|line| line.starts_with("id = ")).unwrap();
        let version = text.lines().find(|line| line.starts_with("version = ")).unwrap();
        let valid = text.lines().find(|line| line.starts_with("valid_from = ")).unwrap();
        let text = text
            .replacen(id, "id = \"ours\"", 1)
            .replacen(version, &format!("version = {}", self.versions), 1)
            .replacen(valid, "valid_from = 2022-01-01", 1);
        let op = self.app.app.write(office()).await.unwrap();
        let set = rule::save(op, RuleSetBody { text, note: None, base: None }).await.unwrap();
        let effective_on = self.today + Days::new(self.chance.u64(0..20)) - Days::new(10);
        let op = self.app.app.write(office()).await.unwrap();
        let body = ActivationBody { effective_on, reason: "议定".into(), paper: None };
        let asked = rule::ask_activation(op, &set.line.key, body).await;
        self.approved(asked).await;
    }

    async fn close(&mut self, month: Month) {
        let op = self.app.app.write(office()).await.unwrap();
        light::close(op, month).await.unwrap();
    }

    async fn reopen(&mut self, month: Month) {
        let op = self.app.app.write(office()).await.unwrap();
        light::reopen(op, month, ReopenBody { reason: "更正".into(), paper: None }).await.unwrap();
    }

    /// What everybody sees of a day, as known now or at an instant.
    async fn shown(&self, as_of: NaiveDate, known_at: Option<Timestamp>) -> Vec<Shown> {
        let known_at = known_at.map(|at| chrono::DateTime::from_timestamp_micros(at.micros()).unwrap());
        let op = self.app.app.read(office()).await.unwrap();
        let district = op.district(AsOf { as_of: Some(as_of), known_at }).await.unwrap();
        let shown = |standing: &Arc<Standing>| {
            let reason = standing.reason(&district.facts(standing)).zh;
            let original =
                standing.original.as_ref().map(|original| format!("{} {}", original.light, original.reason.zh));
            (standing.file.code.clone(), standing.light().to_string(), reason, original)
        };
        district.projects(&Scope::System).map(shown).collect()
    }

    /// What happens until the next look.
    async fn something(&mut self, step: u64) {
        self.tick();
        let last = Month::last_full(self.today);
        let earlier = if self.chance.bool() { last } else { last.previous() };
        let some = self.some(8);
        self.reports(if last.year() == 2023 { last } else { last.next() }, &some).await;
        if earlier.year() == 2023 {
            self.tick();
            let some = self.some(40);
            self.reports(earlier, &some).await;
        }
        self.tick();
        let some = self.some(50);
        self.milestones(&some).await;
        self.tick();
        let some = self.some(60);
        self.plans(&some).await;
        for _ in 0..4 {
            self.tick();
            self.decide().await;
            self.tick();
            self.revise().await;
        }
        self.tick();
        match step {
            5 | 12 | 30 => self.curve().await,
            8 => self.freeze().await,
            14 => self.rules(presets::ALL.into_iter().find(|text| text.contains("id = \"wuhan\"")).unwrap()).await,
            22 => self.rules(super::rule::LAST_TEN).await,
            33 => self.rules(presets::ERQI_DEFAULT).await,
            15 => self.close(Month::new(2023, 1).unwrap()).await,
            20 => self.reopen(Month::new(2023, 1).unwrap()).await,
            25 => self.close(Month::new(2023, 1).unwrap()).await,
            26 => self.close(Month::new(2023, 2).unwrap()).await,
            35 => self.close(Month::new(2023, 3).unwrap()).await,
            _ => {}
        }
    }
}

async fn a_thousand_histories_are_replayed_to_the_lights_of_then(engine: Engine) {
    let mut history = History::begin(engine).await;
    history.app.leaves_jobs();
    let mut stored: Vec<Stored> = Vec::new();
    for step in 0..STEPS {
        history.today = history.today + Days::new(3);
        history.something(step).await;
        // Today, the end of the last month, and some other day, as they are known now.
        let month_end = Month::last_full(history.today).last_day();
        let other = history.today - Days::new(history.chance.u64(1..50));
        let known_at = history.app.app.now();
        for as_of in [history.today, month_end, other] {
            stored.push(Stored { as_of, known_at, shown: history.shown(as_of, None).await });
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    for Stored { as_of, known_at, shown } in &stored {
        let again = history.shown(*as_of, Some(*known_at)).await;
        assert_eq!(again.len(), shown.len(), "{as_of} as known at {known_at:?}");
        for (now, then) in again.iter().zip(shown) {
            assert_eq!(now, then, "{as_of} as known at {known_at:?}");
            seen.insert(then.1.clone());
        }
    }
    assert!(seen.len() >= 5, "the histories show every light: {seen:?}");
    // A closed month shows what it was closed with, whatever came afterwards.
    let closed = history.app.number("SELECT count(*) FROM closed_light").await;
    assert_eq!(closed, 4 * PROJECTS as i64);
    for (month, number) in [(1, 2), (2, 1), (3, 1)] {
        let end = Month::new(2023, month).unwrap().last_day();
        for (code, light, reason, _) in history.shown(end, None).await {
            let sql = format!(
                "SELECT count(*) FROM closed_light l JOIN project p ON p.id = l.project_id WHERE p.code = '{code}' \
                 AND l.month = {} AND l.number = {number} AND l.light = '{light}' AND l.reason = '{}'",
                Month::new(2023, month).unwrap().key(),
                reason.replace('\'', "''")
            );
            assert_eq!(history.app.number(&sql).await, 1, "{code} {end} {light} {reason}");
        }
    }
}
