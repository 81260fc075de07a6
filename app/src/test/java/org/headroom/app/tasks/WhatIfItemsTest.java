package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.headroom.app.ledger.Measures;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that a planner may change, at the sites that ship. */
class WhatIfItemsTest {
    private static final long STEP_S = 3600;
    private static final Map<String, WhatIf> OPEN = new LinkedHashMap<>();

    private static WhatIf open(String site) {
        return OPEN.computeIfAbsent(site, name -> open(name, 3));
    }

    private static WhatIf open(String site, int days) {
        return new WhatIf(new PlanRequest(SiteInput.open(site, Map.of()), null, null, null, null, days, 0, 0, 0));
    }

    private static WhatIfOutcome ask(WhatIf whatIf, String... pathsAndValues) {
        Map<String, String> changes = new TreeMap<>();
        for (int i = 0; i < pathsAndValues.length; i += 2) {
            changes.put(pathsAndValues[i], pathsAndValues[i + 1]);
        }
        return whatIf.run(new WhatIfQuestion(changes, STEP_S), Progress.SILENT);
    }

    private static List<String> extremes(WhatIfItem item) {
        List<String> values = new ArrayList<>();
        switch (item.kind()) {
            case NUMBER -> {
                values.add(item.spelled(item.least()));
                values.add(item.spelled(item.most()));
            }
            case DATE -> values.addAll(List.of("2025-07-18", "null"));
            case TIME -> values.add(item.base());
            default -> values.addAll(item.choices());
        }
        values.remove(WhatIfQuestion.WITHIN_LIMITS); // searched for seconds; PlanTest has it
        return values;
    }

    @ParameterizedTest
    @ValueSource(strings = {"memphis-announced", "memphis-as-built", "frontier-like-cdus"})
    void every_item_is_answered_at_its_ends_and_the_site_lies_between(String site) {
        WhatIf whatIf = open(site, 1);
        for (WhatIfItem item : whatIf.items()) {
            assertThat(item.allows(item.base())).as(item.path()).isTrue();
            for (String value : extremes(item)) {
                assertThat(item.allows(value)).as(item.path() + " = " + value).isTrue();
                WhatIfOutcome outcome = ask(whatIf, item.path(), value);
                assertThat(outcome.figures().energyMwh())
                        .as(item.path() + " = " + value)
                        .isGreaterThan(-1e-6); // a site may live on its own turbines
            }
            if (item.isNumber()) {
                assertThat(item.spelled(Double.parseDouble(item.base()))).isEqualTo(item.base());
            }
        }
    }

    /** The sign that physics asks for: more heat, more humid air, fewer cycles and so on. */
    @ParameterizedTest
    @CsvSource({
        "weather.offset_k, 4, WATER, 1",
        "weather.offset_k, -4, WATER, -1",
        "whatif.wetbulb_k, 3, GPU, 1",
        "whatif.wetbulb_k, 3, WATER, -1",
        "whatif.gpus, 80000, PEAK, -1",
        "whatif.gpus, 120000, PEAK, 1",
        "whatif.training_percent, 80, PEAK, -1",
        "whatif.training_percent, 105, WATER, 1",
        "whatif.gpu_cap_w, 500, PEAK, -1",
        "whatif.hall_gpu.hall_1, a100-sxm, PEAK, -1",
        "whatif.hall_gpu.hall_1, gb200, PEAK, 1",
        "cooling.mode, dry, PEAK, 1",
        "cooling.mode, dry, WATER, -1",
        "cooling.mode, hybrid, WATER, -1",
        "cooling.chilled_loop.supply_c, 21, PEAK, -1",
        "water.cycles, 3, WATER, 1",
        "water.cycles, 8, WATER, -1",
        "limits.potable_gal_per_day, 500000, BROKEN, 1",
        "limits.site_power_mw, 60, BROKEN, 1",
        "limits.site_power_mw, 300, BROKEN, 0",
        "whatif.call, true, BROKEN, 1",
        "whatif.recycled, true, RECYCLED, 1",
        "water.recycled.available_from, 2025-07-18, RECYCLED, 1",
        "grid.battery.power_mw, 0, PEAK, 0",
        "whatif.out_transformers, 2, BROKEN, 1",
        "whatif.out_cells, 40, GPU, 1",
        "whatif.out_cdus, 64, OFF, 1",
        "whatif.out_fault, warm_valve_50, GPU, 1",
        "whatif.out_fault, tower_fans, GPU, 1"
    })
    void an_item_moves_the_answer_the_right_way(String path, String value, String figure, int sign) {
        WhatIf whatIf = open("memphis-announced");
        String[] timed = {path, value, "whatif.out_start", "2025-07-17T14:00"};
        double base = figure(ask(whatIf), figure);
        double changed = figure(ask(whatIf, timed), figure);
        assertThat(Math.signum(Math.abs(changed - base) < 1e-9 * Math.abs(base) ? 0 : changed - base))
                .as("from " + base + " to " + changed)
                .isEqualTo(sign);
    }

