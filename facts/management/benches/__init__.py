"""What the product can carry: each bench makes its own rows in a database of its own, measures, and tells in one table."""
