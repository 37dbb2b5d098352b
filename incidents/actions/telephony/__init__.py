"""What the telephone system tells, and what operators do with a call that rings."""
