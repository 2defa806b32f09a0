"""
What does this text say about the recorded facts?

In reading order: which facts it could concern (`linking`), what it does to each of them (`reading`), what its values are to the
recorded ones (`comparing`), how sure that is (`scoring`, `judging`), and what is kept (`store`, `feedback`). `run` does it all;
`explaining` says why. `language` finds sentences, dates, quantities and places in a text.
"""
