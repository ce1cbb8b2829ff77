"""Places: a gazetteer, and the places that a document names, each resolved to one of them.

>>> from rashomon.read.places import find_places, open_gazetteer  # doctest: +SKIP
>>> find_places(document, open_gazetteer())  # doctest: +SKIP
"""

from rashomon.read.places.find import find_places
from rashomon.read.places.gazetteer import Entry, Gazetteer, open_gazetteer
from rashomon.read.places.local import outlet_town

__all__ = ["Entry", "Gazetteer", "find_places", "open_gazetteer", "outlet_town"]
