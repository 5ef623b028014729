"""HTTP done once: time-outs, retries, quotas, size caps, address safety. Knows no network and no store."""
