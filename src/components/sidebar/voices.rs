//! The share-of-voice bar: whose words fill how much of the article. Drawn as SVG, whose geometry needs no style
//! attribute; the list under it says the same in words.

use yew::prelude::*;

use super::Ways;
use crate::state::{Shown, Target, VoiceShare};
use crate::strings;

/// How many voices the list names; the rest are drawn together.
const NAMED: usize = 5;

/// The bar and its list; nothing where the article alone speaks.
pub(super) fn voices(shown: &Shown, ways: &Ways) -> Html {
    let voices = gathered(&shown.overview.voices);
    if voices.len() < 2 {
        return Html::default();
    }
    let mut left = 0;
    let mut pieces = Vec::with_capacity(voices.len());
    for (rank, voice) in voices.iter().enumerate() {
        pieces.push(html! {
            <rect class={voice_class(rank, voice)} x={left.to_string()} y="0" width={voice.thousandths.to_string()} height="12">
                <title>{ strings::voice(voice) }</title>
            </rect>
        });
        left += voice.thousandths;
    }
    let row = |(rank, voice): (usize, &VoiceShare)| {
        let swatch = html! { <span class={classes!("swatch", voice_class(rank, voice))} aria-hidden="true"></span> };
        let text = strings::voice(voice);
        match voice.claim {
            None => html! { <li>{ swatch }{ text }</li> },
            Some(position) => {
                let open = ways.to_mark.reform(move |_: MouseEvent| Target::Claim(position));
                html! { <li>{ swatch }<button type="button" class="inline" onclick={open}>{ text }</button></li> }
            }
        }
    };
    html! {
        <div class="voices">
            <h4>{ strings::SHARE_OF_VOICE }</h4>
            <svg class="voice-bar" viewBox="0 0 1000 12" preserveAspectRatio="none" role="img" aria-label={strings::SHARE_OF_VOICE}>
                { for pieces }
            </svg>
            <ul>{ for voices.iter().enumerate().map(row) }</ul>
        </div>
    }
}

fn voice_class(rank: usize, voice: &VoiceShare) -> String {
    if voice.name.is_none() { "voice-rest".to_owned() } else { format!("voice-{}", rank.min(NAMED)) }
}

/// The loudest voices by name, the others together, the article itself last.
fn gathered(voices: &[VoiceShare]) -> Vec<VoiceShare> {
    let (spoken, rest): (Vec<_>, Vec<_>) = voices.iter().cloned().partition(|voice| voice.name.is_some());
    let mut gathered: Vec<VoiceShare> = spoken.iter().take(NAMED).cloned().collect();
    let others = &spoken[gathered.len()..];
    if !others.is_empty() {
        gathered.push(VoiceShare {
            name: Some(strings::other_voices(others.len())),
            claim: others[0].claim,
            thousandths: others.iter().map(|voice| voice.thousandths).sum(),
        });
    }
    gathered.extend(rest);
    gathered
}
