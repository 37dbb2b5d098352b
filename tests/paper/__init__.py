"""Paper forms: printed with numbers, entered once, with their own times."""
