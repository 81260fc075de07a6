package org.headroom.data.site;

/**
 * A place at which a report tells what arrives there.
 *
 * @param id its key in the file
 * @param latitudeDeg WGS 84
 * @param longitudeDeg WGS 84, east is positive
 * @param source where the coordinates come from
 */
public record CommunityPlace(
        String id, String name, Kind kind, double latitudeDeg, double longitudeDeg, String source) {
    /** What is there. */
    public enum Kind {
        HOME,
        SCHOOL,
        NEIGHBOURHOOD,
        HOSPITAL,
        PARK,
        OTHER
    }
}
