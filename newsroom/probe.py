"""`python -m newsroom.probe`: the container's health check. Its exit status says whether the web process can serve."""

import http.client
import os
import sys

PORT = 8000


def is_healthy() -> bool:
    """Ask from inside, in plain HTTP, under the first name that is allowed."""
    name = os.environ.get("ALLOWED_HOSTS", "localhost").split(",")[0].strip().lstrip(".")
    connection = http.client.HTTPConnection("127.0.0.1", PORT, timeout=4)
    try:
        connection.request("GET", "/healthz", headers={"Host": name})
        return connection.getresponse().status == http.HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(not is_healthy())
