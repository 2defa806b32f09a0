"""How facts are shown, on the public pages and in the admin alike."""
