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
                RequestBody::Load { .. } => "load",
                RequestBody::LoadNetwork { .. } => "network",
                RequestBody::Annotate(_) => "annotate",
                RequestBody::Stop => "stop",
            };
            format!("send {kind} {}", request.id)
        }
        Command::Start { fetch: true } => "start and fetch".to_owned(),
        Command::Start { fetch: false } => "start".to_owned(),
        Command::Renew => "renew".to_owned(),
        Command::FetchNetwork => "fetch network".to_owned(),
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

/// A supervisor whose worker is ready; the resources were request 1.
fn ready() -> Supervisor {
    let (mut supervisor, _) = Supervisor::start();
    supervisor.resources(vec![1, 2, 3]);
    supervisor.heard(says(0, ResponseBody::Hello));
    supervisor.heard(says(1, ResponseBody::Ready));
    supervisor
}

#[test]
fn resources_go_to_the_worker_whichever_comes_first() {
    let (mut supervisor, commands) = Supervisor::start();
    assert_eq!(told(&commands), ["start and fetch"]);
    assert_eq!(told(&supervisor.resources(vec![1])), [""; 0]);
    assert_eq!(told(&supervisor.heard(says(0, ResponseBody::Hello))), ["send load 1"]);

    let (mut supervisor, _) = Supervisor::start();
    assert_eq!(told(&supervisor.heard(says(0, ResponseBody::Hello))), [""; 0]);
    assert_eq!(told(&supervisor.resources(vec![1])), ["send load 1"]);
    assert_eq!(told(&supervisor.heard(says(1, ResponseBody::Ready))), ["ready", "fetch network"]);
}

/// A supervisor whose worker has the network, too; that was request 2.
fn with_network() -> Supervisor {
    let mut supervisor = ready();
    assert_eq!(told(&supervisor.network(Some(vec![4, 5]))), ["send network 2"]);
    assert_eq!(told(&supervisor.heard(says(2, ResponseBody::Ready))), ["network ready"]);
    supervisor
}

#[test]
fn the_network_follows_when_the_worker_can_be_asked() {
    let mut supervisor = with_network();
    let (id, _) = supervisor.annotate(article("One."));
    let first = says(id, ResponseBody::FirstMarks(Box::default()));
    assert_eq!(told(&supervisor.heard(first)), ["first marks 3"]);
    let answer = ResponseBody::Annotated { annotations: Box::default(), provisional: false };
    assert_eq!(told(&supervisor.heard(says(id, answer))), ["read by the network 3"]);
    assert_eq!(told(&supervisor.network(Some(vec![6]))), [""; 0], "it has one");
}

#[test]
fn a_network_that_cannot_be_had_is_told_and_the_rest_goes_on() {
    let mut supervisor = ready();
    assert_eq!(told(&supervisor.network(None)), ["network failed"]);
    let mut supervisor = ready();
    supervisor.network(Some(vec![4, 5]));
    let refused = says(2, ResponseBody::Failed("no network".to_owned()));
    assert_eq!(told(&supervisor.heard(refused)), ["network failed"]);
    let (id, commands) = supervisor.annotate(article("One."));
    assert_eq!(told(&commands), ["send annotate 3"]);
    assert_eq!(told(&supervisor.heard(annotated(id))), ["annotated 3"]);
}

#[test]
fn a_worker_that_broke_with_the_network_is_started_without_it() {
    let mut supervisor = with_network();
    supervisor.annotate(article("One."));
    assert_eq!(told(&supervisor.broke("it broke")), ["network failed", "start"]);
    supervisor.heard(says(0, ResponseBody::Hello));
    assert_eq!(told(&supervisor.heard(says(1, ResponseBody::Ready))), ["ready", "send annotate 3"]);
    assert_eq!(told(&supervisor.heard(annotated(3))), ["annotated 3"]);
}

#[test]
fn a_network_that_came_while_the_worker_was_down_is_sent_after_its_start() {
    let mut supervisor = ready();
    supervisor.broke("it broke");
    assert_eq!(told(&supervisor.network(Some(vec![4, 5]))), [""; 0]);
    supervisor.heard(says(0, ResponseBody::Hello));
    assert_eq!(told(&supervisor.heard(says(1, ResponseBody::Ready))), ["ready", "send network 2"]);
}

#[test]
fn a_request_before_ready_waits_and_only_the_newest_is_sent() {
    let (mut supervisor, _) = Supervisor::start();
    supervisor.resources(vec![1]);
    let (first, commands) = supervisor.annotate(article("One."));
    assert_eq!((first, told(&commands)), (2, vec![]));
    let (second, _) = supervisor.annotate(article("Two."));
    supervisor.heard(says(0, ResponseBody::Hello));
    let commands = supervisor.heard(says(1, ResponseBody::Ready));
    assert_eq!(told(&commands), ["ready", "send annotate 3", "fetch network"]);
    assert_eq!(told(&supervisor.heard(annotated(second))), ["annotated 3"]);
}

#[test]
fn an_answer_to_an_older_request_is_not_told() {
    let mut supervisor = ready();
    let (first, _) = supervisor.annotate(article("One."));
    let (second, commands) = supervisor.annotate(article("Two."));
    assert_eq!(told(&commands), ["send annotate 3"]);
    assert_eq!(told(&supervisor.heard(says(first, ResponseBody::Progress { done: 1, total: 2 }))), [""; 0]);
    assert_eq!(told(&supervisor.heard(says(first, ResponseBody::Stopped))), [""; 0]);
    assert_eq!(told(&supervisor.heard(annotated(first))), [""; 0]);
    assert_eq!(told(&supervisor.heard(says(second, ResponseBody::Progress { done: 1, total: 2 }))), ["1 of 2"]);
    assert_eq!(told(&supervisor.heard(annotated(second))), ["annotated 3"]);
}

