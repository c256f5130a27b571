//! How far the engine and its network are.

/// How far the engine is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EnginePhase {
    /// The worker or its resources are still on their way.
    Loading,
    /// It waits for an article.
    Ready,
    /// It reads: units of work done, and in all.
    Working {
        /// Done so far.
        done: u32,
        /// In all.
        total: u32,
    },
    /// It cannot be had.
    Failed,
}

/// How far the network is: the part of the engine that reads best, and is fetched last.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum NetworkPhase {
    /// Nothing of it has come yet, or this build has none.
    #[default]
    Unasked,
    /// So much of its file has come, in percent.
    Coming(u8),
    /// It reads.
    Ready,
    /// It cannot be had.
    Failed,
}
