package org.headroom.data.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The queue in the shapes that Slurm has given it; the newer one by hand from slurmrestd's documented data_parser. */
class SlurmQueueTest {
    private static final ZoneId UTC = ZoneId.of("UTC");

    /** Slurm 22.05.8, {@code squeue --json} of a cluster that does not account GPUs, its other keys left out. */
    private static final String OLD = """
            {"meta": {"Slurm": {"version": {"major": 22, "micro": 8, "minor": 5}}}, "errors": [], "jobs": [
             {"array_job_id": 0, "array_task_id": null, "array_task_string": "", "gres_detail": ["gpu:h100(CNT:8)", "gpu:h100(CNT:8)"],
              "job_id": 1, "job_resources": {"nodes": "n[001-002]", "allocated_nodes": [{"nodename": "n001"}]}, "job_state": "RUNNING",
              "name": "pretrain-a", "nodes": "n[001-002]", "node_count": 2, "priority": 4294901759, "start_time": 1795434244,
              "state_reason": "None", "submit_time": 1795434241, "time_limit": 240, "tres_per_node": "gres:gpu:8",
              "tres_req_str": "cpu=2,node=2", "tres_alloc_str": "cpu=16,node=2", "user_name": "somebody"},
             {"job_id": 2, "job_state": "PENDING", "name": "sft-b", "nodes": "", "node_count": 3, "priority": 17, "start_time": 0,
              "state_reason": "Resources", "submit_time": 1795434241, "time_limit": 1440, "tres_per_node": "gres:gpu:h100:8",
              "tres_req_str": "cpu=3", "tres_alloc_str": "", "gres_detail": []},
             {"array_job_id": 3, "array_task_id": null, "array_task_string": "1-5%2", "job_id": 3, "job_state": "PENDING", "name": "arr",
              "node_count": 1, "start_time": 0, "state_reason": "Priority", "submit_time": 1795434241, "time_limit": null,
              "tres_per_job": "gres:gpu:8", "tres_per_node": "", "tres_req_str": "cpu=1"},
             {"job_id": 4, "job_state": "RUNNING", "name": "cpu-only", "nodes": "n003", "node_count": 1, "tres_alloc_str": "cpu=64"},
             {"job_id": 5, "job_state": "COMPLETED", "name": "done", "nodes": "n003", "tres_alloc_str": "gres/gpu=8"}]}
            """;

    private static final String NEW = """
            {"jobs": [
             {"job_id": 41, "array_job_id": {"set": true, "infinite": false, "number": 40},
              "array_task_id": {"set": true, "infinite": false, "number": 3}, "job_state": ["RUNNING", "COMPLETING"],
              "name": "serve", "nodes": "r0001n[1-2],r0002n1", "node_count": {"set": true, "infinite": false, "number": 3},
              "start_time": {"set": true, "infinite": false, "number": 1795434244},
              "submit_time": {"set": true, "infinite": false, "number": 1795434000},
              "time_limit": {"set": false, "infinite": true, "number": 0}, "state_reason": "None",
              "priority": {"set": true, "infinite": false, "number": 9},
              "tres_alloc_str": "cpu=192,mem=1T,node=3,billing=192,gres/gpu=24,gres/gpu:h100=24"},
             {"job_id": 42, "array_task_id": {"set": false, "infinite": false, "number": 0}, "job_state": ["PENDING"], "name": "x",
              "node_count": {"set": true, "infinite": false, "number": 4}, "state_reason": "BeginTime",
              "start_time": {"set": true, "infinite": false, "number": 1795440000},
              "time_limit": {"set": true, "infinite": false, "number": 90}, "tres_req_str": "cpu=4,gres/gpu:h100=32", "future_key": [[{}]]}],
             "meta": {}, "errors": [], "warnings": []}
            """;

    @Test
    void the_queue_of_22_05_is_read_though_the_cluster_does_not_account_gpus() {
        SlurmQueue queue = SlurmQueue.parse("squeue", OLD, UTC);
        assertThat(queue.running())
                .containsExactly(new SlurmJob(
                        "1",
                        "pretrain-a",
                        Work.PRETRAIN,
                        true,
                        "RUNNING",
                        List.of("n001", "n002"),
                        2,
                        16,
                        1,
                        1795434241,
                        1795434244,
                        4 * 3600,
                        4294901759.0,
                        ""));
        assertThat(queue.pending()).extracting(SlurmJob::gpus).containsExactly(24, 8);
        assertThat(queue.pending()).extracting(SlurmJob::tasks).containsExactly(1, 5);
        assertThat(queue.pending().getFirst().startS()).isNaN();
        assertThat(queue.pending().getFirst().reason()).isEqualTo("Resources");
        assertThat(queue.pending().getLast().limitS()).isInfinite();
        assertThat(queue.gpusPending()).isEqualTo(64);
        assertThat(queue.skipped()).isEqualTo(2);
    }

    @Test
    void numbers_that_may_be_unset_or_infinite_and_lists_of_states_are_read() {
        SlurmQueue queue = SlurmQueue.parse("squeue", NEW, UTC);
        SlurmJob running = queue.running().getFirst();
        assertThat(running.id()).isEqualTo("40_3");
        assertThat(running.gpus()).isEqualTo(24);
        assertThat(running.hosts()).containsExactly("r0001n1", "r0001n2", "r0002n1");
        assertThat(running.limitS()).isInfinite();
        assertThat(running.work()).isEqualTo(Work.INFERENCE);
        SlurmJob pending = queue.pending().getFirst();
        assertThat(pending.id()).isEqualTo("42");
        assertThat(pending.gpus()).isEqualTo(32);
        assertThat(pending.startS()).isEqualTo(1795440000);
        assertThat(pending.limitS()).isEqualTo(5400);
        assertThat(pending.priority()).isNaN();
    }

