"""The tables, as numbered migrations: each is applied once, in one transaction, on a copy-first basis (`connection`).

Append only. A migration that has been released is never edited; the newest number is what `PRAGMA user_version` holds.

What stands where:

- `mention`: one row per (source, native); its id is time-ordered (`core.identity`), so no index on time is needed.
  `erased` says why what it said is not kept (`core.types.Erased`): then all that counts stays, and all that is text,
  author or address is gone.
- `rewritten`: the mentions whose text changed last, for those who remember what they saw in it.
- `tracker_link`: which tracker holds which mention, with all that filters and counts ask for, so that they are answered
  from this one b-tree. Tracker 0 is *All mentions*: every mention has that link. `label` is the effective one.
- `rollup_quarter`, `rollup_hour`: sums over `tracker_link`, written in the transaction that changes it. `quarter` and
  `hour` are floored numbers since 2020-01-01 UTC, negative before. `part` says of what: 0 of all but her own posts, as
  the window counts unless she says otherwise; 1 of the reposts among these, to be taken off; 2 and 3 of her own posts
  and the reposts among these; 4 to 7 of copies, to be taken off where they count once: 4 and the number of the way to
  count (`rollups.MASKS`). `reacted` sums the reactions of the `told` mentions that have any to tell.
- `clustered`: mentions that are copies of one another, by the one that heads them, itself included; who stands alone is
  missing. `tracker_link.copy` repeats what follows from it (`storage.regrouping`). `recent`: by what copies of new
  mentions are found, a few days long (`storage.clusters`).
- `reading`: the reactions each time they were seen. The newest is repeated in `mention`.
- `raw`: what the source sent, compressed, for 30 days; keyed by the day it was kept so that old days drop in one go.
- `account`: hers; `author.own` and `tracker_link.own` repeat it, written in the transaction that changes it.
- `opinion`: what other tools said of a mention's mood. `feed`: the feeds that she follows.
- `cursor`: what a source needs to go on with an inquiry. `pass`: one run of one inquiry; `reserved` is what the page
  that is being asked for can cost, until it is stored. Both change in the transaction that stores the page.
- `correction`, `decision`: hers. Keyed by the network's identifiers, so that they outlive a purge and a new import.
- `correction.digest` is `core.corrections.digest` of the text; `by_text` marks labels that a mention has only because
  she gave them to another one that says the same: they teach nothing and go with it.
- `brand_word`: weights that she says herself; `key` is the folded text. `head`: what a scorer took from her
  corrections; `body` is read by `sentiment.head`, `report` is JSON; at most one is `chosen`.
- `draw`, `drawn`: mentions put before her to be labelled, in the order of `place`; her answers are corrections. `view`
  is JSON.
- `given_label`: names that she gives mentions; `key` is the folded name. `judgement`: whether a mention is what she
  looks for with a tracker. Hers as well, and keyed like these.
- `host`: how hosts fared lately. `collector`: what the collector that always runs says of itself, one row. `errand`:
  what is wanted of it. `forgotten`: salted hashes of accounts whose posts are not to come in any more. `reread`: when a
  mention is to be asked about again; gone once it is.
- `fulltext`: folded text by mention id, contentless.
- `state.generation`: moves with every change of a tracker's query; a writer that matched with older queries is told.
  From its bit 32 on it counts how often a backup was put back; a writer that was opened before that is told too.
- `state.unswept`: where something may still stand that was deleted: the sum of `sweeping.WORDS`, `FILE`, `COPIES`.
"""

from typing import Final

APPLICATION_ID: Final = 0x636D6465  # "cmde"

