package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.headroom.app.live.forecast.ForecastScores;

/** How good forecasts were, for people and programs. */
final class ForecastJson {
    /** What people are shown; programs get all. */
    private static final List<Measures> SHOWN =
            List.of(Measures.SITE_POWER_MW, Measures.MAKEUP_GAL_PER_DAY, Measures.COLD_WATER_C, Measures.GPU_MAX_C);

    private ForecastJson() {}

    static Map<String, Object> scores(int issued, List<ForecastScores.Score> scores) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("issued", issued);
        map.put("nominal_coverage", 0.8);
        List<Object> list = new ArrayList<>();
        for (ForecastScores.Score score : scores) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("measure", score.measure().measure().id());
            one.put("lead_s", score.leadS());
            one.put("count", score.count());
            Envelope.put(one, "coverage", score.coverage());
            Envelope.put(one, "pinball", score.pinball());
            Envelope.put(one, "bias", score.bias());
            list.add(one);
        }
        map.put("scores", list);
        return map;
    }

    static List<String> lines(int issued, List<ForecastScores.Score> scores) {
        List<String> lines = new ArrayList<>();
        lines.add(issued + " forecasts on the way, scored by lead (80 % should be within the 10 to 90 % band)");
        lines.add("                             lead, min  count  within, %  pinball loss       bias");
        for (ForecastScores.Score score : scores) {
            if (SHOWN.contains(score.measure())) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%-28s %9.0f  %5d  %9.1f  %12.4g  %9.3g",
                        score.measure().measure().id(),
                        score.leadS() / 60,
                        score.count(),
                        100 * score.coverage(),
                        score.pinball(),
                        score.bias()));
            }
        }
        return lines;
    }
}
