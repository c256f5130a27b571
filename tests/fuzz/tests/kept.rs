//! What is kept is read without a fault: inputs that reached what others did not, and those that ever found one.

#![allow(clippy::print_stdout)]

use std::sync::mpsc;
use std::time::Duration;

use fuzz::{Dice, TARGETS, kept, kept_folder};

/// What is tested is not compiled to be fast.
const LIMIT: Duration = Duration::from_secs(60);

#[test]
fn kept_inputs_and_some_new_ones_find_no_fault() {
    for target in TARGETS {
        let (done, is_done) = mpsc::channel();
        let reading = std::thread::spawn(move || {
            let mut begun = target.begin();
            let made: Vec<_> = (0..20).map(|seed| (format!("seed {seed}"), begun.made(&mut Dice::new(seed)))).collect();
            for (name, input) in kept(target.name).into_iter().chain(made) {
                // Shown where the test fails.
                println!("{}: {name}", target.name);
                begun.read(&input);
            }
            done.send(()).expect("it is waited for");
        });
        match is_done.recv_timeout(LIMIT) {
            Err(mpsc::RecvTimeoutError::Timeout) => panic!("{} reads without end", target.name),
            _ => reading.join().expect("the input that is named last is read without a fault"),
        }
    }
}

#[test]
fn each_folder_of_kept_inputs_is_a_targets() {
    let kept = kept_folder("");
    for folder in std::fs::read_dir(kept).into_iter().flatten().flatten() {
        let name = folder.file_name().to_string_lossy().into_owned();
        assert!(fuzz::target(&name).is_some(), "{name}");
    }
}
