//! Colours, dimensions with their rules, and what follows from a light.

use std::ops::RangeInclusive;

use super::super::file::{ColourText, ConsequenceText, DimensionText, Meaning, RuleText, TransitionText};
use super::super::set::{Colour, Consequence, Dimension, NO_COLOUR, Rule, Transition};
use super::Compiler;

impl Compiler<'_> {
    pub(super) fn colours(&mut self, texts: &[ColourText]) {
        if texts.is_empty() {
            self.complain("colours", None, "至少要有一种颜色", "at least one colour is needed");
        }
        self.unique("colours", texts.iter().map(|colour| &colour.id));
        for (rank, text) in texts.iter().enumerate() {
            let place = format!("colours.{}", text.id.as_ref());
            let at = Some(text.id.span().start);
            self.id(&place, &text.id);
            if text.id.as_ref() == NO_COLOUR {
                self.complain(&place, at, "none 表示无灯，不能用作颜色标识", "`none` stands for no colour");
            }
            if !is_css(&text.css) {
                self.complain(&place, at, "css 写作 #d92d20", "css is written #d92d20");
            }
            if text.shape.trim().is_empty() || text.shape.chars().count() > 4 {
                self.complain(&place, at, "shape 为1至4个字符，如 ■", "shape is one to four characters, like ■");
            }
            let usual = if rank + 1 == texts.len() { Meaning::Good } else { Meaning::Bad };
            self.colours.push(Colour {
                id: text.id.as_ref().clone(),
                label: text.label.0.clone(),
                shape: text.shape.clone(),
                css: text.css.clone(),
                meaning: text.meaning.unwrap_or(usual),
            });
        }
    }

    pub(super) fn dimensions(&mut self, texts: &[DimensionText]) -> Vec<Dimension> {
        if texts.is_empty() {
            self.complain("dimensions", None, "至少要有一个维度", "at least one dimension is needed");
        }
        self.unique("dimensions", texts.iter().map(|dimension| &dimension.id));
        texts.iter().map(|text| self.one_dimension(text)).collect()
    }

    fn one_dimension(&mut self, text: &DimensionText) -> Dimension {
        let id = text.id.as_ref();
        let place = format!("dimensions.{id}");
        self.id(&place, &text.id);
        self.unique(&place, text.rules.iter().map(|rule| &rule.id));
        let rules: Vec<Rule> = text.rules.iter().filter_map(|rule| self.rule(text, rule)).collect();
        let otherwise = text.otherwise.as_ref();
        let light = otherwise.and_then(|light| self.light(&format!("{place}.otherwise"), light)).unwrap_or_default();
        if let Some(always) = rules.iter().position(|rule| rule.when.is_always())
            && (always + 1 < rules.len() || otherwise.is_some())
        {
            let at = Some(text.rules[always.min(text.rules.len() - 1)].when.span().start);
            let zh = "此条件总是成立，其后的规则（及 otherwise）不会用到";
            self.complain(
                &format!("dimensions.{}", rules[always].id),
                at,
                zh,
                "this always holds: what comes after it can never match",
            );
        }
        Dimension {
            otherwise_id: format!("{id}.otherwise"),
            undecided_id: format!("{id}.undecided"),
            id: id.clone(),
            name: text.name.0.clone(),
            rules,
            otherwise: light,
        }
    }

    fn rule(&mut self, parent: &DimensionText, text: &RuleText) -> Option<Rule> {
        let id = format!("{}.{}", parent.id.as_ref(), text.id.as_ref());
        let place = |part: &str| format!("dimensions.{id}.{part}");
        self.id(&format!("dimensions.{id}"), &text.id);
        let when = self.condition(&place("when"), &text.when);
        let light = self.light(&place("light"), &text.light);
        let reason = text.reason.as_ref().or(parent.reason.as_ref());
        let reason = reason.and_then(|words| self.sentence(&place("reason"), words));
        let to_green = text.to_green.as_ref().or(parent.to_green.as_ref());
        let to_green = to_green.and_then(|words| self.sentence(&place("to_green"), words));
        Some(Rule { when: when?, light: light?, reason, to_green, id, at: self.written_at(&text.when) })
    }

    pub(super) fn consequences(&mut self, texts: &[ConsequenceText], dimensions: &[&str]) -> Vec<Consequence> {
        let each = texts.iter().enumerate();
        each.filter_map(|(index, text)| self.consequence(&format!("consequences[{}]", index + 1), text, dimensions))
            .collect()
    }

    fn consequence(&mut self, place: &str, text: &ConsequenceText, dimensions: &[&str]) -> Option<Consequence> {
        let dimension = match &text.dimension {
            Some(id) => Some(self.dimension(&format!("{place}.dimension"), id, dimensions)?),
            None => None,
        };
        let times = self.times(place, text);
        let points = match &text.points {
            Some(points) => Some(self.figure_of(&format!("{place}.points"), points)?),
            None => None,
        };
        Some(Consequence {
            light: self.light(&format!("{place}.light"), &text.light)?,
            dimension,
            times,
            counted: text.counted,
            action: text.action,
            say: self.plain_sentence(&format!("{place}.say"), &text.say, None)?,
            points,
        })
    }

    fn times(&mut self, place: &str, text: &ConsequenceText) -> Option<RangeInclusive<u32>> {
        if text.time == Some(0) || text.from == Some(0) {
            self.complain(&format!("{place}.time"), None, "time 和 from 从1起", "time and from count from 1");
        }
        match (text.time, text.from) {
            (Some(_), Some(_)) => {
                let en = "either `time` (that one) or `from` (that one and every later one), not both";
                self.complain(&format!("{place}.from"), None, "time（仅该次）与 from（自该次起）只能写一个", en);
                None
            }
            (Some(time), None) => Some(time..=time),
            (None, from) => from.map(|from| from..=u32::MAX),
        }
    }

    pub(super) fn transitions(&mut self, texts: &[TransitionText]) -> Vec<Transition> {
        self.unique("transitions", texts.iter().map(|transition| &transition.id));
        texts.iter().filter_map(|text| self.transition(text)).collect()
    }

    fn transition(&mut self, text: &TransitionText) -> Option<Transition> {
        let place = format!("transitions.{}", text.id.as_ref());
        self.id(&place, &text.id);
        Some(Transition {
            id: text.id.as_ref().clone(),
            when: self.condition(&format!("{place}.when"), &text.when)?,
            to: text.to.clone(),
            say: self.plain_sentence(&format!("{place}.say"), &text.say, None)?,
        })
    }
}

/// `#rgb` or `#rrggbb`
fn is_css(text: &str) -> bool {
    let digits = text.strip_prefix('#').unwrap_or_default();
    matches!(digits.len(), 3 | 6) && digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}
