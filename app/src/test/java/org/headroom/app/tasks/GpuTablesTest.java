package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables about GPUs keep what they are told, and say what they do not. */
class GpuTablesTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"64, 10, 10, 1, uses 10 of 64 GPUs", "62, 100, 50, 2, uses 50 of 62 GPUs", "64, 101, 51, 2, not full"})
    void a_stated_batch_is_computed_as_stated(int gpus, int batch, int replicas, int micro, String note) {
        Map<String, String> row = training(
                "parameters_count,tokens_count,gpus_count,batch_count,tensor_count,pipeline_count,micro_batch_count",
                "1e9,1e12," + gpus + "," + batch + ",1,1,1");
        assertThat(number(row, "batch_sequences")).isEqualTo(batch);
        assertThat(number(row, "batch_tokens")).isEqualTo(batch * 8192.0);
        assertThat(number(row, "data_replicas")).isEqualTo(replicas);
        assertThat(number(row, "micro_batches")).isEqualTo(micro);
        assertThat(row.get("note")).contains(note);
    }

    @Test
    void what_is_given_of_a_layout_stays_and_the_rest_is_searched() {
        Map<String, String> tensor =
                training("parameters_count,tokens_count,gpus_count,tensor_count", "70e9,2e12,2048,8");
        assertThat(number(tensor, "tensor_gpus")).isEqualTo(8);
        assertThat(number(tensor, "pipeline_stages")).isGreaterThan(1);
        Map<String, String> pieces = training(
                "parameters_count,tokens_count,gpus_count,micro_batch_count,virtual_stages_count",
                "70e9,2e12,2048,2,2");
        assertThat(number(pieces, "micro_batch_sequences")).isEqualTo(2);
        assertThat(number(pieces, "virtual_stages")).isEqualTo(2);
        Map<String, String> experts = training(
                "parameters_count,active_count,tokens_count,gpus_count,expert_count", "314e9,78.5e9,1e12,8192,4");
        assertThat(number(experts, "expert_gpus")).isEqualTo(4);
        Map<String, String> none = training("parameters_count,tokens_count,gpus_count,recompute", "70e9,2e12,512,none");
        assertThat(none.get("note")).doesNotContain("recomputes");
    }

    @Test
    void a_batch_that_is_not_stated_stays_below_what_a_run_of_this_size_can_use() {
        Map<String, String> row = training("parameters_count,tokens_count,gpus_count", "8e9,15e12,1000000");
        assertThat(number(row, "batch_tokens")).isBetween(16e6, 40e6);
        assertThat(row.get("note")).contains("of 1000000 GPUs").contains("held at");
        Map<String, String> stated =
                training("parameters_count,tokens_count,gpus_count,batch_count", "8e9,15e12,8192,16384");
        assertThat(stated.get("note")).contains("four times the batch of least loss");
    }

    @Test
    void days_are_divided_by_the_efficiency() {
        String columns = "parameters_count,tokens_count,gpus_count,efficiency";
        double whole = number(training(columns, "70e9,2e12,2048,1"), "days");
        double less = number(training(columns, "70e9,2e12,2048,0.75"), "days");
        assertThat(less / whole).isBetween(1.333, 1.334);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "training | parameters_count,tokens_count,gpus_count,layers_count,hidden_count | 1e9,1e9,64,2,128 | of width",
                "training | parameters_count,tokens_count,gpus_count,heads_count,tensor_count | 1e9,1e9,64,4,8 | 4 heads",
                "checkpoint | parameters_count,gpus_count,storage_gb_per_s | 1e9,1.5,10 | a whole number",
            })
    void what_cannot_be_is_refused(String model, String columns, String row, String says) {
        assertThatThrownBy(() -> run(model, null, columns, row))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(says);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gpus_count: 7.5 | gpus_count: found 7.5, allowed: a whole number",
                "gpus_count: 2000 | gpus_count: found 2000",
                "server_max_ac_w: 1000 | server_max_ac_w: found 1000",
            })
    void a_design_is_refused_by_the_keys_it_wrote(String design, String says) throws IOException {
        Path file = Files.writeString(folder.resolve("d.yaml"), design + "\n");
        assertThatThrownBy(() -> run("server-power", file, "utilization,power_cap_w,gpu_c", "1,700,45"))
                .isInstanceOf(InputError.class)
                .hasMessageContaining(says);
    }

    @Test
    void a_server_of_other_gpus_with_the_power_of_eight_is_noted() throws IOException {
        Path file = Files.writeString(folder.resolve("d.yaml"), "gpus_count: 4\n");
        assertThat(run("server-power", file, "utilization,power_cap_w,gpu_c", "1,700,45")
                        .get("note"))
                .contains("those of 8 GPUs");
        Path own = Files.writeString(
                folder.resolve("own.yaml"), "gpus_count: 4\nserver_idle_ac_w: 1000\nserver_max_ac_w: 4200\n");
        assertThat(run("server-power", own, "utilization,power_cap_w,gpu_c", "1,700,45")
                        .get("note"))
                .isEmpty();
    }

    @Test
    void tensor_pipes_that_work_without_an_sm_are_noted() {
        String columns = "tensor_active,sm_active,dram_active";
        assertThat(run("gpu-activity", null, columns, "0.9,0.1,0.1").get("note"))
                .contains("above sm_active");
        assertThat(run("gpu-activity", null, columns, "0.5,0.9,0.1").get("note"))
                .isEmpty();
    }

    private static Map<String, String> training(String columns, String row) {
        return run("training", null, columns, row);
    }

    private static Map<String, String> run(String model, @Nullable Path design, String columns, String row) {
        String table = RunModel.run(
                model,
                design,
                new ByteArrayInputStream((columns + "\n" + row + "\n").getBytes(StandardCharsets.UTF_8)));
        List<String> lines = table.lines().toList();
        String[] head = lines.get(0).split(",", -1);
        String[] cells = lines.get(1).split(",", head.length);
        Map<String, String> found = new HashMap<>();
        for (int i = 0; i < head.length; i++) {
            found.put(head[i], cells[i]);
        }
        return found;
    }

    private static double number(Map<String, String> row, String column) {
        return Double.parseDouble(row.getOrDefault(column, ""));
    }
}
