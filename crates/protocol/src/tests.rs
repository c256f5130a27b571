use article::Article;
use proptest::prelude::*;

use super::*;

fn request(id: u32, body: RequestBody) -> Request {
    Request { id, build: BUILD.to_owned(), body }
}

fn response(id: u32, body: ResponseBody) -> Response {
    Response { id, build: BUILD.to_owned(), body }
}

#[test]
fn each_message_arrives_as_it_was_sent() {
    let article = Article::from_plain_text("Talks open\n\nThe talks open on Monday, Rosa Lind said.");
    let requests = [
        request(1, RequestBody::Load),
        request(2, RequestBody::LoadNetwork),
        request(3, RequestBody::Annotate { article: Box::new(article), seen: 2 }),
        request(u32::MAX, RequestBody::Stop),
    ];
    for sent in requests {
        let bytes = to_bytes(&sent).unwrap();
        assert_eq!(from_bytes::<Request>(&bytes), Ok(sent));
    }
    let responses = [
        response(0, ResponseBody::Hello),
        response(1, ResponseBody::Ready),
        response(2, ResponseBody::NetworkProgress { percent: 40 }),
        response(2, ResponseBody::Progress { done: 1, total: 40 }),
        response(2, ResponseBody::FirstMarks { annotations: Box::default(), part: true }),
        response(2, ResponseBody::Annotated { annotations: Box::default(), provisional: false }),
        response(3, ResponseBody::Stopped),
        response(4, ResponseBody::Failed("the gazetteer is not one".to_owned())),
    ];
    for sent in responses {
        let bytes = to_bytes(&sent).unwrap();
        assert_eq!(from_bytes::<Response>(&bytes), Ok(sent));
    }
}

#[test]
fn a_build_is_named_by_sixteen_hexadecimal_digits() {
    assert_eq!(BUILD.len(), 16);
    assert!(BUILD.bytes().all(|byte| byte.is_ascii_hexdigit()));
}

#[test]
fn the_network_is_known_by_its_length_and_checksum() {
    let mut file = vec![0; 40];
    file[16..24].copy_from_slice(&0x0123_4567_89ab_cdef_u64.to_le_bytes());
    let known = NetworkFile::of("0123456789abcdef 40").unwrap();
    assert_eq!((known.name, known.bytes), ("0123456789abcdef", 40));
    assert!(known.is(&file));
    assert!(!known.is(&file[..39]));
    assert!(!known.is(&[0; 40]));
    assert!(!known.is(&[]));
    assert_eq!(NetworkFile::of(""), None);
}

#[test]
fn a_message_cut_short_is_refused() {
    let article = Article::from_plain_text("Talks open on Monday.");
    let bytes = to_bytes(&request(7, RequestBody::Annotate { article: Box::new(article), seen: 0 })).unwrap();
    for length in 0..bytes.len() {
        assert!(from_bytes::<Request>(&bytes[..length]).is_err(), "{length} of {} bytes", bytes.len());
    }
}

proptest! {
    #[test]
    fn any_bytes_are_a_message_or_an_error(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = from_bytes::<Request>(&bytes);
        let _ = from_bytes::<Response>(&bytes);
    }
}
