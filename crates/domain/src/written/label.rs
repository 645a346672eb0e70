//! Names and words, as offices write them.

/// Full-width letters, digits and signs become half-width, the full-width space a space, invisible characters vanish.
pub fn fold(text: &str) -> String {
    text.chars()
        .filter_map(|c| match c {
            '\u{3000}' | '\u{a0}' => Some(' '),
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
            '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
            c if c.is_control() && !c.is_whitespace() => None,
            c => Some(c),
        })
        .collect()
}

/// A name or sentence for people: outer spaces gone, line breaks inside Chinese text gone, other runs of spaces one space.
/// Full-width letters and signs stay as written.
pub fn label(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut gap: Option<bool> = None;
    for c in text.chars().filter(|c| c.is_whitespace() || (!c.is_control() && !is_invisible(*c))) {
        if c.is_whitespace() {
            let breaks = gap.unwrap_or(false) || matches!(c, '\n' | '\r');
            gap = Some(breaks);
            continue;
        }
        if let Some(breaks) = gap.take() {
            let beside_chinese = !c.is_ascii() || cleaned.ends_with(|before: char| !before.is_ascii());
            let closes_up = cleaned.is_empty() || (breaks && beside_chinese);
            if !closes_up {
                cleaned.push(' ');
            }
        }
        cleaned.push(c);
    }
    cleaned
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

/// A header reduced to its words: no spaces, no brackets with their content, no marks. `项 目 名 称` is `项目名称`.
pub fn header_key(text: &str) -> String {
    let mut depth = 0_u32;
    let mut key = String::new();
    for c in fold(text).chars() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            c if depth == 0 && (c.is_alphanumeric() || c == '%') => key.push(c),
            _ => {}
        }
    }
    key
}

/// A name reduced to what identifies it: width, case, spaces, brackets and punctuation do not count.
pub fn name_key(text: &str) -> String {
    fold(text).chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How alike two name keys are, in percent: 100 when equal, less by the share of characters to change.
pub fn likeness(one: &str, other: &str) -> u8 {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let longest = one.len().max(other.len());
    if longest == 0 {
        return 100;
    }
    let changes = strsim::generic_levenshtein(&one, &other);
    u8::try_from((longest - changes) * 100 / longest).unwrap_or(100)
}

/// Whether two name keys most likely mean the same project, though they are written differently. Names that differ in a
/// number (`一期` and `二期`, `1号` and `2号`) are two projects.
pub fn near_duplicate(one: &str, other: &str) -> bool {
    const ALIKE: u8 = 80;
    let (short, long) =
        (one.chars().count().min(other.chars().count()), one.chars().count().max(other.chars().count()));
    one != other
        && short * 100 >= long * usize::from(ALIKE)
        && numbers(one) == numbers(other)
        && likeness(one, other) >= ALIKE
}

/// Everything in a name that counts or orders.
fn numbers(key: &str) -> Vec<char> {
    const ORDER: &str = "一二三四五六七八九十百东西南北中上下左右甲乙丙丁";
    key.chars().filter(|c| c.is_ascii_alphanumeric() || ORDER.contains(*c)).collect()
}

/// Yes or no; `None` when the text says neither.
pub fn is_yes(text: &str) -> Option<bool> {
    match name_key(text).as_str() {
        "是" | "已开工" | "开工" | "已" | "有" | "y" | "yes" | "true" | "1" | "已完成" | "完成" => {
            Some(true)
        }
        "否" | "未开工" | "未" | "不" | "无" | "n" | "no" | "false" | "0" | "未完成" | "尚未开工" => {
            Some(false)
        }
        _ => match text.trim() {
            "√" | "✓" | "✔" | "☑" => Some(true),
            "×" | "✗" | "✘" | "☐" => Some(false),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn labels_lose_stray_spaces_and_line_breaks() {
        for (text, cleaned) in [
            ("  国际·北方区域\n总部智慧港 ", "国际·北方区域总部智慧港"),
            ("110KV\r\n尖岗变电站", "110KV尖岗变电站"),
            ("二七　华侨城", "二七 华侨城"),
            ("Line  One\nTwo", "Line One Two"),
            ("\u{feff}项目\u{200b}", "项目"),
            ("", ""),
        ] {
            assert_eq!(label(text), cleaned, "{text:?}");
        }
    }

    #[test]
    fn headers_are_reduced_to_their_words() {
        for (text, key) in [
            ("项 目 名 称", "项目名称"),
            ("总投资（亿元）", "总投资"),
            ("总投资\n(万元)", "总投资"),
            ("建设(投资)单位", "建设单位"),
            ("存在问题：", "存在问题"),
            ("%", "%"),
        ] {
            assert_eq!(header_key(text), key, "{text:?}");
        }
    }

    #[test]
    fn names_are_the_same_whatever_their_width_and_brackets() {
        assert_eq!(name_key("标准厂房（二期）Ａ座"), name_key("标准厂房(二期) a座"));
        assert_ne!(name_key("标准厂房（二期）"), name_key("标准厂房（三期）"));
    }

    #[test]
    fn near_duplicates_are_seen_but_phases_are_not() {
        let near = |one: &str, other: &str| near_duplicate(&name_key(one), &name_key(other));
        assert!(near("郑州仲景医药健康产业园项目", "郑州仲景医药健康产业园"));
        assert!(near("二七经开区小微企业创业园", "二七经开区小微企业创新园"));
        assert!(!near("安置区一期工程建设项目", "安置区二期工程建设项目"));
        assert!(!near("南溪路小学", "南溪路小学"));
        assert!(!near("金鹏路", "清源路东段"));
    }

    #[test]
    fn answers_are_read() {
        for (text, answer) in
            [("是", Some(true)), (" 否 ", Some(false)), ("√", Some(true)), ("未开工", Some(false)), ("主体施工", None)]
        {
            assert_eq!(is_yes(text), answer, "{text}");
        }
    }

    proptest! {
        #[test]
        fn cleaning_a_label_twice_changes_nothing(text in ".{0,30}") {
            prop_assert_eq!(label(&label(&text)), label(&text));
            prop_assert!(likeness(&name_key(&text), &name_key(&text)) == 100);
        }
    }
}
