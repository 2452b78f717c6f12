"""Many documents from anywhere: what people have, told apart, opened and read one by one."""

from analysis_utils.load.inputs.columns import ColumnMap, describe_columns, guess_columns
from analysis_utils.load.inputs.listing import Input, list_sources
from analysis_utils.load.inputs.reading import describe_source, iter_documents
from analysis_utils.load.inputs.sources import FORMATS, Limits, Source
from analysis_utils.model import Failure

__all__ = [
    "FORMATS",
    "ColumnMap",
    "Failure",
    "Input",
    "Limits",
    "Source",
    "describe_columns",
    "describe_source",
    "guess_columns",
    "iter_documents",
    "list_sources",
]
