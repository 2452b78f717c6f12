"""Room and tone of topics, by voice."""

from __future__ import annotations

import pandas as pd

from analysis_utils.annotate.sentiment.score import SCORERS
from analysis_utils.measures.intervals import bootstrap_mean
from analysis_utils.measures.passages import PASSAGE, tabulate_passages, tabulate_scores
from analysis_utils.measures.rows import measures_table, told
from analysis_utils.model import VOICES, Codebook
from analysis_utils.tables import Tables

# Fewer scores than this give no interval and no bar: the sentences speak for themselves.
MIN_N = 5


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
        for voice in VOICES:
            n, n_words, n_sentences = counts.get((topic_id, voice), (0, 0, 0))
            group = {"topic": topic.label, "voice": voice, "n": n}
            rows.append({"measure": "n_words", **group, "estimate": n_words})
            rows.append({"measure": "n_sentences", **group, "estimate": n_sentences})
    return measures_table(rows, "topic", "voice")


def tabulate_topic_tone(tables: Tables, codebook: Codebook) -> pd.DataFrame:
    """Tabulate the tone towards each topic, one per sentence and voice.

    Parameters
    ----------
    tables : Tables
    codebook : Codebook
        Gives the topics' order and labels.

    Returns
    -------
    DataFrame
        One row per topic, sentence that speaks of it and voice: ``doc_id``, ``sentence_id``,
        ``start``, ``end``, ``topic`` (label), ``voice``, ``speaker``, ``score`` (−1…1; the mean
        where the voice speaks in several pieces), ``evidence``, ``text``; by topic in the
        codebook's order, then by place. Reporting verbs alone give the outlet no tone (see
        `tabulate_scores`). No tone codings: no rows.
    """
    order = {topic_id: i for i, topic_id in enumerate(codebook.topics)}
    labels = {topic_id: topic.label for topic_id, topic in codebook.topics.items()}
    tones = tabulate_scores(tables, "tone", "target")
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
        A measures table grouped by ``topic`` and ``voice``: ``mean_tone`` (−1…1), with n =
        sentences. With fewer than five the mean and its interval are NA and n says why. From
        five articles on the interval is a bootstrap over articles. Within fewer it is one over
        sentences: it tells how much the mean hangs on single sentences and is no sampling
        error. No scores: no rows.
    """
    rows = [
        {"measure": "mean_tone", "topic": topic, "voice": voice, **_mean(group)}
        for (topic, voice), group in scores.groupby(["topic", "voice"], sort=False)
    ]
    return measures_table(rows, "topic", "voice")


def tabulate_polarity(tables: Tables) -> pd.DataFrame:
    """Tabulate every scorer's polarity of every passage side by side.

    Parameters
    ----------
    tables : Tables

    Returns
    -------
    DataFrame
        One row per passage (what one voice says in one sentence): ``doc_id``, ``sentence_id``,
        ``start``, ``end``, ``voice``, ``speaker``, one column per scorer (−1…1; NA where it
        knows none of the words but reporting verbs), ``score`` (the leading scorer's, see
        `find_leading_scorer`), ``spread`` (largest minus smallest), ``text``; in the order of
        the text. No passages: no rows.
    """
    wide = tabulate_passages(tables)
    scored = tabulate_scores(tables, "polarity", "coder")
    scorers = list(dict.fromkeys([*SCORERS, *scored["coder"]]))
    for scorer in scorers:
        own = scored.loc[scored["coder"] == scorer, [*PASSAGE, "score"]]
        wide = wide.merge(own.rename(columns={"score": scorer}), on=PASSAGE, how="left")
    wide = wide.astype(dict.fromkeys(scorers, "Float64"))
    values = wide[scorers]
    wide["spread"] = values.max(axis=1) - values.min(axis=1)
    leading = find_leading_scorer(tables.codings)
    wide["score"] = wide[leading] if leading else pd.array([pd.NA] * len(wide), "Float64")
    place = ["doc_id", "sentence_id", "start", "end", "voice", "speaker"]
    return wide[[*place, *scorers, "score", "spread", "text"]]


def tabulate_disagreement(polarity: pd.DataFrame, *, at_least: float = 0.5) -> pd.DataFrame:
    """Pick the passages where the scorers differ by ``at_least``, the widest spread first.

    Parameters
    ----------
    polarity : DataFrame
        What `tabulate_polarity` returns.
    at_least : float, default 0.5
        Spread from which on a passage is picked, 0 to 2.

    Returns
    -------
    DataFrame
        One row per passage, with the columns of ``polarity``. No such passages: no rows.
    """
    apart = polarity[polarity["spread"].fillna(0) >= at_least]
    return apart.sort_values("spread", ascending=False, kind="stable", ignore_index=True)


def measure_polarity(polarity: pd.DataFrame) -> pd.DataFrame:
    """Average the leading scorer's polarity of all passages, where there is enough to average.

    Parameters
    ----------
    polarity : DataFrame
        What `tabulate_polarity` returns.

    Returns
    -------
    DataFrame
        A measures table of one row: ``mean_polarity`` (−1…1), with n = passages that have a
        score. With fewer than five, the mean and its interval are NA; the interval is that of
        `measure_topic_tone`, drawn by sentence.
    """
    scored = polarity[polarity["score"].notna()]
    return measures_table([{"measure": "mean_polarity", **_mean(scored)}])


def find_leading_scorer(codings: pd.DataFrame) -> str | None:
    """Return the scorer that leads in a codings table.

    Parameters
    ----------
    codings : DataFrame
        The table ``codings``.

    Returns
    -------
    str or None
        The one that scored the tone towards topics; without such codings the first of
        `SCORERS`, then of any, that gave a polarity. No polarity: None.
    """
    for variable in ("tone", "polarity"):
        coders: set[str] = set(codings.loc[codings["variable"] == variable, "coder"])
        for name in (*SCORERS, *sorted(coders)):
            if name in coders:
                return name
    return None


def _mean(scored: pd.DataFrame) -> dict[str, float | None]:
    """Return estimate, interval and n of the column ``score``; n alone below `MIN_N`."""
    if len(scored) < MIN_N:
        return {"n": len(scored)}
    clusters = scored["doc_id"]
    if clusters.nunique() < MIN_N:
        clusters = clusters + "\x1f" + scored["sentence_id"]
    interval = bootstrap_mean(scored["score"].to_numpy(float), clusters=clusters.to_list())
    return {**told(interval), "n": len(scored)}