#[test]
fn stop_is_told_when_the_worker_has_stopped() {
    let mut supervisor = ready();
    assert_eq!(told(&supervisor.stop()), [""; 0], "nothing to stop");
    let (id, _) = supervisor.annotate(article("One."));
    assert_eq!(told(&supervisor.stop()), ["send stop 3"]);
    assert_eq!(told(&supervisor.heard(says(id, ResponseBody::Stopped))), [""; 0]);
    assert_eq!(told(&supervisor.heard(says(3, ResponseBody::Stopped))), ["stopped"]);
    assert!(!supervisor.is_waiting());
}

#[test]
fn stop_before_ready_leaves_nothing_to_send() {
    let (mut supervisor, _) = Supervisor::start();
    supervisor.annotate(article("One."));
    assert_eq!(told(&supervisor.stop()), ["stopped"]);
    supervisor.heard(says(0, ResponseBody::Hello));
    supervisor.resources(vec![1]);
    assert_eq!(told(&supervisor.heard(says(3, ResponseBody::Ready))), ["ready", "fetch network"]);
}

#[test]
fn a_worker_that_breaks_is_started_once_more_and_asked_again() {
    let mut supervisor = ready();
    supervisor.annotate(article("One."));
    assert_eq!(told(&supervisor.broke("it broke")), ["start"]);
    assert_eq!(told(&supervisor.heard(says(0, ResponseBody::Hello))), ["send load 1"]);
    assert_eq!(told(&supervisor.heard(says(1, ResponseBody::Ready))), ["ready", "send annotate 2"]);
    assert_eq!(told(&supervisor.broke("it broke")), ["drop", "failed: it broke"]);
    assert!(!supervisor.is_waiting());
    assert_eq!(told(&supervisor.broke("it broke")), [""; 0], "told once");
}

#[test]
fn an_answer_earns_another_try() {
    let mut supervisor = ready();
    for id in 2..6 {
        supervisor.annotate(article("One."));
        assert_eq!(told(&supervisor.broke("it broke")), ["start"]);
        supervisor.heard(says(0, ResponseBody::Hello));
        supervisor.heard(says(1, ResponseBody::Ready));
        assert_eq!(told(&supervisor.heard(annotated(id))), [format!("annotated {id}")]);
    }
}

#[test]
fn the_next_article_starts_a_failed_engine_again() {
    let mut supervisor = ready();
    supervisor.annotate(article("One."));
    supervisor.broke("it broke");
    supervisor.broke("it broke");
    let (id, commands) = supervisor.annotate(article("Two."));
    assert_eq!(told(&commands), ["start"]);
    supervisor.heard(says(0, ResponseBody::Hello));
    assert_eq!(told(&supervisor.heard(says(1, ResponseBody::Ready))), ["ready", &format!("send annotate {id}")]);
}

#[test]
fn resources_that_cannot_be_had_are_fetched_again_once() {
    let (mut supervisor, _) = Supervisor::start();
    assert_eq!(told(&supervisor.broke("not fetched")), ["start and fetch"]);
    assert_eq!(told(&supervisor.broke("not fetched")), ["drop", "failed: not fetched"]);

    let (mut supervisor, _) = Supervisor::start();
    supervisor.resources(vec![1]);
    supervisor.heard(says(0, ResponseBody::Hello));
    let refused = says(1, ResponseBody::Failed("no gazetteer".to_owned()));
    assert_eq!(told(&supervisor.heard(refused)), ["start and fetch"]);
}

#[test]
fn a_worker_of_another_build_is_never_used() {
    let unreadable = protocol::from_bytes::<Response>(&[9]);
    for message in [stranger(), unreadable] {
        let (mut supervisor, _) = Supervisor::start();
        supervisor.resources(vec![1]);
        assert_eq!(told(&supervisor.heard(message.clone())), ["drop", "renew"]);
        let told = told(&supervisor.heard(message));
        assert_eq!(told, ["drop", "failed: the engine is of another version than this page"]);
    }
}

#[test]
fn a_renewed_worker_of_the_same_build_is_used() {
    let (mut supervisor, _) = Supervisor::start();
    supervisor.resources(vec![1]);
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
    let (id, _) = supervisor.annotate(article("One."));
    for done in 0..10 {
        assert_eq!(ticks(&mut supervisor, SILENT_AT_WORK - 1), [""; 0]);
        supervisor.heard(says(id, ResponseBody::Progress { done, total: 10 }));
    }
    assert_eq!(ticks(&mut supervisor, SILENT_AT_WORK), ["start"]);
    assert_eq!(ticks(&mut supervisor, SILENT_AT_START), ["drop", "failed: the engine does not answer"]);
}

#[test]
fn an_article_is_sent_in_little_more_than_its_own_bytes() {
    let mut supervisor = ready();
    let text = "Rosa Lind said on Monday that the talks would go on for weeks. ".repeat(8_000);
    let (_, commands) = supervisor.annotate(article(&text));
    let [Command::Send(bytes)] = &*commands else { panic!("one message") };
    assert!(bytes.len() < text.len() + text.len() / 10, "{} bytes for {}", bytes.len(), text.len());
}
