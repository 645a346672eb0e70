//! The weekly bulletin as a paper: overall, problems, requirements, and the tables behind them.

mod tables;

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use guatu_kernel::{Lang, Money, MoneyUnit};
use guatu_paper::numerals::{date, heading1, heading2, money, percent};
use guatu_paper::official::{Bar, BarChart, Block, Closing, Colour, EndBlock, Head, Issued, PageNumbers, Paper};
use rust_decimal::Decimal;

use crate::App;
use crate::district::{District, Standing};
use crate::light::LightCount;
use crate::wall::{GroupLine, WallView};

/// How many of the worst projects the text itself names; the attachment names all.
const NAMED: usize = 10;
/// How many units the text praises, and how many it urges.
const PRAISED: usize = 3;

/// The bulletin on the district at a date, printed on `today`.
pub(super) fn paper(
    app: &App,
    district: &District,
    standings: &[&Standing],
    survey: &WallView,
    number: i64,
    today: NaiveDate,
) -> Paper {
    let text = Text { district, survey };
    let settings = app.settings();
    let mut body = vec![Block::Paragraph(text.opening())];
    body.push(Block::Heading1(heading1(1, "总体情况")));
    body.extend(text.overall());
    body.push(Block::Heading1(heading1(2, "存在问题")));
    body.extend(text.problems(standings));
    body.push(Block::Heading1(heading1(3, "工作要求")));
    body.extend(text.requirements());
    Paper {
        head: Head {
            mark: format!("{}重点项目建设周通报", settings.district),
            number: Some(format!("第{number}期")),
            issued: Some(Issued { by: settings.issuer.clone(), on: today }),
            ..Head::default()
        },
        title: format!("关于{}重点项目建设\n进展情况的通报", settings.district),
        addressee: Some("各乡镇人民政府、街道办事处，各责任单位".into()),
        body,
        closing: Some(Closing { issuer: settings.issuer.clone(), date: today }),
        attachments: vec![tables::ranking(district, survey), tables::lights(district, standings)],
        end: Some(EndBlock {
            copies: Some("区委、区政府领导".into()),
            printer: settings.issuer.clone(),
            printed: today,
        }),
        page_numbers: PageNumbers::Outer,
    }
}

/// Whether two bulletins differ in nothing but number and date of printing.
pub(super) fn says_the_same(one: &Paper, other: &Paper) -> bool {
    one.title == other.title && one.body == other.body && one.attachments == other.attachments
}

struct Text<'a> {
    district: &'a District,
    survey: &'a WallView,
}

