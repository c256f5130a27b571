//! What the engine reads by.

use std::path::Path;

use engine::Resources;

use crate::error::CliError;
use crate::input;

/// The gazetteer that the command carries.
static GAZETTEER: &[u8] = include_bytes!("../../../assets/gazetteer.bin");

/// Where the network lies in a checkout; read from there unless told otherwise, where it is there.
const NETWORK: &str = "assets/network.bin";

/// The options that every command with the engine has.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(crate) struct Arguments {
    /// Read this gazetteer file and not the built-in one.
    #[arg(long, value_name = "PATH")]
    gazetteer: Option<String>,
    /// Read this network file; without the option, assets/network.bin of the current folder where there is one.
    #[arg(long, value_name = "FILE")]
    network: Option<String>,
    /// Use no network: the small tagger and the rules answer alone.
    #[arg(long, conflicts_with = "network")]
    no_network: bool,
}

impl Arguments {
    /// Reads what the engine reads by.
    pub(crate) fn load(&self) -> Result<Resources, CliError> {
        let (name, loaded) = match &self.gazetteer {
            Some(path) => (path.as_str(), Resources::new(&input::read_bytes(path)?)),
            None => ("the built-in gazetteer", Resources::new(GAZETTEER)),
        };
        let mut resources = loaded.map_err(|cause| CliError::Gazetteer { name: name.to_owned(), cause })?;
        if let Some(path) = self.network() {
            let set = resources.set_network(&input::read_bytes(path)?);
            set.map_err(|cause| CliError::Network { name: path.to_owned(), cause })?;
        }
        Ok(resources)
    }

    /// The network file to read, if any.
    fn network(&self) -> Option<&str> {
        let usual = || (!self.no_network && Path::new(NETWORK).is_file()).then_some(NETWORK);
        self.network.as_deref().or_else(usual)
    }
}
