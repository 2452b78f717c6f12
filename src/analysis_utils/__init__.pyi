# The public names, for type checkers; a test holds this against __init__.py.
from analysis_utils.annotate.agency import extract_agency as extract_agency
from analysis_utils.annotate.frames import assign_frames as assign_frames
from analysis_utils.annotate.pipeline import annotate_document as annotate_document
from analysis_utils.annotate.quotations import extract_quotations as extract_quotations
from analysis_utils.annotate.sentiment import SCORERS as SCORERS
from analysis_utils.annotate.sentiment import score_sentiment as score_sentiment
from analysis_utils.annotate.targets import score_targets as score_targets
from analysis_utils.annotate.topics import assign_topics as assign_topics
from analysis_utils.annotate.wording import assign_wording as assign_wording
from analysis_utils.charts.exhibits import Exhibit as Exhibit
from analysis_utils.charts.exhibits import exhibit_card as exhibit_card
from analysis_utils.charts.exhibits import exhibit_chart as exhibit_chart
from analysis_utils.charts.exhibits import exhibit_notice as exhibit_notice
from analysis_utils.charts.exhibits import exhibit_prose as exhibit_prose
from analysis_utils.charts.exhibits import exhibit_table as exhibit_table
from analysis_utils.charts.framing import plot_frame_share as plot_frame_share
from analysis_utils.charts.framing import plot_frame_strip as plot_frame_strip
from analysis_utils.charts.framing import plot_wording as plot_wording
from analysis_utils.charts.header import exhibit_article as exhibit_article
from analysis_utils.charts.quotations import plot_quotation_frequency as plot_quotation_frequency
from analysis_utils.charts.quotations import plot_quotation_length as plot_quotation_length
from analysis_utils.charts.quotations import plot_reporting_verbs as plot_reporting_verbs
from analysis_utils.charts.reading import exhibit_reading as exhibit_reading
from analysis_utils.charts.sentiment import plot_tone_strip as plot_tone_strip
from analysis_utils.charts.sentiment import plot_topic_attention as plot_topic_attention
from analysis_utils.charts.sentiment import plot_topic_tone as plot_topic_tone
from analysis_utils.charts.voices import plot_article_strip as plot_article_strip
from analysis_utils.charts.voices import plot_voice_share as plot_voice_share
from analysis_utils.errors import AnalysisError as AnalysisError
from analysis_utils.errors import CellError as CellError
from analysis_utils.errors import CodebookError as CodebookError
from analysis_utils.errors import CorrectionError as CorrectionError
from analysis_utils.errors import InputError as InputError
from analysis_utils.errors import ReportError as ReportError
from analysis_utils.errors import SchemaError as SchemaError
from analysis_utils.errors import UnknownNameError as UnknownNameError
from analysis_utils.errors import UnreadableFileError as UnreadableFileError
from analysis_utils.load.accuracy import AccuracyRow as AccuracyRow
from analysis_utils.load.accuracy import read_accuracy as read_accuracy
from analysis_utils.load.articles import read_article as read_article
from analysis_utils.load.codebooks import read_codebook as read_codebook
from analysis_utils.load.codebooks import read_frame_set as read_frame_set
from analysis_utils.load.corrections import Correction as Correction
from analysis_utils.load.corrections import read_corrections as read_corrections
from analysis_utils.load.lexicons import lexicon_names as lexicon_names
from analysis_utils.load.lexicons import read_lexicon as read_lexicon
from analysis_utils.measures.evidence import tabulate_accuracy as tabulate_accuracy
from analysis_utils.measures.evidence import tabulate_evidence as tabulate_evidence
from analysis_utils.measures.findings import summarise_findings as summarise_findings
from analysis_utils.measures.framing import measure_frame_share as measure_frame_share
from analysis_utils.measures.framing import measure_wording as measure_wording
from analysis_utils.measures.framing import tabulate_codings as tabulate_codings
from analysis_utils.measures.framing import tabulate_frames as tabulate_frames
from analysis_utils.measures.quotations import (
    measure_quotation_frequency as measure_quotation_frequency,
)
from analysis_utils.measures.quotations import measure_reporting_verbs as measure_reporting_verbs
from analysis_utils.measures.quotations import measure_voice_share as measure_voice_share
from analysis_utils.measures.quotations import tabulate_cues as tabulate_cues
from analysis_utils.measures.quotations import tabulate_presuppositions as tabulate_presuppositions
from analysis_utils.measures.quotations import tabulate_reported_speech as tabulate_reported_speech
from analysis_utils.measures.sentiment import average_polarity as average_polarity
from analysis_utils.measures.sentiment import measure_topic_attention as measure_topic_attention
from analysis_utils.measures.sentiment import measure_topic_tone as measure_topic_tone
from analysis_utils.measures.sentiment import tabulate_disagreement as tabulate_disagreement
from analysis_utils.measures.sentiment import tabulate_polarity as tabulate_polarity
from analysis_utils.measures.sentiment import tabulate_topic_tone as tabulate_topic_tone
from analysis_utils.measures.sources import measure_quotation_position as measure_quotation_position
from analysis_utils.measures.sources import (
    measure_source_concentration as measure_source_concentration,
)
from analysis_utils.measures.sources import measure_unnamed_sources as measure_unnamed_sources
from analysis_utils.model import Actor as Actor
from analysis_utils.model import Annotations as Annotations
from analysis_utils.model import Codebook as Codebook
from analysis_utils.model import Coding as Coding
from analysis_utils.model import Document as Document
from analysis_utils.model import Frame as Frame
from analysis_utils.model import FrameSet as FrameSet
from analysis_utils.model import Lexicon as Lexicon
from analysis_utils.model import MarkedPhrase as MarkedPhrase
from analysis_utils.model import MarkRepair as MarkRepair
from analysis_utils.model import Quotation as Quotation
from analysis_utils.model import Seed as Seed
from analysis_utils.model import Segment as Segment
from analysis_utils.model import Sentence as Sentence
from analysis_utils.model import Span as Span
from analysis_utils.model import Topic as Topic
from analysis_utils.report.build import build_report as build_report
from analysis_utils.tables import Tables as Tables
from analysis_utils.tables import export_table as export_table
from analysis_utils.tables import export_tables as export_tables
from analysis_utils.tables import tabulate_annotations as tabulate_annotations

__all__: list[str]
