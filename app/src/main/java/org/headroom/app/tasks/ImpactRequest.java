package org.headroom.app.tasks;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.headroom.app.report.impact.Audience;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;

/**
 * A community impact report as it is asked for.
 *
 * @param run an id, the start of one, or {@code @last}
 * @param variant of a plan, as in {@code optimized}; null for the one that a report is about by itself
 * @param compare another run to hold against, or null
 * @param audience {@code residents}, {@code council}, {@code regulator}, or {@code all} for a file for each
 * @param formats HTML if empty
 * @param members of the ensemble, or null for as many as are usual
 * @param seed of its draws
 * @param census who lives where, from the user, or null
 * @param places that get a page of their own, from the user, or null
 * @param weather further years for the ensemble
 * @param out the folder, or null for {@code out/<run>/report}
 * @param database the store's file, or null for the user's own
 */
public record ImpactRequest(
        String run,
        @Nullable String variant,
        @Nullable String compare,
        String audience,
        Set<Format> formats,
        @Nullable Integer members,
        long seed,
        @Nullable Path census,
        @Nullable Path places,
        List<Path> weather,
        @Nullable Path out,
        @Nullable Path database) {
    /** Enough for 10 and 90 % to a few per cent of the spread. */
    public static final int USUAL_MEMBERS = ImpactYears.MEMBERS;

    private static final String EVERYBODY = "all";
    private static final int MOST_MEMBERS = 10_000;

    /** What is written. */
    public enum Format {
        HTML,
        PDF,
        /** {@code report.json} and the CSV of every chart, map and table. */
        DATA
    }

    public ImpactRequest {
        audiences(audience);
        formats = formats.isEmpty() ? EnumSet.of(Format.HTML) : EnumSet.copyOf(formats);
        weather = List.copyOf(weather);
        if (members != null && (members < 0 || members > MOST_MEMBERS)) {
            throw new InputError("--members", "", members.toString(), "0 to " + MOST_MEMBERS);
        }
    }

    /** Whom to write for. */
    Set<Audience> audiences() {
        return audiences(audience);
    }

    private static Set<Audience> audiences(String name) {
        if (name.equals(EVERYBODY)) {
            return EnumSet.allOf(Audience.class);
        }
        for (Audience each : Audience.values()) {
            if (each.id().equals(name)) {
                return EnumSet.of(each);
            }
        }
        throw new InputError("--audience", "", name, "residents, council, regulator or " + EVERYBODY);
    }

    int memberCount() {
        return members == null ? USUAL_MEMBERS : members;
    }
}
