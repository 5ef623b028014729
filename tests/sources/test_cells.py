"""Cells of other tools: numbers, damaged identifiers, words in four languages, names of columns."""

import pytest

from cmdesk.core.types import Kind, Label
from cmdesk.sources import vocabulary
from cmdesk.sources.columns import FIELDS, SYNONYMS, column_of, distinct, letter, matched, plain
from cmdesk.sources.identifiers import IdForm, IdSurvey
from cmdesk.sources.numbers import NumberSurvey, count, decimal_of, number
from cmdesk.sources.presets import PRESETS, mapped, preset_of


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("1234", 1234), ("1 234", 1234), ("1\u202f234\xa0567", 1234567), ("1.234", 1234), ("1,234,567", 1234567),
        ("12,5K", 12500), ("12.5k", 12500), ("3 M", 3_000_000), ("2 Mio", 2_000_000), ("1'234", 1234), ("12.0", 12),
        ("0", 0), ("1.2E+3", 1200), ("", None), ("-", None), ("-5", None), ("12,5", None), ("n/a", None),
        ("beaucoup", None), ("9" * 400, None), ("9," * 400, None), ("9" * 5000, None), ("1e99", None),
        ("1.23.4", None), ("9" * 20, None), ("٣", None),
    ],
)  # fmt: skip
def test_counts_as_people_write_them(cell: str, told: int | None) -> None:
    assert count(cell, None) == told


def test_a_column_that_shows_its_decimal_sign_has_no_thousands_by_it() -> None:
    survey = NumberSurvey()
    for cell in ("12.5K", "1.234", "7"):
        survey.add(cell)
    assert survey.decimal == "."
    assert count("1.234", survey.decimal) is None
    assert count("1,234", survey.decimal) == 1234


@pytest.mark.parametrize(
    ("cell", "sign"),
    [("12,5", ","), ("1.234,5", ","), ("1,234.5", "."), ("1.234.567", ","), ("1.234", None), ("0.123", ".")],
)
def test_what_a_number_proves(cell: str, sign: str | None) -> None:
    assert decimal_of(cell) == sign
    assert number("-0,75", ",") == -0.75


def surveyed(*cells: str) -> IdForm:
    survey = IdSurvey()
    for cell in cells:
        survey.add(cell)
    return survey.form()


def test_a_number_without_end_is_an_identifier_like_any_other() -> None:
    assert surveyed("7" * 5000, "1" * 400).intact("7" * 5000) == "7" * 5000


def test_identifiers_in_exponential_notation_are_damaged() -> None:
    form = surveyed("5.70306E+17", "5,70306E+17", "570306133677760513")
    assert form.damaged == 2
    assert [form.intact(cell) for cell in ("5.70306E+17", "570306133677760513", "abc")] == [
        None,
        "570306133677760513",
        "abc",
    ]


def test_a_tail_of_zeros_is_damage_where_it_is_no_chance() -> None:
    assert surveyed("570306000000000000").damaged == 1
    assert surveyed(*["570306133677760513"] * 99, "570306133677760000").damaged == 0
    assert surveyed("1234567890", "1000000000", "2000000000").damaged == 0


def test_identifiers_rounded_by_floating_point_are_damaged() -> None:
    exact = [570306133677760513 + number * 977_777 for number in range(40)]
    assert surveyed(*(str(int(float(value))) for value in exact)).damaged == 40
    assert surveyed(*map(str, exact)).damaged == 0
    assert surveyed(*(str(int(float(value))) for value in exact[:5])).damaged == 0, "five may be chance"


@pytest.mark.parametrize(
    ("word", "label"),
    [
        ("Positive", Label.POSITIVE), ("négatif", Label.NEGATIVE), ("NEUTRO", Label.NEUTRAL),
        ("negativ", Label.NEGATIVE),
        ("+", Label.POSITIVE), ("-", Label.NEGATIVE), ("😐", Label.NEUTRAL), ("mixed", None), ("3", None),
    ],
)  # fmt: skip
def test_moods_in_words_and_signs(word: str, label: Label | None) -> None:
    assert vocabulary.label(word) is label


@pytest.mark.parametrize(
    ("word", "network"),
    [
        ("Twitter", "x"), ("X", "x"), ("X (formerly Twitter)", "x"), ("ONLINENEWS_OTHER", "news"), ("Forums", "forum"),
        ("www.facebook.com", "facebook"), ("Hacker News", "hackernews"), ("SOCIALMEDIA_TWITTER", "x"),
        ("Minitel", None),
    ],
)  # fmt: skip
def test_networks_by_their_names(word: str, network: str | None) -> None:
    assert vocabulary.network(word) == network


