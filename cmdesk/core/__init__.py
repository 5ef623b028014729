"""What the words mean: types, errors, queries, matching, folding, identity, time. Pure: no I/O, clock or threads."""
