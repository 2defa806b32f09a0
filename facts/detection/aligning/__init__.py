"""Is a passage about this fact at all? Words in one form, what a fact is about, how much of that a passage covers. Pure."""
