//! What the engine reads by.

use engine::Resources;

use crate::error::CliError;
use crate::input;

/// The gazetteer that the command carries.
pub(crate) static GAZETTEER: &[u8] = include_bytes!("../../../assets/gazetteer.bin");

/// The network that the command carries.
static NETWORK: &[u8] = include_bytes!("../../../assets/network.bin");

/// The options that every command with the engine has.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(crate) struct Arguments {
    /// Read this gazetteer file and not the built-in one.
    #[arg(long, value_name = "PATH")]
    gazetteer: Option<String>,
    /// Read this network file and not the built-in one.
    #[arg(long, value_name = "FILE")]
    network: Option<String>,
    /// Answer as the page does before its network is there: by rules, word lists and the tagger alone.
    #[arg(long, conflicts_with = "network")]
    without_network: bool,
}

impl Arguments {
    /// Reads what the engine reads by.
    pub(crate) fn load(&self) -> Result<Resources, CliError> {
        let (name, loaded) = match &self.gazetteer {
            Some(path) => (path.as_str(), Resources::new(&input::read_bytes(path)?)),
            None => ("the built-in gazetteer", Resources::new(GAZETTEER)),
        };
        let mut resources = loaded.map_err(|cause| CliError::Gazetteer { name: name.to_owned(), cause })?;
        if !self.without_network {
            let (name, set) = match &self.network {
                Some(path) => (path.as_str(), resources.set_network(&input::read_bytes(path)?)),
                None => ("the built-in network", resources.set_network(NETWORK)),
            };
            set.map_err(|cause| CliError::Network { name: name.to_owned(), cause })?;
        }
        Ok(resources)
    }
}
