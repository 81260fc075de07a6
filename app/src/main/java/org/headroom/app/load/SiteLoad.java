package org.headroom.app.load;

/** What the site's servers ask for over time. */
public interface SiteLoad {
    /**
     * Writes the exact mean demand over {@code [fromS, toS)} into the bank; never a sample. Calls must go forward in
     * time. Leaves the bank's version alone if nothing changed since the last call with this bank.
     *
     * @param fromS epoch seconds
     * @param toS epoch seconds, greater than {@code fromS}
     */
    void mean(double fromS, double toS, RackBank into);
}
