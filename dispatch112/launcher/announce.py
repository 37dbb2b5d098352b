"""What the terminal shows when the product is ready: where it is, and who can sign in."""

from dispatch112.launcher.logs import say
from dispatch112.launcher.plan import Plan

ACCOUNTS = "demo-accounts.txt"


def announce(plan: Plan, *, ready: bool) -> None:
    """Print the address and, in a demo, its accounts."""
    if not ready:
        say(f"not ready yet; {plan.url}/readyz says what is missing, the logs are in {plan.var / 'log'}")
    say("")
    say(f"Dispatch112 is at {plan.url}   (Ctrl-C stops it)")
    accounts = plan.var / ACCOUNTS
    if plan.demo and accounts.exists():
        say("")
        for line in accounts.read_text().splitlines():
            say(f"  {line}")
    say("")
