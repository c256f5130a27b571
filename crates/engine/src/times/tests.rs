use crate::testing::RESOURCES;
use article::{Article, Date};

/// The days found in a text, a guess marked by "?", for a reader on Wednesday 5 March 2031.
fn days(text: &str) -> Vec<String> {
    let mut article = Article::from_plain_text(text);
    article.reader_date = Date::new(2031, 3, 5);
    let annotations = crate::annotate(&RESOURCES, &article);
    let day = |time: &article::Time| {
        format!("{}={}{}", article.slice(time.range), time.value, if time.guess { "?" } else { "" })
    };
    annotations.times.iter().map(day).collect()
}

#[test]
fn dates_and_what_is_none() {
    for (text, expected) in [
        ("The vote is on March 3, 2031, they said.", &["March 3, 2031=2031-03-03"][..]),
        ("The vote was on 3 March 2031 in the capital.", &["3 March 2031=2031-03-03"]),
        ("Wednesday, March 3, 2027", &["Wednesday, March 3, 2027=2027-03-03"]),
        ("The vote was on Monday 3 March in the hall.", &["Monday 3 March=2031-03-03?"]),
        ("The file is dated 2031-03-03 and was signed.", &["2031-03-03=2031-03-03"]),
        ("The vote was held on the 3rd of March there.", &["3rd of March=2031-03-03?"]),
        ("The members voted on December 30 in the hall.", &["December 30=2030-12-30?"]),
        ("The members met on Monday in the hall.", &["Monday=2031-03-03?"]),
        ("The members met on Wednesday in the hall.", &["Wednesday=2031-03-05?"]),
        ("The members will meet on Monday in the hall.", &["Monday=2031-03-10?"]),
        ("The members met last Wednesday in the hall.", &["last Wednesday=2031-02-26?"]),
        ("The members met yesterday and the day before.", &["yesterday=2031-03-04?"]),
        ("They have met since Monday of last week in the hall.", &["Monday=2031-02-24?"]),
        ("They meet on Monday of next week in the hall.", &["Monday=2031-03-10?"]),
        ("The hall is booked until Friday, they said.", &["Friday=2031-03-07?"]),
        ("The members met last week in the hall.", &["last week=2031-02-24?"]),
        ("The members meet next week in the hall.", &["next week=2031-03-10?"]),
        ("The members met earlier this month in the hall.", &["earlier this month=2031-03-01?"]),
        ("The members met last month in the hall.", &["last month=2031-02-01?"]),
        ("The members met this weekend in the hall.", &["this weekend=2031-03-08?"]),
        ("Two days ago the members met in the hall.", &["Two days ago=2031-03-03?"]),
        ("The members met three weeks ago in the hall.", &["three weeks ago=2031-02-12?"]),
        ("The members met a month ago in the hall.", &["a month ago=2031-02-05?"]),
        ("The members met the day before yesterday.", &["the day before yesterday=2031-03-03?"]),
        ("The members met last night in the hall.", &["last night=2031-03-04?"]),
        ("The members met in May in the hall.", &["May=2030-05-01?"]),
        ("The members met in March in the hall.", &["March=2031-03-01?"]),
        ("The members must leave the hall by May.", &["May=2031-05-01?"]),
        ("The members will meet in May in the hall.", &["May=2031-05-01?"]),
        ("The members met last June in the hall.", &["last June=2030-06-01?"]),
        ("The members met in May 2029 in the hall.", &["May 2029=2029-05-01"]),
        ("On Monday the members will meet in the hall.", &["Monday=2031-03-10?"]),
        ("The vote on Monday will be held in the hall.", &["Monday=2031-03-10?"]),
        ("The members must leave the hall by Friday.", &["Friday=2031-03-07?"]),
        ("The members had left the hall by Friday.", &["Friday=2031-02-28?"]),
        ("The talks in the hall resume on Friday.", &["Friday=2031-03-07?"]),
        ("The mayor, who will leave, met them on Friday.", &["Friday=2031-02-28?"]),
        ("The members plan to meet on Friday in the hall.", &["Friday=2031-03-07?"]),
        ("The club is expected to have a vote on Friday there.", &["Friday=2031-03-07?"]),
        ("The club is believed to have met on Friday there.", &["Friday=2031-02-28?"]),
        ("Lille host Brest on Friday in the cup.", &["Friday=2031-03-07?"]),
        ("Lille beat Brest on Friday in the cup.", &["Friday=2031-02-28?"]),
        ("The members failed to meet on Friday in the hall.", &["Friday=2031-02-28?"]),
        ("The fair ran from May 3 to May 5 in the hall.", &["May 3=2030-05-03?", "May 5=2030-05-05?"]),
        ("The fair will run from May 3 in the hall.", &["May 3=2031-05-03?"]),
        ("The hall was built in 2019 by the members.", &["2019=2019-01-01"]),
        ("They met from 2015 to 2019 in the hall.", &["2015=2015-01-01", "2019=2019-01-01"]),
        ("They met in the 1990s and were happy.", &["1990s=1990-01-01"]),
        ("Three years ago the members left the hall.", &["Three years ago=2028-03-05?"]),
        ("The members met last year in the hall.", &["last year=2030-01-01?"]),
        ("The members meet next year in the hall.", &["next year=2032-01-01?"]),
        ("Earlier this year the members left the hall.", &["Earlier this year=2031-01-01?"]),
        ("The man died on 3 February last year in the hall.", &["3 February last year=2030-02-03?"]),
        ("The fair opens on May 3 next year in the hall.", &["May 3 next year=2032-05-03?"]),
        ("She had changed her will in December in the hall.", &["December=2030-12-01?"]),
        ("She will change the hall in December with them.", &["December=2031-12-01?"]),
        ("Sales fell in the first quarter of 2029 there.", &["first quarter of 2029=2029-01-01"]),
        ("Sales fell in the second half of 2029 there.", &["second half of 2029=2029-07-01"]),
        (
            "They met in May; two months earlier the hall closed.",
            &["May=2030-05-01?", "two months earlier=2030-03-01?"],
        ),
        ("It opened in 2019 and closed three years later.", &["2019=2019-01-01", "three years later=2022-01-01?"]),
        // None of these is a day.
        ("It closed two months earlier than the hall did.", &[]),
        ("Two months earlier the hall of the town closed.", &[]),
        ("The first quarter of the hall was full of them.", &[]),
        ("The hall holds in all 2000 people of the town.", &[]),
        ("The members planted in 2000 gardens of the town.", &[]),
        ("They sold a total of 1999 boats in the town.", &[]),
        ("The members left the hall years ago, they said.", &[]),
        ("The members may march in the hall with them.", &[]),
        ("The members meet on Mondays in the hall.", &[]),
        ("The vote was on February 30, 2031, they said.", &[]),
        ("The members marched in may and in march.", &[]),
        ("The members met a long time ago in the hall.", &[]),
        ("The members met for two days in the hall.", &[]),
        ("The members of the last house left this hall.", &[]),
        ("The members met the week before in the hall.", &[]),
        ("Months ago the members met in the hall.", &[]),
        ("The 12 members of the club were at the hall.", &[]),
        ("The members sat in the sun by the hall.", &[]),
        ("Call 2031-99-03 for the members of the hall.", &[]),
        ("The score was 3-3 in the end for the club.", &[]),
    ] {
        assert_eq!(days(text), expected, "{text}");
    }
}

