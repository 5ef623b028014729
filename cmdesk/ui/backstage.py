"""What works behind the window: threads, jobs, the state of the look and her edits. Made once, ended once."""

from PySide6.QtCore import QObject

from cmdesk.ui.bridge import ChangeWatch, Worker
from cmdesk.ui.collector_process import CollectorProcess
from cmdesk.ui.dashboard import Filters
from cmdesk.ui.edits import Edits
from cmdesk.ui.focus import Focus
from cmdesk.ui.jobs import JobQueue
from cmdesk.ui.options import DeskOptions, DeskServices
from cmdesk.ui.period import opening
from cmdesk.ui.scoring import Scoring


class Backstage(QObject):
    """Everything that outlives a window.

    Attributes:
        reader, writer: each a thread with a store of its own.
        preview: the same for looks over the whole archive that take long and may be given up.
        thinker: thinks about what was read, and asks no store: nobody waits behind it for a page.
        analyst: the thread that recomputes the evidence of a mention.
        watch: tells when another connection has changed the store.
        keys: the thread that asks for keys and keeps them: the system may ask for a password meanwhile.
        setting, keep_setting: read one of her preferences, and keep it.
        gaps, x_most: what asking a source takes; see `DeskServices`.
        mapping_names: the names of the mappings of columns that she kept.
        translate_query: what a query becomes at the sources that are searched; see `DeskServices`.
        model_card: the card of the trained scorer; see `DeskServices`.
        demo_command: opens the demonstration; see `DeskServices`.
        scoring: what she teaches the scorers.
        collector: the collector that always runs.
        rhythms: how often each source is asked; see `DeskServices`.
    """

    def __init__(self, options: DeskOptions, services: DeskServices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.reader = Worker("cmdesk-read", services.open_store, self)
        self.writer = Worker("cmdesk-write", services.open_store, self)
        self.preview = Worker("cmdesk-preview", services.open_store, self)
        self.thinker = Worker("cmdesk-thinker", object, self)
        self.analyst = Worker("cmdesk-analyse", services.make_analyst, self)
        self.keys = Worker("cmdesk-keys", lambda: services.keys, self)
        self.watch = ChangeWatch(services.open_store, parent=self)
        self.jobs = JobQueue(services.job_command, options.language, self)
        self.setting, self.keep_setting = services.setting, services.keep_setting
        self.gaps, self.x_most = services.gaps, services.x_most
        self.rhythms = services.rhythms
        self.mapping_names = services.mapping_names
        self.translate_query = services.translate_query
        self.model_card = services.model_card
        self.demo_command = services.demo_command
        self.focus = Focus(self.reader, options.clock, options.zone, self, card=services.model_card)
        self.focus.frame = opening(options.start, options.end, options.clock(), options.zone)
        self.focus.filters = Filters(reposts=options.reposts, own=options.own, copies=options.copies)
        self.edits = Edits(self.writer, options.clock, self)
        self.scoring = Scoring(self.edits, self.jobs, self.analyst, self)
        self.collector = CollectorProcess(
            lambda: (*services.job_command, "--lang", self.jobs.language, "--progress"),
            self.reader,
            self.writer,
            self.watch,
            services.setting,
            options.clock,
            self,
            allowed=not options.demo and options.render is None,
        )
        self.watch.changed.connect(self.focus.refresh)
        self.edits.stored.connect(self.focus.refresh)
        self.watch.replaced.connect(self.begin_anew)
        self._writer_waits = True
        self.focus.dashboard_read.connect(self._open_writer)

    @property
    def workers(self) -> tuple[Worker, ...]:
        """The threads that are given work."""
        return (self.reader, self.writer, self.preview, self.thinker, self.analyst, self.keys)

    def start(self, tracker: str | None) -> None:
        """Begin to read, with this tracker; and to watch, once the reader has opened the store (or made it)."""
        self.focus.dashboard_read.connect(self.watch.start)
        self.focus.failed.connect(self.watch.start)
        self.focus.dashboard_read.connect(self.collector.begin)
        self.focus.open(tracker)

    def begin_anew(self) -> None:
        """A backup took the place of all that was stored: what is known of it holds no more, and edits are not undone.

        The store is opened anew everywhere, by the writer once something of it is on screen: what she does to what she
        saw before is refused by the store as it was opened before.
        """
        self.edits.stack.clear()
        self._writer_waits = True
        self.reader.open_anew()
        self.preview.open_anew()
        self.analyst.open_anew()
        self.watch.open_anew()
        self.focus.look_anew()

    def _open_writer(self) -> None:
        if self._writer_waits:
            self._writer_waits = False
            self.writer.open_anew()
            self.writer.submit(lambda store: None)

    def close(self) -> None:
        """End every job and thread."""
        self.focus.close()
        self.collector.let_go()
        self.jobs.close()
        self.collector.close()
        self.watch.close()
        for worker in self.workers:
            worker.close()
        self.edits.close()
