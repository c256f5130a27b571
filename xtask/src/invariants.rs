//! The invariants of `ARCHITECTURE.md`, as tests that read the sources.
