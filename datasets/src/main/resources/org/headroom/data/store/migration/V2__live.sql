-- What live runs leave: the estimator's state to resume from, corrections, alarms, means of a minute, scores.

-- A machine that is followed: one site by one source. Its rows go on where the last process stopped.
CREATE TABLE live_session (
    id        INTEGER PRIMARY KEY,
    site      TEXT    NOT NULL,
    source    TEXT    NOT NULL,
    created_s INTEGER NOT NULL,
    last_s    REAL,
    UNIQUE (site, source)
) STRICT;

-- The last few states of the estimator; format says which program and site can read it.
CREATE TABLE live_state (
    session INTEGER NOT NULL REFERENCES live_session (id) ON DELETE CASCADE,
    at_s    REAL    NOT NULL,
    format  TEXT    NOT NULL,
    data    BLOB    NOT NULL,
    PRIMARY KEY (session, at_s)
) STRICT;

CREATE TABLE live_correction (
    session      INTEGER NOT NULL REFERENCES live_session (id) ON DELETE CASCADE,
    number       INTEGER NOT NULL,
    at_s         REAL    NOT NULL,
    path         TEXT    NOT NULL,
    before       REAL,
    value        REAL,
    sd           REAL,
    identifiable INTEGER NOT NULL,
    reason       TEXT    NOT NULL,
    frozen       INTEGER NOT NULL,
    undone       INTEGER NOT NULL,
    PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE live_alarm (
    session        INTEGER NOT NULL REFERENCES live_session (id) ON DELETE CASCADE,
    number         INTEGER NOT NULL,
    alarm          TEXT    NOT NULL,
    raised_s       REAL    NOT NULL,
    cleared_s      REAL,
    acknowledged_s REAL,
    acknowledged_by TEXT   NOT NULL,
    level          TEXT    NOT NULL,
    worst_level    TEXT    NOT NULL,
    text           TEXT    NOT NULL,
    late           INTEGER NOT NULL,
    data           TEXT    NOT NULL CHECK (json_valid(data)),
    PRIMARY KEY (session, number)
) STRICT, WITHOUT ROWID;

-- Means of a minute; null where nothing was read.
CREATE TABLE live_sample (
    session   INTEGER NOT NULL REFERENCES live_session (id) ON DELETE CASCADE,
    at_s      INTEGER NOT NULL,
    meter     TEXT    NOT NULL,
    metered   REAL,
    estimated REAL,
    predicted REAL,
    PRIMARY KEY (session, at_s, meter)
) STRICT, WITHOUT ROWID;

CREATE TABLE live_accuracy (
    session         INTEGER NOT NULL REFERENCES live_session (id) ON DELETE CASCADE,
    at_s            INTEGER NOT NULL,
    meter           TEXT    NOT NULL,
    samples         INTEGER NOT NULL,
    mape_percent    REAL,
    cv_rmse_percent REAL,
    nmbe_percent    REAL,
    PRIMARY KEY (session, at_s, meter)
) STRICT, WITHOUT ROWID;

CREATE TABLE live_forecast (
    session  INTEGER NOT NULL REFERENCES live_session (id) ON DELETE CASCADE,
    made_s   INTEGER NOT NULL,
    target_s INTEGER NOT NULL,
    measure  TEXT    NOT NULL,
    p10      REAL,
    p50      REAL,
    p90      REAL,
    PRIMARY KEY (session, made_s, target_s, measure)
) STRICT, WITHOUT ROWID;

-- Outcome less median of a forecast, by which the next bands are widened or narrowed.
CREATE TABLE live_forecast_error (
    id      INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES live_session (id) ON DELETE CASCADE,
    at_s    INTEGER NOT NULL,
    measure TEXT    NOT NULL,
    lead_s  REAL    NOT NULL,
    error   REAL    NOT NULL,
    inside  INTEGER NOT NULL,
    pinball REAL    NOT NULL
) STRICT;

CREATE INDEX live_forecast_error_by_time ON live_forecast_error (session, at_s);

-- What another process asks of the one that follows: acknowledge, freeze, release, undo.
CREATE TABLE live_request (
    id      INTEGER PRIMARY KEY,
    session INTEGER NOT NULL REFERENCES live_session (id) ON DELETE CASCADE,
    verb    TEXT    NOT NULL CHECK (verb IN ('ack', 'freeze', 'release', 'undo')),
    target  TEXT    NOT NULL,
    made_s  INTEGER NOT NULL
) STRICT;

PRAGMA user_version = 2;
