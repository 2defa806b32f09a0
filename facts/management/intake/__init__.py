"""Articles from files: what stands in them, record by record, and what becomes of each."""
