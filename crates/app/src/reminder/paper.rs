//! The letter: to whom, what is overdue, and by when an answer is expected.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use guatu_paper::numerals::{date, heading1};
use guatu_paper::official::{Align, Block, Cell, Closing, Column, Head, PageNumbers, Paper, Table};

use super::{is_worst, store};
use crate::App;
use crate::assignment::Line;
use crate::district::District;

/// Working days for an answer to the letter.
const ANSWER_WORKDAYS: u32 = 5;

/// The letter to a leader about these projects, issued on `today`.
pub(super) fn paper(
    app: &App,
    district: &District,
    leader: &str,
    lines: &[Line],
    (year, number): (i32, i64),
    today: NaiveDate,
) -> Paper {
    let settings = app.settings();
    let answer_by = settings.calendar.add_workdays(today, ANSWER_WORKDAYS);
    let mut body = vec![Block::Paragraph(opening(leader, lines, today))];
    let visits: Vec<&Line> = lines.iter().filter(|line| line.is_overdue()).collect();
    let worst: Vec<&Line> = lines.iter().filter(|line| is_worst(district, &line.standing)).collect();
    let mut part = 0;
    let mut heading = |text: &str| {
        part += 1;
        Block::Heading1(heading1(part, text))
    };
    if !visits.is_empty() {
        body.push(heading("走访联系逾期的项目"));
        body.push(visit_table(&visits));
    }
    if !worst.is_empty() {
        body.push(heading("进度严重滞后的项目"));
        body.push(light_table(district, &worst));
    }
    body.push(heading("有关要求"));
    body.push(Block::Paragraph(format!(
        "请于{}前到项目现场走访，会同责任单位研究解决存在问题；责任单位要逐项明确赶超措施和完成时限，走访和整改情况于同日前反馈。确因客观原因不能完成的，书面说明理由。",
        date(answer_by)
    )));
    Paper {
        head: Head {
            mark: settings.issuer.clone(),
            number: Some(format!("提醒函{}", store::number(year.into(), number))),
            ..Head::default()
        },
        title: "关于做好重点项目联系走访\n和进度推进工作的提醒函".into(),
        addressee: Some(addressee(leader, lines)),
        body,
        closing: Some(Closing { issuer: settings.issuer.clone(), date: today }),
        attachments: Vec::new(),
        end: None,
        page_numbers: PageNumbers::Outer,
    }
}

/// The leader, and the head of every responsible unit.
fn addressee(leader: &str, lines: &[Line]) -> String {
    let units: BTreeSet<&str> = lines.iter().filter_map(|line| line.standing.unit.as_deref()).collect();
    let heads = units.into_iter().map(|unit| format!("{unit}主要负责人"));
    std::iter::once(leader.to_string()).chain(heads).collect::<Vec<_>>().join("，")
}

fn opening(leader: &str, lines: &[Line], today: NaiveDate) -> String {
    format!(
        "按照领导联系重点项目制度，截至{}，{leader}联系的项目中有{}个走访联系逾期或者进度严重滞后，现予提醒。",
        date(today),
        lines.len()
    )
}

fn visit_table(lines: &[&Line]) -> Block {
    let rows = lines.iter().enumerate().map(|(place, line)| {
        let last = line.clock.last_on.map_or_else(|| "尚未走访".into(), date);
        let since = line.clock.late_since.map_or_else(|| "—".into(), date);
        vec![number(place), name(line), unit(line), last.into(), since.into()]
    });
    let columns = vec![
        column("序号", Align::Centre, 8),
        column("项目名称", Align::Left, 40),
        column("责任单位", Align::Left, 27),
        column("最近走访", Align::Left, 24),
        column("应走访时限", Align::Left, 24),
    ];
    table(columns, rows.collect())
}

fn light_table(district: &District, lines: &[&Line]) -> Block {
    let rows = lines.iter().enumerate().map(|(place, line)| {
        let reason = line.standing.reason(&district.facts(&line.standing)).zh;
        vec![number(place), name(line), unit(line), reason.into()]
    });
    let columns = vec![
        column("序号", Align::Centre, 8),
        column("项目名称", Align::Left, 36),
        column("责任单位", Align::Left, 25),
        column("亮灯原因", Align::Left, 54),
    ];
    table(columns, rows.collect())
}

fn number(place: usize) -> Cell {
    (place + 1).to_string().into()
}

fn name(line: &Line) -> Cell {
    line.standing.facts.name.as_str().into()
}

fn unit(line: &Line) -> Cell {
    line.standing.unit.as_deref().unwrap_or("—").into()
}

fn column(header: &str, align: Align, share: u32) -> Column {
    Column { header: header.into(), align, share }
}

fn table(columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Block {
    Block::Table(Table { caption: None, note: None, columns, rows, total: None, repeat_header: true })
}
