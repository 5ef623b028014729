import pytest

from cmdesk.sentiment.inflection import forms


@pytest.mark.parametrize(
    ("entry", "kind", "some"),
    [
        ("heureux", "adj", {"heureux", "heureuse", "heureuses"}),
        ("créatif", "adj", {"créatif", "créative", "créatifs", "créatives"}),
        ("génial", "adj", {"génial", "géniale", "géniaux", "géniales"}),
        ("mensuel", "adj", {"mensuelle", "mensuels", "mensuelles"}),
        ("premier", "adj", {"première", "premiers", "premières"}),
        ("inquiet", "adj", {"inquiète", "inquiets"}),
        ("quotidien", "adj", {"quotidienne", "quotidiens"}),
        ("fiable", "adj", {"fiable", "fiables"}),
        ("mauvais", "adj", {"mauvaise", "mauvaises"}),
        ("charmant", "adj", {"charmante", "charmants", "charmantes"}),
        ("souci", "noun", {"souci", "soucis"}),
        ("bijou", "noun", {"bijous"}),
        ("cadeau", "noun", {"cadeaux"}),
        ("canal", "noun", {"canaux"}),
        ("fiasco", "noun", {"fiascos"}),
        ("kiffer", "er", {"kiffe", "kiffes", "kiffons", "kiffé", "kiffées", "kiffait", "kiffera", "kifferaient"}),
        ("protéger", "er", {"protégeons", "protégeait", "protégez"}),
        ("ennuyer", "er", {"ennuie", "ennuient", "ennuiera", "ennuyons"}),
        ("réussir", "ir", {"réussis", "réussit", "réussissent", "réussissait", "réussira", "réussie"}),
    ],
)
def test_forms_follow_the_class(entry: str, kind: str, some: set[str]) -> None:
    assert some <= set(forms(entry, kind))


@pytest.mark.parametrize(("entry", "kind"), [("succès", "noun"), ("prix", "noun"), ("ras le bol", "noun")])
def test_a_plural_that_does_not_differ_is_not_invented(entry: str, kind: str) -> None:
    assert forms(entry, kind) == [entry]


@pytest.mark.parametrize("kind", ["adj", "er", "word"])
def test_listed_forms_are_taken_as_they_are(kind: str) -> None:
    assert forms("beau|belle|beaux", kind) == ["beau", "belle", "beaux"]


@pytest.mark.parametrize("kind", ["word", "phrase", "verb", "emoji", "thanks"])
def test_other_classes_stand_as_written(kind: str) -> None:
    assert forms("au top", kind) == ["au top"]
