"""The formats of each shipped posting agree, in both languages, as `rolebook verify` reads them."""

import shutil
from pathlib import Path

import pytest

from building import rolebook
from generator.verify.site import verify

pytestmark = pytest.mark.xdist_group("site")


def test_every_format_of_every_posting_agrees(site: Path) -> None:
    count, difference = verify(site)
    assert str(difference or "") == ""
    assert (count.postings, count.languages, count.files) == (9, 2, 9 * 2 * 9 + 2 * 4)
    assert count.values > 15_000


def test_one_digit_of_one_posting_is_found(site: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(site, tmp_path / "output")
    path = copy / "postings/account-manager-denver/account-manager-denver.txt"
    path.write_bytes(path.read_bytes().replace(b"$67,000", b"$76,000", 1))
    said = rolebook("verify", copy, code=1).stderr
    assert said.startswith("rolebook: account-manager-denver, en: txt and json differ in pay\n")
