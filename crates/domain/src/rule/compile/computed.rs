//! Facts that the set computes, put into an order in which each needs only those before it.

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::super::computed::{Computed, Curve, How, Memory, Peers, Remembered};
use super::super::facts::Kind;
use super::super::file::{CurveShape, CurveText, DerivedText, File, MemoryText, PeersText, Recall, Take, Words};
use super::super::format::Format;
use super::super::language::{Expression, names_in};
use super::super::number::Number;
use super::Compiler;
use crate::schedule::Shape;

/// How many periods back a set may look.
const FARTHEST: u32 = 120;

/// A computed fact that waits for those it needs.
enum Pending<'f> {
    Derived(&'f DerivedText),
    Curves(Vec<&'f CurveText>),
    Peers(&'f PeersText),
    Memory(&'f MemoryText),
}

impl<'f> Pending<'f> {
    fn name(&self) -> &'f Spanned<String> {
        match self {
            Self::Derived(text) => &text.name,
            Self::Curves(texts) => &texts[0].name,
            Self::Peers(text) => &text.name,
            Self::Memory(text) => &text.name,
        }
    }

    /// Everything it says in expressions.
    fn expressions(&self) -> Vec<&'f Spanned<String>> {
        match self {
            Self::Derived(text) => vec![&text.value],
            Self::Curves(texts) => {
                let of =
                    |text: &'f CurveText| text.applies.iter().chain(&text.from).chain(&text.to).chain(&text.amounts);
                texts.iter().flat_map(|text| of(text)).collect()
            }
            Self::Peers(text) => text.of.iter().chain(&text.takes_part).chain(&text.by).chain(&text.then).collect(),
            Self::Memory(text) => text.of.iter().chain(&text.reset).collect(),
        }
    }

    /// The facts it needs.
    fn needs(&self) -> BTreeSet<String> {
        self.expressions().into_iter().flat_map(|text| names_in(text.as_ref())).collect()
    }
}

fn pending(file: &File) -> Vec<Pending<'_>> {
    let mut curves: BTreeMap<&str, Vec<&CurveText>> = BTreeMap::new();
    for curve in &file.curves {
        curves.entry(curve.name.as_ref()).or_default().push(curve);
    }
    let derived = file.derived.iter().map(Pending::Derived);
    let curves = curves.into_values().map(Pending::Curves);
    derived
        .chain(curves)
        .chain(file.peers.iter().map(Pending::Peers))
        .chain(file.memory.iter().map(Pending::Memory))
        .collect()
}

/// The names of all facts that the set computes.
pub(super) fn names(file: &File) -> BTreeSet<&str> {
    pending(file).iter().map(|pending| pending.name().as_ref().as_str()).collect()
}

