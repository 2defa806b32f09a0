"""The operators' door: commands, and what they measure with."""
