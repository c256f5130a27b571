//! Mounts the page.

fn main() {
    page::mount();
}
