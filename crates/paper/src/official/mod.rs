//! The official paper (公文): one model, two renderings, both laid out by GB/T 9704-2012.
//!
//! The crate knows no noun of the district: whoever issues a paper fills in a [`Paper`], and [`pdf`] and [`docx`] draw it.
//! Both renderings print the same text in the same order; the numbers of the layout are data, see [`Geometry`].

mod docx;
mod geometry;
mod model;
mod pdf;
mod print;
#[cfg(test)]
mod tests;

pub use docx::docx;
pub use geometry::{Geometry, Length};
pub use model::{
    Align, Attachment, Bar, BarChart, Block, Cell, Closing, Colour, Column, EndBlock, Head, Issued, Orientation,
    PageNumbers, Paper, Table,
};
pub use pdf::{lay_out, pdf};
