"""Who acts and to whom in short articles that tell it elsewhere than in the event's own words; texts are invented."""

from __future__ import annotations

import pytest

import dateline
from dateline.records import Entity

PUBLISHED = "2024-03-05"


def told(text: str, trigger: str) -> tuple[set[str], set[str]]:
    """Both sides of the event of a trigger, each party as "country name"."""
    events = dateline.code(text, published=PUBLISHED)
    (event, *_) = [e for e in events if any(trigger in proof.trigger.text for proof in e.evidence)]
    return set(map(named, event.actors)), set(map(named, event.recipients))


def named(entity: Entity) -> str:
    return f"{entity.country or '-'} {entity.name}"


JOINED = (
    "Kenya and Uganda agreed to share power lines. {} signed the accord on Monday.",
    "Chad's foreign minister and his Nigerien counterpart discussed the border. {} urged the rebels to disarm.",
)


@pytest.mark.parametrize("words", ["The two countries' energy ministers", "The energy ministers of the two countries"])
def test_a_plural_of_two_countries_is_one_of_each(words):
    actors, _ = told(JOINED[0].format(words), "signed")
    assert sorted(actor[:3] for actor in actors) == ["KEN", "UGA"]


@pytest.mark.parametrize("words", ["The two ministers", "They", "Both men"])
def test_those_who_met_are_meant_together(words):
    actors, _ = told(JOINED[1].format(words), "urged")
    assert sorted(actor[:3] for actor in actors) == ["NER", "TCD"]


def test_who_visits_and_the_host_are_meant_by_they():
    text = "The Hungarian minister Pal Nemes met his Belarusian counterpart in Minsk. They condemned the sanctions."
    actors, _ = told(text, "condemned")
    assert {actor[:3] for actor in actors} == {"HUN", "BLR"}


def test_the_pair_may_have_been_told_in_a_plural():
    text = "Libya's rival prime ministers met in Cairo on Monday. The pair agreed to form a committee."
    assert told(text, "agreed")[0] == {"LBY Libya's rival prime ministers"}


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        (
            "Iran's foreign minister met Hamas chief Ismail Haniyeh in Doha. He praised the group's patience.",
            "praised",
            "PSE Hamas",
        ),
        (
            "The World Bank froze loans to Uganda. President Yoweri Museveni accused the lender of coercion.",
            "accused",
            "IGO World Bank",
        ),
    ],
)
def test_a_bare_noun_for_a_body_means_the_one_told_before(text, trigger, whom):
    assert whom in told(text, trigger)[1]


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        ("Turkish jets bombed villages in northern Iraq. Baghdad condemned the strikes.", "condemned", {"TUR Turkey"}),
        ("Thailand deported 40 Uyghurs to China. Washington criticised the move.", "criticised", {"THA Thailand"}),
        (
            "President Nayib Bukele asked the Salvadoran parliament for new powers. Lawmakers granted the request.",
            "granted",
            {"SLV Nayib Bukele"},
        ),
        (
            "Peru's army struck a camp near Loreto. Quito said gunmen had attacked a base in Napo. Chile condemned "
            "the strikes.",
            "condemned",
            {"PER Peruvian army"},
        ),
    ],
)
def test_a_reaction_is_to_who_did_the_deed_it_names(text, trigger, whom):
    assert told(text, trigger)[1] == whom


def test_whoever_did_it_is_known_where_the_deed_itself_is_told_again():
    text = "Lawmakers denounced the arrest of three Kenyan reporters. Ugandan police arrested the reporters on Monday."
    assert {whom.partition(" ")[0] for whom in told(text, "denounced")[1]} == {"UGA"}


def test_a_deed_that_is_told_in_full_is_no_other_one():
    text = "Turkish jets bombed villages in Iraq. Paris condemned the decision to close the border."
    assert told(text, "condemned")[1] == set()


