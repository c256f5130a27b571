//! What the engine reads by.

use engine::Resources;

use crate::error::CliError;
use crate::input;

/// The gazetteer that the command carries.
static GAZETTEER: &[u8] = include_bytes!("../../../assets/gazetteer.bin");

/// The options that every command with the engine has.
#[derive(Debug, clap::Args)]
#[group(skip)]
pub(crate) struct Arguments {
    /// Read this gazetteer file and not the built-in one.
    #[arg(long, value_name = "PATH")]
    gazetteer: Option<String>,
    /// Read this network file (assets/network.bin) and let it answer, too; the page does without it as yet.
    #[arg(long, value_name = "FILE")]
    network: Option<String>,
}

impl Arguments {
    /// Reads what the engine reads by.
    pub(crate) fn load(&self) -> Result<Resources, CliError> {
        let (name, loaded) = match &self.gazetteer {
            Some(path) => (path.as_str(), Resources::new(&input::read_bytes(path)?)),
            None => ("the built-in gazetteer", Resources::new(GAZETTEER)),
        };
        let mut resources = loaded.map_err(|cause| CliError::Gazetteer { name: name.to_owned(), cause })?;
        if let Some(path) = &self.network {
            let set = resources.set_network(&input::read_bytes(path)?);
            set.map_err(|cause| CliError::Network { name: path.clone(), cause })?;
        }
        Ok(resources)
    }
}
