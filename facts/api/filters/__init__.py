"""What lists can be asked for. A word that is not known is refused with those that are, never passed over."""
