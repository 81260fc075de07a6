package org.headroom.grid.supply;

import org.headroom.physics.basis.Checks;

/**
 * A step of the utility's emergency ladder and what it asks of the site.
 *
 * <p>In step 50, firm load curtailment, each distributor of the TVA cuts a share of its load (5 to 10 % in December
 * 2022). Worked number: 10 % of a winter peak of 2,000 MW are 200 MW; a site that gives up 150 MW is 75 % of that.
 *
 * @param name as in {@code step_50}
 * @param number as the utility counts; 0 if it is not public
 * @param mandatory whether it is an order
 * @param cityShare part of the city's load to be cut; 0 if no figure goes with it
 * @param interrupts whether interruptible load goes down to its protected demand
 * @param meaning in words
 */
public record LadderStep(
        String name, int number, boolean mandatory, double cityShare, boolean interrupts, String meaning) {
    public LadderStep {
        Checks.share("city_share", cityShare);
    }

    /**
     * What a step comes to.
     *
     * @param siteToW what the site may draw, W
     * @param siteCutW what it gives up, W
     * @param cityCutW what the city has to give up, W
     * @param siteShare of the city's cut that the site's is; 0 if the city has none
     */
    public record Ask(LadderStep step, double siteToW, double siteCutW, double cityCutW, double siteShare) {}

    /**
     * @param siteW what the site draws, W
     * @param cityW what the city draws with it, W
     */
    public Ask asks(double siteW, InterruptibleContract contract, double cityW) {
        double toW = interrupts ? Math.min(siteW, contract.firmW()) : siteW;
        double cityCutW = cityShare * cityW;
        double cutW = siteW - toW;
        return new Ask(this, toW, cutW, cityCutW, cityCutW > 0 ? cutW / cityCutW : 0);
    }
}
