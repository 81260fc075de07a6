package org.headroom.app.impact.year;

import org.headroom.app.ledger.Ledger;
import org.headroom.data.site.Site;
import org.headroom.data.site.SiteTree;

/** What a stretch of operation costs and what its grid energy emits; bills belong to the tasks above. */
@FunctionalInterface
public interface Costs {
    /**
     * @param demandUsd demand and customer charges
     * @param gridCo2T carbon dioxide of grid energy, by location
     */
    record Cost(double energyUsd, double demandUsd, double waterUsd, double sewerUsd, double gridCo2T) {
        public double totalUsd() {
            return energyUsd + demandUsd + waterUsd + sewerUsd;
        }
    }

    Cost of(SiteTree tree, Site site, Ledger ledger);
}
