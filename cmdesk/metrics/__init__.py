"""The numbers she reads, one file per metric: a pure function with a name and a version. Imports core only."""
