//! Makes the assets: `cargo run -p xtask --example assets FACTS CORPORA`.
#[path = "../src/assets.rs"]
#[allow(unreachable_pub)]
mod assets;

fn main() -> Result<(), assets::Error> {
    assets::run(&std::env::args().skip(1).collect::<Vec<_>>())
}
