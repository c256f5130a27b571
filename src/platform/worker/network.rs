//! The network's file: from the browser's cache if it was here before, else from the site, piece by piece.
//!
//! Megabytes that never change for a build are fetched once. They are kept under the name of their content, so another
//! build's file is never taken for this one; what is kept for other builds is thrown away. A browser that refuses to keep
//! them (private windows, a full disk, an address without https) fetches them each time.

use js_sys::{Array, Reflect, Uint8Array};
use protocol::NetworkFile;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, ReadableStreamDefaultReader, RequestCache, RequestInit, Response};

/// The file's name on the site.
const FILE: &str = "network.bin";
/// The cache that keeps it.
pub(crate) const CACHE: &str = "glossator-network";

/// The file's bytes; none where they cannot be had or are not those of this build. `tell` hears how much has come, in
/// percent.
pub(super) async fn fetched(file: NetworkFile, tell: &dyn Fn(u8)) -> Option<Vec<u8>> {
    let address = format!("{FILE}?{}", file.name);
    let cache = cache().await;
    if let Some(cache) = &cache
        && let Some(bytes) = kept(cache, &address).await.filter(|bytes| file.is(bytes))
    {
        return Some(bytes);
    }
    // A copy in the browser's ordinary cache may be another build's; then the site is asked past it.
    for mode in [RequestCache::Default, RequestCache::Reload] {
        if let Some(bytes) = downloaded(file, &address, mode, tell).await.filter(|bytes| file.is(bytes)) {
            if let Some(cache) = &cache {
                keep(cache, &address, &bytes).await;
            }
            return Some(bytes);
        }
    }
    None
}

async fn cache() -> Option<Cache> {
    let window = web_sys::window().filter(web_sys::Window::is_secure_context)?;
    JsFuture::from(window.caches().ok()?.open(CACHE)).await.ok()?.dyn_into().ok()
}

async fn kept(cache: &Cache, address: &str) -> Option<Vec<u8>> {
    let response: Response = JsFuture::from(cache.match_with_str(address)).await.ok()?.dyn_into().ok()?;
    let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
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

async fn downloaded(file: NetworkFile, address: &str, mode: RequestCache, tell: &dyn Fn(u8)) -> Option<Vec<u8>> {
    let options = RequestInit::new();
    options.set_cache(mode);
    let answer = JsFuture::from(web_sys::window()?.fetch_with_str_and_init(address, &options)).await.ok()?;
    let response: Response = answer.dyn_into().ok()?;
    if !response.ok() {
        return None;
    }
    let reader: ReadableStreamDefaultReader = response.body()?.get_reader().dyn_into().ok()?;
    let length = file.bytes as usize;
    let mut bytes = Vec::with_capacity(length);
    let mut told = 0;
    loop {
        let piece = JsFuture::from(reader.read()).await.ok()?;
        let value = Reflect::get(&piece, &JsValue::from_str("value")).ok()?;
        let Ok(value) = value.dyn_into::<Uint8Array>() else { return Some(bytes) };
        // Not what was asked for: not another byte of it.
        if bytes.len() + value.length() as usize > length {
            return None;
        }
        let from = bytes.len();
        bytes.resize(from + value.length() as usize, 0);
        value.copy_to(&mut bytes[from..]);
        let percent = u8::try_from(bytes.len() * 100 / length.max(1)).unwrap_or(100);
        if percent > told {
            told = percent;
            tell(percent);
        }
    }
}