@pytest.mark.parametrize(
    ("text", "trigger", "side", "who"),
    [
        (
            "Cameroonian separatists seized 30 pupils in Bamenda. The abductors demanded a ransom.",
            "demanded",
            0,
            {"CMR Ambazonian separatists"},
        ),
        (
            "Gunmen kidnapped two Swiss teachers in Timbuktu. The hostages were freed on Monday.",
            "freed",
            1,
            {"CHE Swiss teachers in Timbuktu"},
        ),
    ],
)
def test_a_noun_for_the_part_in_a_deed_means_who_took_it(text, trigger, side, who):
    assert told(text, trigger)[side] == who


def test_of_the_articles_people_one_is_called_by_a_former_office():
    text = "In Bolivia, supporters of Evo Morales blocked roads. The former president accused the police of murder."
    assert told(text, "accused")[0] == {"BOL Evo Morales"}


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Four hostages were freed on Saturday under a deal brokered by Qatar.", "freed", set()),
        ("The French hostage was freed on Tuesday after mediation by Oman.", "freed", set()),
        ("Twelve German tourists were freed on Monday.", "freed", set()),
        ("A drone attack killed three US soldiers in Jordan.", "attack", set()),
        ("An activist from Minsk was deported from Lithuania to Poland.", "deported", {"LTU Lithuania"}),
    ],
)
def test_brokers_owners_weapons_and_destinations_do_not_act(text, trigger, actors):
    assert told(text, trigger)[0] == actors


def test_who_stands_behind_others_is_not_accused_in_their_place():
    text = "Washington blamed militias backed by Iran for the attack on its base in Jordan."
    assert not any(party.endswith("Iran") for party in told(text, "blamed")[1])


def test_no_country_is_taken_from_a_broker_or_topic():
    assert told("Four hostages were released on Monday in a deal mediated by Egypt.", "released")[1] == {"- hostages"}
    assert told("Two ministers met on Monday to discuss Syria.", "met")[0] == {"- ministers"}


def test_migrants_are_not_of_where_they_are():
    text = "Greek police arrested 20 migrants on Lesbos on Friday."
    assert told(text, "arrested") == ({"GRC Greek police"}, {"- migrants"})


def test_who_criticises_a_state_is_not_of_it():
    text = "Senator Paris Holt criticised China on Monday."
    assert not any(actor.startswith("CHN") for actor in told(text, "criticised")[0])


@pytest.mark.parametrize(
    ("text", "trigger", "side", "who"),
    [
        ("Former minister Ana Paredes was convicted in Quito.", "convicted", 1, {"ECU Ana Paredes"}),
        ("The Swiss company Nordal was fined by a court in Milan.", "fined", 1, {"CHE Nordal"}),
        (
            "The head of Nigeria's main oil union, Festus Osi, threatened a strike.",
            "threatened",
            0,
            {"NGA Festus Osi"},
        ),
        (
            "The accord was reached in talks between Peter Novak and his Serbian counterpart, Milan Petrovic.",
            "talks",
            0,
            {"SRB Peter Novak", "SRB Milan Petrovic"},
        ),
        (
            "Hezbollah fired rockets at an Israeli army base.",
            "fired",
            1,
            {"ISR Israeli army"},
        ),
        (
            "The hijackers of a Kenyan airliner surrendered to the Libyan police.",
            "surrendered",
            0,
            {"KEN hijackers of a Kenyan airliner"},
        ),
    ],
)
def test_parties_are_called_by_their_own_names(text, trigger, side, who):
    assert told(text, trigger)[side] == who


def test_where_no_place_is_named_a_known_body_tells_the_country():
    text = "Strikers at Boeing rejected a pay offer. The union's leader, Jon Holden, called for new talks."
    assert told(text, "called for")[0] == {"USA Jon Holden"}


