"""Room and tone of topics, by voice."""

from __future__ import annotations

import pandas as pd

from analysis_utils.annotate.sentiment.score import SCORERS
from analysis_utils.measures.intervals import bootstrap_mean
from analysis_utils.measures.rows import measures_table
from analysis_utils.model import Codebook

# Fewer scores than this give no interval and no bar: the sentences speak for themselves.
MIN_N = 5
_VOICES = ("outlet", "direct", "indirect")


def measure_topic_attention(
    codings: pd.DataFrame, segments: pd.DataFrame, codebook: Codebook
) -> pd.DataFrame:
    """Measure the room that each topic gets, by voice.

    Parameters
    ----------
    codings, segments : DataFrame
        The tables of these names.
    codebook : Codebook
        Gives the topics' order and labels; a topic that is never mentioned gets zeros.

    Returns
    -------
    DataFrame
        A measures table grouped by ``topic`` (its label) and ``voice``: ``n_words``, the words
        of all segments that mention the topic, and ``n_sentences``, their sentences; n is the
        number of segments. A segment that mentions two topics counts for both. No topics in the
        codebook: no rows.
    """
    mentions = codings[codings["variable"] == "topic"]
    place = ["doc_id", "start", "end"]
    mentions = mentions.drop_duplicates([*place, "value"])[[*place, "value"]]
    placed = mentions.merge(segments, on=place)
    placed["sentence"] = placed["doc_id"] + "\x1f" + placed["sentence_id"]
    found = placed.groupby(["value", "voice"]).agg(
        n=("start", "size"), n_words=("n_words", "sum"), n_sentences=("sentence", "nunique")
    )
    counts = {group: figures for group, *figures in found.itertuples()}
    rows = []
    for topic_id, topic in codebook.topics.items():
        for voice in _VOICES:
            n, n_words, n_sentences = counts.get((topic_id, voice), (0, 0, 0))
            group = {"topic": topic.label, "voice": voice, "n": n}
            rows.append({"measure": "n_words", **group, "estimate": n_words})
            rows.append({"measure": "n_sentences", **group, "estimate": n_sentences})
    return measures_table(rows, "topic", "voice")


def tabulate_topic_tone(codings: pd.DataFrame, codebook: Codebook) -> pd.DataFrame:
    """Tabulate the tone towards each topic, unit by unit.

    Parameters
    ----------
    codings : DataFrame
        The table ``codings``.
    codebook : Codebook
        Gives the topics' order and labels.

    Returns
    -------
    DataFrame
        One row per topic and segment that speaks of it: ``doc_id``, ``sentence_id``, ``start``,
        ``end``, ``topic`` (label), ``voice``, ``speaker``, ``score`` (−1…1), ``evidence``,
        ``text``; by topic in the codebook's order, then by place. No tone codings: no rows.
    """
    tones = codings[(codings["variable"] == "tone") & codings["score"].notna()]
    order = {topic_id: i for i, topic_id in enumerate(codebook.topics)}
    labels = {topic_id: topic.label for topic_id, topic in codebook.topics.items()}
    tones = tones[tones["target"].isin(list(order))]
    rank = tones["target"].map(order)
    tones = tones.assign(topic=tones["target"].map(labels).astype("string"), rank=rank)
    tones = tones.sort_values(["rank", "doc_id", "start"], kind="stable")
    columns = ["doc_id", "sentence_id", "start", "end", "topic", "voice", "speaker", "score"]
    return tones[[*columns, "evidence", "text"]].reset_index(drop=True)


def measure_topic_tone(scores: pd.DataFrame) -> pd.DataFrame:
    """Average the tone of each voice towards each topic, where there is enough to average.

    Parameters
    ----------
    scores : DataFrame
        What `tabulate_topic_tone` returns.

    Returns
    -------
    DataFrame
        A measures table grouped by ``topic`` and ``voice``: ``mean_tone`` (−1…1). With fewer
        than five scores the mean and its interval are NA and n says why. From five articles on
        the interval is a bootstrap over articles. Within fewer it is one over sentences: it
        tells how much the mean hangs on single sentences and is no sampling error. No scores:
        no rows.
    """
    rows = []
    for (topic, voice), group in scores.groupby(["topic", "voice"], sort=False):
        row = {"measure": "mean_tone", "topic": topic, "voice": voice, "n": len(group)}
        if len(group) >= MIN_N:
            documents = group["doc_id"].to_list()
            interval = bootstrap_mean(
                group["score"].to_numpy(float),
                clusters=documents if len(set(documents)) >= MIN_N else None,
            )
            row |= {"estimate": interval.estimate, "ci_low": interval.low, "ci_high": interval.high}
        rows.append(row)
    return measures_table(rows, "topic", "voice")


def tabulate_polarity(codings: pd.DataFrame) -> pd.DataFrame:
    """Tabulate every scorer's polarity of every segment side by side.

    Returns
    -------
    DataFrame
        One row per segment that a scorer gave a number: ``doc_id``, ``sentence_id``, ``start``,
        ``end``, ``voice``, ``speaker``, one column per scorer (−1…1; NA where it knows none of
        the words), ``spread`` (largest minus smallest), ``text``; in the order of the text. No
        polarity: no rows.
    """
    scored = codings[(codings["variable"] == "polarity") & codings["score"].notna()]
    place = ["doc_id", "sentence_id", "start", "end", "voice", "speaker", "text"]
    scorers = list(dict.fromkeys([*SCORERS, *scored["coder"]]))
    wide = scored[[*place[:4]]].drop_duplicates(ignore_index=True)
    facts = scored[place].drop_duplicates(["doc_id", "start", "end"])
    wide = wide.merge(facts, on=place[:4])
    for scorer in scorers:
        own = scored.loc[scored["coder"] == scorer, ["doc_id", "start", "end", "score"]]
        wide = wide.merge(
            own.rename(columns={"score": scorer}), on=["doc_id", "start", "end"], how="left"
        )
    values = wide[scorers]
    wide["spread"] = values.max(axis=1) - values.min(axis=1)
    ordered = wide.sort_values(["doc_id", "start"], kind="stable", ignore_index=True)
    return ordered[[*place[:-1], *scorers, "spread", "text"]]


def tabulate_disagreement(polarity: pd.DataFrame, *, at_least: float = 0.5) -> pd.DataFrame:
    """Pick the segments where the scorers differ by ``at_least``, the widest spread first."""
    apart = polarity[polarity["spread"].fillna(0) >= at_least]
    return apart.sort_values("spread", ascending=False, kind="stable", ignore_index=True)


def average_polarity(polarity: pd.DataFrame, *, scorer: str = "default") -> float | None:
    """Return the mean polarity of all scored segments (−1…1), or None where there are none."""
    if scorer not in polarity or not polarity[scorer].notna().any():
        return None
    return float(polarity[scorer].mean())
