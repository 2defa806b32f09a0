"""
The shapes of answers and questions.

A public shape only describes, for the schema, what the allow-list of `publishing.public` returns; it chooses nothing itself.
"""
