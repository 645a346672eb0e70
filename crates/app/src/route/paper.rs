//! The three papers of a project: 任务书 (what, who, by when), 路线图 (in which order), 时间表 (month by month).

use chrono::Datelike;
use guatu_domain::access::Permission;
use guatu_domain::milestone::days_overdue;
use guatu_domain::project::ProjectFacts;
use guatu_kernel::{Error, MoneyUnit, Result};
use guatu_paper::numerals::{date, money};
use guatu_paper::official::{Align, Block, Cell, Closing, Column, Head, PageNumbers, Paper, Table};
use serde::Serialize;

use super::show;
use super::view::{RouteNodeView, RouteView};
use crate::district::AsOf;
use crate::print::{Rendering, draw};
use crate::{Export, Op};

/// One of the three papers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum RoutePaper {
    /// 任务书
    TaskBrief,
    /// 路线图
    Roadmap,
    /// 时间表
    Timetable,
}

impl RoutePaper {
    const ALL: [Self; 3] = [Self::TaskBrief, Self::Roadmap, Self::Timetable];

    const fn as_str(self) -> &'static str {
        match self {
            Self::TaskBrief => "task_brief",
            Self::Roadmap => "roadmap",
            Self::Timetable => "timetable",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::TaskBrief => "任务书",
            Self::Roadmap => "路线图",
            Self::Timetable => "时间表",
        }
    }
}

/// What the audit keeps about a paper that left the house.
#[derive(Serialize)]
struct Printed<'a> {
    code: &'a str,
    file: &'a str,
}

/// A paper of a project's route as a file, which is audited: `task_brief`, `roadmap` or `timetable`, as `.pdf` or `.docx`.
///
/// # Errors
/// `not_found` where there is no such paper, or the project has no route.
pub async fn print(op: &mut Op, code: &str, file: &str, as_of: AsOf) -> Result<(Export, Rendering)> {
    let scope = op.require(Permission::ProjectExport)?;
    let (paper, rendering) = wanted(file).ok_or_else(Error::not_found)?;
    let district = op.district(as_of).await?;
    let visible = op.scope(Permission::ProjectRead);
    let standing = district.project(&visible, code).ok_or_else(Error::not_found)?;
    op.require_on(Permission::ProjectExport, standing.file.keeper)?;
    let held = show::held(op, &scope, &district, standing).await?;
    let (stored, route) = held.ok_or_else(Error::not_found)?;
    let text = Text { code, facts: &standing.facts, unit: standing.unit.as_deref(), route: &route };
    let issuer = op.app().settings().issuer.clone();
    let bytes = draw(text.paper(paper, issuer, op.now().date()), rendering).await?;
    let name = format!("{}{}.{}", standing.facts.name, paper.title(), rendering.ending());
    op.note_now("route.print", "route", stored.value.id.0, &Printed { code, file: &name }).await?;
    Ok((Export { name, bytes }, rendering))
}

fn wanted(file: &str) -> Option<(RoutePaper, Rendering)> {
    let (paper, ending) = file.rsplit_once('.')?;
    let rendering = [Rendering::Pdf, Rendering::Docx].into_iter().find(|rendering| rendering.ending() == ending)?;
    Some((RoutePaper::ALL.into_iter().find(|known| known.as_str() == paper)?, rendering))
}

struct Text<'a> {
    code: &'a str,
    facts: &'a ProjectFacts,
    unit: Option<&'a str>,
    route: &'a RouteView,
}

