//! What the tests of several modules need.

use std::sync::LazyLock;

use article::{Annotations, Article};

use crate::Resources;

/// The resources that are shipped.
pub(crate) static RESOURCES: LazyLock<Resources> = LazyLock::new(|| {
    Resources::new(include_bytes!("../../../assets/gazetteer.bin")).expect("invariant: the shipped gazetteer opens")
});

/// The same with the network that is shipped.
pub(crate) static NETWORK: LazyLock<Resources> = LazyLock::new(|| {
    let mut resources = Resources::new(include_bytes!("../../../assets/gazetteer.bin"))
        .expect("invariant: the shipped gazetteer opens");
    resources.set_network(include_bytes!("../../../assets/network.bin")).expect("invariant: the shipped network opens");
    resources
});

/// Reads a text.
pub(crate) fn read(text: &str) -> (Article, Annotations) {
    let article = Article::from_plain_text(text);
    let annotations = crate::annotate(&RESOURCES, &article);
    (article, annotations)
}
