"""What no Python package brings along: Pango for printing and, for tests, a browser."""

from __future__ import annotations

import ctypes.util
import os
import re
import shutil
import subprocess
import sys

from runtime.refusals import Refusal
from runtime.terminal import say

# Name of the library as the linker knows it -> Debian package.
FOR_RUNNING = {
    "pango-1.0": "libpango-1.0-0",
    "pangoft2-1.0": "libpangoft2-1.0-0",
    "harfbuzz-subset": "libharfbuzz-subset0",
}
FOR_THE_BROWSER = {"atomic": "libatomic1"}
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OLDEST_BROWSER = 147


def provide_system_packages(*, browser: bool, python_can_make_environments: bool) -> None:
    """Install what is missing when we may (root on Debian), else say the one line that does."""
    missing = missing_packages(browser=browser)
    if not python_can_make_environments:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        missing.insert(0, f"python{version}-venv")
    if missing:
        if not may_install():
            raise Refusal(how_to_install(missing))
        say(f"Systeembibliotheken installeren: {' '.join(missing)} …")
        apt_install(missing)
    if browser:
        judge_browser()


def missing_packages(*, browser: bool) -> list[str]:
    wanted = FOR_RUNNING | (FOR_THE_BROWSER if browser else {})
    missing = [package for name, package in wanted.items() if not ctypes.util.find_library(name)]
    if browser and find_browser() is None:
        missing.append("chromium")
    return missing


def may_install() -> bool:
    return os.geteuid() == 0 and shutil.which("apt-get") is not None


def how_to_install(packages: list[str]) -> str:
    """One line for this machine."""
    if shutil.which("apt-get"):
        return (
            "Er ontbreken systeembibliotheken. Installeer ze en start opnieuw: "
            f"sudo apt-get install -y {' '.join(packages)}"
        )
    if sys.platform == "darwin":
        return (
            f"Er ontbreken bibliotheken ({', '.join(packages)}). Draai: brew install pango chromium"
        )
    return (
        f"Er ontbreken bibliotheken, onder Debian geheten: {', '.join(packages)}. "
        "Installeer ze met de pakketbeheerder van dit systeem (Fedora: pango, harfbuzz, chromium)."
    )


def apt_install(packages: list[str]) -> None:
    """An update that fails is no reason to stop: the packages may be known already."""
    quiet = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    update = ["apt-get", "update", "-q"]
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    for command in (update, install):
        done = subprocess.run(  # noqa: S603 - fixed command lines
            command, env=quiet, capture_output=True, text=True, check=False
        )
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise Refusal(
            f"De systeembibliotheken {' '.join(packages)} konden niet worden geïnstalleerd. "
            f"apt-get meldt: {said[-1] if said else 'niets'}"
        )


def find_browser() -> str | None:
    """`CHROMIUM` in the environment, else the first one on the path."""
    chosen = os.environ.get("CHROMIUM")
    return chosen or next(filter(None, map(shutil.which, BROWSERS)), None)


def judge_browser() -> None:
    """An older Chromium may do, but then a failing browser test is no surprise."""
    browser = find_browser()
    try:
        said = subprocess.run(  # noqa: S603 - the browser found above
            [str(browser), "--version"], capture_output=True, text=True, check=False, timeout=30
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        said = ""
    version = re.search(r"(\d+)\.", said)
    if version is None or int(version[1]) < OLDEST_BROWSER:
        say(
            f"Let op: de browsertests vragen Chromium {OLDEST_BROWSER} of nieuwer; gevonden is "
            f"“{said.strip() or browser}”. Wijs met CHROMIUM=/pad een nieuwere aan."
        )
