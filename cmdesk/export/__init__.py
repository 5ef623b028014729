"""Rows out: the mentions of a view as CSV, XLSX or JSON lines. The store comes in as `core.ports.MentionReader`."""
