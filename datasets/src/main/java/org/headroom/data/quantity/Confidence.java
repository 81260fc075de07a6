package org.headroom.data.quantity;

import java.util.Locale;

/** How far a number may be trusted, strongest first. */
public enum Confidence {
    /** Agency, utility, company or peer-reviewed document. */
    OFFICIAL,
    /** Official words or records quoted by the press. */
    OFFICIAL_QUOTED,
    PRESS,
    /** Analyst, advocacy or model figure. */
    ESTIMATE,
    /** Arithmetic on other numbers of the same file. */
    DERIVED,
    /** A choice of ours that a user may edit; no source stands behind it. */
    ASSUMPTION;

    /** The spelling in files, as in {@code official_quoted}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
