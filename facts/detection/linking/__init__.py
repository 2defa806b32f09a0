"""Which recorded facts a report could concern: the stories that share most words with it, with all their facts."""
