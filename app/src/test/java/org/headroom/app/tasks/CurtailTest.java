package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.headroom.app.curtail.Course;
import org.headroom.app.curtail.Demand;
import org.headroom.app.curtail.Measure;
import org.headroom.app.curtail.Playbook;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Calls that come to a full hour: 92,000 GPUs in training without caps beside 8,000 that serve. */
class CurtailTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all
    private static Curtail.Planned full;

    @BeforeAll
    static void plan() throws IOException {
        full = planned(LocalDate.of(2025, 8, 5), 4);
    }

    private static Curtail.Planned planned(LocalDate from, int days) throws IOException {
        Path jobs = folder.resolve(from + ".csv");
        Files.writeString(
                jobs,
                String.join(
                        "\n",
                        "id,submit,gpus_min,gpus_max,hours,work,weight,due,after,power_cap_w,site",
                        "serve," + from + "T00:00,8000,8000,200,inference,10," + from.plusDays(8) + "T08:00,,,",
                        "big," + from + "T00:00,60000,60000,150,pretrain,8," + from.plusDays(6) + "T06:00,,,",
                        "mid," + from + "T00:00,24000,24000,150,pretrain,6," + from.plusDays(6) + "T06:00,,,",
                        "small," + from + "T00:00,8000,8000,150,finetune,3," + from.plusDays(6) + "T06:00,,,",
                        ""));
        PlanRequest request =
                new PlanRequest(SiteInput.open(SiteInput.DEFAULT, Map.of()), null, jobs, null, from, days, 0, 1, 0);
        return new Curtail.Planned(PlanAtHand.quick(request), Progress.SILENT);
    }

    private static CurtailRequest request(String mw, @Nullable String at, long noticeS, double hours, boolean battery) {
        PlanRequest unused =
                new PlanRequest(SiteInput.open(SiteInput.DEFAULT, Map.of()), null, null, null, null, null, 0, 1, 0);
        return new CurtailRequest(unused, null, null, mw, at, noticeS, Math.round(hours * 3600), battery, null);
    }

    private static CurtailOutcome play(String mw, @Nullable String at, long noticeS, double hours, boolean battery) {
        return Curtail.play(request(mw, at, noticeS, hours, battery), full, Progress.SILENT);
    }

    private static void keepsDemand(CurtailOutcome o) {
        assertThat(o.aboveMw())
                .as("a half hour above the highest before the call")
                .isZero();
        assertThat(o.largestRiseMw()).isLessThan(o.rules().rampWPerS() * 60e-6 * 1.05);
        assertThat(o.playbook().course().ledger().worstEnergyResidual()).isLessThan(1e-9);
        assertThat(o.playbook().course().ledger().worstWaterResidual()).isLessThan(1e-9);
    }

    @Test
    void thirty_five_percent_within_30_s_for_3_h_by_caps_alone() {
        CurtailOutcome o = play("35%", null, 30, 3, false);
        Playbook p = o.playbook();
        assertThat(o.holds()).isTrue();
        assertThat(p.actions()).allMatch(a -> a.measure() == Measure.CAP || a.measure() == Measure.WAIT);
        Course with = p.course();
        int i = with.at(p.call().callS() + 30);
        assertThat(1 - with.siteMw()[i] / p.baseline().siteMw()[i]).isGreaterThan(0.35);
        assertThat(p.leastMw()).isGreaterThan(0.35 * 110);
        keepsDemand(o);
    }

    @Test
    void half_within_30_min_for_10_h_by_checkpoint_pauses_and_caps() {
        CurtailOutcome o = play("50%", null, 1800, 10, false);
        assertThat(o.holds()).isTrue();
        assertThat(o.playbook().serversOff()).isZero();
        assertThat(o.playbook().actions()).noneMatch(a -> Double.isFinite(a.offS()) || a.measure() == Measure.STOP);
        assertThat(o.playbook().actions()).anyMatch(a -> a.measure() == Measure.PAUSE);
        keepsDemand(o);
    }

    @Test
    void down_to_the_protected_demand_for_12_h_with_the_battery_on_30_and_on_5_minutes_notice() {
        for (long noticeS : new long[] {1800, 300}) {
            CurtailOutcome o = play("protected", null, noticeS, 12, true);
            assertThat(o.holds()).isTrue();
            assertThat(o.actions()).noneMatch(a -> a.planned().job().id().equals("serve"));
            keepsDemand(o);
        }
    }

    @Test
    void without_the_battery_pumps_and_fans_lag_behind_the_servers_for_a_few_minutes_at_most() {
        for (long noticeS : new long[] {1800, 300}) {
            CurtailOutcome o = play("protected", null, noticeS, 12, false);
            Playbook p = o.playbook();
            assertThat(p.shortMw()).isLessThan(0.6);
            assertThat(p.reachedS() - p.call().dueS()).isLessThan(300);
            assertThat(o.prevents().isEmpty()).isEqualTo(p.holds());
            keepsDemand(o);
        }
    }

    @Test
    void floors_are_near_what_is_expected_of_the_site() {
        var f = play("20", null, 1800, 1, false).floors();
        assertThat(f.allIdleMw()).isBetween(37.0, 42.0);
        assertThat(f.allOffMw()).isBetween(12.0, 15.5); // 15.1 on a hot afternoon
        assertThat(f.protectedOffMw()).isBetween(f.allOffMw(), f.protectedIdleMw());
        assertThat(f.protectedGpus()).isEqualTo(8000);
    }

    @Test
    void more_megawatts_are_never_less_late_and_the_battery_never_hurts() {
        double last = 0;
        for (int mw = 15; mw <= 60; mw += 15) {
            Playbook without = play(mw + "", null, 1800, 4, false).playbook();
            Playbook with = play(mw + "", null, 1800, 4, true).playbook();
            assertThat(without.lateH()).isGreaterThanOrEqualTo(last - 0.05);
            assertThat(with.lateH()).isLessThanOrEqualTo(without.lateH() + 1e-6);
            last = without.lateH();
        }
    }

    @Test
    void the_battery_alone_gives_40_mw_for_4_h_from_half_full_and_keeps_its_reserve() {
        CurtailOutcome o = play("40", null, 1800, 4, true);
        assertThat(o.holds()).isTrue();
        assertThat(o.actions()).isEmpty();
        Course c = o.playbook().course();
        double endMwh = c.batteryMwh()[c.at(o.playbook().call().endS() - 1)];
        assertThat(endMwh).isBetween(0.2 * 655, 0.5 * 655 - 160 / 0.959 + 2);
        assertThat(Demand.highestAboveMw(o.playbook(), o.of())).isZero();
    }

    @Test
    void what_is_too_much_says_why_and_how_much_there_is() {
        CurtailOutcome o = play("110", null, 1800, 4, false);
        assertThat(o.holds()).isFalse();
        assertThat(o.prevents()).anyMatch(why -> why.contains("8,000 GPUs hold protected work"));
        assertThat(o.playbook().leastMw()).isBetween(90.0, 96.0);
    }

    @Test
    void a_call_across_midnight_and_the_end_of_daylight_saving_lasts_its_hours() throws IOException {
        Curtail.Planned november = planned(LocalDate.of(2025, 11, 1), 3);
        CurtailOutcome o = Curtail.play(request("30", "2025-11-01T23:00", 600, 4, false), november, Progress.SILENT);
        assertThat(o.holds()).isTrue();
        assertThat(o.intervals()).hasSize(8);
        assertThat(o.at(o.playbook().call().endS())).isEqualTo("2025-11-02T02:00:00-06:00");
        keepsDemand(o);
    }

    @Test
    void bad_input_is_refused_in_one_line() {
        assertThatThrownBy(() -> play("-3", null, 1800, 4, true)).isInstanceOf(InputError.class);
        assertThatThrownBy(() -> play("lots", null, 1800, 4, true)).isInstanceOf(InputError.class);
        assertThatThrownBy(() -> play("120%", null, 1800, 4, true)).isInstanceOf(InputError.class);
        assertThatThrownBy(() -> play("40", "yesterday", 1800, 4, true)).isInstanceOf(InputError.class);
        assertThatThrownBy(() -> play("40", "2025-08-09T23:00", 1800, 4, true)).isInstanceOf(InputError.class);
        assertThatThrownBy(() -> play("40", null, 1800, 200, true)).isInstanceOf(InputError.class);
    }

    @Test
    void the_page_is_escaped_and_the_files_are_there() {
        CurtailOutcome o = play("30", null, 300, 2, false);
        Path out = folder.resolve("call");
        CurtailFiles.write(o, out);
        assertThat(out.resolve("playbook.html"))
                .content()
                .contains("<svg", "What to do")
                .doesNotContain("<script");
        assertThat(out.resolve("actions.csv")).content().startsWith("time,job,action,gpus,cap_w,mw\n");
        assertThat(out.resolve("megawatts.csv")).content().startsWith("time,baseline_mw,site_mw,battery_mw,it_mw\n");
        assertThat(out.resolve("setpoints.csv")).content().startsWith("job,from,to,cap_w\n");
        assertThat(o.json()).containsEntry("schema", "headroom.curtail/1");
    }
}
