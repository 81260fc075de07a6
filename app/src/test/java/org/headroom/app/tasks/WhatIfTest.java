package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.headroom.app.ledger.Measures;
import org.headroom.app.twin.Operation;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.Unit;
import org.junit.jupiter.api.Test;

class WhatIfTest {
    private static final double NO_CAP = Double.POSITIVE_INFINITY;

    private final WhatIf whatIf = new WhatIf(
            new PlanRequest(SiteInput.open(SiteInput.DEFAULT, Map.of()), null, null, null, null, 3, 0, 0, 0));

    private WhatIfOutcome ask(Map<String, String> changes, double capW, long stepS) {
        Map<String, String> all = new TreeMap<>(changes);
        if (capW < NO_CAP) {
            all.put(WhatIfQuestion.GPU_CAP_W, String.valueOf(capW));
        }
        return whatIf.run(new WhatIfQuestion(all, stepS), Progress.SILENT);
    }

    @Test
    void the_quick_answer_is_close_to_the_full_one() {
        WhatIfOutcome quick = ask(Map.of(), NO_CAP, WhatIfQuestion.QUICK_STEP_S);
        WhatIfOutcome full = ask(Map.of(), NO_CAP, WhatIfQuestion.FULL_STEP_S);
        assertThat(quick.count()).isEqualTo(72);
        assertThat(full.count()).isEqualTo(864);
        assertThat(quick.figures().energyMwh() / full.figures().energyMwh()).isCloseTo(1, within(1e-3));
        assertThat(quick.figures().waterGal() / full.figures().waterGal()).isCloseTo(1, within(5e-3));
    }

    @Test
    void series_add_up_to_the_figures() {
        WhatIfOutcome o = ask(Map.of(), NO_CAP, WhatIfQuestion.FULL_STEP_S);
        double mwh = Arrays.stream(o.series(Measures.SITE_POWER_MW)).sum() / 12;
        assertThat(mwh).isCloseTo(o.figures().energyMwh(), within(1e-9 * mwh));
        assertThat(Arrays.stream(o.series(Measures.SITE_POWER_MW)).max().orElseThrow())
                .isEqualTo(o.figures().peakMw());
    }

    /** Blowdown = evaporation / (cycles - 1) - drift: from 5 to 3 cycles it doubles (less the drift). */
    @Test
    void fewer_cycles_send_more_to_the_sewer() {
        double[] five = ask(Map.of("water.cycles", "5"), NO_CAP, 3600).series(Measures.SEWER_GAL_PER_DAY);
        double[] three = ask(Map.of("water.cycles", "3"), NO_CAP, 3600).series(Measures.SEWER_GAL_PER_DAY);
        double domestic = 15_000; // of the site file, US gal/d
        assertThat((three[30] - domestic) / (five[30] - domestic)).isCloseTo(2, within(0.02));
    }

    @Test
    void a_cap_on_gpus_lowers_power() {
        WhatIfOutcome free = ask(Map.of(), NO_CAP, 3600);
        WhatIfOutcome capped = ask(Map.of(), 450, 3600);
        assertThat(capped.figures().peakMw()).isLessThan(0.9 * free.figures().peakMw());
        assertThat(capped.jobs()).hasSameSizeAs(free.jobs());
    }

    @Test
    void bands_agree_with_the_violations_of_the_ledger() {
        WhatIfOutcome o = ask(Map.of(), NO_CAP, 3600);
        for (HeadroomBand band : o.bands()) {
            boolean violated = o.violations().stream().anyMatch(v -> v.limit().equals(band.limit()));
            assertThat(band.broken()).as(band.limit()).isEqualTo(violated);
            double least = Double.POSITIVE_INFINITY;
            for (int i = 0; i < o.count(); i++) {
                least = Math.min(least, band.allowed()[i] - band.drawn()[i]);
            }
            assertThat(least).as(band.limit()).isCloseTo(band.smallest(), within(1e-6 * Math.abs(least)));
        }
    }

    @Test
    void a_run_stops_when_told() {
        assertThatThrownBy(() -> whatIf.run(new WhatIfQuestion(Map.of(), 900), done -> done < 0.5))
                .isInstanceOf(Operation.InterruptedRun.class);
    }

    @Test
    void an_unknown_path_is_named() {
        assertThatThrownBy(() -> ask(Map.of("water.cycle", "4"), NO_CAP, 3600))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("water.cycles");
    }

    @Test
    void a_share_left_counts_from_what_is_allowed() {
        double none = Double.POSITIVE_INFINITY;
        HeadroomBand band = new HeadroomBand(
                "site_power_mw",
                Unit.MW,
                new double[] {90, 120, 1, 0, 1},
                new double[] {100, 100, none, 0, 0},
                false,
                -20,
                0);
        assertThat(band.share(0)).isCloseTo(0.1, within(1e-12));
        assertThat(band.share(1)).isCloseTo(-0.2, within(1e-12));
        assertThat(band.share(2)).isEqualTo(1);
        assertThat(band.share(3)).isEqualTo(1);
        assertThat(band.share(4)).isEqualTo(-1);
    }
}
