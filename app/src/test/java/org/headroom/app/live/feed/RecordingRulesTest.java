package org.headroom.app.live.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.headroom.app.live.RealPrometheus;
import org.headroom.data.telemetry.RackMetric;
import org.headroom.data.telemetry.RecordingRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shipped rules as Prometheus' own tool sees and runs them. */
class RecordingRulesTest {
    @Test
    void the_rules_are_valid_and_give_each_metric_that_is_asked_for(@TempDir Path folder) throws IOException {
        RealPrometheus.assumeInstalled();
        Path rules = Files.writeString(folder.resolve("rules.yml"), RecordingRules.text());
        assertThat(RealPrometheus.promtool("check", "rules", rules.toString())).contains("SUCCESS: 14 rules found");
        for (RackMetric metric : RackMetric.values()) {
            assertThat(RecordingRules.text()).contains("record: " + metric.rule() + "\n");
        }
        assertThat(RecordingRules.text()).contains("record: " + RackMetric.REFUSED_RULE + "\n");
    }

    @Test
    void the_rules_add_up_gpus_once_and_leave_out_what_is_no_value(@TempDir Path folder) throws IOException {
        RealPrometheus.assumeInstalled();
        Files.writeString(folder.resolve("rules.yml"), RecordingRules.text());
        Path test = Files.writeString(folder.resolve("test.yml"), """
                rule_files: [rules.yml]
                evaluation_interval: 15s
                tests:
                - interval: 15s
                  input_series:
                  - {series: 'DCGM_FI_DEV_POWER_USAGE{Hostname="r0012n1",gpu="0",UUID="a"}', values: '700+0x8'}
                  - {series: 'DCGM_FI_DEV_POWER_USAGE{Hostname="r0012n1",gpu="0",UUID="a",replica="b"}', values: '700+0x8'}
                  - {series: 'DCGM_FI_DEV_POWER_USAGE{Hostname="r0012n2",gpu="0",UUID="b"}', values: '300+0x8'}
                  - {series: 'DCGM_FI_DEV_POWER_USAGE{Hostname="r0012n1.cluster.local",gpu="0",UUID="a"}', values: '700+0x8'}
                  - {series: 'DCGM_FI_DEV_POWER_USAGE{Hostname="r0013n1",gpu="0"}', values: '100+0x8'}
                  - {series: 'DCGM_FI_DEV_POWER_USAGE{Hostname="r0013n2",gpu="0"}', values: '110+0x8'}
                  - {series: 'DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{Hostname="r0014n1",gpu="0",UUID="g"}', values: '9e9 9.1e9 9.2e9 9.3e9 9.4e9 1 7500000 15000000 22500000'}
                  - {series: 'DCGM_FI_PROF_SM_ACTIVE{Hostname="r0012n2",gpu="0",UUID="b"}', values: '1.7+0x8'}
                  - {series: 'DCGM_FI_DEV_POWER_USAGE{Hostname="r0012n2",gpu="1",UUID="c"}', values: '9223372036854775794+0x8'}
                  - {series: 'DCGM_FI_DEV_POWER_USAGE{Hostname="r0012n2",gpu="2",UUID="d"}', values: 'NaN+0x8'}
                  - {series: 'DCGM_FI_DEV_POWER_USAGE{Hostname="r0012n2",gpu="3",UUID="e"}', values: '-1+0x8'}
                  - {series: 'DCGM_FI_DEV_POWER_USAGE{Hostname="login1",gpu="0",UUID="f"}', values: '90+0x8'}
                  - {series: 'DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{Hostname="r0012n2",gpu="1",UUID="c"}', values: '0+7500000x8'}
                  - {series: 'DCGM_FI_DEV_GPU_TEMP{Hostname="r0012n1",gpu="0",UUID="a"}', values: '50+0x8'}
                  - {series: 'DCGM_FI_DEV_GPU_TEMP{Hostname="r0012n2",gpu="0",UUID="b"}', values: '60+0x8'}
                  - {series: 'DCGM_FI_DEV_GPU_TEMP{Hostname="r0012n2",gpu="1",UUID="c"}', values: '2147483634+0x8'}
                  - {series: 'DCGM_FI_PROF_SM_ACTIVE{Hostname="r0012n1",gpu="0",UUID="a"}', values: '0.5+0x8'}
                  - {series: 'DCGM_FI_DEV_SM_CLOCK{Hostname="r0012n1",gpu="0",UUID="a"}', values: '1980+0x8'}
                  - {series: 'DCGM_FI_DEV_MEMORY_TEMP{Hostname="r0012n1",gpu="0",UUID="a"}', values: '71+0x8'}
                  promql_expr_test:
                  - {expr: 'rack:dcgm_power_usage_watts:sum{rack="12"}', eval_time: 1m30s, exp_samples: [{labels: 'rack:dcgm_power_usage_watts:sum{rack="12"}', value: 1500}]}
                  - {expr: 'rack:dcgm_power_usage_watts:sum{rack=""}', eval_time: 1m30s, exp_samples: [{labels: 'rack:dcgm_power_usage_watts:sum', value: 90}]}
                  - {expr: 'rack:dcgm_gpus:count{rack="12"}', eval_time: 1m30s, exp_samples: [{labels: 'rack:dcgm_gpus:count{rack="12"}', value: 3}]}
                  - {expr: 'rack:dcgm_power_usage_watts:sum{rack="13"}', eval_time: 1m30s, exp_samples: [{labels: 'rack:dcgm_power_usage_watts:sum{rack="13"}', value: 210}]}
                  - {expr: 'rack:dcgm_gpus:count{rack="13"}', eval_time: 1m30s, exp_samples: [{labels: 'rack:dcgm_gpus:count{rack="13"}', value: 2}]}
                  - {expr: 'rack:dcgm_power_usage_watts:sum{rack="14"}', eval_time: 1m30s}
                  - {expr: 'rack:dcgm_gpus_from_counter:count', eval_time: 1m30s, exp_samples: [{labels: 'rack:dcgm_gpus_from_counter:count{rack="12"}', value: 1}]}
                  - {expr: 'rack:dcgm_total_energy_watts:rate1m', eval_time: 1m30s, exp_samples: [{labels: 'rack:dcgm_total_energy_watts:rate1m{rack="12"}', value: 500}]}
                  - {expr: 'rack:dcgm_gpu_temp_celsius:avg', eval_time: 1m30s, exp_samples: [{labels: 'rack:dcgm_gpu_temp_celsius:avg{rack="12"}', value: 55}]}
                  - {expr: 'rack:dcgm_gpu_temp_celsius:max', eval_time: 1m30s, exp_samples: [{labels: 'rack:dcgm_gpu_temp_celsius:max{rack="12"}', value: 60}]}
                  - {expr: 'rack:dcgm_memory_temp_celsius:max', eval_time: 1m30s, exp_samples: [{labels: 'rack:dcgm_memory_temp_celsius:max{rack="12"}', value: 71}]}
                  - {expr: 'rack:dcgm_sm_active:avg', eval_time: 1m30s, exp_samples: [{labels: 'rack:dcgm_sm_active:avg{rack="12"}', value: 0.5}]}
                  - {expr: 'rack:dcgm_sm_clock_mhz:avg', eval_time: 1m30s, exp_samples: [{labels: 'rack:dcgm_sm_clock_mhz:avg{rack="12"}', value: 1980}]}
                  - {expr: 'site:dcgm_refused:count{why="sentinel"}', eval_time: 1m30s, exp_samples: [{labels: 'site:dcgm_refused:count{why="sentinel"}', value: 2}]}
                  - {expr: 'site:dcgm_refused:count{why="not_a_number"}', eval_time: 1m30s, exp_samples: [{labels: 'site:dcgm_refused:count{why="not_a_number"}', value: 1}]}
                  - {expr: 'site:dcgm_refused:count{why="impossible"}', eval_time: 1m30s, exp_samples: [{labels: 'site:dcgm_refused:count{why="impossible"}', value: 2}]}
                """);
        assertThat(RealPrometheus.promtool("test", "rules", test.toString())).contains("SUCCESS");
    }
}
