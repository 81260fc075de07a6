package org.headroom.app.desktop.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.headroom.app.desktop.base.Workspace;
import org.headroom.app.desktop.scenarios.Row.Cell;
import org.headroom.app.desktop.scenarios.Row.Kind;
import org.headroom.app.desktop.scenarios.Row.Rank;
import org.headroom.app.scenario.Scenarios;
import org.headroom.app.tasks.DesktopRequest;
import org.headroom.app.tasks.PlanRequest;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.WhatIf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The view of scenarios without a window: this thread plays the window's. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class ScenariosViewModelTest {
    private static final String CYCLES = "water.cycles";

    @TempDir
    private Path folder;

    private final LinkedBlockingQueue<Runnable> later = new LinkedBlockingQueue<>();
    private Workspace workspace;
    private ScenariosViewModel model;

    @BeforeEach
    void open() {
        PlanRequest plan =
                new PlanRequest(SiteInput.open(SiteInput.DEFAULT, Map.of()), null, null, null, null, 2, 0, 0, 0);
        workspace =
                new Workspace(new DesktopRequest(plan, folder.resolve("headroom.db")), new WhatIf(plan), later::add);
        model = new ScenariosViewModel(workspace);
    }

    @AfterEach
    void close() {
        workspace.close();
    }

    private void await(BooleanSupplier holds) throws InterruptedException {
        while (!holds.getAsBoolean()) {
            Objects.requireNonNull(later.poll(30, TimeUnit.SECONDS), "nothing happens any more")
                    .run();
        }
    }

    private void answers() throws InterruptedException {
        await(() -> model.compared().get().stream()
                .allMatch(id -> !workspace.outcomeOf(id).get().stale()));
    }

    private Row row(String key) {
        return model.rows().stream()
                .filter(r -> r.key().equals(key) && r.kind() != Kind.GROUP)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row " + key));
    }

    private Cell cell(String key, String id) {
        return row(key).cell(id).get();
    }

    @Test
    void figures_stand_beside_those_of_the_base_and_the_best_is_marked() throws InterruptedException {
        assertThat(model.set("s1", "weather.offset_k", "5")).isEmpty();
        assertThat(cell("weather.offset_k", "s1").differs()).isTrue();
        answers();
        Cell warm = cell("water_gal_total", "s1");
        Cell base = cell("water_gal_total", Scenarios.ROOT);
        assertThat(warm.number()).as("warmer air evaporates more").isGreaterThan(base.number());
        assertThat(base.rank()).isEqualTo(Rank.BEST);
        assertThat(warm.rank()).isEqualTo(Rank.WORST);
        assertThat(base.difference()).as("the base against itself").isEmpty();
        assertThat(warm.difference()).startsWith("+").contains("%");
        double percent = 100 * (warm.number() / base.number() - 1);
        assertThat(warm.difference()).endsWith(String.format("(+%.1f %%)", percent));

        model.against("s1");
        assertThat(cell("water_gal_total", Scenarios.ROOT).difference()).startsWith("\u2212");
    }

    @Test
    void an_edit_in_the_comparison_is_one_step_and_what_it_makes_old_is_marked() throws InterruptedException {
        answers();
        double before = cell("water_gal_total", "s1").number();
        model.showInput(CYCLES);
        assertThat(model.set("s1", CYCLES, "8")).isEmpty();
        assertThat(cell("water_gal_total", "s1").state()).as("an older answer").isNotEmpty();
        answers();
        assertThat(cell("water_gal_total", "s1").state()).isEmpty();
        assertThat(cell("water_gal_total", "s1").number())
                .as("more cycles need less water")
                .isLessThan(before);
        assertThat(workspace.undo().undoName().get()).startsWith("set ");
        workspace.undo().undo();
        answers();
        assertThat(cell("water_gal_total", "s1").number()).isEqualTo(before);
        assertThat(workspace.undo().undoName().get()).isEmpty();
    }

    @Test
    void what_is_not_allowed_is_refused_in_words_and_changes_nothing() {
        Scenarios before = workspace.scenarios().get();
        assertThat(model.set("s1", CYCLES, "99")).contains("99").contains("2 to 10");
        assertThat(model.set("s1", CYCLES, "many")).contains("many");
        assertThat(model.set("s1", "cooling.mode", "moist")).contains("moist");
        assertThat(model.set("s1", "cooling.towers.fan_w", "-5")).contains("fan_w");
        assertThat(model.set(Scenarios.ROOT, CYCLES, "7")).isNotEmpty();
        assertThat(workspace.scenarios().get()).isEqualTo(before);
    }

    @Test
    void any_input_of_the_site_and_any_measure_can_be_compared() throws InterruptedException {
        List<String> found = model.inputs().find("tower fan");
        assertThat(found).contains("cooling.towers.fan_w");
        model.showInput("cooling.towers.fan_w");
        String site = cell("cooling.towers.fan_w", "s1").value();
        assertThat(model.set("s1", "cooling.towers.fan_w", String.valueOf(Double.parseDouble(site) * 2)))
                .isEmpty();
        model.everyMeasure(Comparison.Reduction.MEAN);
        answers();
        assertThat(cell("towers_mw", "s1").number())
                .isGreaterThan(cell("towers_mw", Scenarios.ROOT).number());
        model.search("tower");
        assertThat(model.rows())
                .allMatch(r -> r.kind() == Kind.GROUP
                        || (r.title() + r.key())
                                .toLowerCase(java.util.Locale.ROOT)
                                .contains("tower"));
        model.everyMeasure(Comparison.Reduction.TOTAL);
        model.search("site_power_mw");
        Row energy = model.rows().stream()
                .filter(r -> r.kind() == Kind.MEASURE)
                .findFirst()
                .orElseThrow();
        model.search("");
        assertThat(energy.cell("s1").get().number())
                .as("the total of power is the energy of the meter")
                .isCloseTo(cell("energy_mwh", "s1").number(), org.assertj.core.data.Percentage.withPercentage(1e-6));
    }

    @Test
    void removing_is_one_step_and_looking_at_another_is_none() {
        model.set("s1", CYCLES, "8");
        model.add("s1");
        model.select("s1");
        assertThat(workspace.undo().undoName().get()).startsWith("add");
        model.remove("s1");
        assertThat(workspace.scenarios().get().all()).hasSize(1);
        assertThat(model.compared().get()).containsExactly(Scenarios.ROOT);
        workspace.undo().undo();
        assertThat(workspace.scenarios().get().all()).hasSize(3);
        assertThat(model.compared().get()).contains("s1", "s2");
    }

    @Test
    void what_the_parent_changed_is_told_and_can_be_agreed_to() {
        model.set("s1", CYCLES, "8");
        model.add("s1");
        model.set("s1", CYCLES, "6");
        assertThat(model.parentChanges("s2")).singleElement().satisfies(c -> {
            assertThat(c.parentValue()).isEqualTo("8");
            assertThat(c.value()).isEqualTo("6");
        });
        model.agree("s2");
        assertThat(model.parentChanges("s2")).isEmpty();
    }

    @Test
    void the_table_is_taken_elsewhere_as_csv_and_markdown() throws InterruptedException {
        model.set("s1", CYCLES, "8");
        model.rename("s1", "More, \"cycles\"");
        answers();
        List<String> csv = model.text().csv().lines().toList();
        assertThat(csv.getFirst()).endsWith(",\"More, \"\"cycles\"\"\"");
        assertThat(csv).anyMatch(l -> l.startsWith("water.cycles,") && l.endsWith(",8"));
        String energy = csv.stream()
                .filter(l -> l.startsWith("energy_mwh,"))
                .findFirst()
                .orElseThrow();
        assertThat(Double.parseDouble(energy.substring(energy.lastIndexOf(',') + 1)))
                .isCloseTo(cell("energy_mwh", "s1").number(), org.assertj.core.data.Percentage.withPercentage(1e-8));
        List<String> markdown = model.text().markdown().lines().toList();
        assertThat(markdown.get(1)).isEqualTo("|---|---|---:|---:|");
        assertThat(markdown).allMatch(l -> l.chars().filter(c -> c == '|').count() == 5);
    }

    @Test
    void scenarios_saved_are_opened_again_and_wrong_ones_change_nothing() throws Exception {
        model.set("s1", CYCLES, "8");
        Scenarios mine = workspace.scenarios().get();
        Path file = folder.resolve("mine.scenarios.json");
        ScenarioFiles.save(workspace, file);
        await(() -> workspace.notice().get().startsWith("Saved"));
        model.remove("s1");
        ScenarioFiles.open(workspace, file);
        await(() -> workspace.notice().get().startsWith("Opened"));
        assertThat(workspace.scenarios().get()).isEqualTo(mine);
        workspace.undo().undo();
        assertThat(workspace.scenarios().get().all()).hasSize(1);

        Files.writeString(file, Files.readString(file).replace("\"8\"", "\"800\""));
        ScenarioFiles.open(workspace, file);
        await(() -> workspace.notice().get().contains("800"));
        assertThat(workspace.notice().get()).contains(file.toString(), "water.cycles");
        assertThat(workspace.scenarios().get().all()).hasSize(1);

        ScenarioFiles.save(workspace, folder.resolve("mine.scenarios.json/below"));
        await(() -> workspace.notice().get().startsWith("Cannot write"));
    }
}
