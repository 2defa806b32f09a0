"""
All that an editor can do: capture, verify, triage, correct, relate.

The only place that closes a flag or changes a fact. Each verb is one transaction, and of two editors at one row one is told.
"""
