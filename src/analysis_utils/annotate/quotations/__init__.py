"""Who said what, in which words, introduced how."""
