"""
What a text says, without judging it: its sentences, and the dates, quantities and places in them.

Pure functions over text. Offsets count code points: text[start:end] is always the span's own text.
"""
