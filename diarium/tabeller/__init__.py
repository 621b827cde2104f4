"""The rows of the record. Rows are rows: they never leave `diarium`."""
