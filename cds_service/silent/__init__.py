"""The same rules over a whole population, before anybody is shown a card."""
