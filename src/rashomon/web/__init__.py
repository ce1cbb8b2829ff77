"""The review desk: a server for one ledger, to be opened in a browser. Needs the extra ``web``.

Pages are made on the server; every string of a report is escaped by the template engine, nothing is loaded
from elsewhere and no inline script or style is let run (:mod:`rashomon.web.guard`). Each module with a
``router`` is one part of the desk; :mod:`rashomon.web.query` turns the address bar into a filter and back.
"""

from rashomon.web.app import create_app

__all__ = ["create_app"]
