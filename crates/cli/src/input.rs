//! Files and standard input, whole or a JSON line at a time.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::marker::PhantomData;

use serde::de::DeserializeOwned;

use crate::error::CliError;

/// What stands for standard input.
pub(crate) const STANDARD_INPUT: &str = "-";

/// Bytes of the longest line that is read: many times what a document is. So a file without line ends fills no memory.
const LONGEST_LINE: u64 = 64 << 20;

/// A file, or standard input for `-`, with the name that errors give it.
fn open(path: &str) -> Result<(String, Box<dyn Read>), CliError> {
    if path == STANDARD_INPUT {
        return Ok(("standard input".to_owned(), Box::new(io::stdin())));
    }
    let file = File::open(path).map_err(|cause| CliError::Read { name: path.to_owned(), cause })?;
    Ok((path.to_owned(), Box::new(file)))
}

/// The bytes of a file.
pub(crate) fn read_bytes(path: &str) -> Result<Vec<u8>, CliError> {
    let (name, mut file) = open(path)?;
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes).map_err(|cause| CliError::Read { name, cause })?;
    Ok(bytes)
}

/// The text of a file.
pub(crate) fn read_text(path: &str) -> Result<String, CliError> {
    String::from_utf8(read_bytes(path)?).map_err(|error| CliError::NotText {
        name: if path == STANDARD_INPUT { "standard input".to_owned() } else { path.to_owned() },
        byte: error.utf8_error().valid_up_to(),
    })
}

/// The lines of a JSONL file, one at a time. Blank lines are passed over.
pub(crate) struct JsonLines<T> {
    name: String,
    reader: BufReader<Box<dyn Read>>,
    line: usize,
    expected: &'static str,
    bytes: Vec<u8>,
    of: PhantomData<T>,
}

impl<T: DeserializeOwned> JsonLines<T> {
    /// Opens the file. `expected` says in errors what each line should be.
    pub(crate) fn open(path: &str, expected: &'static str) -> Result<Self, CliError> {
        let (name, file) = open(path)?;
        Ok(Self { name, reader: BufReader::new(file), line: 0, expected, bytes: Vec::new(), of: PhantomData })
    }

    fn read_line(&mut self) -> Result<Option<T>, CliError> {
        loop {
            self.bytes.clear();
            self.line += 1;
            let failed = |cause| CliError::Read { name: self.name.clone(), cause };
            if self.reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut self.bytes).map_err(failed)? == 0 {
                return Ok(None);
            }
            if self.bytes.len() as u64 == LONGEST_LINE && self.bytes.last() != Some(&b'\n') {
                self.reader.skip_until(b'\n').map_err(failed)?;
                return Err(self.unlike(format!("it is longer than {} MB", LONGEST_LINE >> 20)));
            }
            if !self.bytes.trim_ascii().is_empty() {
                break;
            }
        }
        match serde_json::from_slice(&self.bytes) {
            Ok(value) => Ok(Some(value)),
            Err(error) => Err(self.unlike(within_line(&error.to_string()))),
        }
    }

    fn unlike(&self, found: String) -> CliError {
        CliError::Line { name: self.name.clone(), line: self.line, expected: self.expected, found }
    }
}

impl<T: DeserializeOwned> Iterator for JsonLines<T> {
    type Item = Result<T, CliError>;

    fn next(&mut self) -> Option<Self::Item> {
        self.read_line().transpose()
    }
}

/// A parser's message with its column, without its line: it has read one line, and always says 1.
fn within_line(message: &str) -> String {
    message.replacen(" at line 1 column ", " at column ", 1)
}
