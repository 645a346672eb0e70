fn main() {
    println!("{}", guatu_web::openapi().to_pretty_json().expect("contract"));
}