impl Text<'_> {
    fn paper(&self, paper: RoutePaper, issuer: String, today: chrono::NaiveDate) -> Paper {
        let body = match paper {
            RoutePaper::TaskBrief => self.task_brief(),
            RoutePaper::Roadmap => self.roadmap(),
            RoutePaper::Timetable => self.timetable(),
        };
        Paper {
            head: Head { mark: issuer.clone(), ..Head::default() },
            title: format!("{}\n{}", self.facts.name, paper.title()),
            addressee: None,
            body,
            closing: Some(Closing { issuer, date: today }),
            attachments: Vec::new(),
            end: None,
            page_numbers: PageNumbers::Outer,
        }
    }

    fn task_brief(&self) -> Vec<Block> {
        let rows = self.numbered().map(|(number, node)| {
            vec![number.into(), task(node), who(node), node.post.as_str().into(), by(node), evidence(node)]
        });
        let columns = vec![
            column("序号", Align::Centre, 8),
            column("任务", Align::Left, 20),
            column("责任单位", Align::Left, 21),
            column("责任岗位", Align::Left, 21),
            column("完成时限", Align::Left, 25),
            column("完成佐证", Align::Left, 24),
        ];
        let order = "现将各节点任务分解如下。请各责任单位明确到岗，按时限完成；节点完成时提交佐证材料，不能按时完成的，提前书面说明原因和补救办法。";
        vec![Block::Paragraph(self.about()), Block::Paragraph(order.into()), table(columns, rows.collect())]
    }

    fn roadmap(&self) -> Vec<Block> {
        let place = |id: &String| self.route.nodes.iter().position(|node| node.id == *id).map(|place| place + 1);
        let rows = self.numbered().map(|(number, node)| {
            let after: Vec<String> = node.after.iter().filter_map(place).map(|place| place.to_string()).collect();
            vec![
                number.into(),
                task(node),
                if after.is_empty() { "—".into() } else { after.join("、") }.into(),
                node.limit.words().unwrap_or_else(|| "当日".into()).into(),
                who(node),
                by(node),
                if node.critical { "关键".into() } else { node.float_days.to_string() }.into(),
            ]
        });
        let columns = vec![
            column("序号", Align::Centre, 8),
            column("节点", Align::Left, 24),
            column("前置节点", Align::Left, 13),
            column("期限", Align::Left, 16),
            column("责任单位", Align::Left, 20),
            column("完成时限", Align::Left, 25),
            column("机动\n（天）", Align::Right, 11),
        ];
        let critical = self.route.nodes.iter().filter(|node| node.critical).map(|node| node.name.as_str());
        let critical = critical.collect::<Vec<_>>().join("→");
        vec![
            Block::Paragraph(self.about()),
            Block::Paragraph(format!(
                "关键线路：{critical}。关键线路决定总工期，其上的节点推迟，整个项目随之推迟；其余节点在机动时间内推迟，不影响总工期。“前置节点”为须先完成的节点的序号，没有先后关系的节点并联推进。"
            )),
            table(columns, rows.collect()),
        ]
    }

    fn timetable(&self) -> Vec<Block> {
        let mut nodes: Vec<&RouteNodeView> = self.route.nodes.iter().collect();
        nodes.sort_by_key(|node| (node.planned_on.is_none(), node.planned_on));
        let mut shown = None;
        let rows = nodes.into_iter().map(|node| {
            let month = node.planned_on.map_or_else(|| "未定".into(), |on| format!("{}年{}月", on.year(), on.month()));
            let first = shown.as_ref() != Some(&month);
            shown = Some(month.clone());
            let month = if first { month } else { String::new() };
            let day = node.planned_on.map_or_else(|| "—".into(), |on| format!("{}日", on.day()));
            vec![month.into(), day.into(), task(node), who(node), node.post.as_str().into(), self.state(node).into()]
        });
        let columns = vec![
            column("月份", Align::Left, 18),
            column("日期", Align::Right, 9),
            column("节点", Align::Left, 24),
            column("责任单位", Align::Left, 22),
            column("责任岗位", Align::Left, 22),
            column("完成情况", Align::Left, 22),
        ];
        vec![Block::Paragraph(self.about()), Block::Paragraph(self.outlook()), table(columns, rows.collect())]
    }

    /// The project in one paragraph.
    fn about(&self) -> String {
        let mut words = vec![format!("{}（项目编码{}）", self.facts.name, self.code)];
        words.extend(self.facts.place.as_ref().map(|place| format!("位于{place}")));
        let total = self.facts.total.as_ref();
        words.extend(total.map(|total| format!("总投资{}", money(total.money, MoneyUnit::Wan, 2))));
        words.extend(self.unit.map(|unit| format!("责任单位为{unit}")));
        let way = if self.route.anchor == "finish" { "倒排工期" } else { "顺排工期" };
        let until = self.route.forecast.planned_on.map(|on| format!("，至{}止", date(on))).unwrap_or_default();
        words.push(format!(
            "共{}个节点，自{}起{until}，按{way}安排",
            self.route.nodes.len(),
            date(self.route.start_on)
        ));
        format!("{}。", words.join("，"))
    }

    /// When the rest will be over, by what is achieved so far.
    fn outlook(&self) -> String {
        let forecast = &self.route.forecast;
        let done = self.route.nodes.iter().filter(|node| node.achieved_on.is_some()).count();
        let slip = match forecast.slip_days {
            Some(days @ 1..) => format!("，比计划推迟{days}天"),
            Some(days @ ..=-1) => format!("，比计划提前{}天", -days),
            _ => String::new(),
        };
        let (today, expected) = (date(forecast.today), date(forecast.expected_on));
        format!("截至{today}，已完成节点{done}个；按目前进度推算，全部节点于{expected}完成{slip}。")
    }

    fn state(&self, node: &RouteNodeView) -> String {
        let overdue = days_overdue(node.planned_on, node.achieved_on, self.route.forecast.today);
        match (node.achieved_on, overdue) {
            (Some(on), _) => format!("{}完成", date(on)),
            (None, Some(days)) => format!("逾期{days}天"),
            (None, None) => "未完成".into(),
        }
    }

    fn numbered(&self) -> impl Iterator<Item = (String, &RouteNodeView)> {
        self.route.nodes.iter().enumerate().map(|(place, node)| ((place + 1).to_string(), node))
    }
}

fn column(header: &str, align: Align, share: u32) -> Column {
    Column { header: header.into(), align, share }
}

fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(Table { caption: None, note: None, columns, rows, total: None, repeat_header: true })
}

fn task(node: &RouteNodeView) -> Cell {
    node.name.as_str().into()
}

/// The unit, or what kind of unit it falls to.
fn who(node: &RouteNodeView) -> Cell {
    node.unit.as_ref().map_or(node.unit_kind.name.zh.as_str(), |unit| unit.name.as_str()).into()
}

fn by(node: &RouteNodeView) -> Cell {
    node.planned_on.map_or_else(|| "—".into(), date).into()
}

fn evidence(node: &RouteNodeView) -> Cell {
    if node.evidence.is_empty() { "—".into() } else { node.evidence.join("、").into() }
}
