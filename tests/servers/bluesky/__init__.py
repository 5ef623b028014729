"""A real Bluesky network on loopback, of the parts that Bluesky itself tests with."""
