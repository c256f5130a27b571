//! The engine and the link, by length of the text: `cargo bench -p glossator-benches`.

#![allow(missing_docs, reason = "criterion's macros make public functions")]
#![allow(clippy::unwrap_used, reason = "a bench may fail aloud, as a test does")]

use std::hint::black_box;
use std::time::Duration;

use article::SegmentIndex;
use article::link::{self, Table};
use article::{Article, Reading};
use criterion::{BatchSize, BenchmarkId, Criterion, criterion_group, criterion_main};
use engine::Resources;

static GAZETTEER: &[u8] = include_bytes!("../../../assets/gazetteer.bin");
static NETWORK: &[u8] = include_bytes!("../../../assets/network.bin");
static TABLE: &[u8] = include_bytes!("../../../assets/links-1.bin");
/// Words of the texts: articles, and one, ten and a hundred times a thousand.
const WORDS: [usize; 7] = [300, 800, 1_000, 1_200, 8_000, 10_000, 100_000];
/// The network reads no longer texts here: it would take minutes, and does by sentence what it does.
const LONGEST_READ: usize = 10_000;

fn work(criterion: &mut Criterion) {
    let first = Resources::new(GAZETTEER).unwrap();
    let mut whole = Resources::new(GAZETTEER).unwrap();
    whole.set_network(NETWORK).unwrap();
    let table = Table::read(TABLE).unwrap();
    for words in WORDS {
        let article = Article::from_plain_text(&glossator_benches::article(words));
        let mut measure = |group: &str, work: &dyn Fn()| {
            let mut group = criterion.benchmark_group(group);
            group.sample_size(10).warm_up_time(Duration::from_millis(300)).measurement_time(Duration::from_secs(2));
            group.bench_function(BenchmarkId::from_parameter(words), |bencher| {
                bencher.iter_batched(|| (), |()| work(), BatchSize::PerIteration);
            });
        };
        measure("first-marks", &|| {
            black_box(engine::annotate(&first, &article));
        });
        if words <= LONGEST_READ {
            measure("annotate", &|| {
                black_box(engine::annotate(&whole, &article));
            });
        }
        let reading = Reading::new(article.clone(), engine::annotate(&first, &article));
        measure("segments", &|| {
            let index = SegmentIndex::new(&reading.annotations);
            for block in reading.article.blocks() {
                black_box(index.segments(block.range));
            }
        });
        let written = link::encode(&reading, None, &table).unwrap();
        measure("link-write", &|| {
            black_box(link::encode(&reading, None, &table).unwrap());
        });
        measure("link-open", &|| {
            black_box(link::decode(&written, &table).unwrap());
        });
    }
}

criterion_group!(benches, work);
criterion_main!(benches);
