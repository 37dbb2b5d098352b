"""Gates of bin/check that look at the repository itself: its words, and what must not stand in it."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from environment import CHECKOUT, PYTHON

SOURCES = ("dispatch112", "operators", "agencies", "incidents", "templates", "locale", "manage.py")
# Hosts of package registries and folders of one machine: they make a checkout work in one place alone.
FOREIGN = re.compile(
    r"(pypi|npmjs|python"
    r"hosted|yarnpkg|golang|crates)\.(org|com|io)\b|(?<![\w.}])/(home|root|work|Users)/\w",
    re.IGNORECASE,
)


def tracked():
    """Return the files that git knows of, without pictures."""
    listed = subprocess.run(["git", "ls-files"], cwd=CHECKOUT, capture_output=True, text=True, check=True)
    return [CHECKOUT / name for name in listed.stdout.splitlines() if not name.endswith((".png", ".jpg"))]


def foreign_words():
    """Look for registry hosts and machine paths in every tracked text."""
    found = []
    for path in tracked():
        if not path.is_file():
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
            if FOREIGN.search(line):
                found.append(f"{path.relative_to(CHECKOUT)}:{number}: {line.strip()[:100]}")
    return not found, "\n".join(found)


def untranslated():
    """Gather the sentences of the source anew, in a copy, and look for those without Indonesian."""
    with tempfile.TemporaryDirectory() as folder:
        for name in SOURCES:
            source = CHECKOUT / name
            if source.is_dir():
                shutil.copytree(source, Path(folder) / name, ignore=shutil.ignore_patterns("__pycache__"))
            elif source.exists():
                shutil.copy(source, folder)
        gather = [str(PYTHON), "manage.py", "makemessages", "-l", "id", "--no-location"]
        done = subprocess.run(gather, cwd=folder, capture_output=True, text=True, check=False)
        if done.returncode:
            return False, done.stderr
        catalogue = Path(folder) / "locale" / "id" / "LC_MESSAGES" / "django.po"
        missing = [list_of(catalogue, which) for which in ("--untranslated", "--only-fuzzy")]
        sentences = [line for text in missing for line in re.findall(r'^msgid "(.+)"', text, re.MULTILINE)]
    if not sentences:
        return True, ""
    shown = "\n".join(sentences[:40])
    return (
        False,
        f"{len(sentences)} sentences lack Indonesian (manage.py makemessages -l id):\n{shown}",
    )


def list_of(catalogue, which):
    """Return the entries of a catalogue of one kind, obsolete ones left out."""
    words = ["msgattrib", which, "--no-obsolete", "--no-wrap", str(catalogue)]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout
