package org.headroom.app.tasks;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.headroom.app.curtail.Curtailer;
import org.headroom.app.curtail.Reach;
import tools.jackson.databind.json.JsonMapper;

/**
 * The standing table: for each hour of a plan how much can be given, how fast and for how long. Reductions are those of the servers
 * with the losses of that hour; cooling, which follows within minutes, is left out, so a call that is played through gives a little more.
 */
public final class CurtailTable {
    private static final List<String> COLUMNS = List.of(
            "time",
            "site_mw",
            "caps_30s_mw",
            "stop_5min_mw",
            "pause_30min_mw",
            "servers_off_30min_mw",
            "caps_until_late_h",
            "pause_until_late_h",
            "battery_mw",
            "battery_h",
            "caps_30s_with_battery_mw",
            "stop_5min_with_battery_mw",
            "pause_30min_with_battery_mw");

    private final PlanAtHand plan;
    private final List<List<Object>> rows = new ArrayList<>();

    /** Opens or makes the plan and looks at each of its hours. */
    public CurtailTable(CurtailRequest request, Progress progress) {
        this.plan = Curtail.plan(request);
        Curtail.Planned planned = new Curtail.Planned(plan, progress);
        Curtailer curtailer = new Curtailer(Curtail.of(
                request, planned, plan.input().tree().curtailment(Instant.ofEpochSecond(plan.startS())), plan.endS()));
        for (long s = plan.startS(); s + 3600 <= plan.endS(); s += 3600) {
            rows.add(row(s, planned, curtailer.reach(s), planned.lossShare(s), request.battery()));
            progress.goOn(0.4 + 0.6 * (s - plan.startS()) / (plan.endS() - plan.startS()));
        }
    }

    private List<Object> row(long s, Curtail.Planned planned, Reach r, double lossShare, boolean battery) {
        double siteMw = planned.meanMw(s, s + 3600);
        double at = 1e-6 * (1 + lossShare);
        double caps = r.capsW() * at;
        double stop = r.stopW() * at;
        double pause = r.pauseW() * at;
        double batteryMw = battery ? Math.min(siteMw, r.batteryW() * 1e-6) : 0;
        return List.of(
                Envelope.time(s, plan.site().zone()),
                siteMw,
                caps,
                stop,
                pause,
                r.offW() * at,
                r.capsUntilLateH(),
                r.pauseUntilLateH(),
                batteryMw,
                batteryMw > 0 ? r.batteryJ() / 3.6e9 / batteryMw : 0.0,
                Math.min(siteMw, caps + batteryMw),
                Math.min(siteMw, stop + batteryMw),
                Math.min(siteMw, pause + batteryMw));
    }

    /** The table for people. */
    public TableView view() {
        List<List<Object>> rounded = rows.stream()
                .map(row -> row.stream()
                        .map(cell ->
                                cell instanceof Double d && Double.isFinite(d) ? Math.round(d * 100) / 100.0 : cell)
                        .toList())
                .toList();
        return new TableView("How much, how fast, how long: " + plan.name(), COLUMNS, rounded);
    }

    /** The document of {@code --json}. */
    public Map<String, Object> json() {
        Map<String, Object> d = Envelope.begin("headroom.curtail-table/1", plan.runId());
        d.put("site", plan.site().id());
        d.put("plan", plan.name());
        List<Object> hours = new ArrayList<>();
        for (List<Object> row : rows) {
            Map<String, Object> one = new LinkedHashMap<>();
            for (int i = 0; i < COLUMNS.size(); i++) {
                Envelope.put(one, COLUMNS.get(i), row.get(i));
            }
            hours.add(one);
        }
        d.put("hours", hours);
        return d;
    }

    /** {@code table.csv} and {@code table.json}. */
    public List<String> write(Path out) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (List<Object> row : rows) {
            List<String> cells = row.stream()
                    .map(cell -> cell instanceof Double d && !Double.isFinite(d) ? "" : String.valueOf(cell))
                    .toList();
            csv.append(String.join(",", cells)).append('\n');
        }
        try (OutFolder folder = OutFolder.beside(out)) {
            folder.write("table.csv", csv.toString());
            folder.write("table.json", JsonMapper.builder().build().writeValueAsString(json()) + "\n");
            return folder.publish(out);
        }
    }
}
