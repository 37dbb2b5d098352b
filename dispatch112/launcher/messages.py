"""`python -m dispatch112.launcher.messages`: compile the translations of the checkout."""

import subprocess
import sys

from dispatch112.launcher.plan import LaunchError
from dispatch112.launcher.stamps import files


def compile_messages() -> None:
    """Compile every catalogue. (Django's own command would walk through .venv and node_modules as well.)"""
    for source in files("locale/*/LC_MESSAGES/*.po"):
        command = ["msgfmt", "--check-format", "-o", str(source.with_suffix(".mo")), str(source)]
        made = subprocess.run(command, capture_output=True, text=True, check=False)
        if made.returncode:
            raise LaunchError(f"The translation {source.name} is broken; correct it:\n{made.stderr}")


if __name__ == "__main__":
    try:
        compile_messages()
    except LaunchError as error:
        sys.exit(str(error))
