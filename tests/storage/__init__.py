import pytest

# suites that other modules derive from: their assertions shall explain themselves too
pytest.register_assert_rewrite(
    "tests.storage.contract", "tests.storage.contract_reads", "tests.storage.contract_machine"
)
