//! The projects of a month with their three amounts and both gaps.

use chrono::{DateTime, NaiveDate, Utc};
use guatu_domain::access::Permission;
use guatu_domain::investment::{Against, ConfirmationState, GapState};
use guatu_kernel::{Error, Month, OrgId, PageRequest, Result, Scope, Unfit};
use serde::Deserialize;
use utoipa::IntoParams;

use super::book::Views;
use super::line::{Line, Sums};
use super::overview::month_and_district;
use super::view::InvestmentPage;
use crate::Op;
use crate::district::District;

/// Which projects of which month.
#[derive(Debug, Clone, Default, Deserialize, IntoParams)]
#[serde(default, deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct ListQuery {
    /// `2023-03`; the last full month when absent.
    pub month: Option<String>,
    pub as_of: Option<NaiveDate>,
    pub known_at: Option<DateTime<Utc>>,
    /// Part of a name, in Chinese, pinyin or pinyin initials.
    pub q: Option<String>,
    pub unit: Option<OrgId>,
    pub sector: Option<String>,
    /// Which gap `gap` is about: `statistics` when absent, or `payment`.
    pub against: Option<String>,
    /// `unexplained` for those with a remainder; or a state: `none`, `explained`, `open`, `over`.
    pub gap: Option<String>,
    /// `unreported`, `open`, `confirmed` or `changed`
    pub confirmation: Option<String>,
    /// `yes` or `no`: whether the statistics office has them.
    pub listed: Option<String>,
    pub offset: Option<usize>,
    /// At most 1000; 50 when absent.
    pub limit: Option<usize>,
}

/// A page of the projects that match, largest gap first, and the sums over all of them.
///
/// # Errors
/// `invalid` naming the filter.
pub async fn list(op: &mut Op, query: &ListQuery) -> Result<InvestmentPage> {
    let scope = op.require(Permission::ProjectRead)?;
    let (month, district) = month_and_district(op, query.month.as_deref(), query.as_of, query.known_at).await?;
    let lines = matching(&district, &scope, query, month)?;
    let page = PageRequest::new(query.offset.unwrap_or(0), query.limit.unwrap_or(PageRequest::default().limit));
    Ok(InvestmentPage {
        month,
        sum: (&Sums::of(&lines)).into(),
        rows: lines.iter().skip(page.offset).take(page.limit).map(Into::into).collect(),
    })
}

/// The projects that match, those with the largest gap first, equal ones in the order of their codes.
pub(super) fn matching<'a>(
    district: &'a District,
    scope: &'a Scope,
    query: &ListQuery,
    month: Month,
) -> Result<Vec<Line<'a>>> {
    let filter = Filter::new(query)?;
    let views = Views::of(district);
    let mut lines: Vec<Line<'a>> = district
        .projects(scope)
        .map(|standing| views.line(standing, month))
        .filter(|line| filter.takes(query, line))
        .collect();
    lines.sort_by_key(|line| std::cmp::Reverse(line.gap(filter.against).difference.cents().unsigned_abs()));
    Ok(lines)
}

struct Filter {
    words: Vec<String>,
    against: Against,
    gap: Option<Vec<GapState>>,
    confirmation: Option<ConfirmationState>,
    listed: Option<bool>,
}

fn choice<T>(field: &str, text: Option<&str>, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>> {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(None) };
    parse(text).map(Some).ok_or_else(|| Error::invalid(field, text, Unfit::NotAChoice))
}

impl Filter {
    fn new(query: &ListQuery) -> Result<Self> {
        let states = |text: &str| match text {
            "unexplained" => Some(vec![GapState::Open, GapState::Over]),
            text => GapState::parse(text).map(|state| vec![state]),
        };
        let yes = |text: &str| match text {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        };
        let words = query.q.as_deref().unwrap_or_default().to_lowercase();
        Ok(Self {
            words: words.split_whitespace().map(str::to_string).collect(),
            against: choice("against", query.against.as_deref(), Against::parse)?.unwrap_or(Against::Statistics),
            gap: choice("gap", query.gap.as_deref(), states)?,
            confirmation: choice("confirmation", query.confirmation.as_deref(), ConfirmationState::parse)?,
            listed: choice("listed", query.listed.as_deref(), yes)?,
        })
    }

    fn takes(&self, query: &ListQuery, line: &Line<'_>) -> bool {
        let facts = &line.standing.facts;
        let sector = query.sector.as_ref().filter(|sector| !sector.is_empty());
        self.words.iter().all(|word| line.standing.words.contains(word.as_str()))
            && query.unit.is_none_or(|unit| facts.owner == Some(unit))
            && sector.is_none_or(|sector| facts.sector.as_ref() == Some(sector))
            && self.gap.as_ref().is_none_or(|states| states.contains(&line.gap(self.against).state()))
            && self.confirmation.is_none_or(|state| state == line.confirmation)
            && self.listed.is_none_or(|listed| listed == line.listed)
    }
}