@pytest.mark.parametrize(
    ("text", "trigger", "side", "who"),
    [
        ("Uruguayan MPs summoned the health minister.", "summoned", 0, {"URY Uruguayan MPs"}),
        (
            "A Canadian ex-diplomat was seized by jihadists in Niger.",
            "seized",
            1,
            {"CAN Canadian ex-diplomat"},
        ),
        (
            "The accused, a former Liberian warlord, was found guilty by a Swiss court.",
            "guilty",
            1,
            {"LBR former Liberian warlord"},
        ),
        (
            "Libyan coastguards opened fire on a rescue ship of the charity Sea-Watch.",
            "fire",
            1,
            {"DEU rescue ship of the charity Sea-Watch"},
        ),
    ],
)
def test_all_words_of_a_party_tell_who_it_is(text, trigger, side, who):
    assert told(text, trigger)[side] == who


@pytest.mark.parametrize(
    ("text", "trigger", "side", "who"),
    [
        (
            "Peru recalled its ambassador to Mexico after the Mexican president criticised the country's new leader.",
            "criticised",
            1,
            {"PER Dina Boluarte"},
        ),
        (
            "Hungarian Foreign Minister Peter Szijjarto met his Belarusian counterpart in Minsk.",
            "met",
            0,
            {"HUN Peter Szijjarto", "BLR Sergei Aleinik"},
        ),
        (
            "Mali's army executed 300 civilians, Human Rights Watch said. The rights group called for an inquiry.",
            "called for",
            0,
            {"USA Human Rights Watch"},
        ),
        (
            "Dozens of settlers attacked a shepherd near Hebron in the West Bank.",
            "attacked",
            0,
            {"ISR settlers"},
        ),
        (
            "Dozens of Jewish settlers attacked a shepherd near Hebron in the West Bank.",
            "attacked",
            0,
            {"ISR Jewish settlers"},
        ),
        (
            "Thailand said that Myanmar's army had shelled a Thai village. A spokesman for the army accused Bangkok of "
            "sheltering rebels.",
            "accused",
            0,
            {"MMR spokesman for Myanmar's army"},
        ),
        (
            "A court fined the Turkish party HDP. The party's co-leader, Mithat Sancar, denounced the judges.",
            "denounced",
            0,
            {"TUR Mithat Sancar"},
        ),
    ],
)
def test_whose_somebody_is_is_followed_through_the_article(text, trigger, side, who):
    assert told(text, trigger)[side] == who


def test_civil_titles_hide_no_description():
    (event, *_) = dateline.code("Ms Okello, who teaches in Gulu, was beaten by soldiers.", published=PUBLISHED)
    assert [(party.name, party.sector) for party in event.recipients] == [("Okello", "EDU")]


def test_the_two_koreas_are_two():
    actors, _ = told("The two Koreas exchanged fire at the border on Monday.", "exchanged")
    assert actors == {"KOR South Korea", "PRK North Korea"}


def test_the_first_part_of_a_compound_is_nobody_whom_them_means():
    text = "Workers at a Chinese-owned copper smelter in Zambia went on strike. The management sacked 60 of them."
    events = dateline.code(text, published=PUBLISHED)
    assert [party.name for party in events[-1].recipients] == ["Workers"]


