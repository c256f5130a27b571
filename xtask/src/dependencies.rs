//! The graph of dependencies, as `cargo metadata` tells it.
