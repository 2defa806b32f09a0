"""Measures the detector on labelled stories: read, record, replay in order of time, and count what was stored."""
