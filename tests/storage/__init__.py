import pytest

# suites that other modules derive from: their assertions shall explain themselves too
for suite in ("contract", "contract_decisions", "contract_machine", "contract_reads"):
    pytest.register_assert_rewrite(f"{__name__}.{suite}")
