"""The catalogues hold all words of the pages, and the French ones are complete and in order."""

import re

from babel.messages.catalog import Catalog

from tools import strings

NB = "\N{NO-BREAK SPACE}"
GAP = re.compile(r"%\((\w+)\)s")


def test_the_catalogues_are_those_that_the_words_give() -> None:
    stale = [path.name for path, data in strings.files().items() if path.read_bytes() != data]
    assert stale == [], "run tools/strings.py"


def test_every_word_is_in_french() -> None:
    catalogue = strings.translation("fr")
    assert len(catalogue) > 100
    assert [entry.id for entry in catalogue if entry.id and not _whole(entry.string)] == []


def test_translations_keep_the_gaps_of_their_sentences() -> None:
    assert _broken(strings.translation("fr")) == []


def test_a_lost_gap_is_found() -> None:
    bad = Catalog(locale="fr")
    bad.add("%(low)s to %(high)s", "%(low)s à")
    bad.add(("%(number)s year", "%(number)s years"), ("%(number)s an", "ans"))
    assert _broken(bad) == ["%(low)s to %(high)s", "%(number)s year"]


def test_french_is_set_by_the_rules_of_french() -> None:
    faults = [
        text for entry in strings.translation("fr") if entry.id for text in _faults(entry.string)
    ]
    assert faults == []


def test_faults_of_setting_are_found() -> None:
    bad = ["l'heure", "Niveau :", "« mot »", "15 %", "Quoi ?", "“mot”"]
    assert [text for text in bad if _faults(text)] == bad
    assert _faults(f"l’heure{NB}: «{NB}mot{NB}», 15{NB}%; quoi?") == []


def _texts(string: object) -> list[str]:
    return [string] if isinstance(string, str) else list(string)  # type: ignore[call-overload]  # babel has no types for it


def _whole(string: object) -> bool:
    return bool(string) and all(_texts(string))


def _broken(catalogue: Catalog) -> list[str]:
    found = []
    for entry in catalogue:
        if not entry.id:
            continue
        ids, translations = _texts(entry.id), _texts(entry.string)
        gaps = set(GAP.findall(ids[-1]))
        if any(set(GAP.findall(text)) != gaps for text in translations):
            found.append(ids[0])
    return found


def _faults(string: object) -> list[str]:
    wrong = re.compile(r"'|[“”]|(?<!\u00a0)[:»%](?!\()|«(?!\u00a0)|\s[;?!]")
    return [
        text
        for text in _texts(string)
        if wrong.search(re.sub(r"%\(|https?:|href=\"[^\"]*\"", "", text))
    ]