    private static double figure(WhatIfOutcome o, String figure) {
        return switch (figure) {
            case "WATER" -> o.figures().waterGal();
            case "PEAK" -> o.figures().peakMw();
            case "GPU" -> o.figures().hottestGpuC();
            case "RECYCLED" ->
                o.days().stream().mapToDouble(d -> d.recycledGal()).sum();
            case "OFF" ->
                Arrays.stream(o.series(Measures.SERVERS_OFF_COUNT)).max().orElseThrow();
            default ->
                o.violations().stream().mapToDouble(v -> v.toS() - v.fromS()).sum();
        };
    }

    @Test
    void a_battery_that_answers_calls_lowers_the_meter_during_one() {
        WhatIf whatIf = open("memphis-announced");
        String[] call = {"whatif.call", "true", "whatif.call_start", "2025-07-18T14:00", "whatif.call_mw", "60"};
        double idle = at(ask(whatIf, call), "2025-07-18T15:30");
        String[] both = Arrays.copyOf(call, 8);
        both[6] = "grid.battery.dispatch";
        both[7] = "demand_response";
        assertThat(at(ask(whatIf, both), "2025-07-18T15:30")).isLessThan(idle - 1);
    }

    private static double at(WhatIfOutcome o, String local) {
        double atS = (double) LocalDateTime.parse(local).atZone(o.zone()).toEpochSecond();
        return o.series(Measures.SITE_POWER_MW)[o.stepAt(atS)];
    }

