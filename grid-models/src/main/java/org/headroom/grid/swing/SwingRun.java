package org.headroom.grid.swing;

import java.util.List;

/**
 * A window as it ran.
 *
 * @param servers all servers at their AC inlet, behind rack storage
 * @param meter at the utility's meter, behind the battery
 * @param waves of the jobs, in their order
 */
public record SwingRun(PowerSeries servers, PowerSeries meter, List<JobWaveform> waves, RemedyCosts costs) {
    public SwingRun {
        waves = List.copyOf(waves);
    }
}
