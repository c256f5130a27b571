//! Mounts one component alone; see `src/components/alone.rs`.

fn main() {
    page::mount_alone();
}