@pytest.mark.parametrize(
    ("text", "trigger", "who"),
    [
        pytest.param("Gunmen kidnapped two Dutch tourists on Sunday.", "kidnapped", {"- Gunmen"}, id="strangers"),
        pytest.param(
            "Gunmen kidnapped two Dutch tourists in Mopti in central Mali.", "kidnapped", {"MLI Gunmen"}, id="by place"
        ),
        pytest.param("Gunmen killed three Malian soldiers on Sunday.", "killed", {"MLI Gunmen"}, id="at home"),
        pytest.param(
            "The Treasury imposed sanctions on two Omani banks.", "imposed", {"- Treasury"}, id="sanctions are abroad"
        ),
        pytest.param(
            "The rebels signed a ceasefire with the government of Chad in Libreville on Friday.",
            "signed",
            {"TCD rebels", "TCD Chad"},
            id="rebels are of the land whose government they fight",
        ),
        pytest.param(
            "Kremlin-linked hackers stole emails in Oslo.", "stole", {"RUS Kremlin-linked hackers"}, id="-linked"
        ),
        pytest.param(
            "Hackers linked to North Korea broke into the networks of Dutch banks.",
            "broke",
            {"PRK Hackers linked to North Korea"},
            id="linked to",
        ),
    ],
)
def test_of_what_country_the_unnamed_are(text, trigger, who):
    assert told(text, trigger)[0] == who


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        pytest.param("Thousands rallied in Hargeisa against the Ankara declaration.", "rallied", set(), id="accord"),
        pytest.param(
            "The foreign minister of Egypt arrived in Khartoum on Monday.", "arrived", {"SDN Sudan"}, id="host"
        ),
        pytest.param(
            "Thousands of students marched in Lima. Police fired rubber bullets at them.",
            "fired",
            {"PER students"},
            id="no verb does one thing to the same twice",
        ),
        pytest.param(
            "The United States imposed sanctions on the Cuban president's wife and three judges.",
            "imposed",
            {"CUB Cuban president's wife", "CUB judges"},
            id="sanctions are for those of one country",
        ),
        pytest.param(
            "China and Chad signed a deal. A stabbing spree in Guizhou left two dead.",
            "stabbing",
            {"CHN two"},
            id="two of whom nothing was told",
        ),
        pytest.param(
            "Rwanda's army crossed into Congo. Congo asked for help. Kenya urged the two neighbours to talk.",
            "urged",
            {"RWA Rwanda", "COD Democratic Republic of Congo"},
            id="who speaks is none of the two",
        ),
    ],
)
def test_to_whom_it_is(text, trigger, whom):
    assert told(text, trigger)[1] == whom


def test_he_is_no_parliament():
    text = "The president of Peru tried to dissolve Congress on Wednesday. Police arrested him near the border."
    (arrest,) = [e for e in dateline.code(text, published="2019-03-05") if e.type == "COERCE"]
    assert [party.name for party in arrest.recipients] == ["Martin Vizcarra"]


def test_the_president_is_not_the_vice_president():
    text = "South Sudan's vice president fled Juba on Friday. The president dismissed him the next day."
    actors, recipients = told(text, "dismissed")
    assert (actors, recipients) == ({"SSD president"}, {"SSD South Sudan's vice president"})


def test_the_government_and_guerrillas_are_two_sides():
    text = "The government of Colombia and the ELN guerrillas began talks in Quito. The two sides agreed to a truce."
    assert {actor[:3] for actor in told(text, "agreed")[0]} == {"COL"}


def test_a_region_acts_as_its_government():
    (event,) = dateline.code("Texas sued the federal government over its border policy.", published=PUBLISHED)
    assert [(party.country, party.sector) for party in event.actors] == [("USA", "GOV")]


def test_a_person_is_of_one_country():
    text = (
        "A British soldier who was killed by a bomb in Mali has been named as Sgt Tom Ashby. "
        "Tom Ashby had trained recruits in Niger and in Chad. Sgt Ashby was praised by his colleagues."
    )
    assert told(text, "trained")[0] == {"GBR Tom Ashby"}
    assert {party[:3] for side in told(text, "praised") for party in side} == {"GBR"}


def test_an_aide_is_of_whom_they_serve():
    text = (
        "Ukrainian President Volodymyr Zelenskiy met American diplomats in Warsaw. "
        "A top aide to Zelenskiy urged Washington to send more weapons."
    )
    assert told(text, "urged")[0] == {"UKR top aide to Zelenskiy"}


@pytest.mark.parametrize(("pronoun", "country"), [("He", "FRA"), ("She", "DEU")])
def test_he_and_she_after_office_holders_without_a_name(pronoun, country):
    text = f"The German chancellor met the French president in Paris. {pronoun} urged Russia to withdraw its troops."
    events = dateline.code(text, published="2019-03-12")
    (request,) = [event for event in events if event.type == "REQUEST"]
    assert [actor.country for actor in request.actors] == [country]


def test_a_body_is_of_the_georgia_that_the_text_means():
    text = (
        "Lawmakers met in Atlanta, Georgia, on Friday, and mayors came from Savannah and Macon in Georgia. "
        "The Georgia Municipal Association condemned the bill."
    )
    assert told(text, "condemned")[0] == {"USA Georgia Municipal Association"}


