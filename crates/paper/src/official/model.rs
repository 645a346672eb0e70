//! What an official paper consists of, from the red masthead to the end block. Optional parts that are absent are not printed.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// One paper, ready to be drawn. All texts are printed literally; nothing in them is markup.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Paper {
    pub head: Head,
    /// Printed centred; a line feed breaks the title where the author wants it broken (trapezium or diamond).
    pub title: String,
    /// 主送机关, without the colon.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub addressee: Option<String>,
    pub body: Vec<Block>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closing: Option<Closing>,
    /// Listed under the body and printed after it, each from a new page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub attachments: Vec<Attachment>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<EndBlock>,
    #[serde(default)]
    pub page_numbers: PageNumbers,
}

/// 版头: everything above the red line.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Head {
    /// 发文机关标志, printed large in red.
    pub mark: String,
    /// 发文字号: `第12期` or `二七重点办〔2023〕12号`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// Six digits of 份号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copy_number: Option<String>,
    /// 密级和保密期限: `秘密★1年`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secrecy: Option<String>,
    /// 紧急程度: `特急`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub urgency: Option<String>,
    /// 签发人 of a report upward; moves the number to the left.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signer: Option<String>,
    /// The line of a bulletin between number and red line: who issues it, and when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub issued: Option<Issued>,
}

/// Issuer and date of a bulletin, printed left and right above the red line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Issued {
    pub by: String,
    pub on: NaiveDate,
}

/// One piece of the body. Headings carry their own ordinals (`一、`, `（一）`, `1.`): see [`crate::numerals`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "snake_case")]
pub enum Block {
    /// `一、…`
    Heading1(String),
    /// `（一）…`
    Heading2(String),
    /// `1.…`
    Heading3(String),
    Paragraph(String),
    Chart(BarChart),
    Table(Table),
}

/// Horizontal bars, drawn in the order given.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BarChart {
    pub title: String,
    /// Unit of all values, printed behind the title: `亿元` or `%`.
    pub unit: String,
    /// What a bar shows: `完成`.
    pub value_name: String,
    /// What the mark on a bar shows: `序时进度`; without it no legend names the mark.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark_name: Option<String>,
    pub bars: Vec<Bar>,
}

/// One bar. Negative values are printed as figures and drawn with no length.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Bar {
    pub label: String,
    pub value: Decimal,
    /// Where the value ought to be by now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Decimal>,
    /// Replaces the ink of the chart.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub colour: Option<Colour>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub caption: Option<String>,
    /// Printed right above the table: `单位：万元`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub columns: Vec<Column>,
    /// Each row has one cell per column; missing cells are printed empty, surplus ones are refused.
    pub rows: Vec<Vec<Cell>>,
    /// The last row, printed stronger.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<Vec<Cell>>,
    /// Whether the header is printed again on each page the table reaches.
    #[serde(default = "yes")]
    pub repeat_header: bool,
}

fn yes() -> bool {
    true
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    pub header: String,
    #[serde(default)]
    pub align: Align,
    /// Share of the table's width, relative to the other columns; at least 1.
    pub share: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    #[default]
    Left,
    Centre,
    Right,
}

/// One cell of a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Cell {
    Text(String),
    /// A sign that does not rely on colour: `■ 红`.
    Sign {
        shape: String,
        word: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        colour: Option<Colour>,
    },
}

impl Cell {
    /// The cell as plain text, as both renderings print it.
    pub fn text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Sign { shape, word, .. } => format!("{shape} {word}"),
        }
    }
}

impl<T: Into<String>> From<T> for Cell {
    fn from(text: T) -> Self {
        Self::Text(text.into())
    }
}

/// An sRGB colour, written `#rrggbb`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Colour {
    pub red: u8,
    pub green: u8,
    pub blue: u8,
}

impl Colour {
    /// Six hexadecimal digits, without `#`.
    pub fn hex(self) -> String {
        format!("{:02x}{:02x}{:02x}", self.red, self.green, self.blue)
    }
}

impl std::str::FromStr for Colour {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refused = || format!("a colour is written #rrggbb, not {text}");
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6).ok_or_else(refused)?;
        let value = u32::from_str_radix(digits, 16).map_err(|_| refused())?;
        let [_, red, green, blue] = value.to_be_bytes();
        Ok(Self { red, green, blue })
    }
}

impl TryFrom<String> for Colour {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<Colour> for String {
    fn from(colour: Colour) -> Self {
        format!("#{}", colour.hex())
    }
}

/// 发文机关署名 and 成文日期.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Closing {
    pub issuer: String,
    pub date: NaiveDate,
}

/// 附件: its title is listed under the body and printed over its own first page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Attachment {
    pub title: String,
    #[serde(default)]
    pub orientation: Orientation,
    pub body: Vec<Block>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Orientation {
    #[default]
    Portrait,
    /// For wide tables.
    Landscape,
}

/// 版记, at the foot of the last page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct EndBlock {
    /// 抄送机关, without the leading word and without the closing 。
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copies: Option<String>,
    /// 印发机关
    pub printer: String,
    /// 印发日期
    pub printed: NaiveDate,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PageNumbers {
    /// `— 1 —`, odd pages at the right, even pages at the left.
    #[default]
    Outer,
    Centred,
    None,
}
