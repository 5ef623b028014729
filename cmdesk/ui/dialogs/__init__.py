"""Dialogs: each asks one thing and answers by a signal. All are opened by `open()`: the window behind goes on living."""
