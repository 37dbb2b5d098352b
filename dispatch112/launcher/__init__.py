"""What stands behind bin/run: prepare the checkout, start every process, keep them running, stop them all."""
