"""Sentences, words and names: what the annotators stand on."""
