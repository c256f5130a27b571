//! A line of a phone or a poor connection between browser and server: what comes down it is slowed, whoever asks, page or
//! worker. The browser's own brake does not hold for workers.

use std::io::{Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

/// 10 Mbit a second.
const BYTES_PER_SECOND: f64 = 1_250_000.0;
/// There and back.
const DELAY: Duration = Duration::from_millis(40);

/// A line at work; it ends when this is dropped.
#[derive(Debug)]
pub struct SlowLine {
    at: SocketAddr,
    ended: Arc<AtomicBool>,
}

impl SlowLine {
    /// A line to a server of this machine ("<http://127.0.0.1:8017/>").
    ///
    /// # Panics
    /// Where no port is free.
    pub fn to(address: &str) -> Self {
        let server: SocketAddr = address
            .trim_start_matches("http://")
            .trim_end_matches('/')
            .parse()
            .expect("the server's address is a host and a port");
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
        let at = listener.local_addr().expect("a listener has an address");
        let ended = Arc::new(AtomicBool::new(false));
        let is_ended = Arc::clone(&ended);
        // When all that was promised so far will have gone through: one line for all connections.
        let free_at = Arc::new(Mutex::new(Instant::now()));
        thread::spawn(move || {
            for browser in listener.incoming().flatten() {
                if is_ended.load(Ordering::Relaxed) {
                    return;
                }
                if let Ok(server) = TcpStream::connect(server) {
                    connect(&browser, &server, &free_at);
                }
            }
        });
        Self { at, ended }
    }

    /// The page's address at this end.
    pub fn address(&self) -> String {
        format!("http://{}/", self.at)
    }
}

impl Drop for SlowLine {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
        // Wakes the thread that waits for somebody to call.
        let _ = TcpStream::connect(self.at);
    }
}

fn connect(browser: &TcpStream, server: &TcpStream, free_at: &Arc<Mutex<Instant>>) {
    let _ = (browser.set_nodelay(true), server.set_nodelay(true));
    let ends = [browser.try_clone(), server.try_clone(), browser.try_clone(), server.try_clone()];
    let [Ok(asking), Ok(asked), Ok(answered), Ok(answering)] = ends else { return };
    let free_at = Arc::clone(free_at);
    thread::spawn(move || pass(asking, asked, |_| thread::sleep(DELAY)));
    thread::spawn(move || {
        pass(answering, answered, |bytes| {
            let mut free = free_at.lock().unwrap_or_else(PoisonError::into_inner);
            let starts = (*free).max(Instant::now());
            *free = starts + Duration::from_secs_f64(bytes as f64 / BYTES_PER_SECOND);
            let wait = free.saturating_duration_since(Instant::now());
            drop(free);
            thread::sleep(wait);
        });
    });
}

/// Hands on what one end sends to the other, each piece after `wait`.
fn pass(mut from: TcpStream, mut to: TcpStream, wait: impl Fn(usize)) {
    let mut piece = [0; 16_384];
    while let Ok(bytes @ 1..) = from.read(&mut piece) {
        wait(bytes);
        if to.write_all(&piece[..bytes]).is_err() {
            break;
        }
    }
    let _ = to.shutdown(Shutdown::Write);
}
