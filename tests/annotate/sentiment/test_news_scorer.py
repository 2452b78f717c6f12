from __future__ import annotations

import pytest
from hypothesis import given

from analysis_utils.annotate.sentiment.news_scorer import score_news
from strategies import NEWS_TEXTS


def polarity(text: str) -> float:
    found = score_news(text).polarity
    assert found is not None
    return found


def words(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in score_news(text).evidence]


@pytest.mark.parametrize(
    "text",
    [
        "The mayor praised the volunteers.",
        "Talks on the bridge made progress.",
        "The storm was not a disaster.",
        "The new law prevented a catastrophe.",
        "It was costly, but it was a triumph.",
        "The claim that she was corrupt is false.",
        "It is not true that the hospital is unsafe.",
        "A few voters think that he is honest.",
    ],
)
def test_good_news_is_positive(text: str) -> None:
    assert polarity(text) > 0


@pytest.mark.parametrize(
    "text",
    [
        "The union condemned the plan.",
        "The plan isn't good.",
        "The plan isn’t good.",
        "The plan cannot be good.",
        "Residents do not think that the plan is good.",
        "There is hardly a good word in it.",
        "She left without a success.",
        "They are no longer friends.",
        "It was a broken promise.",
        "It was a triumph, but it was costly, harmful and dangerous.",
        "The harbour lies in ruins.",
        "Few voters think that he is honest.",
        "The crowd was less than thrilled.",
        "If he were honest, he would resign.",
        "They promised peace; nothing of the kind came.",
    ],
)
def test_bad_news_is_negative(text: str) -> None:
    assert polarity(text) < 0


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The council met on Monday.",
        "The Iraq War began in 2003.",
        "He flew to Great Britain.",
        "The Security Council met.",
        "The report sheds light on the harbour.",
        "In the end Bright Falls voted on Monday.",
        "Joy Hollis came to the council.",
        "The council met. Miss Hollis took notes.",
    ],
)
def test_text_without_toned_words_has_no_polarity(text: str) -> None:
    assert score_news(text).polarity is None
    assert score_news(text).evidence == ()


def test_names_count_in_a_headline_in_capitals() -> None:
    assert polarity("Mayor Praises Brave Crew") > 0


def test_an_adjective_before_a_name_keeps_its_tone() -> None:
    assert words("Embattled Hollis left.") == ["Embattled"]


def test_a_weak_negation_of_bad_is_less_than_of_good() -> None:
    assert 0 < polarity("It was not bad.") < -polarity("It was not good.")


def test_intensifiers_and_diminishers_scale() -> None:
    assert polarity("deeply hostile") < polarity("hostile") < polarity("slightly hostile") < 0


def test_a_denial_takes_the_charge_back() -> None:
    assert abs(polarity("She denied that the firm had cheated.")) < 0.1


def test_negation_ends_with_the_clause() -> None:
    assert polarity("It did not rain, the picnic was wonderful.") > 0


def test_what_stands_after_despite_is_muted() -> None:
    assert polarity("Despite the setbacks, she kept a pragmatic line.") > 0


def test_more_of_the_same_is_stronger_and_stays_within_one() -> None:
    assert -1 <= polarity("fraud " * 500) < polarity("fraud and fraud") < polarity("fraud") < 0


def test_a_phrase_is_one_word_of_evidence() -> None:
    assert words("The firm is in ruins after the fraud.") == ["in ruins", "fraud"]


# The eight readings of the bundled article that TextBlob or VADER get wrong, in other words.


def test_to_mean_somebody_is_not_to_be_mean() -> None:
    assert words("I don't mean you, I mean the council.") == []


def test_trickery_and_an_unkept_promise_are_bad() -> None:
    assert polarity("You tricked us: the promise was that it would not expand.") < 0


def test_shedding_light_is_plain() -> None:
    assert (
        score_news("The talk was held at the town hall, shedding light on her views.").evidence
        == ()
    )


def test_a_warm_welcome_that_never_came_is_not_good() -> None:
    text = (
        "They expected that they would be welcomed among the civilized; nothing like this happened."
    )
    assert polarity(text) < 0


def test_pivotal_is_hardly_a_tone() -> None:
    assert abs(polarity("He told of a pivotal moment.")) < 0.15


@pytest.mark.parametrize(
    "text", ["He said: no, it's not possible now.", "It is out of the question."]
)
def test_a_refusal_is_negative(text: str) -> None:
    assert polarity(text) < 0


def test_a_war_that_only_dates_has_no_tone() -> None:
    assert polarity("She stressed their efforts to foster ties after the Iraq War.") > 0


def test_hostility_presupposed_is_negative() -> None:
    assert polarity("The motives behind the hostility are unclear.") < 0


@given(NEWS_TEXTS)
def test_any_text_is_scored_between_minus_one_and_one(text: str) -> None:
    score = score_news(text)
    assert (score.polarity is None) == (not score.evidence)
    assert score.polarity is None or -1 <= score.polarity <= 1
    assert all(0 <= start < end <= len(text) for start, end, _ in score.evidence)
