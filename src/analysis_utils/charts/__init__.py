"""Charts and the other exhibits of a report; the only room that draws."""

from __future__ import annotations

from analysis_utils.charts.exhibits import (
    PAYLOAD_TYPE,
    Exhibit,
    exhibit_card,
    exhibit_chart,
    exhibit_notice,
    exhibit_prose,
    exhibit_table,
)
from analysis_utils.charts.framing import plot_frame_share, plot_frame_strip, plot_wording
from analysis_utils.charts.quotations import (
    plot_quotation_frequency,
    plot_quotation_length,
    plot_reporting_verbs,
)
from analysis_utils.charts.reading import exhibit_reading
from analysis_utils.charts.sentiment import plot_tone_strip, plot_topic_attention
from analysis_utils.charts.topic_tone import plot_topic_tone
from analysis_utils.charts.voices import plot_article_strip, plot_voice_share

__all__ = [
    "PAYLOAD_TYPE",
    "Exhibit",
    "exhibit_card",
    "exhibit_chart",
    "exhibit_notice",
    "exhibit_prose",
    "exhibit_reading",
    "exhibit_table",
    "plot_article_strip",
    "plot_frame_share",
    "plot_frame_strip",
    "plot_quotation_frequency",
    "plot_quotation_length",
    "plot_reporting_verbs",
    "plot_tone_strip",
    "plot_topic_attention",
    "plot_topic_tone",
    "plot_voice_share",
    "plot_wording",
]
