package org.headroom.data.site;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.Unit;

/** Builds what a site says of how jobs spend their time; defaults are those of docs/models/load.md. */
final class JobBehaviourBinding {
    private static final double NEVER = 1e15;

    /** Something must be left to compute in. */
    private static final double MOST_EXPOSED = 0.95;

    /** Interactive use by the hour of the local clock: lowest before dawn, highest in the afternoon; its mean is 1. */
    private static final double[] HOURLY = {
        0.80, 0.70, 0.62, 0.58, 0.57, 0.60, 0.70, 0.85, 1.00, 1.12, 1.20, 1.24,
        1.24, 1.26, 1.28, 1.28, 1.25, 1.20, 1.15, 1.12, 1.10, 1.10, 1.08, 0.96
    };

    private static final double[] DAILY = {1.05, 1.06, 1.06, 1.05, 1.02, 0.88, 0.88};

    private final SiteValues v;

    JobBehaviourBinding(SiteValues values) {
        this.v = values;
    }

    JobBehaviour behaviour() {
        Map<String, JobBehaviour.Phases> phases = new LinkedHashMap<>();
        List<String> kinds = List.of("pretrain", "finetune", "reinforcement", "evaluation", "inference", "other");
        for (String named : v.names("it.behaviour")) {
            if (!kinds.contains(named)) {
                throw v.error("it.behaviour." + named, "an unknown kind of work", String.join(" | ", kinds));
            }
        }
        for (String kind : kinds) {
            phases.put(kind, phases(kind, "it.behaviour." + kind));
        }
        String placement = v.textOrNull("it.placement");
        return new JobBehaviour(
                placement == null ? "lowest" : placement,
                phases,
                new JobBehaviour.Storage(
                        Unit.GB_PER_S.toBase(number("it.storage.write_gb_per_s", 2000)),
                        number("it.storage.checkpoint_least_s", 5),
                        number("it.storage.checkpoint_bytes_per_parameter", 14)),
                new JobBehaviour.Failures(
                        number("it.failures.gpu_hours_per_failure", 50_700),
                        number("it.failures.detection_s", 60),
                        number("it.failures.restart_s", 180),
                        number("it.failures.repair_s", 0)),
                new JobBehaviour.Stragglers(
                        number("it.stragglers.gpu_hours_per_straggler", 200_000),
                        number("it.stragglers.slowdown_share", 0.1),
                        number("it.stragglers.lasting_s", 1800)),
                new JobBehaviour.Week(
                        week("it.inference.hourly_factor", HOURLY), week("it.inference.daily_factor", DAILY)),
                maintenance());
    }

    private JobBehaviour.Phases phases(String kind, String at) {
        double exposed = number(at + ".communication_share", 0.1) + number(at + ".bubble_share", 0.02);
        if (exposed > MOST_EXPOSED) {
            throw v.error(
                    at + ".communication_share",
                    exposed + " with bubble_share",
                    "together at most " + MOST_EXPOSED + " of an iteration");
        }
        boolean gang = !(kind.equals("inference") || kind.equals("evaluation"));
        boolean training = kind.equals("pretrain");
        return new JobBehaviour.Phases(
                number(at + ".start_up_s", training ? 600 : 300),
                number(at + ".checkpoint_every_s", 0),
                Unit.GB.toBase(number(at + ".checkpoint_gpu_gb", 0.4)),
                number(at + ".evaluation_every_s", training ? 14_400 : 0),
                number(at + ".evaluation_s", training ? 300 : 0),
                number(at + ".communication_share", 0.1),
                number(at + ".bubble_share", 0.02),
                number(at + ".start_up_activity", 0.05),
                number(at + ".checkpoint_activity", 0.1),
                number(at + ".waiting_activity", 0.2),
                gang);
    }

    private List<Double> week(String path, double[] otherwise) {
        double[] given = v.numbers(path);
        double[] used = given.length == 0 ? otherwise : given;
        double sum = 0;
        for (double factor : used) {
            if (!(factor >= 0 && factor <= 1000)) {
                throw v.error(path, Double.toString(factor), "factors from 0 to 1000");
            }
            sum += factor;
        }
        if (!(sum > 0)) {
            throw v.error(path, "factors that are all 0", "at least one above 0");
        }
        return Arrays.stream(used).boxed().toList();
    }

    private List<JobBehaviour.Maintenance> maintenance() {
        List<JobBehaviour.Maintenance> all = new ArrayList<>();
        for (String id : v.names("it.maintenance")) {
            String at = "it.maintenance." + id;
            long fromS = v.timeS(at + ".from");
            long toS = v.timeS(at + ".to");
            if (toS <= fromS) {
                throw v.error(at + ".to", v.text(at + ".to"), "a time after from, " + v.text(at + ".from"));
            }
            int first = v.whole(at + ".first_rack_count") - 1;
            int racks = v.whole(at + ".racks_count");
            int standing = v.whole("it.racks_count");
            if (first + racks > standing) {
                throw v.error(
                        at + ".racks_count",
                        racks + " racks from " + (first + 1),
                        "racks that stand there, 1 to " + standing);
            }
            String drain = v.textOrNull(at + ".drain");
            all.add(new JobBehaviour.Maintenance(
                    id,
                    fromS,
                    toS,
                    first,
                    racks,
                    "true".equals(drain),
                    Unit.MIN.toBase(v.optional(at + ".notice_min").orElse(10))));
        }
        return all;
    }

    private double number(String path, double otherwise) {
        return Math.min(NEVER, v.optional(path).orElse(otherwise));
    }
}
