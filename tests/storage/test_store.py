"""The SQLite store keeps the contract, and what only this engine could get wrong."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis.stateful import run_state_machine_as_test

from cmdesk.storage.store import SqliteStore
from tests.storage import (
    contract,
    contract_accounts,
    contract_changing,
    contract_corrections,
    contract_decisions,
    contract_erasing,
    contract_labels,
    contract_learning,
    contract_machine,
    contract_passes,
    contract_reads,
    contract_rescoring,
    contract_search,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "mentions.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    opened = SqliteStore(path)
    yield opened
    opened.close()


@pytest.fixture
def other(path: Path, store: SqliteStore) -> Iterator[SqliteStore]:
    """A second connection to the same store."""
    opened = SqliteStore(path)
    yield opened
    opened.close()


class TestChanging(contract_changing.ChangingContract):
    pass


class TestRescoring(contract_rescoring.RescoringContract):
    pass


class TestHabits(contract_rescoring.HabitContract):
    pass


class TestWriting(contract.WritingContract):
    pass


class TestAuthors(contract.AuthorContract):
    pass


class TestReadings(contract.ReadingContract):
    pass


class TestDecisions(contract_decisions.DecisionContract):
    pass


class TestLabels(contract_labels.LabelContract):
    pass


class TestCorrections(contract_corrections.CorrectionContract):
    pass


class TestBrandWords(contract_learning.BrandWordContract):
    pass


class TestHeads(contract_learning.HeadContract):
    pass


class TestDraws(contract_learning.DrawContract):
    pass


class TestJudgements(contract_labels.JudgementContract):
    pass


class TestVocabulary(contract_labels.VocabularyContract):
    pass


class TestTrackers(contract_decisions.TrackerContract):
    pass


class TestCounting(contract_reads.CountingContract):
    pass


class TestPasses(contract_passes.PassContract):
    pass


class TestErasing(contract_erasing.ErasingContract):
    pass


class TestEdits(contract_erasing.EditContract):
    pass


class TestRetention(contract_erasing.RetentionContract):
    pass


class TestFollowed(contract_passes.FollowedContract):
    pass


class TestAccounts(contract_accounts.AccountContract):
    pass


class TestReactions(contract_accounts.ReactionContract):
    pass


class TestOpinions(contract_accounts.OpinionContract):
    pass


class TestKept(contract_accounts.KeptContract):
    pass


class TestFeeds(contract_accounts.FeedContract):
    pass


class TestPause(contract_accounts.PauseContract):
    pass


class TestDetails(contract_accounts.DetailContract):
    pass


class TestPaging(contract_reads.PagingContract):
    pass


class TestSearch(contract_search.SearchContract):
    pass


def test_any_sequence_of_operations_leaves_a_sound_store(tmp_path: Path) -> None:
    numbers = count()

    class Machine(contract_machine.StoreMachine):
        @staticmethod
        def open_store() -> contract.Store:
            return SqliteStore(tmp_path / f"{next(numbers)}.db")

    run_state_machine_as_test(Machine, settings=contract_machine.SETTINGS)


def test_whatever_she_corrects_and_undoes_the_labels_follow_from_what_is_left(tmp_path: Path) -> None:
    numbers = count()

    class Machine(contract_corrections.CorrectionMachine):
        @staticmethod
        def open_store() -> contract.Store:
            return SqliteStore(tmp_path / f"{next(numbers)}.db")

    run_state_machine_as_test(Machine, settings=contract_corrections.SETTINGS)
