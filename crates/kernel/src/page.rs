//! Pages of a list.

use serde::Serialize;

/// Which part of a list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PageRequest {
    /// Rows to skip.
    pub offset: usize,
    /// Rows to return, at most [`PageRequest::MOST`].
    pub limit: usize,
}

impl PageRequest {
    /// The most rows one answer carries; whole lists leave as XLSX.
    pub const MOST: usize = 1000;

    pub fn new(offset: usize, limit: usize) -> Self {
        Self { offset, limit: limit.clamp(1, Self::MOST) }
    }
}

impl Default for PageRequest {
    fn default() -> Self {
        Self { offset: 0, limit: 50 }
    }
}

/// A part of a list and the size of the whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Page<T> {
    pub rows: Vec<T>,
    /// How many rows there are in all, not only on this page.
    pub total: usize,
}
