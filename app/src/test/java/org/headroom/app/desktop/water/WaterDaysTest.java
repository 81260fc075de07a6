package org.headroom.app.desktop.water;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Map;
import org.headroom.app.ledger.Measures;
import org.headroom.app.tasks.PlanRequest;
import org.headroom.app.tasks.SiteInput;
import org.headroom.app.tasks.WhatIf;
import org.headroom.app.tasks.WhatIfOutcome;
import org.headroom.app.tasks.WhatIfQuestion;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Days and balance of the default site's planning window. */
class WaterDaysTest {
    private static WhatIfOutcome answer;
    private static WaterDays water;

    @BeforeAll
    static void ask() {
        WhatIf whatIf = new WhatIf(
                new PlanRequest(SiteInput.open(SiteInput.DEFAULT, Map.of()), null, null, null, null, null, 0, 0, 0));
        answer = whatIf.run(new WhatIfQuestion(Map.of(), WhatIfQuestion.FULL_STEP_S), _ -> true);
        water = new WaterDays(answer);
    }

    @Test
    void a_day_is_the_days_total_of_the_ledger_and_of_the_series() {
        assertThat(water.days()).hasSize(14);
        assertThat(water.days().getFirst().date()).isEqualTo(LocalDate.of(2025, 7, 17));
        for (WaterDays.Day day : water.days()) {
            double series =
                    water.mean(Measures.POTABLE_GAL_PER_DAY, day.firstStep(), day.endStep()) * water.length(day);
            assertThat(day.mainsGal()).isCloseTo(series, within(1e-6 * series));
        }
        assertThat(water.days().stream()
                        .mapToDouble(WaterDays.Day::mainsGal)
                        .max()
                        .orElseThrow())
                .isCloseTo(
                        java.util.Arrays.stream(answer.band(WaterDays.MAINS).drawn())
                                .max()
                                .orElseThrow(),
                        within(1e-6));
    }

    @Test
    void sources_and_uses_close() {
        WaterDays.Balance whole = water.whole();
        assertThat(whole.evaporationGal()
                        + whole.driftGal()
                        + whole.blowdownGal()
                        + whole.peopleGal()
                        + whole.storedGal())
                .isCloseTo(whole.sourcesGal(), within(1e-6 * whole.sourcesGal()));
        assertThat(whole.peopleGal())
                .as("15,000 gallons a day for people, as the site file has it")
                .isCloseTo(15_000, within(1.0));
        assertThat(Math.abs(whole.storedGal()))
                .as("basins end about as full as they began")
                .isLessThan(0.002 * whole.sourcesGal());
        assertThat(whole.sewerGal()).isCloseTo(whole.blowdownGal() + whole.peopleGal(), within(1.0));
    }

    @Test
    void the_day_of_an_instant_is_found_and_its_share_is_of_its_limit() {
        WaterDays.Day day = water.at(answer.startS() + 7 * 86_400.0 + 3600);
        assertThat(day.date()).isEqualTo(LocalDate.of(2025, 7, 24));
        assertThat(day.share(WaterDays.MAINS)).isCloseTo(1 - day.mainsGal() / day.mainsLimitGal(), within(1e-12));
        assertThat(water.at(0)).isEqualTo(water.days().getFirst());
        assertThat(water.at(1e12)).isEqualTo(water.days().getLast());
    }
}
