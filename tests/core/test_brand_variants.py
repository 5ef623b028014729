"""What a newcomer is offered for the name of her brand: only spellings that the query language does not find itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cmdesk.core.brand_variants import KINDS, LONGEST, MOST, Brand, brand, brand_query
from cmdesk.core.matching import Candidate, matches
from cmdesk.core.query import parse, printed


def chosen(found: Brand) -> list[str]:
    return [variant.term for variant in found.variants if variant.chosen]


def offered(found: Brand) -> list[str]:
    return [variant.term for variant in found.variants if not variant.chosen]


@pytest.mark.parametrize(
    ("typed", "proposed", "others"),
    [
        ("Café Lumière", ['"Café Lumière"', "cafelumiere"], ["cafe_lumiere"]),
        ("  Café \n Lumière ", ['"Café Lumière"', "cafelumiere"], ["cafe_lumiere"]),
        ("Vermeil", ["Vermeil"], []),
        ("@vermeil", ["vermeil"], []),
        ("L'Oréal", ["L'Oréal"], []),
        ("Café l’Écluse", ['"Café l’Écluse"', "cafelecluse"], ["cafe_lecluse"]),
        ("Saint-Brix", ["Saint-Brix", "saintbrix"], ["saint_brix"]),
        ("V&W", ["V&W", '"V et W"', '"V and W"', '"V & W"'], ["#vw", "@vw"]),
        ("Vert et Fils", ['"Vert et Fils"', '"Vert & Fils"', "vertetfils"], ["vert_et_fils"]),
        ("Lumi+", ["Lumi+", '"Lumi plus"'], []),
        ("Vermeil.com", ["Vermeil.com", "vermeilcom"], ["Vermeil", "vermeil_com"]),
        ("E.Vermeil", ["E.Vermeil", "evermeil", '"e vermeil"'], ["e_vermeil"]),
        ("VerMeil", ["VerMeil"], ['"Ver Meil"']),
        ("Agence régionale du Vermeil de Haute-Savoie", ['"Agence régionale du Vermeil de Haute-Savoie"'], []),
        ("OR", ['"OR"'], []),
        ("東京電力", ["東京電力"], []),
        ("", [], []),
        ("!!!", [], []),
        ('"', [], []),
    ],
)
def test_spellings_of_a_name(typed: str, proposed: list[str], others: list[str]) -> None:
    found = brand(typed)
    assert (chosen(found), offered(found)) == (proposed, others)


@pytest.mark.parametrize(
    ("typed", "name", "left_out"),
    [
        ("Vermeil SARL", "Vermeil", "SARL"),
        ("Vermeil, s.a.r.l.", "Vermeil", "s.a.r.l."),
        ("Café Vermeil (SAS)", "Café Vermeil", "SAS"),
        ("SARL Vermeil", "Vermeil", "SARL"),
        ("Vermeil SA", "Vermeil", "SA"),
        ("Vermeil S.A.", "Vermeil", "S.A."),
        ("Vermeil sa", "Vermeil sa", ""),
        ("Vermeil Ltd", "Vermeil", "Ltd"),
        ("SAS", "SAS", ""),
        ("SA SARL", "SA", "SARL"),
    ],
)
def test_a_legal_form_is_left_out_and_told(typed: str, name: str, left_out: str) -> None:
    found = brand(typed)
    assert (found.name, found.left_out) == (name, left_out)
    assert found.variants[0].kind == "name" and parse(found.variants[0].term) == parse(printed(parse(f'"{name}"')))


@pytest.mark.parametrize(
    ("typed", "remark"),
    [
        ("Orange", "ordinary"),
        ("ORANGE SA", "ordinary"),
        ("La Poste", "ordinary"),
        ("Free", "ordinary"),
        ("Et", "short"),
        ("BN", "short"),
        ("V&W", ""),
        ("Café Lumière", ""),
        ("Vermeil", ""),
        ("SNCF", ""),
    ],
)
def test_a_name_that_means_other_things_too_is_remarked(typed: str, remark: str) -> None:
    assert brand(typed).remark == remark


@pytest.mark.parametrize(
    ("terms", "beside", "query"),
    [
        ([], "fibre", ""),
        (["Orange"], "", "Orange"),
        (["Orange"], " , ; !!", "Orange"),
        (["Orange"], "fibre, réseau mobile", 'Orange (fibre OR "réseau mobile")'),
        (['"Café Vermeil"', "cafevermeil"], "terrasse", '("Café Vermeil" OR cafevermeil) terrasse'),
    ],
)
def test_the_query_of_what_was_chosen(terms: list[str], beside: str, query: str) -> None:
    assert brand_query(terms, beside) == query


NAMES = st.one_of(
    st.text(max_size=LONGEST + 20),
    st.text(st.sampled_from("aÉœ'’&+-.,:/\"«#@_ *~()|= SAORET7東"), max_size=24),
    st.lists(st.sampled_from(["Café", "l'Été", "&", "et", "SARL", "S.A.", "H&M", "E.V", ".com", "OR", "-"])).map(
        " ".join
    ),
)


@given(NAMES, NAMES)
def test_every_query_can_be_read_and_finds_what_was_typed(typed: str, beside: str) -> None:
    found = brand(typed)
    assert len(found.variants) <= MOST and {variant.kind for variant in found.variants} <= set(KINDS)
    assert len({variant.term for variant in found.variants}) == len(found.variants)
    query = brand_query([variant.term for variant in found.variants], beside)
    assert bool(query) == bool(found.variants)
    if query:
        assert printed(parse(query, of_tracker=True)) == query
        assert matches(parse(brand_query(chosen(found))), Candidate(found.name))


@given(NAMES)
def test_no_variant_is_offered_that_those_before_it_find(typed: str) -> None:
    found = [parse(variant.term) for variant in brand(typed).variants]
    for number, variant in enumerate(brand(typed).variants):
        text = variant.term.strip('"«»“”„＂')
        assert not any(matches(node, Candidate(text)) for node in found[:number])
