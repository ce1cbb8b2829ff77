"""Takes in what users have: text, HTML, JSON Lines, tables, WARC; files, folders, standard input, the web."""

from rashomon.receive.page import read_page
from rashomon.receive.rejected import MAX_PAGE, Rejected, UnreadableError
from rashomon.receive.rows import read_row
from rashomon.receive.sources import READABLE, receive

__all__ = ["MAX_PAGE", "READABLE", "Rejected", "UnreadableError", "read_page", "read_row", "receive"]
