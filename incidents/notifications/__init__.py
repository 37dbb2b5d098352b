"""Messages to people: leased, sent outside any transaction, recorded; at least once."""
