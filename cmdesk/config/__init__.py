"""What the program knows of its surroundings: where files lie, what she prefers."""
