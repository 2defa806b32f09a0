"""Trains, exports and measures the network that reads reports. The app imports nothing of it."""
