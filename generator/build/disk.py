"""Bytes into files, and what the machine says against it into one clear error."""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.build.inputs import O_BINARY
from generator.build.task import BuildError
from generator.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

FULL = {errno.ENOSPC, errno.EFBIG, errno.EDQUOT}


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turn an OSError inside into `disk-full` or `output-unwritable` for an output folder."""
    try:
        yield
    except OSError as error:
        raise _explain(folder, error) from error


def write(path: str, data: bytes, *, sync: bool = False) -> int:
    """Write a new file whole, and give its mtime in ns; on request it is on the disk then."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | O_BINARY, 0o666)
    try:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest) :]
        if sync:
            os.fsync(handle)
        return os.fstat(handle).st_mtime_ns
    finally:
        os.close(handle)


def _explain(folder: Path, error: OSError) -> BuildError:
    why = os.strerror(error.errno) if error.errno else str(error)
    if error.errno in FULL:
        return BuildError(
            Finding(
                code="disk-full",
                file="",
                message=f"there is no room for the output in `{folder}`: {why}",
                help="make room, then build again; what was published before is still there",
            )
        )
    where = error.filename or folder
    return BuildError(
        Finding(
            code="output-unwritable",
            file="",
            message=f"`{where}` can't be written: {why}",
            help="allow this user to write there, or build into another folder",
        )
    )
