"""Asked by the container engine: does the web server in this container answer as it should?"""

import os
import sys
import urllib.request

FIRST_HOST = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip()


def main() -> None:
    request = urllib.request.Request(
        "http://127.0.0.1:8000/gezond/",
        headers={"Host": FIRST_HOST, "X-Forwarded-Proto": "https"},
    )
    try:
        urllib.request.urlopen(request, timeout=8).close()  # noqa: S310 - our own address
    except OSError as trouble:
        sys.exit(str(trouble))


if __name__ == "__main__":
    main()
