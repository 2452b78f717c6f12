"""From chapter notebooks to HTML and PDF reports; no analysis is done here."""
