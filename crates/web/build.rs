//! The UI is embedded from `ui/dist`. Cargo does not know that folder: it is watched here, and exists even when empty.

fn main() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/dist");
    std::fs::create_dir_all(&folder).expect("ui/dist can be made");
    println!("cargo:rerun-if-changed={}", folder.display());
}
