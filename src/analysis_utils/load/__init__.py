"""Articles, corpora, codebooks and lexicons: everything that comes from a file."""
