"""Reads a report once for all facts that it could concern: what it does to each of them, and in which sentences."""
