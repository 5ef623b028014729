"""Language of a text and its sentiment, each with the words that decided. `analyst` is the front door."""
