//! What a file is by its content, what a picture says of itself, and its thumbnail.

use std::io::Cursor;

use chrono::{NaiveDate, NaiveDateTime};
use exif::{Exif, In, Tag, Value};
use guatu_domain::file::{Media, Place, Taken, degrees_e6};
use image::{DynamicImage, ImageDecoder as _, ImageFormat, ImageReader, Limits};
use zip::ZipArchive;

/// The longer side of a thumbnail, in pixels.
const THUMBNAIL: u32 = 320;

/// The widest or highest picture that is read, and the memory that reading may take: a small file can unfold into gigabytes.
const LONGEST_SIDE: u32 = 16_384;
const MOST_MEMORY: u64 = 512 << 20;

/// What the content is; nothing when it is none of the kinds that are taken.
pub(super) fn media(bytes: &[u8]) -> Option<Media> {
    picture(bytes)
        .or_else(|| bytes.starts_with(b"%PDF-").then_some(Media::Pdf))
        .or_else(|| package(bytes))
        .or_else(|| compound(bytes))
}

fn picture(bytes: &[u8]) -> Option<Media> {
    match image::guess_format(bytes).ok()? {
        ImageFormat::Jpeg => Some(Media::Jpeg),
        ImageFormat::Png => Some(Media::Png),
        ImageFormat::WebP => Some(Media::Webp),
        _ => None,
    }
}

/// Office files since 2007 and OFD are packages, told apart by the part that every one of a kind has.
fn package(bytes: &[u8]) -> Option<Media> {
    let package = ZipArchive::new(Cursor::new(bytes)).ok()?;
    let parts = [
        ("OFD.xml", Media::Ofd),
        ("word/document.xml", Media::Docx),
        ("xl/workbook.xml", Media::Xlsx),
        ("ppt/presentation.xml", Media::Pptx),
    ];
    parts.into_iter().find(|(part, _)| package.index_for_name(part).is_some()).map(|(_, media)| media)
}

/// Word and Excel files of before 2007 share a container and differ by the stream in it.
fn compound(bytes: &[u8]) -> Option<Media> {
    let container = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let streams = [("/WordDocument", Media::Doc), ("/Workbook", Media::Xls), ("/Book", Media::Xls)];
    streams.into_iter().find(|(stream, _)| container.is_stream(stream)).map(|(_, media)| media)
}

/// When and where a picture was taken by its own words.
pub(super) fn taken(bytes: &[u8]) -> Taken {
    let Ok(told) = exif::Reader::new().read_from_container(&mut Cursor::new(bytes)) else { return Taken::default() };
    Taken { at: time(&told), place: place(&told), declared: false }
}

fn time(told: &Exif) -> Option<NaiveDateTime> {
    let tags = [Tag::DateTimeOriginal, Tag::DateTimeDigitized];
    let Value::Ascii(text) = &tags.into_iter().find_map(|tag| told.get_field(tag, In::PRIMARY))?.value else {
        return None;
    };
    let time = exif::DateTime::from_ascii(text.first()?).ok()?;
    let day = NaiveDate::from_ymd_opt(time.year.into(), time.month.into(), time.day.into())?;
    day.and_hms_opt(time.hour.into(), time.minute.into(), time.second.into())
}

fn place(told: &Exif) -> Option<Place> {
    let longitude = degrees(told, Tag::GPSLongitude, Tag::GPSLongitudeRef, b'W')?;
    let latitude = degrees(told, Tag::GPSLatitude, Tag::GPSLatitudeRef, b'S')?;
    Place::new(longitude, latitude)
}

fn degrees(told: &Exif, tag: Tag, side: Tag, negative: u8) -> Option<i64> {
    let Value::Rational(parts) = &told.get_field(tag, In::PRIMARY)?.value else { return None };
    let [degrees, minutes, seconds] = parts.get(..3)? else { return None };
    let Value::Ascii(letter) = &told.get_field(side, In::PRIMARY)?.value else { return None };
    let pairs = [degrees, minutes, seconds].map(|part| (part.num, part.denom));
    degrees_e6(pairs, letter.first()?.first() == Some(&negative))
}

/// A small JPEG of a picture, upright; nothing when the picture cannot be read within bounds.
pub(super) fn thumbnail(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let turned = decoder.orientation().ok()?;
    let mut picture = DynamicImage::from_decoder(decoder).ok()?;
    picture.apply_orientation(turned);
    let mut small = Cursor::new(Vec::new());
    picture.thumbnail(THUMBNAIL, THUMBNAIL).into_rgb8().write_to(&mut small, ImageFormat::Jpeg).ok()?;
    Some(small.into_inner())
}
