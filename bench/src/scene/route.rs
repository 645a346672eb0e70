//! Drafting routes, on one core.

use std::time::Instant;

use anyhow::{Context, Result, anyhow};
use chrono::{Days, NaiveDate};
use guatu_domain::route::{Anchor, Route, Template, presets};
use guatu_kernel::Calendar;

use crate::report::{Place, Report};
use crate::stats::Time;

/// How many plans are drafted.
const PLANS: u64 = 1_000;

/// Drafts the thirty nodes of an industrial project once for each of a thousand days, forward and backward in turn: from the
/// checked template to every date and the critical path.
pub fn plans(report: &mut Report) -> Result<()> {
    let template = Template::check(presets::INDUSTRY).map_err(|complaints| anyhow!("{complaints:?}"))?;
    let first = NaiveDate::from_ymd_opt(2023, 1, 3).context("a day")?;
    let begun = Instant::now();
    for number in 0..PLANS {
        let day = first + Days::new(number);
        let anchor = if number % 2 == 0 { Anchor::Start(day) } else { Anchor::Finish(day) };
        let route = Route::draft(&template, anchor, &[]).map_err(|fault| anyhow!("{fault:?}"))?;
        let network = route.network(&vec![None; route.nodes.len()]).map_err(|cycle| anyhow!("{cycle:?}"))?;
        std::hint::black_box(network.schedule(Calendar::official(), anchor));
    }
    let taken = begun.elapsed();
    report.add(Place::Either, usize::try_from(PLANS)?, "Plans of thirty nodes drafted, on one core", Time(taken));
    Ok(())
}
