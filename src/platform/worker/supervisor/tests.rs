use article::Article;
use protocol::{Request, RequestBody, Response, ResponseBody};

use super::*;

fn article(text: &str) -> Article {
    Article::from_plain_text(text)
}

fn says(id: u32, body: ResponseBody) -> Result<Response, MessageError> {
    Ok(Response { id, build: BUILD.to_owned(), body })
}

fn annotated(id: u32) -> Result<Response, MessageError> {
    says(id, ResponseBody::Annotated { annotations: Box::default(), provisional: true })
}

fn stranger() -> Result<Response, MessageError> {
    Ok(Response { id: 0, build: "0000000000000000".to_owned(), body: ResponseBody::Hello })
}

/// What was sent, by its kind, and what else is to be done.
fn told(commands: &[Command]) -> Vec<String> {
    let kind = |command: &Command| match command {
        Command::Send(bytes) => {
            let request: Request = protocol::from_bytes(bytes).unwrap();
            let kind = match request.body {
                RequestBody::Load => "load",
                RequestBody::LoadNetwork => "network",
                RequestBody::Annotate { .. } => "annotate",
                RequestBody::Stop => "stop",
            };
            format!("send {kind} {}", request.id)
        }
        Command::Start => "start".to_owned(),
        Command::Renew => "renew".to_owned(),
        Command::Drop => "drop".to_owned(),
        Command::Tell(EngineEvent::Ready) => "ready".to_owned(),
        Command::Tell(EngineEvent::Progress { done, total }) => format!("{done} of {total}"),
        Command::Tell(EngineEvent::FirstMarks { id, .. }) => format!("first marks {id}"),
        Command::Tell(EngineEvent::Annotated { id, provisional: true, .. }) => format!("annotated {id}"),
        Command::Tell(EngineEvent::Annotated { id, provisional: false, .. }) => format!("read by the network {id}"),
        Command::Tell(EngineEvent::NetworkProgress { percent }) => format!("network {percent} %"),
        Command::Tell(EngineEvent::NetworkReady) => "network ready".to_owned(),
        Command::Tell(EngineEvent::NetworkFailed) => "network failed".to_owned(),
        Command::Tell(EngineEvent::Stopped) => "stopped".to_owned(),
        Command::Tell(EngineEvent::Failed(sentence)) => format!("failed: {sentence}"),
    };
    commands.iter().map(kind).collect()
}

/// A supervisor whose worker is ready, and fetches the network: requests 1 and 2.
fn ready() -> Supervisor {
    let (mut supervisor, _) = Supervisor::start();
    supervisor.heard(says(0, ResponseBody::Hello));
    supervisor.heard(says(1, ResponseBody::Ready));
    supervisor
}

#[test]
fn the_worker_is_asked_for_its_resources_when_it_listens_and_then_for_the_network() {
    let (mut supervisor, commands) = Supervisor::start();
    assert_eq!(told(&commands), ["start"]);
    assert_eq!(told(&supervisor.heard(says(0, ResponseBody::Hello))), ["send load 1"]);
    assert_eq!(told(&supervisor.heard(says(1, ResponseBody::Ready))), ["ready", "send network 2"]);
    let coming = says(2, ResponseBody::NetworkProgress { percent: 40 });
    assert_eq!(told(&supervisor.heard(coming)), ["network 40 %"]);
    assert!(!supervisor.is_waiting(), "the network may take as long as it takes");
    assert_eq!(told(&supervisor.heard(says(2, ResponseBody::Ready))), ["network ready"]);
}

/// A supervisor whose worker has the network, too.
fn with_network() -> Supervisor {
    let mut supervisor = ready();
    assert_eq!(told(&supervisor.heard(says(2, ResponseBody::Ready))), ["network ready"]);
    supervisor
}

#[test]
fn first_marks_go_ahead_of_what_the_network_says() {
    let mut supervisor = with_network();
    let (id, _) = supervisor.annotate(article("One."), 0);
    let first = says(id, ResponseBody::FirstMarks { annotations: Box::default(), part: false });
    assert_eq!(told(&supervisor.heard(first)), ["first marks 3"]);
    let answer = ResponseBody::Annotated { annotations: Box::default(), provisional: false };
    assert_eq!(told(&supervisor.heard(says(id, answer))), ["read by the network 3"]);
}

