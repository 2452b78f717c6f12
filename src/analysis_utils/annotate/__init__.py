"""From a document to its annotations: quotations, voices, topics, sentiment, frames."""
