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
        ("The fines came to nearly half a million euros.", &["half a million euros=500000 EUR"]),
        ("They waited half an hour, and a half.", &[]),
        ("There are 2 million people in the town.", &["2 million=2000000"]),
        ("It was 0.05 km from the hall to the town.", &["0.05 km=0.05 km"]),
        // A range is one number; what changes, or is counted apart, is two.
        ("It cost 310 million to 330 million euros.", &["310 million to 330 million euros=310000000 EUR"]),
        ("Prices rose from 4 percent to 5 percent.", &["4 percent=4 percent", "5 percent=5 percent"]),
        ("It cost between $600 million and $750 million.", &["between $600 million and $750 million=600000000 USD"]),
        ("It closes for two to three weeks in May.", &["two to three weeks=2 week"]),
        ("Prices rose by 3–5% in the town.", &["3–5%=3 percent"]),
        ("Prices rose by 4 to 5 percent in the town.", &["4 to 5 percent=4 percent"]),
        ("It cost 4 to 6 million euros in the end.", &["4 to 6 million euros=4000000 EUR"]),
        ("It cost between 4 and 6 million euros.", &["between 4 and 6 million euros=4000000 EUR"]),
        ("It cost $4-6 million in the end.", &["$4-6 million=4000000 USD"]),
        ("Prices rose between 10 and 12 percent.", &["between 10 and 12 percent=10 percent"]),
        ("Prices rose by 10-12% in the town.", &["10-12%=10 percent"]),
        ("They sold 40 and 6 million boats.", &["40=40", "6 million=6000000"]),
        ("They sold 1,200 to 6 million boats.", &["1,200=1200", "6 million=6000000"]),
        ("Pupils of the town at 44 schools went home.", &["44=44"]),
        ("It weighs 5,000kg and is 20km long.", &["5,000kg=5000 kg", "20km=20 km"]),
        ("It fell to -5 degrees in the town.", &["-5 degrees=-5 degree"]),
        ("It cost A$40 million, or US$30 million.", &["A$40 million=40000000 AUD", "US$30 million=30000000 USD"]),
        ("It cost 40 million US dollars to them.", &["40 million US dollars=40000000 USD"]),
        ("Rates rose by 25 basis points in May.", &["25 basis points=25 basis point"]),
        ("It cost 40 crore rupees in the end.", &["40 crore rupees=400000000 INR"]),
        ("They sold 40 boats, and 5 percent of the nets.", &["40=40", "5 percent=5 percent"]),
        ("The dividend was 4.50 crowns per share.", &["4.50 crowns=4.5 crown"]),
        ("On Monday 40 boats left for the islands.", &["40=40"]),
        ("It holds 40 mg of iron and 5mg of zinc.", &["40 mg=40 mg", "5mg=5 mg"]),
        ("It burned 40 km² and 3 square kilometres.", &["40 km²=40 km²", "3 square kilometres=3 km²"]),
        ("It holds 3 km³, or 5 cubic metres, of water.", &["3 km³=3 km³", "5 cubic metres=5 m³"]),
        ("It was 30°C, or 86 degrees Fahrenheit, there.", &["30°C=30 °C", "86 degrees Fahrenheit=86 °F"]),
        ("The hall has 4 square tables in the town.", &["4=4"]),
        ("LIMA, Peru — A ride to Puno costs 20 pesos there.", &["20 pesos=20 peso"]),
        ("SANTIAGO, Chile — A ride to Puno costs 20 pesos there.", &["20 pesos=20 CLP"]),
        ("CAIRO — Bread costs 300 pounds a kilo in Egypt.", &["300 pounds=300 EGP"]),
        ("LONDON — Bread costs 300 pounds a kilo in England.", &["300 pounds=300 GBP"]),
        ("DAKAR, Senegal — A ride costs 200 francs there.", &["200 francs=200 XOF"]),
        ("GENEVA — A ride costs 200 francs in Switzerland.", &["200 francs=200 CHF"]),
        ("It cost 40 million Canadian dollars to them.", &["40 million Canadian dollars=40000000 CAD"]),
        ("Shares of the firm fell to 412 pence in the end.", &["412 pence=412 penny"]),
        ("The five-year plan of the town ended in the hall.", &["five-year=5 year"]),
        ("It paid £9m to 112 patients of the town.", &["£9m=9000000 GBP", "112=112"]),
        ("It cost £9m to 11m, they said in the hall.", &["£9m to 11m=9000000 GBP"]),
        // None of these is a quantity.
        ("The five-star hall of the town was full of them.", &[]),
        ("The five-year-old child was in the hall with us.", &[]),
        ("The planet K2-18b is far away from the town.", &[]),
        ("It hit the coast as a Category 5 storm.", &[]),
        ("The bridge was built in 1987 by the town.", &[]),
        ("One of them was in the hall with us.", &[]),
        ("A driver, 45, was in the hall with them.", &[]),
        ("It was the 3rd time that the town did so.", &[]),
        ("The club won 3-2 at home in the end.", &[]),
        ("They met in the 1990s and were happy.", &[]),
        ("The number 1,2,3 is none that they know of.", &[]),
        ("Two thirds of the boats were in the hall.", &[]),
        ("He left the club at 44 and he was happy.", &[]),
        ("The pair of 3-2 was in the hall with us.", &[]),
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
