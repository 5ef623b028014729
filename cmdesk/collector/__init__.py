"""The pipeline: posts come in, are matched, scored and stored. No Qt; runs in a process of its own."""
