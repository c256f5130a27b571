//! The share-of-voice bar: whose words fill how much of the article. Drawn as SVG, whose geometry needs no style
//! attribute; the list under it says the same in words.

use yew::prelude::*;

use crate::components::parts::{joined, press, told};
use crate::state::{Action, Facet, Filter, Shown, VoiceShare};
use crate::store::Dispatch;
use crate::strings;

/// How many voices the list names; the rest are drawn together.
const NAMED: usize = 5;

/// The bar and its list; nothing where the article alone speaks. A press on a voice shows what it says, and dims the
/// rest; a second press ends that.
pub(super) fn voices(shown: &Shown, filter: Filter, dispatch: &Dispatch) -> Html {
    let voices = gathered(&shown.overview.voices);
    if voices.len() < 2 {
        return Html::default();
    }
    let chosen = filter.value(Facet::Speaker);
    let choose = |speaker: usize| {
        let value = (chosen != Some(speaker)).then_some(speaker);
        press(dispatch, Action::Filter(Facet::Speaker, value))
    };
    let mut left = 0;
    let mut pieces = Vec::with_capacity(voices.len());
    for (rank, voice) in voices.iter().enumerate() {
        pieces.push(html! {
            <rect class={voice_class(rank, voice)} onclick={voice.speaker.map(choose)} x={left.to_string()} y="0" width={voice.thousandths.to_string()} height="12">
                <title>{ strings::voice(voice) }</title>
            </rect>
        });
        left += voice.thousandths;
    }
    let row = |(rank, voice): (usize, &VoiceShare)| {
        let swatch = html! { <span class={joined(&["swatch", &voice_class(rank, voice)])} aria-hidden="true"></span> };
        let text = strings::voice(voice);
        match voice.speaker {
            None => html! { <li>{ swatch }{ text }</li> },
            Some(speaker) => {
                let pressed = (chosen == Some(speaker)).to_string();
                html! {
                    <li>{ swatch }<button type="button" class="inline" data-voice={speaker.to_string()} aria-pressed={pressed}
                        onclick={choose(speaker)}>{ text }</button></li>
                }
            }
        }
    };
    html! {
        <div class="voices">
            { told("h4", "", strings::SHARE_OF_VOICE) }
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
            speaker: None,
            thousandths: others.iter().map(|voice| voice.thousandths).sum(),
        });
    }
    gathered.extend(rest);
    gathered
}
