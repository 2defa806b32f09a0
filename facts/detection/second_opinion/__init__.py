"""A second opinion on doubtful findings, by a judge behind any OpenAI-compatible endpoint. Off while there is no address."""
