"""What the corpus report counts, summed up in the database: small tables out of many rows."""

from __future__ import annotations

import pandas as pd

from analysis_utils.corpus.results import Corpus

_OUTLET = "coalesce(outlet, 'outlet not told') as outlet"
_MONTH = "substr(date, 1, 7) as month"


def tabulate_coverage(corpus: Corpus) -> pd.DataFrame:
    """Tabulate what the corpus holds.

    Parameters
    ----------
    corpus : Corpus
        A finished run, as `open_corpus` gives it.

    Returns
    -------
    DataFrame
        One row per outlet and month: ``outlet``, ``month`` (ISO 8601; NA where the date is not
        told), ``n_documents``, ``n_words``, ``n_quotations``; in that order. No documents: no
        rows.
    """
    return corpus.sql(f"""
        select {_OUTLET}, {_MONTH}, count(*) as n_documents,
               sum(n_words) as n_words, sum(n_quotations) as n_quotations
        from documents group by all order by all""")


def tabulate_speakers(corpus: Corpus) -> pd.DataFrame:
    """Tabulate who is quoted, where and when.

    Parameters
    ----------
    corpus : Corpus
        A finished run, as `open_corpus` gives it.

    Returns
    -------
    DataFrame
        One row per outlet, month and speaker: ``outlet``, ``month``, ``speaker`` (NA where not
        found), ``n_quotations`` (of reported speech; a split one counts once), ``n_words``,
        ``n_documents``; in that order. No quotations: no rows.
    """
    return corpus.sql(f"""
        with units as (
            select doc_id, coalesce("group", quotation_id) as unit,
                   arg_min(speaker, part) as speaker, sum(n_words) as n_words
            from quotations where speech group by doc_id, unit
        )
        select {_OUTLET}, {_MONTH}, speaker, count(*) as n_quotations,
               sum(u.n_words) as n_words, count(distinct doc_id) as n_documents
        from units u join documents using (doc_id)
        group by all order by all""")


def tabulate_voices(corpus: Corpus) -> pd.DataFrame:
    """Tabulate the words of each voice in each document.

    Parameters
    ----------
    corpus : Corpus
        A finished run, as `open_corpus` gives it.

    Returns
    -------
    DataFrame
        One row per document and voice: ``doc_id``, ``outlet``, ``voice``, ``n_words``; in that
        order. No documents: no rows.
    """
    return corpus.sql(f"""
        select doc_id, {_OUTLET}, voice, sum(s.n_words) as n_words
        from segments s join documents using (doc_id)
        where voice is not null group by all order by all""")


def tabulate_stances(corpus: Corpus) -> pd.DataFrame:
    """Tabulate the stances of the reporting verbs in each document.

    Parameters
    ----------
    corpus : Corpus
        A finished run, as `open_corpus` gives it.

    Returns
    -------
    DataFrame
        One row per document and stance: ``doc_id``, ``outlet``, ``stance``, ``n_cues`` (a verb
        that introduces several pieces counts once); in that order. No verbs: no rows.
    """
    return corpus.sql(f"""
        select doc_id, {_OUTLET}, coalesce(stance, 'neutral') as stance,
               count(distinct cue_start) as n_cues
        from quotations join documents using (doc_id)
        where cue_start is not null and verb is not null group by all order by all""")


def tabulate_tone(corpus: Corpus) -> pd.DataFrame:
    """Tabulate the tone towards each topic in each document.

    Parameters
    ----------
    corpus : Corpus
        A finished run, as `open_corpus` gives it.

    Returns
    -------
    DataFrame
        One row per document, topic and voice: ``doc_id``, ``topic`` (its id), ``voice``,
        ``total`` (sum of scores, each −1…1) and ``n`` (scores); in that order. One score per
        sentence and voice, the mean of its pieces; reporting verbs alone give the outlet none. A
        passage that several documents share word for word is counted in the first one only. No
        scores: no rows.

    Notes
    -----
    A sentence that eleven articles quote is one sentence: counted eleven times it would pass
    for eleven witnesses, and its mean would seem certain.
    """
    return corpus.sql(r"""
        with pieces as (
            select doc_id, sentence_id, start, target as topic, voice, score, text
            from codings c
            where variable = 'tone' and score is not null and voice is not null
              and not (voice = 'outlet' and exists (
                select 1 from quotations q
                where q.doc_id = c.doc_id and q.cue = c.evidence
                  and q.cue_start between c.start and c."end"))
        ), passages as (
            select doc_id, sentence_id, topic, voice, avg(score) as score,
                   regexp_replace(lower(string_agg(text, ' ' order by start)),
                                  '[^\p{L}\p{N}]+', ' ', 'g') as words
            from pieces group by doc_id, sentence_id, topic, voice
        ), distinct_passages as (
            select min(doc_id) as doc_id, topic, voice, avg(score) as score
            from passages group by topic, voice, words
        )
        select doc_id, topic, voice, sum(score) as total, count(*) as n
        from distinct_passages group by all order by all""")


def tabulate_framed(corpus: Corpus) -> pd.DataFrame:
    """Tabulate in how many sentences of each document each frame is found.

    Parameters
    ----------
    corpus : Corpus
        A finished run, as `open_corpus` gives it.

    Returns
    -------
    DataFrame
        One row per document and frame: ``doc_id``, ``outlet``, ``frame_set`` and ``frame``
        (ids), ``n_framed`` (sentences that carry it), ``n_sentences`` (of the document); in
        that order. A document in which no frame is found has one row with frame NA. No
        documents: no rows.
    """
    return corpus.sql(f"""
        with found as (
            select doc_id, target as frame_set, value as frame,
                   count(distinct sentence_id) as n_framed
            from codings where variable = 'frame' group by all
        )
        select doc_id, {_OUTLET}, frame_set, frame, coalesce(n_framed, 0) as n_framed, n_sentences
        from documents left join found using (doc_id) order by all""")
