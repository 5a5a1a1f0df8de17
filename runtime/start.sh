#!/bin/sh
# Finds a Python of at least 3.11 (PYTHON= overrules) and hands over to runtime/bootstrap.py.
set -eu
cd "$(dirname "$0")/.."

new_enough() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; }

find_python() {
    for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python3.14 python}; do
        if new_enough "$candidate"; then
            echo "$candidate"
            return
        fi
    done
}

python=$(find_python)
if [ -z "$python" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Python installeren …"
    { apt-get update && apt-get install -y --no-install-recommends python3 python3-venv; } >/dev/null
    python=$(find_python)
fi
if [ -z "$python" ]; then
    echo "Veiligthuis heeft Python 3.11 of nieuwer nodig. Installeer het, bijvoorbeeld met:" \
        "sudo apt-get install python3 python3-venv" >&2
    exit 1
fi
exec "$python" -m runtime.bootstrap "$@"
