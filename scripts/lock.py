"""Resolves the dependencies of pyproject.toml into requirements.txt and requirements-dev.txt; `make lock` runs it.

The locks hold for every platform and every Python that the project allows, with the hashes of all files, and name no registry.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
RUNTIME = "requirements.txt"
DEVELOPMENT = "requirements-dev.txt"


def main() -> None:
    """Resolve anew; the development lock agrees with the runtime's. Raises CalledProcessError."""
    resolve(RUNTIME, "--group", "build")
    resolve(DEVELOPMENT, "--group", "build", "--group", "dev", "--constraint", RUNTIME)


def resolve(lock: str, *options: str) -> None:
    """Write one lock. Raises CalledProcessError when the dependencies cannot be met."""
    command = ["uv", "pip", "compile", "pyproject.toml", *options, "--output-file", lock]
    stable = ["--universal", "--generate-hashes", "--upgrade", "--python-version", "3.11"]
    silent = ["--quiet", "--no-emit-index-url", "--custom-compile-command", "make lock"]
    subprocess.run([sys.executable, "-m", *command, *stable, *silent], cwd=ROOT, check=True)


if __name__ == "__main__":
    main()
