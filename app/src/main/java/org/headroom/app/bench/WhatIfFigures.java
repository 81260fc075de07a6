package org.headroom.app.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.headroom.app.tasks.PlanRequest;
import org.headroom.app.tasks.Progress;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.WhatIf;
import org.headroom.app.tasks.WhatIfQuestion;

/**
 * What a question of the desktop costs once its engine is warm: the default fortnight, another value each time, so that
 * nothing is known before. Processor time of the thread that asks, so that other work on the machine does not count.
 */
final class WhatIfFigures {
    private static final String LIMIT = "one core: twin, power flow, water chemistry";
    private static final int WARM = 40;
    private static final double QUICK_MS = 60;
    private static final double FULL_MS = 2000;

    private WhatIfFigures() {}

    static List<Figure> measure(boolean quick) {
        WhatIf whatIf = new WhatIf(
                new PlanRequest(SiteInput.open(SiteInput.DEFAULT, Map.of()), null, null, null, null, null, 0, 0, 0));
        List<Figure> figures = new ArrayList<>();
        ask(whatIf, WARM, WhatIfQuestion.USUAL_STEP_S, 0);
        figures.addAll(of(whatIf, quick, WhatIfQuestion.QUICK_STEP_S, "1h", "1 h", QUICK_MS));
        figures.addAll(of(whatIf, quick, WhatIfQuestion.USUAL_STEP_S, "15min", "15 min", QUICK_MS));
        figures.addAll(of(whatIf, quick, WhatIfQuestion.FULL_STEP_S, "5min", "5 min", FULL_MS));
        return figures;
    }

    private static List<Figure> of(
            WhatIf whatIf, boolean quick, long stepS, String name, String words, double allowedMs) {
        double[] ms = ask(whatIf, quick ? 20 : 60, stepS, 1);
        Arrays.sort(ms);
        String what = "what-if of a fortnight at " + words + ", CPU, ";
        return List.of(
                new Figure("what_if_" + name + "_ms", what + "median", ms[ms.length / 2], "ms", null, LIMIT),
                new Figure(
                        "what_if_" + name + "_p95_ms",
                        what + "95th percentile",
                        ms[(int) Math.ceil(0.95 * ms.length) - 1],
                        "ms",
                        allowedMs,
                        LIMIT));
    }

    /** Asks for the weather warmer by a little more each time. */
    private static double[] ask(WhatIf whatIf, int times, long stepS, double fromK) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double[] ms = new double[times];
        for (int i = 0; i < times; i++) {
            String warmerK = String.valueOf(fromK + 0.01 * i);
            long before = threads.getCurrentThreadCpuTime();
            whatIf.run(new WhatIfQuestion(Map.of("weather.offset_k", warmerK), stepS), Progress.SILENT);
            ms[i] = (threads.getCurrentThreadCpuTime() - before) * 1e-6;
        }
        return ms;
    }
}
