"""The pages, a file a noun."""
