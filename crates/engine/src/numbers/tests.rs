use crate::testing::read;

/// The numbers found in a text.
fn numbers(text: &str) -> Vec<String> {
    let (article, annotations) = read(text);
    let show =
        |number: &article::Number| format!("{}={} {}", article.slice(number.range), number.value.to_f64(), number.unit);
    annotations.numbers.iter().map(|number| show(number).trim_end().to_owned()).collect()
}

#[test]
fn quantities_and_what_is_none() {
    for (text, expected) in [
        ("The bridge cost $4.5 billion in the end.", &["$4.5 billion=4500000000 USD"][..]),
        ("The bridge cost £3bn and it is still not open.", &["£3bn=3000000000 GBP"]),
        ("Prices rose by 4.5 percent in the town.", &["4.5 percent=4.5 percent"]),
        ("Prices rose by 4.5% in the town.", &["4.5%=4.5 percent"]),
        ("Prices rose by three per cent in the town.", &["three per cent=3 percent"]),
        ("About 1,200 people were in the hall.", &["1,200=1200"]),
        ("They walked twenty-five miles to the hall.", &["twenty-five miles=25 mile"]),
        ("About a million people live in the town.", &["a million=1000000"]),
        ("There are 2 million people in the town.", &["2 million=2000000"]),
        ("It was 0.05 km from the hall to the town.", &["0.05 km=0.05 km"]),
        (
            "It cost 310 million to 330 million euros.",
            &["310 million=310000000 EUR", "330 million euros=330000000 EUR"],
        ),
        ("Prices rose by 4 to 5 percent in the town.", &["4=4 percent", "5 percent=5 percent"]),
        ("They sold 40 boats, and 5 percent of the nets.", &["40=40", "5 percent=5 percent"]),
        ("The dividend was 4.50 crowns per share.", &["4.50 crowns=4.5 crown"]),
        ("On Monday 40 boats left for the islands.", &["40=40"]),
        // None of these is a quantity.
        ("The planet K2-18b is far away from the town.", &[]),
        ("It hit the coast as a Category 5 storm.", &[]),
        ("The bridge was built in 1987 by the town.", &[]),
        ("One of them was in the hall with us.", &[]),
        ("A driver, 45, was in the hall with them.", &[]),
        ("It was the 3rd time that the town did so.", &[]),
        ("The club won 3-2 at home in the end.", &[]),
        ("They met in the 1990s and were happy.", &[]),
        ("The number 1,2,3 is none that they know of.", &[]),
        ("A hundredweight was not a unit in the town.", &[]),
        ("It was 99999999999999999999 in the end of it.", &[]),
        ("They are in a hall that the town had built.", &[]),
    ] {
        assert_eq!(numbers(text), expected, "{text}");
    }
}

#[test]
fn a_number_belongs_to_the_innermost_claim() {
    let (article, annotations) =
        read("The minister said that prices rose by 4 percent. The town has 300 boats in its harbour.");
    let said = &annotations.numbers[0];
    let claim = &annotations.claims[said.claim.expect("a claim") as usize];
    assert_eq!(article.slice(claim.content[0]), "prices rose by 4 percent");
    assert!(annotations.numbers[1].claim.is_none_or(|claim| annotations.claims[claim as usize].source.is_none()));
}
