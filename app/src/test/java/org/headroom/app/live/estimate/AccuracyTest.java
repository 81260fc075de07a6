package org.headroom.app.live.estimate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AccuracyTest {
    @Test
    void three_readings_by_hand() {
        AccuracyTally tally = new AccuracyTally();
        tally.add(100, 98);
        tally.add(110, 113);
        tally.add(90, 90);
        tally.add(Double.NaN, 90);
        Accuracy a = tally.of("revenue");
        assertThat(a.n()).isEqualTo(3);
        assertThat(a.mapePercent()).isCloseTo(100.0 / 3 * (0.02 + 3 / 110.0), within(1e-12)); // 1.58
        assertThat(a.cvRmsePercent()).isCloseTo(100 * Math.sqrt(13 / 2.0) / 100, within(1e-12)); // 2.55
        assertThat(a.nmbePercent()).isCloseTo(100 * -1 / (2.0 * 100), within(1e-12)); // -0.50
        assertThat(a.meanError()).isCloseTo(1 / 3.0, within(1e-12));
    }
}
