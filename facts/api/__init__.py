"""
The door for programs, /api/v1/.

Everybody gets the same public answers: published rows through the allow-list of `publishing.public`. Editors with a token may
also bring in articles and decide contradictions, through the same verbs as the admin.
"""