#[test]
fn the_articles_own_date_goes_before_the_readers() {
    let text =
        "Council votes on bridge\nJune 12, 2030\nThe council voted on Tuesday, and the members will meet tomorrow.";
    assert_eq!(days(text), ["June 12, 2030=2030-06-12", "Tuesday=2030-06-11", "tomorrow=2030-06-13"]);
}

#[test]
fn without_any_date_nothing_is_guessed() {
    let article = Article::from_plain_text("The members met on Monday, and again on March 3, in the hall.");
    assert!(crate::annotate(&RESOURCES, &article).times.is_empty());
}

#[test]
fn no_article_is_dated_after_the_day_that_it_is_read() {
    let article = |date: &str| {
        let body =
            "The council voted yesterday, and the members of the town were told of it in the hall that same evening.";
        days(&format!("Council votes\n\nLIMA, {date} (Meridian) — {body}\n\n{body}"))
    };
    let (april, tomorrow, today) = (article("April 9"), article("March 6"), article("March 5"));
    assert_eq!(april[..2], ["April 9=2030-04-09?", "yesterday=2030-04-08?"]);
    assert_eq!(tomorrow[..2], ["March 6=2031-03-06?", "yesterday=2031-03-05?"]);
    assert_eq!(today[..2], ["March 5=2031-03-05?", "yesterday=2031-03-04?"]);
}

#[test]
fn a_day_is_a_guess_only_where_nothing_settles_it() {
    let body = |sentence: &str| {
        let times = days(&format!("Council votes on bridge\nJune 12, 2030\n{sentence} They were in the hall."));
        times.last().cloned().unwrap_or_default()
    };
    for (sentence, expected) in [
        ("The council voted on Friday.", "Friday=2030-06-07"),
        ("The council will vote on Friday.", "Friday=2030-06-14"),
        ("The council is to vote by Friday.", "Friday=2030-06-14"),
        ("The council was told on Friday that it will vote.", "Friday=2030-06-07"),
        ("The fair ran until October 5.", "October 5=2030-10-05?"),
        ("The fair ran to October 5.", "October 5=2029-10-05"),
        ("The talks resume on Friday.", "Friday=2030-06-14?"),
        ("A vote of the council on Friday.", "Friday=2030-06-07?"),
    ] {
        assert_eq!(body(sentence), expected, "{sentence}");
    }
}
