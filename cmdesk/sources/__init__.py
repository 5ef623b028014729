"""Files and networks: one file for each, turning what they say into posts. No storage, no matching, no scoring."""