    @Test
    void sacct_gives_the_same() {
        SlurmQueue queue = SlurmQueue.parse("sacct.txt", """
                JobID|JobName|State|Submit|Start|TimelimitRaw|ReqTRES|AllocTRES|NodeList|NNodes|Priority|Reason
                7|pretrain|RUNNING|2026-11-23T08:00:00|2026-11-23T09:00:00|240|cpu=2,gres/gpu=16|cpu=2,gres/gpu=16|n[01-02]|2|10|None
                7.batch|batch|RUNNING|2026-11-23T08:00:00|2026-11-23T09:00:00|||gres/gpu=16|n01|1||
                8_[1-4%2]|eval|PENDING|2026-11-23T08:00:00|Unknown|60|gres/gpu=8||None assigned|1|5|Resources
                6|old|COMPLETED|2026-11-22T08:00:00|2026-11-22T09:00:00|240|gres/gpu=16|gres/gpu=16|n01|1|1|None
                """, UTC);
        assertThat(queue.running()).hasSize(1);
        assertThat(queue.running().getFirst().hosts()).containsExactly("n01", "n02");
        assertThat(queue.running().getFirst().startS()).isEqualTo(1795424400);
        assertThat(queue.pending().getFirst().tasks()).isEqualTo(4);
        assertThat(queue.pending().getFirst().startS()).isNaN();
        assertThat(queue.gpusPending()).isEqualTo(32);
        assertThat(queue.skipped()).isEqualTo(1);
    }

    @Test
    void what_is_no_queue_is_said_in_one_line() {
        assertThatThrownBy(() -> SlurmQueue.parse("a.json", "{\"jobs\": [", UTC))
                .isInstanceOf(InputError.class);
        assertThatThrownBy(() -> SlurmQueue.parse("a.json", "{\"nodes\": []}", UTC))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("no jobs");
        assertThatThrownBy(() -> SlurmQueue.parse(
                        "a.json",
                        "{\"errors\": [{\"error\": \"Unable to contact slurm controller\", \"error_number\": 1800}], \"jobs\": []}",
                        UTC))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("Unable to contact slurm controller");
        assertThatThrownBy(() -> SlurmQueue.parse("a.txt", "id,state\n", UTC))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("JobID");
    }

    @Test
    void lists_of_nodes_are_written_out() {
        assertThat(HostList.expand("n[001-003,7],login1")).containsExactly("n001", "n002", "n003", "n7", "login1");
        assertThat(HostList.expand("r[1-2]n[1-2].x")).containsExactly("r1n1.x", "r1n2.x", "r2n1.x", "r2n2.x");
        assertThat(HostList.expand("")).isEmpty();
        assertThat(HostList.expand("n[098-101]")).containsExactly("n098", "n099", "n100", "n101");
    }

    @Test
    void gpus_are_counted_in_every_spelling() {
        assertThat(SlurmGpus.requested("gres:gpu:8")).isEqualTo(8);
        assertThat(SlurmGpus.requested("gres/gpu:h100:4,gres/nvme:1")).isEqualTo(4);
        assertThat(SlurmGpus.requested("gpu:a100=2")).isEqualTo(2);
        assertThat(SlurmGpus.requested("gres:gpu")).isEqualTo(1);
        assertThat(SlurmGpus.requested("license=3")).isZero();
        assertThat(SlurmGpus.given("gpu:h100(CNT:8)")).isEqualTo(8);
        assertThat(SlurmGpus.given("gpu:h100:8(IDX:0-7)")).isEqualTo(8);
        assertThat(SlurmGpus.given("gpu:6(IDX:0-3,5-6)")).isEqualTo(6);
        assertThat(SqueueJson.tasks("1-5,9,10-20:2%4")).isEqualTo(12);
    }

    @Test
    void a_source_is_a_file_a_command_or_slurmrestd_with_its_token(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("queue.json"), NEW);
        assertThat(JobSource.of(file.toString(), UTC, Map.of()).read().running())
                .hasSize(1);
        assertThat(JobSource.of("cat " + file, UTC, Map.of()).read().pending()).hasSize(1);
        assertThatThrownBy(() ->
                        JobSource.of("cat " + file + ".none", UTC, Map.of()).read())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("failed");
        assertThatThrownBy(
                        () -> JobSource.of(folder + "/none.json", UTC, Map.of()).read())
                .isInstanceOf(InputError.class);
        assertThatThrownBy(() -> JobSource.of("http://me:secret@host:6820", UTC, Map.of()))
                .isInstanceOf(InputError.class)
                .hasMessageNotContaining("secret");

        List<String> asked = new ArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            asked.add(path + " " + exchange.getRequestHeaders().getFirst("X-SLURM-USER-TOKEN"));
            byte[] body = NEW.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(path.equals("/slurm/v0.0.40/jobs") ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            String address = "http://127.0.0.1:" + server.getAddress().getPort();
            Map<String, String> token = Map.of(JobSource.TOKEN, "ey.x");
            assertThat(JobSource.of(address, UTC, token).read().running()).hasSize(1);
            assertThat(asked.getLast()).isEqualTo("/slurm/v0.0.40/jobs ey.x");
            assertThatThrownBy(() ->
                            JobSource.of(address + "/slurm/v9/jobs", UTC, token).read())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("HTTP 404");
        } finally {
            server.stop(0);
        }
    }
}
