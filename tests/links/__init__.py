"""Location links: sent, opened by a telephone, read at the console."""
