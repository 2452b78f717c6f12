"""Helpers for the analysis of news coverage of an interview.

Every public name is imported from here, and loaded when it is first used: to import the
package costs no pandas, no matplotlib and no notebook machinery.

>>> import analysis_utils as au
>>> document = au.Document(doc_id="d", text='"It rained," Ann Lee said.')
>>> au.annotate_document(document).quotations[0].speaker
'Ann Lee'
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "annotate.framing.agency": ("extract_agency",),
    "annotate.framing.frames": ("assign_frames",),
    "annotate.framing.functions": ("assign_functions",),
    "annotate.framing.wording": ("assign_wording",),
    "annotate.pipeline": ("annotate_document",),
    "annotate.quotations.extract": ("extract_quotations",),
    "annotate.sentiment.score": ("SCORERS", "score_sentiment"),
    "annotate.sentiment.targets": ("score_targets",),
    "annotate.sentiment.topic_suggestions": ("format_codebook", "suggest_topics"),
    "annotate.sentiment.topics": ("assign_topics",),
    "charts.corpus": (
        "plot_corpus_tone",
        "plot_outlet_frames",
        "plot_outlet_stances",
        "plot_outlet_voices",
    ),
    "charts.corpus_speakers": ("plot_monthly_speakers", "plot_outlet_speakers"),
    "charts.coverage": ("exhibit_corpus", "exhibit_failures", "plot_coverage"),
    "charts.exhibits": (
        "Exhibit",
        "exhibit_card",
        "exhibit_chart",
        "exhibit_notice",
        "exhibit_prose",
        "exhibit_table",
        "exhibit_terms",
    ),
    "charts.framing": ("plot_frame_share", "plot_frame_strip", "plot_wording"),
    "charts.header": ("exhibit_article",),
    "charts.quotations": (
        "plot_quotation_frequency",
        "plot_quotation_length",
        "plot_reporting_verbs",
    ),
    "charts.reading": ("exhibit_reading",),
    "charts.sentiment": ("plot_tone_strip", "plot_topic_attention"),
    "charts.topic_tone": ("plot_topic_tone",),
    "charts.voices": ("plot_article_strip", "plot_voice_share"),
    "corpus.engines.choice": ("make_engine",),
    "corpus.export": ("export_corpus",),
    "corpus.results": ("Corpus", "open_corpus"),
    "corpus.run": ("run_corpus",),
    "corpus.small": ("read_corpus",),
    "corpus.tallies": (
        "tabulate_coverage",
        "tabulate_framed",
        "tabulate_speakers",
        "tabulate_stances",
        "tabulate_tone",
        "tabulate_voices",
    ),
    "errors": (
        "AnalysisError",
        "CellError",
        "CodebookError",
        "CorrectionError",
        "InputError",
        "ReportError",
        "SchemaError",
        "UnknownNameError",
        "UnreadableFileError",
    ),
    "load.accuracy": ("AccuracyRow", "read_accuracy"),
    "load.articles": ("read_article",),
    "load.codebooks": ("read_codebook", "read_frame_set"),
    "load.corrections": ("Correction", "read_corrections"),
    "load.inputs.columns": ("ColumnMap",),
    "load.inputs.listing": ("list_sources",),
    "load.inputs.reading": ("describe_source", "iter_documents"),
    "load.inputs.sources": ("Limits", "Source"),
    "load.lexicons": ("lexicon_names", "read_lexicon"),
    "measures.contrasts": ("measure_topic_contrasts", "tabulate_contrasts"),
    "measures.corpus": (
        "measure_corpus_tone",
        "measure_coverage",
        "measure_monthly_speakers",
        "measure_outlet_frames",
        "measure_outlet_speakers",
        "measure_outlet_stances",
        "measure_outlet_voices",
        "tabulate_outlets",
    ),
    "measures.evidence": ("tabulate_accuracy", "tabulate_codebook", "tabulate_evidence"),
    "measures.corpus_findings": ("summarise_corpus",),
    "measures.findings": ("summarise_findings",),
    "measures.framing": (
        "measure_frame_share",
        "measure_wording",
        "tabulate_agency",
        "tabulate_codings",
        "tabulate_frames",
        "tabulate_wording",
    ),
    "measures.intervals": (
        "Interval",
        "Reference",
        "adjust_p_values",
        "bootstrap_mean",
        "permutation_reference",
        "wilson_interval",
    ),
    "measures.quotations": (
        "measure_quotation_frequency",
        "measure_reporting_verbs",
        "measure_voice_share",
        "summarise_cues",
        "tabulate_cues",
        "tabulate_presuppositions",
        "tabulate_reported_speech",
    ),
    "measures.agreement": ("krippendorff_alpha",),
    "measures.reliability": ("measure_label_reliability", "measure_reliability"),
    "measures.sentiment": (
        "measure_polarity",
        "measure_topic_attention",
        "measure_topic_tone",
        "tabulate_disagreement",
        "tabulate_polarity",
        "tabulate_topic_tone",
    ),
    "measures.sources": (
        "measure_quotation_position",
        "measure_source_concentration",
        "measure_unnamed_sources",
    ),
    "model": (
        "Actor",
        "Annotations",
        "Codebook",
        "Coding",
        "Document",
        "Failure",
        "Frame",
        "FrameSet",
        "Lexicon",
        "MarkRepair",
        "MarkedPhrase",
        "Quotation",
        "Seed",
        "Segment",
        "Sentence",
        "Span",
        "Topic",
    ),
    "report.build": ("build_report",),
    "tables": ("Tables", "export_table", "export_tables", "tabulate_annotations"),
    "widgets.reader": ("ReadingPane",),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = sorted(_HOME_OF)  # noqa: PLE0605  (written once, above)


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
