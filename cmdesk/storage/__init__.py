"""The store: one SQLite file, and the only room with SQL. One module per kind of thing; `store` is the front door."""
