//! A weekly bulletin as an office would issue it, with the figures of a first quarter.

use chrono::NaiveDate;

use crate::numerals::{grouped, heading1, heading2, percent};
use crate::official::{
    Align, Attachment, Bar, BarChart, Block, Cell, Closing, Column, EndBlock, Head, Issued, Orientation, PageNumbers,
    Paper, Table,
};

const UNITS: [(&str, i64, i64, i64); 26] = [
    ("经济开发区管委会", 15, 601_500, 186_000),
    ("区住房和城乡建设局", 24, 385_000, 117_200),
    ("马寨镇人民政府", 22, 214_000, 63_900),
    ("侯寨乡人民政府", 18, 196_000, 55_100),
    ("区商务局", 17, 183_000, 50_800),
    ("区城市管理局", 16, 170_000, 45_900),
    ("区教育局", 15, 152_000, 40_200),
    ("区卫生健康委员会", 14, 143_000, 36_700),
    ("区文化旅游体育局", 14, 131_000, 33_000),
    ("区科技和工业信息化局", 13, 128_000, 31_700),
    ("区交通运输局", 13, 117_000, 28_300),
    ("淮河路街道办事处", 13, 108_000, 25_600),
    ("解放路街道办事处", 12, 101_000, 23_400),
    ("铭功路街道办事处", 12, 96_000, 21_900),
    ("一马路街道办事处", 12, 91_000, 20_300),
    ("蜜蜂张街道办事处", 12, 86_000, 18_800),
    ("五里堡街道办事处", 11, 82_000, 17_500),
    ("大学路街道办事处", 11, 78_000, 16_200),
    ("建中街街道办事处", 11, 74_000, 14_900),
    ("福华街街道办事处", 11, 70_000, 13_700),
    ("德化街街道办事处", 11, 66_000, 12_400),
    ("嵩山路街道办事处", 11, 61_000, 11_000),
    ("京广路街道办事处", 11, 56_000, 9_600),
    ("长江路街道办事处", 11, 50_000, 7_900),
    ("人和路街道办事处", 10, 43_500, 6_100),
    ("樱桃沟景区管委会", 10, 17_000, 1_200),
];

const SECTORS: [(&str, i64, i64, i64); 5] = [
    ("产业转型发展", 105, 1_120_000, 301_000),
    ("城镇基础设施", 128, 1_050_000, 262_000),
    ("社会民生保障", 66, 640_000, 158_300),
    ("生态环境保护", 54, 480_000, 118_000),
    ("综合交通", 7, 210_000, 70_000),
];

pub fn date(text: &str) -> NaiveDate {
    text.parse().expect("date")
}

fn share(done: i64, plan: i64) -> String {
    percent(guatu_kernel::money::percent(done.into(), plan.into()).expect("a plan"))
}

fn columns(columns: &[(&str, Align, u32)]) -> Vec<Column> {
    columns
        .iter()
        .map(|(header, align, share)| Column { header: (*header).into(), align: *align, share: *share })
        .collect()
}

/// The whole bulletin: five pages with two attachments, the second one turned.
pub fn weekly() -> Paper {
    let by = "二七区重点项目建设工作领导小组办公室";
    Paper {
        head: Head {
            mark: "二七区重点项目建设周通报".into(),
            number: Some("第12期".into()),
            issued: Some(Issued { by: by.into(), on: date("2023-03-31") }),
            ..Head::default()
        },
        title: "关于2023年第一季度全区重点项目\n建设进展情况的通报".into(),
        addressee: Some("各镇人民政府、乡人民政府、街道办事处，区人民政府各部门，各有关单位".into()),
        body: body(),
        closing: Some(Closing { issuer: by.into(), date: date("2023-03-31") }),
        attachments: vec![ranking(), lights()],
        end: Some(EndBlock {
            copies: Some("区委、区人大常委会、区政府、区政协领导，区委办公室、区政府办公室、区委区政府督查室".into()),
            printer: by.into(),
            printed: date("2023-03-31"),
        }),
        page_numbers: PageNumbers::Outer,
    }
}

fn body() -> Vec<Block> {
    let text = |text: &str| Block::Paragraph(text.into());
    vec![
        text(
            "根据区委、区政府关于实行重点项目周通报、月排名、季考核、年评优的工作要求，现将截至2023年3月31日全区重点项目建设进展情况通报如下。",
        ),
        Block::Heading1(heading1(1, "总体情况")),
        text(
            "2023年全区共实施重点项目360个，总投资2380.4亿元，年度计划投资350亿元。其中省重点项目19个、市重点项目25个、区重点项目316个。1至3月累计完成投资90.93亿元，占年度计划的25.98%，高于序时进度0.98个百分点。按四色预警规则研判，绿灯212个、蓝灯76个、黄灯47个、红灯25个。",
        ),
        Block::Heading2(heading2(1, "按行业分")),
        text(
            "产业转型发展项目105个，城镇基础设施项目128个，社会民生保障项目66个，生态环境保护项目54个，综合交通项目7个，完成情况见下表。",
        ),
        Block::Table(sectors()),
        Block::Heading2(heading2(2, "按责任单位分")),
        text(
            "26个责任单位中，完成年度计划比例居前三位的是经济开发区管委会、区住房和城乡建设局、马寨镇人民政府；居后三位的是樱桃沟景区管委会、人和路街道办事处、长江路街道办事处。",
        ),
        Block::Chart(chart()),
        Block::Heading1(heading1(2, "存在问题")),
        Block::Heading2(heading2(1, "个别项目开工滞后")),
        text(
            "樱桃沟景区管委会负责的樱桃沟文旅综合体项目计划2月底前开工，因土地手续未办结，至今尚未开工，滞后计划31天。",
        ),
        Block::Heading2(heading2(2, "部分单位投资完成偏慢")),
        text("长江路街道办事处、人和路街道办事处完成年度计划比例低于16%，落后序时进度9个百分点以上。"),
        Block::Heading1(heading1(3, "工作要求")),
        Block::Heading3("1.压实责任。".into()),
        text("红灯、黄灯项目的责任单位要于4月7日前向区重点项目办报送整改措施和完成时限，逐项明确责任领导、责任人。"),
        Block::Heading3("2.倒排工期。".into()),
        text("未开工项目要对照年度计划倒排工期，4月底前具备条件的全部开工；确需调整计划的，按程序报批。"),
        Block::Heading3("3.据实填报。".into()),
        text("各单位要于每月25日前如实填报当月进度，逾期未报的按未报预警，并在下期通报中点名。"),
    ]
}

