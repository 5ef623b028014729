"""The desk: window, pages, charts, tables, dialogs, pictures.

The only room that imports PySide6 and pyqtgraph. This file imports neither, so that `import cmdesk.ui` costs nothing
where no window is opened. Nothing here opens the store or a network: what the desk reads and asks comes through the
objects that `cmdesk.bootstrap` hands to its constructors.
"""