def test_kinds_languages_and_addresses() -> None:
    assert vocabulary.kind("RETWEET") is Kind.REPOST
    assert vocabulary.kind("Réponse") is Kind.REPLY
    assert [vocabulary.language(word) for word in ("fr-FR", "Deutsch", "Espagnol", "??")] == ["fr", "de", "es", None]
    assert vocabulary.status_id("https://twitter.com/lina/status/1234567890123456789?s=20") == "1234567890123456789"
    assert vocabulary.status_id("https://notx.com/lina/status/1234567890123456789") is None
    assert vocabulary.host_network("https://m.facebook.com/a/b") == "facebook"
    assert vocabulary.host_network("http://[broken") is None


# columns


def test_every_synonym_is_plain_and_means_one_field_best() -> None:
    for field, names in SYNONYMS.items():
        assert field in FIELDS
        for name in names:
            assert name == plain(name), f"{field}: {name}"
        assert len(set(names)) == len(names), field


@pytest.mark.parametrize(
    ("header", "fields"),
    [
        ("Date,Text,Author,Followers", "posted_at,text,author_name,followers"),
        (
            "Créé le;Contenu du post;Nom d'utilisateur;Nb d’abonnés;J'aime",
            "posted_at,text,author_handle,followers,likes",
        ),
        ("Datum;Beitrag;Benutzername;Sprache;Stimmung", "posted_at,text,author_handle,lang,sentiment"),
        ("Fecha,Mensaje,Usuario,Idioma,Me gusta,Enlace", "posted_at,text,author_handle,lang,likes,url"),
        ("createdAt,fullText,userName,retweetCount", "posted_at,text,author_handle,shares"),
        ("created_at,text,date", "posted_at,text,"),
        ("Heure,Date,Message", "time,posted_at,text"),
    ],
)
def test_columns_are_known_by_their_names(header: str, fields: str) -> None:
    names = header.split(";" if ";" in header else ",")
    found = {index: field for field, index in matched([plain(name) for name in names]).items()}
    assert [found.get(index, "") for index in range(len(names))] == fields.split(",")


def test_a_column_is_named_by_name_letter_or_number() -> None:
    names = ["Date", "Contenu du post", "B"]
    assert [column_of(asked, names) for asked in ("contenu du POST", "B", "A", "2", "D", "")] == [
        1,
        2,
        0,
        1,
        None,
        None,
    ]
    assert [letter(index) for index in (0, 25, 26, 701, 702)] == ["A", "Z", "AA", "ZZ", "AAA"]


def test_names_are_made_distinct() -> None:
    assert distinct(["Text", "", "Text", "Text (2)"], 5) == ["Text", "B", "Text (2)", "Text (2) (2)", "E"]


HEADERS = {
    "cmdesk": "id,source,posted_at,author_key,author_handle,author_name,followers,kind,lang,text,url,likes,"
    "shares,replies,"
    "quotes,views,reactions,sentiment,compound,corrected,trackers,own,first_seen_at,tags,links",
    "brandwatch": "Query Id,Query Name,Date,Title,Snippet,Url,Domain,Sentiment,Page Type,Language,Author,"
    "Full Name,Full Text,"
    "Impressions,Resource Id,X Followers,X Reposts,X Replies,X Likes,Thread Entry Type",
    "talkwalker": "url,matched_profile,indexed,search_indexed,published,title,content,content_snippet,lang,"
    "sentiment,source_type,"
    "post_type,extra_author_attributes.id,extra_author_attributes.name,extra_author_attributes.short_name,"
    "engagement,reach",
    "mention": "Title,Description,URL,Source type,Source name,Language,Country,Published at,Tone,Reach,Author name",
    "brand24": "Date,Hour,Title,Text,URL,Domain,Category,Sentiment,Author,Influence score,Followers count,Likes,"
    "Comments,Shares",
    "hootsuite": "Date (GMT),Social Network,Social Profile,Post ID,Post Permalink,Post Message,Likes,Comments,Shares",
    "facepager": "id,parent_id,level,object_id,object_type,query_status,query_time,query_type,from.name,message,"
    "created_time",
    "4cat": "id,thread_id,timestamp,unix_timestamp,link,subject,body,author,author_fullname,author_id,source,"
    "language_guess,"
    "retweet_count,reply_count,like_count,quote_count,impression_count,is_retweet,is_quote_tweet,is_reply,hashtags",
}  # fmt: skip