#[test]
fn a_network_that_cannot_be_had_is_told_and_the_rest_goes_on() {
    let mut supervisor = ready();
    let refused = says(2, ResponseBody::Failed("no network".to_owned()));
    assert_eq!(told(&supervisor.heard(refused)), ["network failed"]);
    let late = says(2, ResponseBody::NetworkProgress { percent: 50 });
    assert_eq!(told(&supervisor.heard(late)), [""; 0]);
    let (id, commands) = supervisor.annotate(article("One."), 0);
    assert_eq!(told(&commands), ["send annotate 3"]);
    assert_eq!(told(&supervisor.heard(annotated(id))), ["annotated 3"]);
}

#[test]
fn a_worker_that_broke_with_the_network_is_started_without_it() {
    let mut supervisor = with_network();
    supervisor.annotate(article("One."), 0);
    assert_eq!(told(&supervisor.broke("it broke")), ["network failed", "start"]);
    assert_eq!(told(&supervisor.heard(says(0, ResponseBody::Hello))), ["send load 4"]);
    assert_eq!(told(&supervisor.heard(says(4, ResponseBody::Ready))), ["ready", "send annotate 3"]);
    assert_eq!(told(&supervisor.heard(annotated(3))), ["annotated 3"]);
}

#[test]
fn a_request_before_ready_waits_and_only_the_newest_is_sent() {
    let (mut supervisor, _) = Supervisor::start();
    let (first, commands) = supervisor.annotate(article("One."), 0);
    assert_eq!((first, told(&commands)), (1, vec![]));
    let (second, _) = supervisor.annotate(article("Two."), 0);
    assert_eq!(told(&supervisor.heard(says(0, ResponseBody::Hello))), ["send load 3"]);
    let commands = supervisor.heard(says(3, ResponseBody::Ready));
    assert_eq!(told(&commands), ["ready", "send annotate 2", "send network 4"]);
    assert_eq!(told(&supervisor.heard(annotated(second))), ["annotated 2"]);
}

#[test]
fn an_answer_to_an_older_request_is_not_told() {
    let mut supervisor = ready();
    let (first, _) = supervisor.annotate(article("One."), 0);
    let (second, commands) = supervisor.annotate(article("Two."), 0);
    assert_eq!(told(&commands), ["send annotate 4"]);
    assert_eq!(told(&supervisor.heard(says(first, ResponseBody::Progress { done: 1, total: 2 }))), [""; 0]);
    assert_eq!(told(&supervisor.heard(says(first, ResponseBody::Stopped))), [""; 0]);
    assert_eq!(told(&supervisor.heard(annotated(first))), [""; 0]);
    assert_eq!(told(&supervisor.heard(says(second, ResponseBody::Progress { done: 1, total: 2 }))), ["1 of 2"]);
    assert_eq!(told(&supervisor.heard(annotated(second))), ["annotated 4"]);
}

#[test]
fn stop_is_told_when_the_worker_has_stopped() {
    let mut supervisor = ready();
    assert_eq!(told(&supervisor.stop()), [""; 0], "nothing to stop");
    let (id, _) = supervisor.annotate(article("One."), 0);
    assert_eq!(told(&supervisor.stop()), ["send stop 4"]);
    assert_eq!(told(&supervisor.heard(says(id, ResponseBody::Stopped))), [""; 0]);
    assert_eq!(told(&supervisor.heard(says(4, ResponseBody::Stopped))), ["stopped"]);
    assert!(!supervisor.is_waiting());
}

#[test]
fn stop_before_ready_leaves_nothing_to_send() {
    let (mut supervisor, _) = Supervisor::start();
    supervisor.annotate(article("One."), 0);
    assert_eq!(told(&supervisor.stop()), ["stopped"]);
    assert_eq!(told(&supervisor.heard(says(0, ResponseBody::Hello))), ["send load 2"]);
    assert_eq!(told(&supervisor.heard(says(2, ResponseBody::Ready))), ["ready", "send network 3"]);
}