def test_two_companies_are_no_state_and_two_parties_no_commission():
    text = (
        "European Union observers said the National Electoral Commission of Nigeria lacked transparency. "
        "The two opposition parties demanded that the vote be cancelled."
    )
    assert told(text, "demanded")[0] == {"NGA opposition parties"}


def test_two_who_are_not_known_are_not_those_named_beside_them():
    text = "Two ministers resigned on Monday. France and Chad signed a treaty."
    assert not any(party.startswith("TCD") for party in told(text, "resigned")[0])


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The Secretary-General urged Israel to open the crossing. United Nations staff wait there.", "IGO"),
        ("UNITED NATIONS - The secretary-general urged Israel to open the crossing on Monday.", "IGO"),
        ("NATO ministers met in Brussels. The secretary-general urged Turkey to ratify the entry of Sweden.", "IGO"),
        ("The secretary-general urged miners in Durban to stop the strike.", "ZAF"),
    ],
)
def test_an_office_that_only_bodies_have_is_of_the_body_that_the_article_names(text, country):
    (actor,), _ = told(text, "urged")
    assert actor[:3] == country


ABROAD = "Brazil protested. Brazil's minister wrote to Brazil's allies, and Brazil recalled its envoy. {}"


@pytest.mark.parametrize(
    ("text", "trigger", "whom"),
    [
        pytest.param("An Iraqi court remanded nine men in custody.", "remanded", {"IRQ men"}, id="whom a court holds"),
        pytest.param(
            "Kenya's prime minister dismissed the commander of the city guard.",
            "dismissed",
            {"KEN commander of the city guard"},
            id="whom their government dismisses",
        ),
        pytest.param(
            "The United States praised Roberto Micheletti of Honduras and 14 judges.",
            "praised",
            {"HND Roberto Micheletti", "HND judges"},
            id="who is named with a person",
        ),
    ],
)
def test_what_the_deed_tells_goes_before_what_the_article_is_about(text, trigger, whom):
    assert told(ABROAD.format(text), trigger)[1] == whom


@pytest.mark.parametrize(
    ("text", "trigger", "who", "whom"),
    [
        pytest.param(
            "The Chadian minister said that Niger had broken the pact by leaving it and by threatening Mali.",
            "threatening",
            "NER Niger",
            "MLI Mali",
            id="who does what a gerund tells",
        ),
        pytest.param(
            "President Ortiz of Peru was angry. The European Union froze his assets.",
            "froze",
            "IGO European Union",
            "PER President Ortiz",
            id="whose it is, which is no state's",
        ),
        pytest.param(
            "The leader of Honduras gave Brazil ten days to leave the port. Brazil's navy refused.",
            "refused",
            "BRA Brazilian navy",
            "HND Xiomara Castro",
            id="who only refuses",
        ),
        pytest.param(
            "Peru has cut off its aid to Chile and revoked the visas of two Chilean judges.",
            "revoked",
            "PER Peru",
            "CHL Chilean judges",
            id="a joined verb has its own",
        ),
        pytest.param(
            "Senator Kari Moe of Norway criticised China in Beijing.",
            "criticised",
            "NOR Kari Moe",
            "CHN China",
            id="of what country a person is",
        ),
        pytest.param(
            "Peru was glad. Its ambassador to the UN, Ana Diaz, criticised Chile.",
            "criticised",
            "PER Ana Diaz",
            "CHL Chile",
            id="an envoy is not the body",
        ),
    ],
)
def test_whom_the_words_around_tell(text, trigger, who, whom):
    assert told(text, trigger) == ({who}, {whom})


def test_an_answer_is_another_act():
    text = "Two men were shot dead near Bureij. Youths threw stones in Ramallah, and troops answered with tear gas."
    assert told(text, "shot") == (set(), {"PSE men"})


def test_whose_agency_it_is_tells_no_country():
    text = "More than 100 soldiers have been killed in the south, according to a tally by Reuters."
    assert told(text, "killed")[1] == {"- soldiers"}
