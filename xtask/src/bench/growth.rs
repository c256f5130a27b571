//! How work grows with the text: time for each word at one, ten and a hundred times the length, as a table and a plot.

use std::fmt::Write;

use super::native::GROWING;
use crate::shell::{self, TaskError};

const PLOT: &str = "docs/images/growth.svg";
const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 320.0;
/// Room for the labels.
const LEFT: f64 = 64.0;
const RIGHT: f64 = 190.0;
const TOP: f64 = 16.0;
const BOTTOM: f64 = 40.0;
const COLOURS: [&str; 8] = ["#8a3b12", "#1f5f8b", "#4d6b1e", "#6b3f87", "#555555", "#a3326b", "#00736b", "#8a6d00"];
/// Microseconds a word, between which the plot is drawn: each step is ten times the one before.
const DECADES: [f64; 6] = [0.01, 0.1, 1.0, 10.0, 100.0, 1_000.0];
/// Between the lines of two labels.
const LEADING: f64 = 15.0;

/// What some work takes.
#[derive(Debug)]
pub(super) struct Curve {
    /// What is done.
    pub(super) called: String,
    /// Milliseconds at each length of [`GROWING`], where it was measured.
    pub(super) at: Vec<Option<f64>>,
}

impl Curve {
    /// Microseconds a word at each length.
    fn by_word(&self) -> impl Iterator<Item = (u32, f64)> {
        GROWING
            .into_iter()
            .zip(&self.at)
            .filter_map(|(words, time)| Some((words, (*time)? * 1_000.0 / f64::from(words))))
    }
}

/// Writes the plot, and gives the table.
///
/// # Errors
/// Where the plot cannot be written.
pub(super) fn report(curves: &[Curve]) -> Result<String, TaskError> {
    shell::write(&shell::root().join(PLOT), plot(curves).as_bytes())?;
    let mut out = String::from(
        "\n## As the text grows\n\nMicroseconds for each word. What grows with the text alone stays level. Of the library the words are \
         those of its articles, a hundred each: a search goes through all of them, and keeping one more article should not; the time \
         is of one search and of one article. The texts are eight articles over and over, which the link's coder knows again: \
         it writes and opens the longer of them faster than as many words that are all new.\n\n\
         ![Microseconds for each word at 1,000, 10,000 and 100,000 words](images/growth.svg)\n\n| what |",
    );
    for words in GROWING {
        let _ = write!(out, " {words} words |");
    }
    out += "\n| --- | --- | --- | --- |\n";
    for curve in curves {
        let _ = write!(out, "| {} |", curve.called);
        for words in GROWING {
            match curve.by_word().find(|&(at, _)| at == words) {
                Some((_, time)) => write!(out, " {time:.2} |"),
                None => write!(out, " |"),
            }
            .unwrap_or_default();
        }
        out.push('\n');
    }
    Ok(out)
}

fn plot(curves: &[Curve]) -> String {
    let down = |time: f64| {
        let share = (time.log10() - DECADES[0].log10()) / (DECADES[DECADES.len() - 1] / DECADES[0]).log10();
        HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM)
    };
    let across = |words: u32| {
        let share = (f64::from(words) / f64::from(GROWING[0])).log10() / (GROWING.len() - 1) as f64;
        LEFT + share * (WIDTH - LEFT - RIGHT)
    };
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" font-size=\"12\">\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>\n"
    );
    for decade in DECADES {
        let y = down(decade);
        let _ = writeln!(out, "<path d=\"M{LEFT} {y:.1}H{:.1}\" stroke=\"#ddd\"/>", WIDTH - RIGHT);
        let _ =
            writeln!(out, "<text x=\"{:.1}\" y=\"{:.1}\" text-anchor=\"end\">{decade} µs</text>", LEFT - 8.0, y + 4.0);
    }
    for words in GROWING {
        let x = across(words);
        let _ = writeln!(
            out,
            "<text x=\"{x:.1}\" y=\"{:.1}\" text-anchor=\"middle\">{words}</text>",
            HEIGHT - BOTTOM + 20.0
        );
    }
    let mut labels: Vec<f64> = Vec::new();
    for (curve, colour) in curves.iter().zip(COLOURS) {
        let points: Vec<(f64, f64)> = curve.by_word().map(|(words, time)| (across(words), down(time))).collect();
        let path: Vec<String> = points.iter().map(|(x, y)| format!("{x:.1} {y:.1}")).collect();
        let Some(&(x, mut y)) = points.last() else { continue };
        while let Some(label) = labels.iter().find(|label| (**label - y).abs() < LEADING) {
            y = label + LEADING;
        }
        labels.push(y);
        let _ = writeln!(out, "<path d=\"M{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>", path.join("L"));
        let _ =
            writeln!(out, "<text x=\"{:.1}\" y=\"{:.1}\" fill=\"{colour}\">{}</text>", x + 8.0, y + 4.0, curve.called);
    }
    out + "</svg>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn level_work_is_a_level_line() {
        let level = Curve { called: "reading".to_owned(), at: vec![Some(10.0), Some(100.0), None] };
        let written = plot(&[level]);
        let path = written.lines().find(|line| line.contains("stroke-width")).unwrap_or_default();
        let points = path.split('"').nth(1).unwrap_or_default();
        let heights: Vec<&str> = points.split('L').filter_map(|point| Some(point.split_once(' ')?.1)).collect();
        assert!(written.contains(">reading</text>"));
        assert!(heights.len() == 2 && heights[0] == heights[1], "{path}");
    }

    #[test]
    fn work_that_grows_faster_than_the_text_climbs() {
        let squared = Curve { called: "reading".to_owned(), at: vec![Some(1.0), Some(100.0), Some(10_000.0)] };
        let by_word: Vec<f64> = squared.by_word().map(|(_, time)| time).collect();
        assert_eq!(by_word, [1.0, 10.0, 100.0]);
    }
}
