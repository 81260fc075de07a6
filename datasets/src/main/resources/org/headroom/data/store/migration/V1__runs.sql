-- Runs with their inputs, summaries, schedules and time series. One run is written in one transaction.

CREATE TABLE run (
    seq           INTEGER PRIMARY KEY,
    id            TEXT    NOT NULL UNIQUE,
    kind          TEXT    NOT NULL CHECK (kind IN ('plan', 'simulate')),
    site          TEXT    NOT NULL,
    weather       TEXT    NOT NULL,
    jobs          TEXT    NOT NULL,
    from_s        INTEGER NOT NULL,
    to_s          INTEGER NOT NULL,
    step_s        INTEGER NOT NULL,
    arguments     TEXT    NOT NULL CHECK (json_valid(arguments)),
    model_version TEXT    NOT NULL,
    created_s     INTEGER NOT NULL,
    last_use      INTEGER NOT NULL
) STRICT;

-- What a run was made from, by content: SHA-256 of each input.
CREATE TABLE run_input (
    run_id TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    name   TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (run_id, name)
) STRICT, WITHOUT ROWID;

-- The inputs themselves, each content once, deflated.
CREATE TABLE input_content (
    sha256 TEXT PRIMARY KEY,
    data   BLOB NOT NULL
) STRICT;

CREATE TABLE summary (
    run_id  TEXT    NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    variant TEXT    NOT NULL,
    json    TEXT    NOT NULL CHECK (json_valid(json)),
    PRIMARY KEY (run_id, variant)
) STRICT;

CREATE TABLE schedule (
    run_id  TEXT NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    variant TEXT NOT NULL,
    json    TEXT NOT NULL CHECK (json_valid(json)),
    PRIMARY KEY (run_id, variant)
) STRICT;

CREATE TABLE series (
    id          INTEGER PRIMARY KEY,
    run_id      TEXT    NOT NULL REFERENCES run (id) ON DELETE CASCADE,
    variant     TEXT    NOT NULL,
    measure     TEXT    NOT NULL,
    label       TEXT    NOT NULL,
    aggregation TEXT    NOT NULL,
    model       TEXT    NOT NULL,
    start_s     INTEGER NOT NULL,
    step_s      INTEGER NOT NULL,
    count       INTEGER NOT NULL,
    UNIQUE (run_id, variant, measure)
) STRICT;

-- Up to 4,096 samples: float32, delta, bytes side by side, deflate.
CREATE TABLE chunk (
    series_id INTEGER NOT NULL REFERENCES series (id) ON DELETE CASCADE,
    ordinal   INTEGER NOT NULL,
    count     INTEGER NOT NULL,
    data      BLOB    NOT NULL,
    PRIMARY KEY (series_id, ordinal)
) STRICT;

PRAGMA application_id = 1212437069;
PRAGMA user_version = 1;