fn sectors() -> Table {
    let row = |(name, count, plan, done): &(&str, i64, i64, i64)| -> Vec<Cell> {
        vec![
            (*name).into(),
            count.to_string().into(),
            grouped((*plan).into(), 0).into(),
            grouped((*done).into(), 0).into(),
            share(*done, *plan).into(),
        ]
    };
    Table {
        caption: Some("分行业投资完成情况表".into()),
        note: Some("单位：个、万元".into()),
        columns: columns(&[
            ("行业", Align::Left, 30),
            ("项目数", Align::Right, 14),
            ("年度计划", Align::Right, 20),
            ("累计完成", Align::Right, 20),
            ("完成比例", Align::Right, 16),
        ]),
        rows: SECTORS.iter().map(row).collect(),
        total: Some(row(&("合计", 360, 3_500_000, 909_300))),
        repeat_header: true,
    }
}

fn chart() -> BarChart {
    let bar = |(name, _, plan, done): &(&str, i64, i64, i64)| Bar {
        label: (*name).into(),
        value: guatu_kernel::money::percent((*done).into(), (*plan).into()).expect("a plan").round_dp(2),
        mark: Some(25.into()),
        colour: None,
    };
    BarChart {
        title: "各责任单位完成年度计划比例".into(),
        unit: "%".into(),
        value_name: "累计完成占年度计划".into(),
        mark_name: Some("序时进度".into()),
        bars: UNITS.iter().map(bar).collect(),
    }
}

fn ranking() -> Attachment {
    let row = |(rank, (name, count, plan, done)): (usize, &(&str, i64, i64, i64))| -> Vec<Cell> {
        vec![
            rank.to_string().into(),
            (*name).into(),
            count.to_string().into(),
            grouped((*plan).into(), 0).into(),
            grouped((*done).into(), 0).into(),
            share(*done, *plan).into(),
        ]
    };
    let table = Table {
        caption: None,
        note: Some("单位：个、万元".into()),
        columns: columns(&[
            ("名次", Align::Centre, 9),
            ("责任单位", Align::Left, 32),
            ("项目数", Align::Right, 12),
            ("年度计划", Align::Right, 17),
            ("累计完成", Align::Right, 16),
            ("完成比例", Align::Right, 14),
        ]),
        rows: (1..).zip(&UNITS).map(row).collect(),
        total: None,
        repeat_header: true,
    };
    Attachment {
        title: "各责任单位重点项目投资完成排名表".into(),
        orientation: Orientation::Portrait,
        body: vec![Block::Table(table)],
    }
}

/// One light of each kind in turn.
fn light(number: usize) -> Cell {
    let (shape, word, colour) = [
        ("■", "红", "#d92d20"),
        ("▲", "黄", "#e29400"),
        ("◆", "蓝", "#2e7cf6"),
        ("●", "绿", "#12944f"),
        ("○", "未报", "#98a2b3"),
    ][number % 5];
    Cell::Sign { shape: shape.into(), word: word.into(), colour: Some(colour.parse().expect("colour")) }
}

fn lights() -> Attachment {
    let row = |number: usize| -> Vec<Cell> {
        vec![
            (number + 1).to_string().into(),
            format!("EQ2023-{:03}", number + 1).into(),
            format!(
                "{}第{}标段建设项目",
                ["瀍河西路综合提升", "马寨产业园标准厂房", "侯寨安置区"][number % 3],
                number + 1
            )
            .into(),
            UNITS[number % UNITS.len()].0.into(),
            grouped((12_000 + 730 * i64::try_from(number).expect("small")).into(), 0).into(),
            light(number),
            "年度计划应完成25.00%，实际完成3.20%，落后21.80个百分点；“取得施工许可证”节点逾期47天。".into(),
        ]
    };
    let table = Table {
        caption: None,
        note: Some("单位：万元".into()),
        columns: columns(&[
            ("序号", Align::Centre, 6),
            ("编号", Align::Left, 12),
            ("项目名称", Align::Left, 25),
            ("责任单位", Align::Left, 20),
            ("年度计划", Align::Right, 10),
            ("灯号", Align::Centre, 8),
            ("预警说明", Align::Left, 34),
        ]),
        rows: (0..40).map(row).collect(),
        total: None,
        repeat_header: true,
    };
    Attachment {
        title: "重点项目四色预警明细表".into(),
        orientation: Orientation::Landscape,
        body: vec![Block::Table(table)],
    }
}