impl Text<'_> {
    fn opening(&self) -> String {
        format!(
            "为掌握全区重点项目建设进度，压实责任、促进问题解决，现将截至{}的进展情况通报如下。",
            date(self.survey.as_of)
        )
    }

    fn overall(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Paragraph(self.sums()), Block::Paragraph(self.light_words())];
        blocks.push(Block::Heading2(heading2(1, "按项目类别")));
        blocks.push(Block::Paragraph(self.group_words(&self.survey.sectors)));
        blocks.push(Block::Table(tables::groups("类别", &self.survey.sectors, &self.survey.totals)));
        blocks.push(Block::Heading2(heading2(2, "按建设性质")));
        blocks.push(Block::Table(tables::groups("性质", &self.survey.natures, &self.survey.totals)));
        blocks.push(Block::Heading2(heading2(3, "按责任单位")));
        blocks.push(Block::Paragraph(self.unit_words()));
        blocks.push(Block::Chart(self.unit_chart()));
        blocks
    }

    fn sums(&self) -> String {
        let totals = &self.survey.totals;
        let year = self.district.year();
        let mut text = format!(
            "全区纳入管理的重点项目{}个，总投资{}，{year}年度计划投资{}。",
            totals.projects,
            yi(totals.total),
            yi(totals.plan)
        );
        let Some(month) = self.survey.month else { return text };
        let span = if month.number() == 1 { "1月".to_string() } else { format!("1—{}月", month.number()) };
        text.push_str(&format!("{span}累计完成投资{}", yi(totals.done)));
        if let (Some(done), Some(expected), Some(gap)) = (totals.done_pct, totals.expected_pct, totals.gap_pp) {
            text.push_str(&format!(
                "，占年度计划的{}；按序时应完成{}，{}",
                percent(done),
                percent(expected),
                gap_words(gap)
            ));
        }
        text.push('。');
        text
    }

    fn light_words(&self) -> String {
        let counts: Vec<String> =
            self.lights().iter().map(|(label, count)| format!("{label}{}个", count.projects)).collect();
        format!("按照“{}”预警规则，全区项目中{}。", self.district.rules().name().get(Lang::Zh), counts.join("、"))
    }

    /// Each light with its words: `红灯`, `未报送`.
    fn lights(&self) -> Vec<(String, &LightCount)> {
        self.survey.lights.iter().map(|count| (self.word(&count.light), count)).collect()
    }

    /// What people call a light: a colour by itself is a lamp of that colour.
    fn word(&self, light: &str) -> String {
        let label = self.district.rules().label(light).zh;
        if label.chars().count() == 1 { format!("{label}灯") } else { label }
    }

    /// The worst light of the rule set, whatever it is called.
    fn worst(&self) -> String {
        self.district.rules().colours().first().map(|colour| self.word(&colour.id)).unwrap_or_default()
    }

    fn group_words(&self, groups: &[GroupLine]) -> String {
        let words: Vec<String> = groups
            .iter()
            .map(|group| {
                let share = group.done_pct.map(|share| format!("，占年度计划的{}", percent(share))).unwrap_or_default();
                format!("{}项目{}个，完成投资{}{share}", group.name, group.projects, yi(group.done))
            })
            .collect();
        format!("{}。", words.join("；"))
    }

    fn unit_words(&self) -> String {
        let planned: Vec<&GroupLine> = self.survey.units.iter().filter(|unit| unit.gap_pp.is_some()).collect();
        let names = |units: &[&GroupLine]| units.iter().map(|unit| unit.name.as_str()).collect::<Vec<_>>().join("、");
        let first = names(&planned[..planned.len().min(PRAISED)]);
        let mut text = format!("承担年度投资任务的责任单位{}个。与序时进度相比，排名靠前的是{first}", planned.len());
        if planned.len() > 2 * PRAISED {
            text.push_str(&format!("；排名靠后的是{}", names(&planned[planned.len() - PRAISED..])));
        }
        text.push_str("。各单位完成情况如下图，排名见附件1。");
        text
    }

    fn unit_chart(&self) -> BarChart {
        let bars = self.survey.units.iter().filter_map(|unit| {
            let behind = unit.gap_pp.is_some_and(|gap| gap < Decimal::ZERO);
            let colour = if behind { "#b54708" } else { "#0b4f8a" }.parse::<Colour>().ok();
            Some(Bar { label: unit.name.clone(), value: unit.done_pct?, mark: unit.expected_pct, colour })
        });
        BarChart {
            title: "各责任单位完成年度计划情况（按与序时进度之差排序）".into(),
            unit: "%".into(),
            value_name: "完成年度计划".into(),
            mark_name: Some("序时进度".into()),
            bars: bars.collect(),
        }
    }

    fn problems(&self, standings: &[&Standing]) -> Vec<Block> {
        let mut blocks = vec![Block::Heading2(heading2(1, "部分项目进度滞后"))];
        let reds = &self.survey.reds;
        if reds.is_empty() {
            blocks.push(Block::Paragraph(format!("本期没有亮{}的项目。", self.worst())));
        } else {
            blocks.push(Block::Paragraph(format!(
                "亮{}的项目{}个，其中落后最多的{}个是：",
                self.worst(),
                reds.len(),
                reds.len().min(NAMED)
            )));
        }
        for (place, red) in reds.iter().take(NAMED).enumerate() {
            let unit = red.unit.as_ref().map_or("未落实责任单位", |unit| unit.name.as_str());
            let original = red.original.as_ref().map(|light| format!("（按原计划为{}）", self.word(light)));
            let original = original.unwrap_or_default();
            let line = format!("{}.{}（{unit}）：{}{original}。", place + 1, red.name, red.reason.zh);
            blocks.push(Block::Paragraph(line));
        }
        blocks.push(Block::Heading2(heading2(2, "制约因素仍需破解")));
        blocks.push(Block::Paragraph(obstacles(standings)));
        if self.survey.unreported > 0 {
            blocks.push(Block::Heading2(heading2(3, "个别单位未按时报送")));
            blocks.push(Block::Paragraph(self.unreported(standings)));
        }
        blocks
    }

    fn unreported(&self, standings: &[&Standing]) -> String {
        let month = self.survey.month;
        let mut units: BTreeMap<&str, usize> = BTreeMap::new();
        for standing in standings.iter().filter(|standing| standing.owes_report(month) && standing.due.is_none()) {
            *units.entry(standing.unit.as_deref().unwrap_or("未落实责任单位")).or_default() += 1;
        }
        let words: Vec<String> = units.iter().map(|(unit, count)| format!("{unit}{count}个")).collect();
        let month = month.map_or_else(String::new, |month| format!("{}月", month.number()));
        format!("未报送{month}进展的项目{}个：{}。", self.survey.unreported, words.join("、"))
    }

    fn requirements(&self) -> Vec<Block> {
        let next = self.survey.month.map_or(self.survey.as_of, |month| month.next().last_day());
        let answer = self.survey.as_of.checked_add_days(Days::new(5)).unwrap_or(self.survey.as_of);
        let mut blocks = vec![
            Block::Heading2(heading2(1, "倒排工期，限期赶上")),
            Block::Paragraph(format!(
                "亮红灯、黄灯项目的责任单位要逐项倒排工期、明确到人，于{}前赶上序时进度；确因客观原因不能完成的，书面说明理由。",
                date(next)
            )),
        ];
        for red in self.survey.reds.iter().take(PRAISED) {
            if let Some(way) = &red.to_green {
                blocks.push(Block::Paragraph(format!("{}：{}。", red.name, way.zh)));
            }
        }
        blocks.push(Block::Heading2(heading2(2, "聚焦堵点，合力破解")));
        blocks.push(Block::Paragraph("各要素保障部门要主动对接项目，对通报所列问题逐条研究，提出办法、明确时限；需上会研究的，于每周例会前报送。".into()));
        blocks.push(Block::Heading2(heading2(3, "据实报送，按时报送")));
        let late = if self.survey.unreported > 0 {
            format!("尚未报送的单位于{}前补报。", date(answer))
        } else {
            String::new()
        };
        blocks.push(Block::Paragraph(format!("各责任单位要据实填报投资、形象进度和存在问题，每月按时报送。{late}")));
        blocks
    }
}

