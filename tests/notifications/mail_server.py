"""A mail server on a real socket that can be told to misbehave, one connection after another."""

import email
import socketserver
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from email.policy import default
from enum import Enum


class Manner(Enum):
    """How the server treats a connection."""

    ACCEPT = "takes the message"
    REFUSE = "answers 550 to the recipient"
    HANG = "never says a word"
    DRIP = "says a byte every now and then"
    DIE_BEFORE = "breaks off while the message is being sent"
    DIE_AFTER = "keeps the message and breaks off before saying so"


class MailServer(socketserver.ThreadingTCPServer):
    """`manners` are used up one per connection; after that, `manner` holds."""

    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Session)
        self.manner = Manner.ACCEPT
        self.manners: list[Manner] = []
        self.received: list[Message] = []
        self.connections = 0
        self.closing = threading.Event()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int(self.server_address[1])

    def next_manner(self) -> Manner:
        """Return how the next connection is to be treated."""
        self.connections += 1
        return self.manners.pop(0) if self.manners else self.manner


@contextmanager
def mail_server() -> Iterator[MailServer]:
    """Run a mail server in a thread."""
    with MailServer() as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server
        server.closing.set()
        server.shutdown()


class _Session(socketserver.StreamRequestHandler):
    server: MailServer

    def handle(self) -> None:
        manner = self.server.next_manner()
        if manner is Manner.HANG:
            self.server.closing.wait(30)
        elif manner is Manner.DRIP:
            self._drip()
        else:
            self._say("220 fake ready")
            self._converse(manner)

    def _drip(self) -> None:
        while not self.server.closing.wait(0.1):
            try:
                self.wfile.write(b"2")
            except OSError:
                return

    def _converse(self, manner: Manner) -> None:
        while line := self.rfile.readline().decode().strip():
            verb = line.split()[0].upper()
            if verb == "DATA":
                if self._take(manner):
                    return
            elif verb == "RCPT" and manner is Manner.REFUSE:
                self._say("550 no such mailbox")
            elif verb == "QUIT":
                self._say("221 bye")
                return
            else:
                self._say("250 ok")

    def _take(self, manner: Manner) -> bool:
        """Read the message; True when the connection is to be broken off."""
        self._say("354 go on")
        if manner is Manner.DIE_BEFORE:
            time.sleep(0.05)
            return True
        lines = []
        while (line := self.rfile.readline()) != b".\r\n":
            lines.append(line.removeprefix(b".") if line.startswith(b"..") else line)
        self.server.received.append(email.message_from_bytes(b"".join(lines), policy=default))
        if manner is Manner.DIE_AFTER:
            return True
        self._say("250 taken")
        return False

    def _say(self, line: str) -> None:
        self.wfile.write(f"{line}\r\n".encode())
