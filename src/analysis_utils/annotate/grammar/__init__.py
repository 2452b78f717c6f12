"""Words, subjects and noun phrases of a sentence: what the rules of every theme stand on."""
