//! Tests of the network as a whole: its file, its windows, its answers.

use proptest::prelude::*;

use super::{Answers, Builder, HEADER, Link, MAGIC, Network, NetworkError, Reader, VERSION, fnv1a};

const TEXT: &str = "Peru’s trade minister, Rosa Lind, said on 3 May that the port of Callao would close.\n\n\
    “We have waited long enough,” she told reporters; UNION leaders called it “a gift to Norland Shipping”. \
    Talks go on in Zürich — with an 80-year-old envoy, O'Hara, who believes that both sides want it.";

fn bounds(text: &str, cuts: &[usize]) -> Vec<std::ops::Range<u32>> {
    let mut all: Vec<u32> = cuts.iter().map(|&cut| cut as u32).collect();
    all.insert(0, 0);
    all.push(text.len() as u32);
    all.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

fn read(network: &Network, text: &str, cuts: &[usize]) -> Vec<Answers> {
    let mut reader = Reader::new(network, text, bounds(text, cuts));
    let (mut all, mut done) = (Vec::new(), 0);
    while !reader.is_finished() {
        all.extend(reader.step());
        assert!(reader.done(1000) >= done);
        done = reader.done(1000);
    }
    assert_eq!(done, 1000);
    all
}

/// A digest of every bit of the answers.
fn digest(answers: &[Answers]) -> u64 {
    let mut bytes = Vec::new();
    let mut put = |number: f32| bytes.extend(number.to_bits().to_le_bytes());
    for answers in answers {
        answers.names.as_flattened().iter().copied().for_each(&mut put);
        answers.role.iter().copied().for_each(&mut put);
        answers.spans.as_flattened().as_flattened().iter().copied().for_each(&mut put);
        answers.sources.iter().chain(&answers.cues).copied().for_each(&mut put);
    }
    fnv1a(&bytes)
}

/// Puts the length and the checksum right, so that what is wrong inside is found.
fn sealed(mut bytes: Vec<u8>) -> Vec<u8> {
    let (length, sum) = (bytes.len() as u64, fnv1a(&bytes[HEADER..]));
    bytes[8..16].copy_from_slice(&length.to_le_bytes());
    bytes[16..24].copy_from_slice(&sum.to_le_bytes());
    bytes
}

/// The digests hold on every machine, WebAssembly among them.
#[test]
fn answers_are_the_same_to_the_bit() {
    let wide = Builder { width: 128, heads: 4, inner: 416, ..Builder::default() };
    let digests = [
        Builder::default(),
        Builder { bits: 4, seed: 7, ..Builder::default() },
        Builder { bits: 4, ..wide.clone() },
        wide,
    ]
    .map(|builder| {
        let network = Network::new(&builder.build()).unwrap();
        format!("{:016x}", digest(&read(&network, TEXT, &[86])))
    });
    assert_eq!(digests, ["5a7ce799fa79f6c0", "eef35a8a82df040f", "d37231325633dd8c", "bb048a360e2cb1e0"]);
}

#[test]
fn answers_depend_on_the_words_around() {
    let network = Network::new(&Builder::default().build()).unwrap();
    let first = |text: &str| read(&network, text, &[])[0].names[0];
    assert_eq!(first("Lima is"), first("Lima  is"));
    assert_ne!(first("Lima is"), first("Lima said"));
    assert_ne!(first("Lima is"), first("lima is"));
    assert!(first("Lima is").iter().all(|score| score.is_finite() && *score != 0.0));
}

#[test]
fn windows_hold_whole_sentences_while_they_fit() {
    // Ten pieces a window, of which two frame it; every letter is a piece.
    let network = Network::new(&Builder { positions: 10, ..Builder::default() }.build()).unwrap();
    for (text, expected) in [
        ("", ""),
        ("|", ""),
        ("a b c|d e|f g h", "abcdefgh"),
        ("a b c|d e|f g h i", "abcde fghi"),
        ("a b c| |d e f g h|i", "abcdefgh i"),
        // A sentence that is too long is cut where the window is full; the next goes on behind it.
        ("a|b c d e f g h i j k|l m", "a bcdefghi jklm"),
        ("a b c d e f g h i j k l m n o p q|r", "abcdefgh ijklmnop qr"),
        ("ab|cdef gh ij|k", "ab cdefghij k"),
        ("a b c d e f|gh klmnopq r|s", "abcdef gh klmnopqr s"),
    ] {
        let cuts: Vec<usize> = text.match_indices('|').map(|(at, _)| at).collect();
        let text = text.replace('|', " ");
        let windows = network.windows(&text, &bounds(&text, &cuts));
        let spelt: Vec<String> =
            windows.iter().map(|window| window.words.iter().map(|word| word.range().of(&text)).collect()).collect();
        assert_eq!(spelt.join(" "), expected, "{text:?}");
    }
}

#[test]
fn long_text_is_cut_in_linear_time() {
    let network = Network::new(&Builder::default().build()).unwrap();
    for text in ["a".repeat(100_000), "a ".repeat(50_000), "\u{301}".repeat(50_000), "東".repeat(30_000)] {
        let windows = network.windows(&text, &bounds(&text, &[]));
        let words: usize = windows.iter().map(|window| window.words.len()).sum();
        let expected = if text.starts_with("aa") { 1 } else { text.matches(['a', '東']).count() };
        assert_eq!(words, expected);
        assert!(windows.iter().all(|window| window.pieces.len() <= 30));
    }
}

#[test]
fn files_that_cannot_be_are_refused() {
    let good = Builder::default().build();
    let with = |at: usize, number: u32| {
        let mut bytes = good.clone();
        bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
        bytes
    };
    let (got, length) = (*b"GLZG", good.len() as u64);
    let magic = u32::from_le_bytes(got);
    assert_eq!(Network::new(&with(0, magic)).unwrap_err(), NetworkError::Magic { expected: MAGIC, got });
    assert_eq!(Network::new(b"GN").unwrap_err(), NetworkError::Magic { expected: MAGIC, got: *b"GN\0\0" });
    assert_eq!(Network::new(&with(4, 2)).unwrap_err(), NetworkError::Version { expected: VERSION, got: 2 });
    let cut = NetworkError::Length { expected: length, got: length - 1 };
    assert_eq!(Network::new(&good[..good.len() - 1]).unwrap_err(), cut);
    assert!(matches!(Network::new(&with(100, 7)), Err(NetworkError::Checksum { .. })));
    let more = sealed([good.as_slice(), &[0; 4]].concat());
    assert_eq!(Network::new(&more).unwrap_err(), NetworkError::Length { expected: length, got: length + 4 });
    for (at, number, message) in [
        (24, 99, "vocabulary is 94 pieces where 99 pieces was expected"),
        (28, 48, "width is 48 where a multiple of 32 up to 2048 was expected"),
        (28, 4096, "width is 4096"),
        (32, 0, "number of layers is 0 where 1 to 64 was expected"),
        (36, 3, "number of heads is 3 where a divisor of 8, a fourth of the width, was expected"),
        (44, 4, "number of positions is 4 where 8 to 512 was expected"),
        (48, 11, "number of cases is 11 where 10 was expected"),
        (56, 9, "number of name labels is 9 where 11 was expected"),
    ] {
        let error = Network::new(&sealed(with(at, number))).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn a_scale_that_is_no_number_is_refused() {
    let good = Builder::default().build();
    let spelling = u32::from_le_bytes(good[72..76].try_into().unwrap()) as usize;
    let at = (76 + spelling).next_multiple_of(4);
    for (offset, bytes, message) in [
        (4, f32::NAN.to_le_bytes(), "scale or bias is the bits 7fc00000"),
        (8, f32::INFINITY.to_le_bytes(), "scale or bias is the bits 7f800000 where a finite number"),
        (0, 16_u32.to_le_bytes(), "matrix is 16 bits where 8 or 4 bits a weight was expected"),
    ] {
        let mut bad = good.clone();
        bad[at + offset..at + offset + 4].copy_from_slice(&bytes);
        let error = Network::new(&sealed(bad)).unwrap_err().to_string();
        assert!(error.contains(message), "{error}");
    }
}

#[test]
fn links_are_scores_of_each_word_and_of_none() {
    let network = Network::new(&Builder::default().build()).unwrap();
    let answers = &read(&network, "Officials said that it is so.", &[])[0];
    for link in [Link::Source, Link::Cue] {
        for from in 0..answers.words.len() {
            let (none, words) = answers.link(link, from);
            assert_eq!(words.len(), answers.words.len());
            match answers.goal(link, from) {
                Some(goal) => assert!(words[goal] > none && words.iter().all(|&score| score <= words[goal])),
                None => assert!(words.iter().all(|&score| score <= none)),
            }
        }
        assert_eq!(answers.link(link, answers.words.len()), (0.0, &[][..]));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn any_text_gets_an_answer(text in ".{0,300}", cut in 0_usize..300) {
        let network = Network::new(&Builder { positions: 12, layers: 1, ..Builder::default() }.build()).unwrap();
        let cut = (0..=cut.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
        let answers = read(&network, &text, &[cut]);
        let words: Vec<_> = answers.iter().flat_map(|answers| &answers.words).collect();
        prop_assert!(words.windows(2).all(|pair| pair[0].end <= pair[1].start));
        for word in words {
            prop_assert!(word.start < word.end && text.get(word.range().as_usize()).is_some());
        }
        for answers in &answers {
            let count = answers.words.len();
            prop_assert_eq!((answers.names.len(), answers.role.len(), answers.spans.len()), (count, count, count));
            prop_assert!(answers.names.as_flattened().iter().all(|score| score.is_finite()));
        }
    }

    #[test]
    fn any_bytes_give_a_network_or_an_error(
        bits in prop::sample::select(vec![4_u32, 8]), changes in prop::collection::vec((4_usize..6000, any::<u8>()), 0..4), end in 0_usize..60_000,
    ) {
        let mut bytes = Builder { bits, layers: 1, ..Builder::default() }.build();
        bytes.truncate(end.max(HEADER));
        for (at, byte) in changes {
            if let Some(old) = bytes.get_mut(at) {
                *old = byte;
            }
        }
        if let Ok(network) = Network::new(&sealed(bytes)) {
            prop_assert!(!read(&network, TEXT, &[]).is_empty());
        }
    }
}
