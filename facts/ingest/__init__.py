"""
Brings text in, each thing exactly once.

A text that is known already changes nothing; a changed text of a known article is a new revision; a copy at another outlet is
an article of its own that counts as the same word.
"""