#[test]
fn a_worker_that_breaks_is_started_once_more_and_asked_again() {
    let mut supervisor = ready();
    supervisor.annotate(article("One."), 0);
    assert_eq!(told(&supervisor.broke("it broke")), ["network failed", "start"]);
    assert_eq!(told(&supervisor.heard(says(0, ResponseBody::Hello))), ["send load 4"]);
    assert_eq!(told(&supervisor.heard(says(4, ResponseBody::Ready))), ["ready", "send annotate 3"]);
    assert_eq!(told(&supervisor.broke("it broke")), ["drop", "failed: it broke"]);
    assert!(!supervisor.is_waiting());
    assert_eq!(told(&supervisor.broke("it broke")), [""; 0], "told once");
}

#[test]
fn an_answer_earns_another_try() {
    let mut supervisor = ready();
    supervisor.heard(says(2, ResponseBody::Failed("no network".to_owned())));
    for _ in 0..4 {
        let (id, _) = supervisor.annotate(article("One."), 0);
        assert_eq!(told(&supervisor.broke("it broke")), ["start"]);
        supervisor.heard(says(0, ResponseBody::Hello));
        supervisor.heard(says(id + 1, ResponseBody::Ready));
        assert_eq!(told(&supervisor.heard(annotated(id))), [format!("annotated {id}")]);
    }
}

#[test]
fn the_next_article_starts_a_failed_engine_again() {
    let mut supervisor = ready();
    supervisor.annotate(article("One."), 0);
    supervisor.broke("it broke");
    supervisor.broke("it broke");
    let (id, commands) = supervisor.annotate(article("Two."), 0);
    assert_eq!(told(&commands), ["start"]);
    supervisor.heard(says(0, ResponseBody::Hello));
    let commands = supervisor.heard(says(id + 1, ResponseBody::Ready));
    assert_eq!(told(&commands), ["ready", &format!("send annotate {id}")]);
}

#[test]
fn resources_that_cannot_be_had_are_fetched_again_once() {
    let (mut supervisor, _) = Supervisor::start();
    supervisor.heard(says(0, ResponseBody::Hello));
    let refused = || ResponseBody::Failed("not fetched".to_owned());
    assert_eq!(told(&supervisor.heard(says(1, refused()))), ["start"]);
    assert_eq!(told(&supervisor.heard(says(0, ResponseBody::Hello))), ["send load 2"]);
    assert_eq!(told(&supervisor.heard(says(2, refused()))), ["drop", "failed: not fetched"]);
}

#[test]
fn a_worker_of_another_build_is_never_used() {
    let unreadable = protocol::from_bytes::<Response>(&[9]);
    for message in [stranger(), unreadable] {
        let (mut supervisor, _) = Supervisor::start();
        assert_eq!(told(&supervisor.heard(message.clone())), ["drop", "renew"]);
        let told = told(&supervisor.heard(message));
        assert_eq!(told, ["drop", "failed: the engine is of another version than this page"]);
    }
}

#[test]
fn a_renewed_worker_of_the_same_build_is_used() {
    let (mut supervisor, _) = Supervisor::start();
    supervisor.heard(stranger());
    assert_eq!(told(&supervisor.heard(says(0, ResponseBody::Hello))), ["send load 1"]);
}

#[test]
fn silence_at_work_is_a_break_and_progress_is_none() {
    let mut supervisor = ready();
    let ticks = |supervisor: &mut Supervisor, count: u32| {
        (0..count).flat_map(|_| supervisor.tick()).map(|command| told(&[command]).concat()).collect::<Vec<_>>()
    };
    assert_eq!(ticks(&mut supervisor, 100), [""; 0], "nothing is expected of it");
    let (id, _) = supervisor.annotate(article("One."), 0);
    for done in 0..10 {
        assert_eq!(ticks(&mut supervisor, SILENT_AT_WORK - 1), [""; 0]);
        supervisor.heard(says(id, ResponseBody::Progress { done, total: 10 }));
    }
    assert_eq!(ticks(&mut supervisor, SILENT_AT_WORK), ["network failed", "start"]);
    assert_eq!(ticks(&mut supervisor, SILENT_AT_START), ["drop", "failed: the engine does not answer"]);
}

#[test]
fn an_article_is_sent_in_little_more_than_its_own_bytes() {
    let mut supervisor = ready();
    let text = "Rosa Lind said on Monday that the talks would go on for weeks. ".repeat(8_000);
    let (_, commands) = supervisor.annotate(article(&text), 0);
    let [Command::Send(bytes)] = &*commands else { panic!("one message") };
    assert!(bytes.len() < text.len() + text.len() / 10, "{} bytes for {}", bytes.len(), text.len());
}
