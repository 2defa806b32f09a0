"""Reads a report with a large language model behind any OpenAI-compatible endpoint: one call for all facts of a report."""
