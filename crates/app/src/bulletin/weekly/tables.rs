//! The tables of the weekly bulletin.

use guatu_domain::rule::Meaning;
use guatu_kernel::{Money, MoneyUnit};
use guatu_paper::numerals::grouped;
use guatu_paper::official::{Align, Attachment, Block, Cell, Column, Orientation, Table};
use rust_decimal::Decimal;

use crate::district::{District, Standing};
use crate::project::line::behind;
use crate::project::view::Totals;
use crate::wall::{GroupLine, WallView};

fn column(header: &str, align: Align, share: u32) -> Column {
    Column { header: header.into(), align, share }
}

fn wan(amount: Money) -> Cell {
    grouped(amount.in_unit(MoneyUnit::Wan), 0).into()
}

fn pct(value: Option<Decimal>) -> Cell {
    value.map_or_else(|| "—".to_string(), |value| grouped(value, 2)).into()
}

/// Groups with their sums, and the whole district below.
pub(super) fn groups(name: &str, groups: &[GroupLine], totals: &Totals) -> Table {
    let row = |group: &GroupLine| {
        vec![
            Cell::from(group.name.as_str()),
            group.projects.to_string().into(),
            wan(group.plan),
            wan(group.done),
            pct(group.done_pct),
            pct(group.gap_pp),
        ]
    };
    Table {
        caption: None,
        note: Some("单位：个、万元、%、百分点".into()),
        columns: vec![
            column(name, Align::Left, 22),
            column("项目数", Align::Right, 12),
            column("年度计划", Align::Right, 19),
            column("累计完成", Align::Right, 19),
            column("完成比例", Align::Right, 14),
            column("较序时", Align::Right, 14),
        ],
        rows: groups.iter().map(row).collect(),
        total: Some(vec![
            "合计".into(),
            totals.projects.to_string().into(),
            wan(totals.plan),
            wan(totals.done),
            pct(totals.done_pct),
            pct(totals.gap_pp),
        ]),
        repeat_header: true,
    }
}

/// 附件1: the units in rank order.
pub(super) fn ranking(district: &District, survey: &WallView) -> Attachment {
    let mut columns = vec![
        column("排名", Align::Centre, 7),
        column("责任单位", Align::Left, 28),
        column("项目数", Align::Right, 9),
        column("年度计划\n（万元）", Align::Right, 14),
        column("累计完成\n（万元）", Align::Right, 14),
        column("完成比例\n（%）", Align::Right, 11),
        column("较序时\n（百分点）", Align::Right, 12),
    ];
    columns.extend(survey.lights.iter().map(|count| column(&district.rules().label(&count.light).zh, Align::Right, 7)));
    let rows = survey.units.iter().map(|unit| {
        let mut row: Vec<Cell> = vec![
            unit.rank.to_string().into(),
            unit.name.as_str().into(),
            unit.projects.to_string().into(),
            wan(unit.plan),
            wan(unit.done),
            pct(unit.done_pct),
            pct(unit.gap_pp),
        ];
        row.extend(unit.lights.iter().map(|light| Cell::from(light.projects.to_string())));
        row
    });
    let totals = &survey.totals;
    let mut total: Vec<Cell> = vec![
        "".into(),
        "合计".into(),
        totals.projects.to_string().into(),
        wan(totals.plan),
        wan(totals.done),
        pct(totals.done_pct),
        pct(totals.gap_pp),
    ];
    total.extend(survey.lights.iter().map(|light| Cell::from(light.projects.to_string())));
    let table =
        Table { caption: None, note: None, columns, rows: rows.collect(), total: Some(total), repeat_header: true };
    Attachment {
        title: "各责任单位重点项目完成情况排名表".into(),
        orientation: Orientation::Landscape,
        body: vec![Block::Table(table)],
    }
}

/// 附件2: every project that is not in the best light, the worst first.
pub(super) fn lights(district: &District, standings: &[&Standing]) -> Attachment {
    let colours = district.rules().colours();
    let rank = |standing: &Standing| colours.iter().position(|colour| colour.id == standing.light());
    let is_bad = |standing: &&Standing| rank(standing).is_some_and(|rank| colours[rank].meaning != Meaning::Good);
    let mut bad: Vec<&Standing> = standings.iter().copied().filter(is_bad).collect();
    bad.sort_by(|one, other| {
        let order = rank(one)
            .cmp(&rank(other))
            .then_with(|| (other.behind, other.days_overdue).cmp(&(one.behind, one.days_overdue)));
        order.then_with(|| one.file.code.cmp(&other.file.code))
    });
    let rows = bad.iter().enumerate().map(|(place, standing)| {
        let colour = rank(standing).map(|rank| &colours[rank]);
        let facts = district.facts(standing);
        vec![
            Cell::from((place + 1).to_string()),
            standing.facts.name.as_str().into(),
            standing.unit.as_deref().unwrap_or("—").into(),
            colour.map_or_else(
                || Cell::from("—"),
                |colour| Cell::Sign {
                    shape: colour.shape.clone(),
                    word: colour.label.zh.clone(),
                    colour: colour.css.parse().ok(),
                },
            ),
            pct(behind(standing)),
            if standing.days_overdue > 0 { standing.days_overdue.to_string() } else { "—".into() }.into(),
            standing.reason(&facts).zh.into(),
        ]
    });
    let columns = vec![
        column("序号", Align::Centre, 5),
        column("项目名称", Align::Left, 20),
        column("责任单位", Align::Left, 16),
        column("预警", Align::Centre, 7),
        column("落后\n（百分点）", Align::Right, 9),
        column("节点逾期\n（天）", Align::Right, 8),
        column("说明", Align::Left, 66),
    ];
    let table = Table { caption: None, note: None, columns, rows: rows.collect(), total: None, repeat_header: true };
    Attachment {
        title: "重点项目预警情况表".into(),
        orientation: Orientation::Landscape,
        body: vec![Block::Table(table)],
    }
}
