//! Taking in the workbooks that offices exchange.

pub mod form;