/// The problems that reports name, the most frequent first.
fn obstacles(standings: &[&Standing]) -> String {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for problem in standings.iter().filter_map(|standing| standing.latest.as_ref()?.problem.as_deref()) {
        *counts.entry(problem).or_default() += 1;
    }
    let mut counts: Vec<(&str, usize)> = counts.into_iter().collect();
    counts.sort_by(|one, other| other.1.cmp(&one.1).then(one.0.cmp(other.0)));
    if counts.is_empty() {
        return "本期各单位没有反映需要协调的问题。".into();
    }
    let projects: usize = counts.iter().map(|(_, count)| count).sum();
    let words: Vec<String> =
        counts.iter().take(8).map(|(problem, count)| format!("{problem}（{count}个项目）")).collect();
    format!("各单位反映存在问题的项目{projects}个，主要是：{}。", words.join("、"))
}

/// An amount in 亿元 with two decimals, rounded once.
fn yi(amount: Money) -> String {
    money(amount, MoneyUnit::Yi, 2)
}

fn gap_words(gap: Decimal) -> String {
    if gap < Decimal::ZERO {
        format!("落后序时进度{}个百分点", gap.abs())
    } else if gap > Decimal::ZERO {
        format!("超前序时进度{gap}个百分点")
    } else {
        "与序时进度持平".into()
    }
}