MIGRATIONS: Final[tuple[str, ...]] = (
    """
    CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE language (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE scorer (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

    CREATE TABLE state (generation INTEGER NOT NULL) STRICT;
    INSERT INTO state VALUES (1);

    CREATE TABLE tracker (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        name TEXT NOT NULL COLLATE NOCASE,
        query TEXT NOT NULL,
        colour TEXT NOT NULL,
        client TEXT NOT NULL,
        role TEXT NOT NULL,
        created_at INTEGER NOT NULL,
        edited_at INTEGER NOT NULL,
        removed_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX tracker_name ON tracker (name) WHERE removed_at IS NULL;

    CREATE TABLE author (
        id INTEGER PRIMARY KEY,
        source INTEGER NOT NULL REFERENCES source,
        key TEXT NOT NULL,
        handle TEXT,
        name TEXT,
        followers INTEGER,
        following INTEGER,
        created_at INTEGER,
        robot INTEGER,
        seen_at INTEGER NOT NULL,
        UNIQUE (source, key)
    ) STRICT;

    CREATE TABLE mention (
        id INTEGER PRIMARY KEY,
        source INTEGER NOT NULL REFERENCES source,
        native TEXT NOT NULL,
        posted_at INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        lang INTEGER NOT NULL REFERENCES language,
        lang_told INTEGER REFERENCES language,
        author INTEGER REFERENCES author,
        label INTEGER NOT NULL,
        p_negative REAL,
        p_neutral REAL,
        p_positive REAL,
        compound REAL,
        confidence REAL NOT NULL,
        scorer INTEGER NOT NULL REFERENCES scorer,
        likes INTEGER,
        shares INTEGER,
        replies INTEGER,
        quotes INTEGER,
        views INTEGER,
        read_at INTEGER,
        first_seen_at INTEGER NOT NULL,
        last_seen_at INTEGER NOT NULL,
        edited_at INTEGER,
        deleted_at INTEGER,
        media INTEGER NOT NULL,
        url TEXT,
        parent TEXT,
        quoted TEXT,
        conversation TEXT,
        tags TEXT,
        handles TEXT,
        links TEXT,
        text TEXT NOT NULL,
        quoted_text TEXT,
        UNIQUE (source, native)
    ) STRICT;

    CREATE TABLE tracker_link (
        tracker INTEGER NOT NULL,
        mention INTEGER NOT NULL REFERENCES mention,
        label INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        source INTEGER NOT NULL,
        lang INTEGER NOT NULL,
        reactions INTEGER NOT NULL,
        PRIMARY KEY (tracker, mention)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rollup_quarter (
        tracker INTEGER NOT NULL,
        quarter INTEGER NOT NULL,
        negative INTEGER NOT NULL,
        neutral INTEGER NOT NULL,
        positive INTEGER NOT NULL,
        unknown INTEGER NOT NULL,
        reactions INTEGER NOT NULL,
        PRIMARY KEY (tracker, quarter)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE rollup_hour (
        tracker INTEGER NOT NULL,
        hour INTEGER NOT NULL,
        source INTEGER NOT NULL,
        lang INTEGER NOT NULL,
        negative INTEGER NOT NULL,
        neutral INTEGER NOT NULL,
        positive INTEGER NOT NULL,
        unknown INTEGER NOT NULL,
        reactions INTEGER NOT NULL,
        PRIMARY KEY (tracker, hour, source, lang)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE reading (
        mention INTEGER NOT NULL REFERENCES mention,
        seen_at INTEGER NOT NULL,
        likes INTEGER,
        shares INTEGER,
        replies INTEGER,
        quotes INTEGER,
        views INTEGER,
        PRIMARY KEY (mention, seen_at)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE raw (
        day INTEGER NOT NULL,
        mention INTEGER NOT NULL REFERENCES mention,
        body BLOB NOT NULL,
        PRIMARY KEY (day, mention)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE correction (
        source TEXT NOT NULL,
        native TEXT NOT NULL,
        label INTEGER NOT NULL,
        corrected_at INTEGER NOT NULL,
        PRIMARY KEY (source, native)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE decision (
        source TEXT NOT NULL,
        native TEXT NOT NULL,
        tracker INTEGER NOT NULL REFERENCES tracker,
        linked INTEGER NOT NULL,
        decided_at INTEGER NOT NULL,
        PRIMARY KEY (source, native, tracker)
    ) STRICT, WITHOUT ROWID;

    CREATE VIRTUAL TABLE fulltext USING fts5 (
        text, content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 0 tokenchars '#@_'"
    );
    INSERT INTO fulltext (fulltext, rank) VALUES ('automerge', 16);
    """,
    """
    ALTER TABLE tracker ADD COLUMN paused_at INTEGER;
    ALTER TABLE author ADD COLUMN own INTEGER NOT NULL DEFAULT 0;
    CREATE INDEX mention_author ON mention (author);

    CREATE TABLE account (
        network TEXT NOT NULL,
        key TEXT NOT NULL,
        handle TEXT NOT NULL,
        added_at INTEGER NOT NULL,
        PRIMARY KEY (network, key)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE opinion (
        mention INTEGER NOT NULL REFERENCES mention,
        tool TEXT NOT NULL,
        label INTEGER NOT NULL,
        told TEXT NOT NULL,
        PRIMARY KEY (mention, tool)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE feed (
        url TEXT NOT NULL PRIMARY KEY,
        title TEXT NOT NULL,
        site TEXT,
        folder TEXT NOT NULL,
        added_at INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    ALTER TABLE tracker_link RENAME TO former_link;
    CREATE TABLE tracker_link (
        tracker INTEGER NOT NULL,
        mention INTEGER NOT NULL REFERENCES mention,
        label INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        source INTEGER NOT NULL,
        lang INTEGER NOT NULL,
        own INTEGER NOT NULL,
        reactions INTEGER,
        PRIMARY KEY (tracker, mention)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO tracker_link
    SELECT tracker, mention, link.label, link.kind, link.source, link.lang, 0,
        CASE WHEN link.kind <> 2 AND coalesce(likes, shares, replies, quotes) IS NOT NULL THEN
            coalesce(likes, 0) + coalesce(shares, 0) + coalesce(replies, 0) + coalesce(quotes, 0) END
    FROM former_link AS link JOIN mention ON mention.id = link.mention
    ORDER BY tracker, mention;
    DROP TABLE former_link;

    DROP TABLE rollup_quarter;
    CREATE TABLE rollup_quarter (
        tracker INTEGER NOT NULL,
        part INTEGER NOT NULL,
        quarter INTEGER NOT NULL,
        negative INTEGER NOT NULL,
        neutral INTEGER NOT NULL,
        positive INTEGER NOT NULL,
        unknown INTEGER NOT NULL,
        reacted INTEGER NOT NULL,
        told INTEGER NOT NULL,
        PRIMARY KEY (tracker, part, quarter)
    ) STRICT, WITHOUT ROWID;
    DROP TABLE rollup_hour;
    CREATE TABLE rollup_hour (
        tracker INTEGER NOT NULL,
        part INTEGER NOT NULL,
        hour INTEGER NOT NULL,
        source INTEGER NOT NULL,
        lang INTEGER NOT NULL,
        negative INTEGER NOT NULL,
        neutral INTEGER NOT NULL,
        positive INTEGER NOT NULL,
        unknown INTEGER NOT NULL,
        reacted INTEGER NOT NULL,
        told INTEGER NOT NULL,
        PRIMARY KEY (tracker, part, hour, source, lang)
    ) STRICT, WITHOUT ROWID;
    -- 2^40 is whole quarters and hours from zero; with it numbers are positive, so that the division floors
    INSERT INTO rollup_quarter
    SELECT tracker, part, ((mention >> 20) + 3600 * 1099511627776) / 900 - 4 * 1099511627776 AS quarter,
        sum(label = 0), sum(label = 1), sum(label = 2), sum(label = 3),
        coalesce(sum(reactions), 0), count(reactions)
    FROM tracker_link JOIN (SELECT 0 AS part UNION ALL SELECT 1) ON part = 0 OR kind = 2
    GROUP BY tracker, part, quarter ORDER BY tracker, part, quarter;
    INSERT INTO rollup_hour
    SELECT tracker, part, ((mention >> 20) + 3600 * 1099511627776) / 3600 - 1099511627776 AS hour, source, lang,
        sum(label = 0), sum(label = 1), sum(label = 2), sum(label = 3),
        coalesce(sum(reactions), 0), count(reactions)
    FROM tracker_link JOIN (SELECT 0 AS part UNION ALL SELECT 1) ON part = 0 OR kind = 2
    GROUP BY tracker, part, hour, source, lang ORDER BY tracker, part, hour, source, lang;
    """,
    """
    ALTER TABLE mention ADD COLUMN undated INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE tracker ADD COLUMN sources TEXT NOT NULL DEFAULT '';
    ALTER TABLE feed ADD COLUMN typed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE feed ADD COLUMN comments INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE feed ADD COLUMN moved_to TEXT;
    ALTER TABLE feed ADD COLUMN gone_at INTEGER;

    CREATE TABLE cursor (
        source TEXT NOT NULL,
        target TEXT NOT NULL,
        value TEXT NOT NULL,
        generation INTEGER NOT NULL,
        kept_at INTEGER NOT NULL,
        PRIMARY KEY (source, target)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE pass (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        source TEXT NOT NULL,
        target TEXT NOT NULL,
        title TEXT NOT NULL,
        tracker INTEGER NOT NULL,
        begun_at INTEGER NOT NULL,
        ended_at INTEGER,
        read INTEGER NOT NULL DEFAULT 0,
        added INTEGER NOT NULL DEFAULT 0,
        known INTEGER NOT NULL DEFAULT 0,
        unmatched INTEGER NOT NULL DEFAULT 0,
        rejected INTEGER NOT NULL DEFAULT 0,
        fault TEXT,
        notes TEXT,
        not_before INTEGER,
        quota_limit INTEGER,
        quota_remaining INTEGER,
        quota_resets_at INTEGER,
        cost INTEGER NOT NULL DEFAULT 0,
        reserved INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX pass_inquiry ON pass (source, target, begun_at);
    """,
    """
    CREATE TABLE given_label (
        source TEXT NOT NULL,
        native TEXT NOT NULL,
        key TEXT NOT NULL,
        name TEXT NOT NULL,
        given_at INTEGER NOT NULL,
        PRIMARY KEY (source, native, key)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX given_label_key ON given_label (key);

    CREATE TABLE judgement (
        tracker INTEGER NOT NULL REFERENCES tracker,
        source TEXT NOT NULL,
        native TEXT NOT NULL,
        relevant INTEGER NOT NULL,
        judged_at INTEGER NOT NULL,
        PRIMARY KEY (tracker, source, native)
    ) STRICT, WITHOUT ROWID;

    -- each character of a script without spaces is now a token of its own
    UPDATE fulltext SET text = indexed(mention.text) FROM mention
    WHERE fulltext.rowid = mention.id AND runs_on(mention.text);
    """,
    """
    ALTER TABLE correction ADD COLUMN digest INTEGER;
    ALTER TABLE correction ADD COLUMN by_text INTEGER NOT NULL DEFAULT 0;
    UPDATE correction SET digest = digest_of(mention.text) FROM mention JOIN source ON source.id = mention.source
    WHERE source.name = correction.source AND mention.native = correction.native;
    -- of thousands that follow one, that one is found at once
    CREATE INDEX correction_digest ON correction (digest, by_text, corrected_at) WHERE digest IS NOT NULL;

    CREATE TABLE brand_word (
        key TEXT NOT NULL PRIMARY KEY,
        text TEXT NOT NULL,
        weight REAL NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE head (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        made_at INTEGER NOT NULL,
        scorer TEXT NOT NULL,
        body BLOB NOT NULL,
        report TEXT NOT NULL,
        chosen INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE draw (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        purpose TEXT NOT NULL,
        view TEXT NOT NULL,
        population INTEGER NOT NULL,
        drawn_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE drawn (
        draw INTEGER NOT NULL REFERENCES draw,
        place INTEGER NOT NULL,
        source TEXT NOT NULL,
        native TEXT NOT NULL,
        random INTEGER NOT NULL,
        skipped INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (draw, place)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX drawn_post ON drawn (source, native);
    """,
    """
    ALTER TABLE pass ADD COLUMN failures INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE pass ADD COLUMN size INTEGER NOT NULL DEFAULT 0;

    CREATE TABLE host (
        place TEXT NOT NULL PRIMARY KEY,
        failures INTEGER NOT NULL,
        rests_until INTEGER
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE collector (
        only INTEGER PRIMARY KEY CHECK (only = 1),
        process INTEGER NOT NULL,
        word TEXT NOT NULL,
        begun_at INTEGER NOT NULL,
        seen_at INTEGER NOT NULL,
        due_at INTEGER
    ) STRICT;

    CREATE TABLE forgotten (
        hash BLOB NOT NULL PRIMARY KEY,
        salt BLOB NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE errand (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        what TEXT NOT NULL,
        tracker INTEGER NOT NULL,
        sent_at INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE reread (
        source INTEGER NOT NULL REFERENCES source,
        due_at INTEGER NOT NULL,
        mention INTEGER NOT NULL REFERENCES mention,
        PRIMARY KEY (source, due_at, mention)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX reread_mention ON reread (mention);

    ALTER TABLE state ADD COLUMN unswept INTEGER NOT NULL DEFAULT 0;
    -- what former versions deleted was not overwritten
    UPDATE state SET unswept = 2 * EXISTS (SELECT 1 FROM mention);
    ALTER TABLE mention ADD COLUMN erased INTEGER;
    CREATE TABLE rewritten (number INTEGER PRIMARY KEY AUTOINCREMENT, mention INTEGER NOT NULL) STRICT;
    CREATE TABLE clustered (
        mention INTEGER PRIMARY KEY REFERENCES mention,
        head INTEGER NOT NULL REFERENCES mention
    ) STRICT;
    CREATE INDEX clustered_head ON clustered (head, mention);
    CREATE INDEX mention_reposted ON mention (source, parent) WHERE kind = 2 AND parent IS NOT NULL;
    ALTER TABLE tracker_link ADD COLUMN copy INTEGER NOT NULL DEFAULT 0;
    CREATE TABLE recent (
        day INTEGER NOT NULL,
        key INTEGER NOT NULL,
        mention INTEGER NOT NULL REFERENCES mention,
        PRIMARY KEY (day, key, mention)
    ) STRICT, WITHOUT ROWID;
    """,
)
"""SQL of each migration; the store's version is the number of those applied."""

VERSION: Final = len(MIGRATIONS)
