package org.headroom.app.live.watch;

/**
 * A line of the alarm log.
 *
 * @param atS epoch seconds of the site's clock
 * @param alarm as it stood after the change; for {@link Change#CLEARED} as it stood before
 * @param by who acknowledged; empty otherwise
 */
public record AlarmEvent(long atS, Change change, Alarm alarm, String by) {
    /** What happened. */
    public enum Change {
        RAISED("raised"),
        /** To a higher level; an acknowledgement no longer counts. */
        ESCALATED("escalated"),
        /** To a lower level. */
        EASED("eased"),
        ACKNOWLEDGED("acknowledged"),
        CLEARED("cleared");

        private final String id;

        Change(String id) {
            this.id = id;
        }

        public String id() {
            return id;
        }
    }
}
