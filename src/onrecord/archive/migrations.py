"""The tables of an archive, as named steps: each is taken once and never changed afterwards.

A story has versions (its text as it was published, then as it was changed); a version has readings
(what one reader made of it), kept whole. All other tables are made from the newest reading of each
story's newest version, to be searched and browsed; `corrections` and what readers decided of
persons are theirs, and no reading touches them.
"""

from __future__ import annotations

MIGRATIONS: tuple[tuple[str, str], ...] = (
    (
        "0001 stories",
        """
        CREATE TABLE stories (
            n INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            url TEXT, outlet TEXT, title TEXT, byline TEXT,
            published TEXT,     -- EDTF
            language TEXT, form TEXT, copy_of TEXT,
            reading INTEGER,    -- the newest, which the tables below hold
            told INTEGER,       -- its number in `search`: order is by date of publication
            added TEXT NOT NULL -- when the story first came, RFC 3339
        );
        CREATE INDEX stories_by_outlet ON stories (outlet);
        CREATE INDEX stories_by_told ON stories (told);

        CREATE TABLE versions (
            n INTEGER PRIMARY KEY,
            story INTEGER NOT NULL REFERENCES stories,
            digest BLOB NOT NULL,
            title TEXT, text TEXT NOT NULL,
            added TEXT NOT NULL,
            UNIQUE (story, digest)
        );

        CREATE TABLE readings (
            n INTEGER PRIMARY KEY,
            version INTEGER NOT NULL REFERENCES versions,
            digest BLOB NOT NULL,   -- of the record
            given BLOB,             -- of what was to be read, so that it need not be read again
            reader TEXT NOT NULL, model TEXT NOT NULL,
            record BLOB NOT NULL,   -- JSON without the story's text and origin, zlib
            origin TEXT,            -- JSON
            added TEXT NOT NULL,
            UNIQUE (version, digest)
        );
        CREATE INDEX readings_by_given ON readings (given) WHERE given IS NOT NULL;

        CREATE TABLE entities (
            n INTEGER PRIMARY KEY,
            story INTEGER NOT NULL REFERENCES stories,
            id TEXT NOT NULL,
            name TEXT NOT NULL, kind TEXT NOT NULL, named INTEGER NOT NULL,
            UNIQUE (story, id)
        );

        CREATE TABLE attributions (
            n INTEGER PRIMARY KEY,  -- the day of the words in its upper half: order is by date
            story INTEGER NOT NULL REFERENCES stories,
            id TEXT NOT NULL,
            words TEXT NOT NULL,
            source TEXT, cue TEXT,
            speaker INTEGER REFERENCES entities, speaker_name TEXT,
            addressee INTEGER REFERENCES entities, addressee_name TEXT,
            medium TEXT, outlet TEXT,
            dated TEXT,             -- EDTF, where the story dates the words
            manner TEXT NOT NULL, type TEXT, stance TEXT, block TEXT NOT NULL, within TEXT,
            score REAL NOT NULL
        );
        CREATE INDEX attributions_by_story ON attributions (story);
        CREATE INDEX attributions_by_speaker ON attributions (speaker);

        CREATE TABLE voices (       -- the speakers of words that several say together
            entity INTEGER NOT NULL REFERENCES entities,
            attribution INTEGER NOT NULL REFERENCES attributions,
            PRIMARY KEY (entity, attribution)
        ) WITHOUT ROWID;
        CREATE INDEX voices_by_attribution ON voices (attribution);

        -- Words of attributions under their numbers, texts of stories under stories.told. One table
        -- for both, since what is written to each costs a transaction as much as ten rows do.
        CREATE VIRTUAL TABLE search USING fts5 (
            words, text, content = '', tokenize = 'unicode61 remove_diacritics 2'
        );
        """,
    ),
)
