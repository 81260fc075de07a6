-- What was computed at length and can be computed again: kept whole under the hash of all that decides it, deflated.
CREATE TABLE study_result (
    key    TEXT    PRIMARY KEY,
    kind   TEXT    NOT NULL,
    made_s INTEGER NOT NULL,
    data   BLOB    NOT NULL
) STRICT;

PRAGMA user_version = 3;
