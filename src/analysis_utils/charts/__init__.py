"""Charts and the other exhibits of a report; the only room that draws."""
