//! What must hold of any reading that came from outside: it can be shown, exported and sent on.

use article::compare::{Row, compare};
use article::link::{self, Table, View};
use article::{Article, Reading, SegmentIndex, export};

/// Whether article and marks are such as everything behind the readers of bytes may rely on.
pub(crate) fn is_sound(reading: &Reading) -> bool {
    let article = &reading.article;
    let parts = Article::from_parts(article.text().to_owned(), article.blocks().to_vec(), None, None);
    parts.is_ok() && reading.annotations.check(article).is_empty()
}

/// Does to a reading that came in a link what the page and the desk do.
///
/// # Panics
/// Where something does not hold of it.
pub(crate) fn use_all(reading: &Reading, table: &Table) {
    let opened = use_some(reading, table).expect("what came in a link goes into one, and opens");
    let text = Reading { article: unmoved(&reading.article), ..reading.clone() };
    assert_eq!(opened, text, "a reading goes through a link unchanged");
}

/// The same for one that came in a message, which may hold what no link has: days that no calendar knows. What its link gives,
/// if it fits into one.
pub(crate) fn use_some(reading: &Reading, table: &Table) -> Option<Reading> {
    sound(reading);
    shown(reading);
    let parts = [reading.excerpt(0), reading.without_furniture()];
    parts.iter().flatten().for_each(sound);
    let loose = link::encode_loose(reading, None, View::default(), table).ok()?;
    if let Ok(placed) = link::place(&loose, &reading.article, table) {
        sound(&placed.opened.reading);
    }
    let again = link::encode(reading, reading.shared_on, table).ok()?;
    let opened = link::decode(&again, table).expect("a link that was just made opens").reading;
    sound(&opened);
    Some(opened)
}

/// What is written in a reading and what its edits make of it.
fn sound(reading: &Reading) {
    let Reading { article, annotations, .. } = reading;
    let parts = Article::from_parts(article.text().to_owned(), article.blocks().to_vec(), None, None);
    assert!(parts.is_ok(), "{parts:?}");
    for (what, marks) in [("as it came", annotations), ("with its edits", &reading.resolved().annotations)] {
        let violations = marks.check(article);
        assert!(violations.is_empty(), "{what}: {violations:?}");
    }
}

fn shown(reading: &Reading) {
    let now = reading.resolved().annotations;
    let index = SegmentIndex::new(&now);
    for block in reading.article.blocks() {
        let segments = index.segments(block.range);
        let mut end = block.range.start();
        for segment in &segments {
            assert!(segment.range.start() == end && !segment.range.is_empty(), "{segments:?} of {block:?}");
            end = segment.range.end();
        }
        assert_eq!(end, block.range.end(), "the block is covered");
    }
    let _ = (export::csv(reading), export::geojson(reading), export::markdown(reading), export::html(reading));
    let _ = export::web_annotations(reading, "g1.");
    let with_itself = compare(reading, reading).expect("its words are its own");
    assert!(with_itself.iter().all(Row::is_alike), "a reading is like itself");
}

/// The article without the way back to the text that was given, which no link has.
fn unmoved(article: &Article) -> Article {
    let (text, blocks) = (article.text().to_owned(), article.blocks().to_vec());
    Article::from_parts(text, blocks, article.reader_date, article.source_url.clone())
        .expect("an article's parts make one")
}