    @Test
    void events_of_the_question_are_told_beside_those_of_the_site() {
        WhatIfOutcome o = ask(
                open("memphis-announced"),
                "whatif.call",
                "true",
                "whatif.call_start",
                "2025-07-18T10:00",
                "whatif.call_hours",
                "2.5",
                "whatif.call_percent",
                "40");
        WhatIfOutcome.Event call = o.events().stream()
                .filter(e -> e.id().equals("whatif_call"))
                .findFirst()
                .orElseThrow();
        assertThat(call.toS() - call.fromS()).isEqualTo(9000);
        assertThat(o.band("site_power_mw").allowed()[o.stepAt(call.fromS() + 60.0)])
                .as("40 % off 150 MW")
                .isEqualTo(90);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "whatif.nothing | 1 | whatif.nothing",
                "whatif.gpus | many | whatif.gpus",
                "whatif.gpus | 3 | whatif.gpus",
                "whatif.out_transformers | 1.5 | whole",
                "whatif.out_start | noon | 2025-07-17T14:00",
                "whatif.jobs | never | as_soon_as_free",
                "whatif.hall_gpu.hall_1 | b300 | gb200",
                "whatif.recycled | maybe | true",
                "water.cycle | 4 | water.cycles",
                "cooling.chillers.cop | fast | cooling.chillers.cop",
                "schedule.some-job | 4 | start",
                "schedule.pre-a.start | noon | epoch"
            })
    void a_change_that_is_not_right_is_refused_in_one_line(String path, String value, String named) {
        WhatIf whatIf = open("memphis-announced");
        String known = whatIf.run(new WhatIfQuestion(Map.of(), STEP_S), Progress.SILENT)
                .jobs()
                .getFirst()
                .id();
        assertThatThrownBy(() -> ask(whatIf, path.replace("pre-a", known), value))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(named)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void a_job_is_moved_capped_and_sent_away_by_path() {
        WhatIf whatIf = open("memphis-announced");
        WhatIfOutcome before = ask(whatIf);
        WhatIfJob job = before.jobs().stream()
                .filter(j -> j.endS() < before.endS() - 14_400 && j.gpus() > 1000)
                .findFirst()
                .orElseThrow();
        String at = "schedule." + job.id() + ".";
        WhatIfJob later = find(ask(whatIf, at + "start", String.valueOf(job.startS() + 7200)), job.id());
        assertThat(later.startS()).isEqualTo(job.startS() + 7200);
        assertThat(later.endS()).isEqualTo(job.endS() + 7200);
        WhatIfJob capped = find(ask(whatIf, at + "cap_w", "400"), job.id());
        assertThat(capped.powerCapW()).isEqualTo(400);
        assertThat(capped.endS()).as("slower").isGreaterThan(job.endS());
        WhatIfOutcome away = ask(whatIf, at + "site", "cloud");
        assertThat(find(away, job.id()).site()).isEqualTo("cloud");
        assertThat(away.figures().energyMwh()).isLessThan(before.figures().energyMwh());
    }

    private static WhatIfJob find(WhatIfOutcome o, String id) {
        return o.jobs().stream().filter(j -> j.id().equals(id)).findFirst().orElseThrow();
    }

    /** Two of the greatest jobs at once: the second finds no GPUs and says so, the site runs on. */
    @Test
    void a_job_moved_to_where_no_gpus_are_free_does_not_run_and_says_so() {
        WhatIf whatIf = open("memphis-announced");
        WhatIfOutcome before = ask(whatIf, WhatIfItems.GPUS, "50000");
        long atS = before.startS() + 3600;
        Map<String, String> all = new TreeMap<>(Map.of(WhatIfItems.GPUS, "50000"));
        before.jobs().forEach(j -> all.put("schedule." + j.id() + ".start", String.valueOf(atS)));
        WhatIfOutcome crowded = whatIf.run(new WhatIfQuestion(all, STEP_S), Progress.SILENT);
        assertThat(crowded.jobs()).anySatisfy(j -> {
            assertThat(j.placed()).isFalse();
            assertThat(j.reason()).startsWith("no room");
        });
        assertThat(crowded.figures().peakMw()).isPositive();
    }

    /** What is kept between questions never changes an answer: bit for bit that of an engine that was never asked before. */
    @Test
    void a_used_engine_answers_as_a_fresh_one_does() {
        WhatIf used = open("memphis-announced");
        List<Map<String, String>> questions = List.of(
                Map.of(),
                Map.of("weather.offset_k", "2.5"),
                Map.of("whatif.gpus", "90000", "water.cycles", "4"),
                Map.of("cooling.mode", "hybrid", "whatif.gpu_cap_w", "550"),
                Map.of("whatif.out_cdus", "20", "whatif.out_start", "2025-07-17T20:00"),
                Map.of("weather.offset_k", "2.5"));
        for (Map<String, String> changes : questions) {
            WhatIfQuestion question = new WhatIfQuestion(changes, 900);
            used.run(question, Progress.SILENT);
            WhatIfOutcome a = used.run(question, Progress.SILENT);
            WhatIfOutcome b = used.another().run(question, Progress.SILENT);
            assertThat(a.figures()).isEqualTo(b.figures());
            assertThat(a.violations()).isEqualTo(b.violations());
            assertThat(a.jobs()).isEqualTo(b.jobs());
            for (Measures measure : Measures.values()) {
                assertThat(a.series(measure)).as(Objects.toString(measure)).isEqualTo(b.series(measure));
            }
        }
    }
}
