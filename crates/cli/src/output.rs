//! What the commands print beside [`article::json`]: ids, and the digest of annotations.

use article::Annotations;
use serde_json::{Map, Value};

use crate::error::CliError;

/// The same with an id in front.
pub(crate) fn with_id(id: Value, json: Value) -> Value {
    let mut object = Map::new();
    object.insert("id".to_owned(), id);
    if let Value::Object(fields) = json {
        object.extend(fields);
    }
    Value::Object(object)
}

/// FNV-1a, 64 bits, of the annotations as the worker sends them (postcard): the same for the same annotations on every
/// machine. Source of the method: G. Fowler, L. C. Noll, K.-P. Vo, "The FNV non-cryptographic hash algorithm".
pub(crate) fn digest(annotations: &Annotations) -> Result<u64, CliError> {
    let mut sent = annotations.clone();
    sent.drop_silent_pronouns();
    let bytes = postcard::to_allocvec(&sent)?;
    Ok(fnv1a(&bytes))
}

fn fnv1a(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, &byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fnv_is_the_published_one() {
        for (bytes, expected) in
            [("", 0xcbf2_9ce4_8422_2325), ("a", 0xaf63_dc4c_8601_ec8c), ("foobar", 0x8594_4171_f739_67e8)]
        {
            assert_eq!(fnv1a(bytes.as_bytes()), expected);
        }
    }

    #[test]
    fn the_id_joins_the_fields() {
        let json = with_id("a1".into(), serde_json::json!({"language": "en"}));
        assert_eq!(json, serde_json::json!({"id": "a1", "language": "en"}));
    }
}
