"""Is the passage about this fact at all? Words brought to one form, what a fact is about, and how much of it a passage covers."""
