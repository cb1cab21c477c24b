"""Serves an application as `cds-service serve` does: port, workers, application."""

import sys

from cds_service.commands.serve import listen, serve
from stress.server import HOST

if __name__ == "__main__":
    _port, _workers, _app = sys.argv[1:]
    serve(_app, listen(HOST, int(_port)), int(_workers))
