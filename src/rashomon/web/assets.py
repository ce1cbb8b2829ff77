"""Static files under names that hold a hash of their content, so that browsers may keep them for good."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path, PurePosixPath

from starlette.responses import Response

# Folders that files are served from: the desk's own, and what it shares with the page without a server.
_ROOTS = (("rashomon.web", "static", "**/*"), ("rashomon.publish", "page", "parts.css"))
_KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".txt": "text/plain; charset=utf-8",
}


class Assets:
    """All static files, held in memory; ``url("desk.css")`` is the address of one."""

    def __init__(self) -> None:
        self._urls: dict[str, str] = {}
        self._files: dict[str, tuple[bytes, str]] = {}
        for package, folder, pattern in _ROOTS:
            root = Path(str(files(package))) / folder
            for path in sorted(root.glob(pattern)):
                if path.suffix in _KINDS and path.is_file():
                    self._add(path.relative_to(root).as_posix(), path.read_bytes(), _KINDS[path.suffix])

    def _add(self, name: str, content: bytes, kind: str) -> None:
        digest = hashlib.sha256(content).hexdigest()[:12]
        as_path = PurePosixPath(name)
        hashed = as_path.with_name(f"{as_path.stem}.{digest}{as_path.suffix}").as_posix()
        self._urls[name] = f"/static/{hashed}"
        self._files[hashed] = (content, kind)

    def url(self, name: str) -> str:
        """The address of a file.

        Raises:
            KeyError: there is no such file.
        """
        return self._urls[name]

    def response(self, hashed: str) -> Response:
        found = self._files.get(hashed)
        if found is None:
            return Response("There is no such file.", status_code=404, media_type="text/plain")
        content, kind = found
        return Response(
            content, media_type=kind, headers={"cache-control": "public, max-age=31536000, immutable"}
        )
