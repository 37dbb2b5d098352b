"""`python -m dispatch112.launcher.probe URL [ENGINE]`: exit 0 when healthy; for container health checks.

Asks URL and wants status 200. With ENGINE ("celery", "loop") it wants /readyz to know a fresh tick of it.
"""

import json
import sys
import urllib.error
import urllib.request

SECONDS = 3


def asked(url: str) -> tuple[int, str]:
    """Return status and body of an address, also when the status is an error; 0 when nobody answers."""
    try:
        with urllib.request.urlopen(url, timeout=SECONDS) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode(errors="replace")
    except OSError as error:
        return 0, str(error)


def main(words: list[str]) -> int:
    """Ask; print what is wrong; return the exit code."""
    if not 1 <= len(words) <= 2:
        print(__doc__, file=sys.stderr)
        return 2
    status, body = asked(words[0])
    if len(words) == 1:
        healthy = status == 200
    else:
        answer = json.loads(body) if body.startswith("{") else {}
        healthy = words[1] in answer.get("engines", {}) and words[1] not in answer["late"]
    if not healthy:
        print(f"{words[0]} answered {status}: {body[:300]}")
    return 0 if healthy else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