impl Compiler<'_> {
    pub(super) fn computed(&mut self, file: &File) -> Vec<Computed> {
        let mut waiting = pending(file);
        let mut done = Vec::new();
        while !waiting.is_empty() {
            let names: BTreeSet<&str> = waiting.iter().map(|pending| pending.name().as_ref().as_str()).collect();
            let ready =
                waiting.iter().position(|pending| pending.needs().iter().all(|name| !names.contains(name.as_str())));
            let Some(ready) = ready else {
                self.complain_about_circle(&waiting);
                break;
            };
            let next = waiting.remove(ready);
            let memories = done.iter().filter(|computed: &&Computed| computed.remembers()).count();
            if let Some((how, kind, unit, label)) = self.one_computed(file, &next, memories) {
                let place = self.terms.len();
                self.declare(&format!("facts.{}", next.name().as_ref()), next.name(), kind, unit, label);
                done.push(Computed { place, how });
            }
        }
        done
    }

    fn complain_about_circle(&mut self, waiting: &[Pending<'_>]) {
        let names: Vec<&str> = waiting.iter().map(|pending| pending.name().as_ref().as_str()).collect();
        let at = waiting.first().map(|pending| pending.name().span().start);
        let zh = format!("这些指标互相引用，无法计算：{}", names.join("、"));
        self.complain("facts", at, zh, format!("these facts need each other: {}", names.join(", ")));
    }

    fn one_computed<'f>(
        &mut self,
        file: &'f File,
        pending: &Pending<'f>,
        index: usize,
    ) -> Option<(How, Kind, Format, &'f Words)> {
        let place = |part: &str| format!("facts.{}.{part}", pending.name().as_ref());
        match pending {
            Pending::Derived(text) => {
                let expression = self.expression(&place("value"), &text.value)?;
                let kind = expression.kind;
                Some((How::Derived(expression), kind, text.unit, &text.label))
            }
            Pending::Curves(texts) => {
                let label = texts.iter().find_map(|text| text.label.as_ref());
                if label.is_none() {
                    let at = Some(texts[0].name.span().start);
                    self.complain(&place("label"), at, "缺少 label", "a label is missing");
                }
                let curves = texts.iter().filter_map(|text| self.curve(&place("curve"), text)).collect();
                Some((How::Curve(curves), Kind::Number, Format::Pct, label?))
            }
            Pending::Peers(text) => {
                let peers = self.peers(&place, text)?;
                Some((How::Peers(peers), Kind::Number, text.unit, &text.label))
            }
            Pending::Memory(text) => {
                let dimensions: Vec<&str> =
                    file.dimensions.iter().map(|dimension| dimension.id.as_ref().as_str()).collect();
                let memory = self.memory(&place, text, &dimensions, index)?;
                let kind = match (&memory.take, &memory.of) {
                    (Recall::Previous, Remembered::Fact(expression)) => expression.kind,
                    (Recall::Previous, Remembered::Light { .. }) => Kind::Text,
                    _ => Kind::Number,
                };
                Some((How::Memory(memory), kind, text.unit, &text.label))
            }
        }
    }

    fn curve(&mut self, place: &str, text: &CurveText) -> Option<Curve> {
        let at = Some(text.name.span().start);
        let applies = text.applies.as_ref().map(|text| self.condition(&format!("{place}.where"), text));
        let date = |compiler: &mut Self, part: &str, text: &Spanned<String>| {
            let expression = compiler.expression(&format!("{place}.{part}"), text)?;
            if expression.kind != Kind::Date {
                compiler.complain(
                    &format!("{place}.{part}"),
                    Some(text.span().start),
                    "此处应为日期",
                    "a date is needed here",
                );
            }
            Some(expression)
        };
        let from = text.from.as_ref().map(|text| date(self, "from", text));
        let to = text.to.as_ref().map(|text| date(self, "to", text));
        let amounts: Vec<Expression> =
            text.amounts.iter().filter_map(|text| self.figure(&format!("{place}.amounts"), text)).collect();
        let shape = match self.shape(place, text)? {
            Ok(shape) if shape != Shape::Own || amounts.len() == 12 => shape,
            Ok(_) => {
                self.complain(place, at, "amounts 应为12项", "amounts are twelve figures");
                return None;
            }
            Err((zh, en)) => {
                self.complain(place, at, zh, en);
                return None;
            }
        };
        let (applies, from, to) = (
            applies.map_or(Some(None), |e| e.map(Some))?,
            from.map_or(Some(None), |e| e.map(Some))?,
            to.map_or(Some(None), |e| e.map(Some))?,
        );
        Some(Curve { year: text.year, applies, shape, from, to, amounts })
    }

    /// The shape of a curve, or why it is none; `None` where a figure of it is none.
    fn shape(&mut self, place: &str, text: &CurveText) -> Option<Result<Shape, Refusal>> {
        let figures = text.percent.iter().chain(text.tranches.iter().map(|tranche| &tranche.percent));
        let figures: Vec<Option<Number>> = figures.map(|figure| self.figure_of(place, figure)).collect();
        let figures: Vec<Number> = figures.into_iter().collect::<Option<_>>()?;
        Some(match text.shape {
            CurveShape::LinearMonth => Ok(Shape::LinearMonth),
            CurveShape::LinearDay => Ok(Shape::LinearDay),
            CurveShape::Own => Ok(Shape::Own),
            CurveShape::Months => rising(figures).and_then(|figures| {
                let months = figures.try_into().map_err(|_| ("percent 应为12项", "percent are twelve figures"))?;
                Ok(Shape::Months(Box::new(months)))
            }),
            CurveShape::Quarters => rising(figures).and_then(|figures| {
                let quarters = figures.try_into().map_err(|_| ("percent 应为4项", "percent are four figures"))?;
                Ok(Shape::Quarters(quarters))
            }),
            CurveShape::Tranches => tranches(text, figures),
        })
    }

    fn peers(&mut self, place: &dyn Fn(&str) -> String, text: &PeersText) -> Option<Peers> {
        let of = match (&text.of, text.take) {
            (Some(of), Take::Count) => Some(self.condition(&place("of"), of)?),
            (Some(of), _) => Some(self.figure(&place("of"), of)?),
            (None, Take::Count) => None,
            (None, _) => {
                self.complain(&place("of"), Some(text.name.span().start), "缺少 of", "`of` is missing");
                return None;
            }
        };
        let by = text.by.iter().filter_map(|name| {
            let found = self.terms.iter().position(|term| term.name == *name.as_ref());
            if found.is_none() {
                let zh = format!("没有名为“{}”的指标", name.as_ref());
                self.complain(
                    &place("by"),
                    Some(name.span().start),
                    zh,
                    format!("there is no fact `{}`", name.as_ref()),
                );
            }
            found
        });
        let by = by.collect();
        let takes_part = match &text.takes_part {
            Some(condition) => Some(self.condition(&place("where"), condition)?),
            None => None,
        };
        let then = text.then.iter().filter_map(|figure| self.figure(&place("then"), figure)).collect();
        Some(Peers { take: text.take, of, by, takes_part, first: text.first, ties: text.ties, then })
    }

    fn memory(
        &mut self,
        place: &dyn Fn(&str) -> String,
        text: &MemoryText,
        dimensions: &[&str],
        index: usize,
    ) -> Option<Memory> {
        let of = self.remembered(place, text, dimensions)?;
        let reset = match &text.reset {
            Some(condition) => Some(self.condition(&place("reset"), condition)?),
            None => None,
        };
        let at = Some(text.name.span().start);
        let back = text.back.unwrap_or(1);
        if !(1..=FARTHEST).contains(&back) {
            self.complain(&place("back"), at, format!("back 为1至{FARTHEST}"), format!("back is 1 to {FARTHEST}"));
        }
        if matches!(text.within, Some(super::super::file::Within::Periods(0))) {
            self.complain(&place("within"), at, "within 至少为1", "within is at least 1");
        }
        Some(Memory { index, take: text.take, of, within: text.within, back, reset })
    }

    fn remembered(
        &mut self,
        place: &dyn Fn(&str) -> String,
        text: &MemoryText,
        dimensions: &[&str],
    ) -> Option<Remembered> {
        let at = Some(text.name.span().start);
        let dimension = match &text.dimension {
            Some(id) => Some(self.dimension(&place("dimension"), id, dimensions)?),
            None => None,
        };
        match (&text.of, &text.light, text.take) {
            (Some(_), Some(_), _) => {
                self.complain(&place("of"), at, "of 与 light 只能写一个", "either `of` or `light`, not both");
                None
            }
            (Some(of), None, Recall::Streak | Recall::Times) => {
                Some(Remembered::Fact(self.condition(&place("of"), of)?))
            }
            (Some(of), None, Recall::Sum) => Some(Remembered::Fact(self.figure(&place("of"), of)?)),
            (Some(of), None, Recall::Previous) => Some(Remembered::Fact(self.expression(&place("of"), of)?)),
            (None, Some(light), Recall::Streak | Recall::Times) => {
                let light = self.light(&place("light"), light)?;
                Some(Remembered::Light { dimension, light: Some(light) })
            }
            (None, None, Recall::Previous) => Some(Remembered::Light { dimension, light: None }),
            _ => {
                let zh = "写明 of（条件或数值）或 light（颜色）";
                self.complain(&place("of"), at, zh, "say `of` (a condition or figure) or `light` (a colour)");
                None
            }
        }
    }
}

type Refusal = (&'static str, &'static str);

fn tranches(text: &CurveText, percent: Vec<Number>) -> Result<Shape, Refusal> {
    let days: Vec<_> = text.tranches.iter().map(|tranche| tranche.on.0).collect();
    if days.is_empty() || days.len() != percent.len() || !days.is_sorted_by(|one, two| one < two) {
        return Err(("tranches 应按日期先后列出", "tranches are listed in the order of their days"));
    }
    Ok(Shape::Tranches(days.into_iter().zip(rising(percent)?).collect()))
}

/// Cumulative percentages never fall and stay between 0 and 100.
fn rising(figures: Vec<Number>) -> Result<Vec<Number>, Refusal> {
    let within = figures.iter().all(|figure| (Number::ZERO..=Number::HUNDRED).contains(figure));
    if within && figures.is_sorted() {
        return Ok(figures);
    }
    Err(("累计百分比应在0至100之间且不减少", "cumulative percentages lie between 0 and 100 and never fall"))
}
