//! Rows between the rows: headings that group them, totals, and lines that belong to no list.

use std::sync::LazyLock;

use guatu_domain::project::Nature;
use guatu_domain::written::{fold, label};

/// What a row that is no project says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    Heading(Heading),
    /// 合计, 小计 …: words, the stated count, and whether it closes only its group.
    Total {
        label: String,
        count: Option<usize>,
        is_subtotal: bool,
    },
    /// A footnote or signature line.
    Remark,
}

/// A heading: how deep it stands, what it says about the rows below, and how many it claims.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// 1 for `一、`, 2 for `（一）`, 3 for `1.`
    pub level: u8,
    pub label: String,
    pub says: Says,
    pub count: Option<usize>,
}

/// What a heading gives to the rows below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Says {
    Sector(String),
    Nature(Nature),
    Owner(String),
}

/// The cells of a row that decide whether it is a line.
pub(super) struct LineCells<'a> {
    /// The sequence column's text; `None` when the sheet has no such column.
    pub sequence: Option<&'a str>,
    pub name: &'a str,
    /// Whether any cell beside sequence, name and amounts is filled.
    pub has_others: bool,
    /// Whether the first cell is joined over several columns.
    pub is_wide: bool,
}

/// Decides whether a row is a line; `None` for rows of the list.
pub(super) fn line(cells: &LineCells<'_>) -> Option<Line> {
    let lead = cells.sequence.filter(|text| !text.trim().is_empty()).unwrap_or(cells.name);
    let (level, rest) = ordinal(lead).unzip();
    let words = match (cells.sequence, cells.name.trim()) {
        (Some(sequence), "") => rest.unwrap_or_else(|| sequence.to_owned()),
        (Some(_), name) => name.to_owned(),
        (None, name) => rest.unwrap_or_else(|| name.to_owned()),
    };
    let counted = count(&words);
    let bare = counted.as_ref().map_or(words.as_str(), |counted| counted.rest.as_str());
    if let Some(is_subtotal) = total(bare, cells.has_others) {
        return Some(Line::Total { label: label(&words), count: counted.map(|counted| counted.number), is_subtotal });
    }
    if cells.has_others {
        return None;
    }
    if is_remark(lead) {
        return Some(Line::Remark);
    }
    let says = meaning(bare);
    let level = level.or_else(|| unnumbered_level(cells, counted.as_ref(), &says))?;
    let shown = if cells.name.trim().is_empty() { lead } else { cells.name };
    let heading = Heading { level, label: label(shown), says: says?, count: counted.map(|counted| counted.number) };
    Some(Line::Heading(heading))
}

/// The depth of a heading without a Chinese number, or `None` when the row is a project.
fn unnumbered_level(cells: &LineCells<'_>, counted: Option<&Counted>, says: &Option<Says>) -> Option<u8> {
    let sequence = cells.sequence.unwrap_or_default().trim();
    let sequence_is_number = !sequence.is_empty() && sequence.chars().all(|c| c.is_numeric() || c == '.' || c == '、');
    let is_nature = matches!(says, Some(Says::Nature(_)));
    if sequence_is_number {
        return (is_nature && counted.is_some()).then_some(3);
    }
    let in_list_with_numbers = cells.sequence.is_some() && counted.is_some_and(|counted| counted.bracketed);
    (cells.is_wide || in_list_with_numbers).then_some(1)
}

/// The level of a Chinese ordinal at the start (`一、`, `（一）`, or the whole cell `一`) and the words after it.
fn ordinal(text: &str) -> Option<(u8, String)> {
    const NUMERALS: &str = "一二三四五六七八九十百";
    let folded = fold(text);
    let text = folded.trim();
    let (level, inner) = match text.strip_prefix('(') {
        Some(inner) => (2, inner),
        None => (1, text),
    };
    let end = inner.find(|c: char| !NUMERALS.contains(c)).unwrap_or(inner.len());
    if end == 0 {
        return None;
    }
    let rest = &inner[end..];
    let rest = match (level, rest.chars().next()) {
        (2, Some(')')) => rest[1..].trim_start_matches(['、', '.', ',']),
        (1, None) => rest,
        (1, Some('、' | '.' | ',' | '．' | ' ')) => rest.trim_start_matches(['、', '.', ',', '．', ' ']),
        _ => return None,
    };
    Some((level, rest.trim().to_owned()))
}

struct Counted {
    number: usize,
    /// The words without the count.
    rest: String,
    bracketed: bool,
}

/// A count of projects at the end: `（105个）`, `[1项]`, `  59项`, `共2项`.
fn count(text: &str) -> Option<Counted> {
    let folded = fold(text);
    let trimmed = folded.trim();
    let inner = trimmed.strip_suffix([')', ']', '】']).unwrap_or(trimmed).trim_end();
    let bracketed = inner.len() < trimmed.len();
    let inner = inner.strip_suffix("项目").filter(|_| bracketed).unwrap_or(inner);
    let inner = inner.strip_suffix(['个', '项'])?.trim_end();
    let start = inner
        .rfind(|c: char| !c.is_ascii_digit())
        .map_or(0, |at| at + inner[at..].chars().next().map_or(0, char::len_utf8));
    let number = inner[start..].parse().ok()?;
    let rest = inner[..start].trim_end().trim_end_matches(['(', '[', '【', '共']).trim().to_owned();
    Some(Counted { number, rest, bracketed })
}

