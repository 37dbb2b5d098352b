"""`manage.py telephony_ami`: listen to an Asterisk and let its calls ring on the consoles."""

import asyncio
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from agencies.models import TelephoneSystem
from incidents.asterisk.listening import Address, Listener, Refused
from incidents.asterisk.translating import Rules


class Command(BaseCommand):
    """Runs until it is told to end; a lost connection on either side is made anew."""

    help = "Listen to an Asterisk by AMI. Its password comes from the environment, AMI_SECRET."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take where the Asterisk is and which of its calls are told of."""
        parser.add_argument("--system", required=True, metavar="CODE", help="the telephone system's code")
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=5038)
        parser.add_argument("--username", default="dispatch112")
        parser.add_argument(
            "--queue", action="append", default=[], help="tell of this queue alone; repeatable"
        )
        parser.add_argument(
            "--context", action="append", default=[], help="tell of calls dialled in this context; repeatable"
        )
        parser.add_argument(
            "--one-at-a-time", action="store_true", help="the queues ring one operator after the other"
        )
        parser.add_argument("--recordings", default="", metavar="URL", help="where MixMonitor's files are")

    def handle(self, *args: Any, **options: Any) -> None:
        """Listen."""
        system = TelephoneSystem.objects.filter(code=options["system"], active=True).first()
        if system is None:
            raise CommandError(f"There is no telephone system {options['system']!r}. Enter it in the admin.")
        rules = Rules(
            queues=frozenset(options["queue"]),
            contexts=frozenset(options["context"]),
            one_at_a_time=options["one_at_a_time"],
            recordings=options["recordings"],
        )
        address = Address(options["host"], options["port"], options["username"], settings.AMI_SECRET)
        self.stdout.write(f"Listening to {address.host}:{address.port} for {system}.")
        try:
            asyncio.run(self._listen(system, rules, address))
        except Refused as error:
            raise CommandError(
                f"The Asterisk refused the user {address.username!r}. See its manager.conf and AMI_SECRET."
            ) from error
        except KeyboardInterrupt:
            self.stdout.write("Ended.")

    async def _listen(self, system: TelephoneSystem, rules: Rules, address: Address) -> None:
        await Listener(system, rules, address).run()
