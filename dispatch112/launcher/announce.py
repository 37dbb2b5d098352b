"""What the terminal shows when the product is ready: where it is, and who can sign in."""

from dispatch112.launcher.logs import say
from dispatch112.launcher.plan import Plan


def announce(plan: Plan, *, ready: bool) -> None:
    """Print the address and, in a demo, its accounts."""
    if not ready:
        say(f"not ready yet; look at {plan.url}/readyz and into {plan.var / 'log'}")
    say("")
    say(f"Dispatch112 is at {plan.url}   (Ctrl-C stops it)")
    say("")