/// Whether the words name a total, and if so whether only of a group.
fn total(words: &str, has_others: bool) -> Option<bool> {
    let bare: String = fold(words).chars().filter(|c| !c.is_whitespace()).collect();
    let bare = bare.trim_end_matches([':', '：']);
    let whole = ["合计", "总计", "共计", "总合计", "全区合计", "全县合计", "全市合计", "累计"];
    if bare == "小计" || (!has_others && bare.ends_with("小计")) {
        return Some(true);
    }
    let named = whole.contains(&bare) || (!has_others && (bare.ends_with("合计") || bare.ends_with("总计")));
    named.then_some(false)
}

fn is_remark(text: &str) -> bool {
    const WORDS: [&str; 9] = ["注:", "注：", "说明:", "备注:", "填表", "填报人", "制表", "审核", "联系人"];
    let folded = fold(text);
    WORDS.iter().any(|word| folded.trim_start().starts_with(word))
}

static UNIT_ENDINGS: LazyLock<Vec<&str>> = LazyLock::new(|| {
    let words = "局 委 委员会 办 办公室 管委会 街道 街道办 办事处 镇 乡 公司 集团 指挥部 政府 局机关";
    words.split(' ').collect()
});

/// What a heading's words, without number and count, say about the rows below.
fn meaning(words: &str) -> Option<Says> {
    let words = label(words);
    let start: String = words.chars().take(6).collect();
    if let Some(nature) = Nature::of_words(&start) {
        return Some(Says::Nature(nature));
    }
    let folded = fold(&words);
    let before_bracket = folded.split('(').next().unwrap_or_default().trim();
    let is_local_centre = before_bracket.ends_with("中心") && before_bracket.starts_with(['区', '县', '市']);
    let is_unit =
        UNIT_ENDINGS.iter().any(|ending| before_bracket.ends_with(ending)) && !before_bracket.ends_with("小镇");
    if is_unit || is_local_centre {
        return Some(Says::Owner(words));
    }
    let sector = words.trim_end_matches("项目").trim_end_matches('类').trim();
    (!sector.is_empty()).then(|| Says::Sector(sector.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(sequence: Option<&str>, name: &str) -> Option<Line> {
        line(&LineCells { sequence, name, has_others: false, is_wide: false })
    }

    fn heading(level: u8, label: &str, says: Says, count: Option<usize>) -> Option<Line> {
        Some(Line::Heading(Heading { level, label: label.into(), says, count }))
    }

    #[test]
    fn headings_of_real_lists_are_understood() {
        let sector = |name: &str| Says::Sector(name.into());
        let owner = |name: &str| Says::Owner(name.into());
        for (sequence, name, level, says, count) in [
            ("一、产业转型发展项目（105个）", "", 1, sector("产业转型发展"), Some(105)),
            ("四", "区建设局(新城区指挥部)(31项)", 1, owner("区建设局(新城区指挥部)"), Some(31)),
            ("(一)", "竣工项目(5项)", 2, Says::Nature(Nature::Completing), Some(5)),
            ("1", "竣工项目[1项]", 3, Says::Nature(Nature::Completing), Some(1)),
            ("一", "科技产业类  59项", 1, sector("科技产业"), Some(59)),
            ("(一)", "科创中心 ( 8项)", 2, sector("科创中心"), Some(8)),
            ("(二)", "续建项目 铁路方面共9项", 2, Says::Nature(Nature::CarryOver), Some(9)),
        ] {
            let words = if name.is_empty() { sequence } else { name };
            assert_eq!(read(Some(sequence), name), heading(level, &label(words), says, count), "{sequence} {name}");
        }
    }

    #[test]
    fn totals_are_told_from_projects() {
        let total = |label: &str, count, is_subtotal| Some(Line::Total { label: label.into(), count, is_subtotal });
        assert_eq!(read(Some(""), "合计(129项)"), total("合计(129项)", Some(129), false));
        assert_eq!(read(Some("正式项目合计  166项"), ""), total("正式项目合计 166项", Some(166), false));
        assert_eq!(read(Some("合计（360个）"), ""), total("合计（360个）", Some(360), false));
        assert_eq!(read(None, "小 计"), total("小 计", None, true));
    }

    #[test]
    fn projects_are_not_taken_for_headings() {
        for (sequence, name) in [
            (Some("1"), "标准厂房建设"),
            (Some(""), "航空发动机零部件生产线"),
            (Some("12"), "改造老旧小区15个"),
            (Some(""), "新建公厕12个"),
            (None, "十里河治理"),
            (None, "三全食品产业园"),
            (None, "灾后重建城南片区棚户区改造项目(二期)"),
        ] {
            assert_eq!(read(sequence, name), None, "{name}");
        }
    }
}
