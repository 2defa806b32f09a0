"""
The door for readers: pages, feed, sitemap.

What they show is read from published rows and through `publishing` only; nothing is decided here and nothing is written.
"""
