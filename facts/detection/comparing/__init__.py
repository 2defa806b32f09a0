"""Compares the recorded value with what one sentence of a report says: a module a kind of value. Pure."""
