"""
What the public gets: what a fact says, resolved in one place, and the allow-list of what may be told of it.

Page, API, feed and JSON-LD all read here, so that a correction reaches all of them at once.
"""
