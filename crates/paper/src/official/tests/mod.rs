//! What both renderings owe the standard and the reader.

mod bulletin;
mod layout;
mod text;
