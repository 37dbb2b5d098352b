"""An adapter: what an Asterisk tells by AMI becomes the events of a telephone system."""
