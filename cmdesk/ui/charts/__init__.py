"""Charts of the desk, on pyqtgraph: volume, mood and the overview brush.

Whoever needs a chart imports its module: this file imports nothing, so that the window can be shown before pyqtgraph
and numpy are loaded.
"""
