"""From finished tables to charts; nothing is computed here."""
