package org.headroom.data.site;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Builds what a site says of calls of its utility. */
final class CurtailmentBinding {
    private static final String PROTECTED = "curtailment.protected_work";
    private static final List<String> KINDS =
            List.of("pretrain", "finetune", "reinforcement", "evaluation", "inference", "other");

    private CurtailmentBinding() {}

    static Curtailment curtailment(SiteValues v) {
        return new Curtailment(
                protectedWork(v),
                v.optional("curtailment.cap_latency_s").orElse(10),
                v.optional("curtailment.shutdown_s").orElse(120),
                v.optional("curtailment.boot_s").orElse(600),
                v.optional("curtailment.power_cycle_usd").orElse(5),
                v.optional("curtailment.recovery_ramp_mw_per_min").orElse(10) * 1e6 / 60,
                v.optional("curtailment.battery_charge_share").orElse(0.5),
                v.optional("curtailment.battery_response_s").orElse(0.02));
    }

    private static Set<String> protectedWork(SiteValues v) {
        String text = v.textOrNull(PROTECTED);
        Set<String> kinds = new TreeSet<>();
        for (String word : (text == null ? "inference" : text).split(",", -1)) {
            String kind = word.trim();
            if (!kind.isEmpty() && !kind.equals("none") && !KINDS.contains(kind)) {
                throw v.error(PROTECTED, "'" + kind + "'", "none, or some of " + String.join(", ", KINDS));
            }
            if (KINDS.contains(kind)) {
                kinds.add(kind);
            }
        }
        return kinds;
    }
}
