//! The files that the engine reads by, fetched here rather than in the page, whose one thread the reader scrolls with:
//! megabytes pass neither through its memory nor through a message.
//!
//! The network never changes for a build and is fetched once. It is kept under the name of its content, so another
//! build's file is never taken for this one; what is kept for other builds is thrown away. A browser that refuses to
//! keep it (private windows, a full disk, an address without https) fetches it each time.

use js_sys::{Array, Reflect, Uint8Array};
use protocol::{BUILD, NETWORK_CACHE, NetworkFile};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{
    Cache, DedicatedWorkerGlobalScope, ReadableStreamDefaultReader, RequestCache, RequestInit, Response,
    WorkerGlobalScope,
};

/// The word lists. Addresses are relative to the worker's own files, which lie beside them.
const GAZETTEER: &str = "gazetteer.bin";
const NETWORK: &str = "network.bin";
/// A copy in the browser's own cache may be spoilt, or another build's; then the site is asked past it.
const MODES: [RequestCache; 2] = [RequestCache::Default, RequestCache::Reload];

/// What is made of the word lists of this build; none where they cannot be had whole.
pub(crate) async fn gazetteer<T>(scope: &DedicatedWorkerGlobalScope, make: impl Fn(Vec<u8>) -> Option<T>) -> Option<T> {
    for mode in MODES {
        // A copy in the browser's cache may be another build's, so the build stands in the address.
        let Some(response) = asked(scope, &format!("{GAZETTEER}?{BUILD}"), mode).await else { continue };
        if let Some(made) = whole(&response).await.and_then(&make) {
            return Some(made);
        }
    }
    None
}

/// What is made of the network's bytes; none where they cannot be had or are not those of this build. `tell` hears how much
/// has come, in percent. Only bytes of which something was made are kept: a file that came altered would be there for ever.
pub(crate) async fn network<T>(
    scope: &DedicatedWorkerGlobalScope,
    file: NetworkFile,
    tell: &dyn Fn(u8),
    make: impl Fn(&[u8]) -> Option<T>,
) -> Option<T> {
    let address = format!("{NETWORK}?{}", file.name);
    let make = |bytes: &Vec<u8>| if file.is(bytes) { make(bytes) } else { None };
    let cache = cache(scope).await;
    if let Some(cache) = &cache
        && let Some(made) = kept(cache, &address).await.as_ref().and_then(make)
    {
        return Some(made);
    }
    for mode in MODES {
        let Some(response) = asked(scope, &address, mode).await else { continue };
        let bytes = piece_by_piece(&response, file, tell).await;
        if let Some((bytes, made)) = bytes.and_then(|bytes| make(&bytes).map(|made| (bytes, made))) {
            // Kept behind its back: ten megabytes take a while to write, and the network can read meanwhile.
            if let Some(cache) = cache {
                spawn_local(async move { keep(&cache, &address, &bytes).await });
            }
            return Some(made);
        }
    }
    None
}

async fn asked(scope: &WorkerGlobalScope, address: &str, mode: RequestCache) -> Option<Response> {
    let options = RequestInit::new();
    options.set_cache(mode);
    let answer = JsFuture::from(scope.fetch_with_str_and_init(address, &options)).await.ok()?;
    answer.dyn_into().ok().filter(Response::ok)
}

async fn whole(response: &Response) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

async fn piece_by_piece(response: &Response, file: NetworkFile, tell: &dyn Fn(u8)) -> Option<Vec<u8>> {
    let reader: ReadableStreamDefaultReader = response.body()?.get_reader().dyn_into().ok()?;
    let length = file.bytes as usize;
    let mut bytes = Vec::with_capacity(length);
    let mut told = 0;
    loop {
        let piece = JsFuture::from(reader.read()).await.ok()?;
        let value = Reflect::get(&piece, &JsValue::from_str("value")).ok()?;
        let Ok(value) = value.dyn_into::<Uint8Array>() else { return Some(bytes) };
        let from = bytes.len();
        // Not what was asked for: not another byte of it.
        if from + value.length() as usize > length {
            return None;
        }
        bytes.resize(from + value.length() as usize, 0);
        value.copy_to(&mut bytes[from..]);
        let percent = u8::try_from(bytes.len() * 100 / length.max(1)).unwrap_or(100);
        if percent > told {
            told = percent;
            tell(percent);
        }
    }
}

async fn cache(scope: &WorkerGlobalScope) -> Option<Cache> {
    let caches = scope.is_secure_context().then(|| scope.caches().ok())??;
    JsFuture::from(caches.open(NETWORK_CACHE)).await.ok()?.dyn_into().ok()
}

async fn kept(cache: &Cache, address: &str) -> Option<Vec<u8>> {
    let response: Response = JsFuture::from(cache.match_with_str(address)).await.ok()?.dyn_into().ok()?;
    whole(&response).await
}

/// Keeps the file, and nothing else: what cannot be kept is fetched again.
async fn keep(cache: &Cache, address: &str, bytes: &[u8]) {
    if let Ok(requests) = JsFuture::from(cache.keys()).await {
        for request in Array::from(&requests).iter() {
            let _ = JsFuture::from(cache.delete_with_request(request.unchecked_ref())).await;
        }
    }
    if let Ok(response) = Response::new_with_opt_js_u8_array(Some(&Uint8Array::from(bytes))) {
        let _ = JsFuture::from(cache.put_with_str(address, &response)).await;
    }
}
