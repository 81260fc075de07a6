package org.headroom.physics.wastewater.biology;

import org.headroom.physics.basis.Checks;

/** How large a stream is. All rules are linear, so that the flows of an instant are one linear solve. */
public sealed interface FlowRule {
    /** @param m3PerDay always this much */
    record Fixed(double m3PerDay) implements FlowRule {
        public Fixed {
            Checks.notNegative("flow_m3_per_day", m3PerDay);
        }
    }

    /** @param ratio so many times the influent's flow at that instant */
    record PerInfluent(double ratio) implements FlowRule {
        public PerInfluent {
            Checks.notNegative("flow_per_influent", ratio);
        }
    }

    /** @param share so large a share of all that enters the unit (or of the influent) */
    record Share(double share) implements FlowRule {
        public Share {
            Checks.share("flow_share", share);
        }
    }

    /** What the unit's other streams leave; each unit (and the influent) has exactly one such stream. */
    record Rest() implements FlowRule {}
}