@pytest.mark.parametrize("tool", HEADERS)
def test_the_exports_of_tools_are_recognised(tool: str) -> None:
    names = [plain(name) for name in HEADERS[tool].split(",")]
    preset = preset_of(names)
    assert preset is not None
    assert preset.name == tool
    found, left_out = mapped(preset, names)
    assert {"text", "posted_at"} <= found.keys()
    assert not left_out & found.keys()


def test_every_preset_is_tested_and_names_fields_that_exist() -> None:
    assert {preset.name for preset in PRESETS} == set(HEADERS)
    for preset in PRESETS:
        assert set(preset.fields) <= set(FIELDS)


def test_the_identifier_of_a_tool_is_not_taken_for_that_of_the_network() -> None:
    names = [plain(name) for name in HEADERS["brandwatch"].split(",")]
    preset = preset_of(names)
    assert preset is not None
    assert "id" in mapped(preset, names)[1]


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Texte du message", "text"), ("Contenu du post", "text"), ("Message text", "text"), ("Post content", "text"),
        ("Contenu de la publication", "text"), ("Text of the post", "text"), ("Texte (message)", "text"),
        ("Date de publication (UTC)", "posted_at"), ("Date du message", "posted_at"), ("Date (UTC)", "posted_at"),
        ("Date de publication (heure de Paris)", "posted_at"), ("Posted at (local time)", "posted_at"),
        ("Heure du message", "time"), ("Heure (UTC)", "time"), ("Titre du message", "title"),
        ("Nombre de j’aime", "likes"), ("Nb de j'aime", "likes"), ("Nbre de likes", "likes"), ("Total likes", "likes"),
        ("Likes du post", "likes"), ("Nombre de likes du post", "likes"), ("Nombre d'impressions", "views"),
        ("Nombre total de vues", "views"), ("Total des partages", "shares"), ("Nombre total d'abonnés", "followers"),
        ("Count of comments", "replies"), ("Auteur du message", "author_name"), ("Lien du message", "url"),
        ("Identifiant de la publication", "id"), ("Langue du message", "lang"),
        ("Sentiment de la mention", "sentiment"),
    ],
)  # fmt: skip
def test_words_around_the_name_of_a_column_do_not_hide_it(name: str, field: str) -> None:
    assert matched([plain(name)]) == {field: 0}


@pytest.mark.parametrize(
    "name",
    [
        "Longueur du texte", "Text length", "Nombre de posts", "Nombre de publications", "Nombre de messages", "Count",
        "Total", "Nom du post", "Post name", "Publication name", "Nombre de publicación", "Type de compte", "Dislikes",
        "Date de création du compte", "Date d'import", "Date de mise à jour", "User created at", "Post count", "Local",
        "Paris", "UTC", "Texte traduit", "Auteur du message parent", "Parent post text", "Nombre de mots", "De",
        "ID compte",
        "Tweet count", "Likes moyens", "Score", "Taux d'engagement", "Compte du post",
    ],
)  # fmt: skip
def test_words_that_only_sound_alike_mean_nothing(name: str) -> None:
    assert matched([plain(name)]) == {}


def test_a_whole_name_wins_over_one_with_words_around_it() -> None:
    names = [plain(name) for name in ("Texte du message", "Text", "Nb de likes", "Likes")]
    assert matched(names) == {"text": 1, "likes": 3}


@pytest.mark.parametrize("name", ["Publié le", "Date de publication", "Publication date", "Veröffentlicht am"])
def test_the_moment_of_publication_wins_over_any_other_date(name: str) -> None:
    assert matched([plain("Creation date"), plain("Date"), plain(name)]) == {"posted_at": 2}


@pytest.mark.parametrize(
    ("word", "network"),
    [
        ("Instagram Story", "instagram"), ("Facebook Groups", "facebook"), ("YouTube Shorts", "youtube"),
        ("Presse en ligne", "news"), ("LinkedIn Posts", "linkedin"), ("Le Web des posts", None), ("Posts", None),
    ],
)  # fmt: skip
def test_a_place_on_a_network_is_the_network(word: str, network: str | None) -> None:
    assert vocabulary.network(word) == network


@pytest.mark.parametrize(
    ("word", "label"), [("Plutôt positive", Label.POSITIVE), ("Très négative", Label.NEGATIVE), ("mitigée", None)]
)
def test_moods_of_both_genders(word: str, label: Label | None) -> None:
    assert vocabulary.label(word) == label
