"""The way most tutorials push with Channels, to measure ours against: never used by the product."""
