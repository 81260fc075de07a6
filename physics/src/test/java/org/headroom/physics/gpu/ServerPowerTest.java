package org.headroom.physics.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ServerPowerTest {
    private final ServerPower server = new ServerPower(GpuDesign.h100Sxm(), ServerDesign.h100x8());

    @Test
    void measured_server_powers_come_back() {
        // Latif et al., IEEE Access 13:61740 (2025): 8.4 kW highest; arXiv 2506.14551: 7.75 kW mean in training
        assertThat(server.acW(700)).isCloseTo(8400, within(1e-9));
        assertThat(server.acW(72)).isCloseTo(2000, within(1e-9));
        double gpuW = server.gpuWOf(7750);
        assertThat(gpuW).isCloseTo(636, within(0.3));
        assertThat(server.acW(gpuW)).isCloseTo(7750, within(1e-9));
        assertThat(8 * gpuW + server.restW(gpuW)).isCloseTo(7750, within(1e-9));
    }

    @Test
    void at_nameplate_the_gpus_stay_at_their_limit() {
        assertThat(server.gpuWOf(10_200)).isEqualTo(700); // NVIDIA DGX H100 data sheet: 10.2 kW
    }
}
