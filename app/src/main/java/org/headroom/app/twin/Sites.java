package org.headroom.app.twin;

import org.headroom.app.load.Fleet;
import org.headroom.data.site.Site;

/** What others need to know of a site's plant without stepping it. */
public final class Sites {
    private Sites() {}

    /** The site's servers by place. */
    public static Fleet fleet(Site site) {
        return new SitePlant(site).fleet();
    }
}
