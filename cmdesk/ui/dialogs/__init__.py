"""Dialogs: each asks one thing and answers by a signal. `open()`, never `exec()`: the window lives on."""
