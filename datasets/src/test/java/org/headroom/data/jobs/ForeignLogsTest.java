package org.headroom.data.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignLogsTest {
    private static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");
    private static final String SACCT = "JobID|State|Submit|Start|ElapsedRaw|TimelimitRaw|ReqTRES|AllocTRES\n";

    private static JobLog sample(String name) {
        try (InputStream in = ForeignLogsTest.class.getResourceAsStream(name)) {
            return JobFiles.parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), MEMPHIS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_slurm_dump_counts_jobs_and_not_their_steps() {
        JobLog log = sample("slurm-22.05-sacct.txt");
        assertThat(log.foreign()).isTrue();
        assertThat(log.jobs()).hasSize(25);
        // 13, 25, 27, 51, 57 never started; 26, 33, 34 asked for no GPU; 59 has neither run time nor limit.
        assertThat(log.rejected()).hasSize(9);
        assertThat(log.rejected().getFirst()).isEqualTo(new Rejected(6, "cancelled before it started"));
        Job first = log.jobs().getFirst();
        assertThat(first.id()).isEqualTo("5");
        assertThat(first.gpusMax()).isEqualTo(64);
        assertThat(first.hours() * 3600).isCloseTo(5, within(1e-12));
        assertThat(first.work()).isEqualTo(Work.FINETUNE);
        // 55 is pending: the minute it asked for counts.
        assertThat(log.jobs().stream().filter(job -> job.id().equals("55")).findFirst())
                .hasValueSatisfying(job -> assertThat(job.hours() * 3600).isCloseTo(60, within(1e-12)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1|COMPLETED|2025-07-17T00:00:00|2025-07-17T00:00:00|3600|120|gres/gpu=8|gres/gpu=8; 1",
                "1|TIMEOUT|2025-07-17T00:00:00|2025-07-17T00:00:00|7200|120|gres/gpu=8|gres/gpu=8; 2",
                "1|CANCELLED by 0|2025-07-17T00:00:00|2025-07-17T01:00:00|1800|120|gres/gpu=8|gres/gpu=8; 0.5",
                "1|RUNNING|2025-07-17T00:00:00|2025-07-17T01:00:00|1800|120|gres/gpu=8|gres/gpu=8; 0.5",
                "1|PENDING|2025-07-17T00:00:00|Unknown|0|120|gres/gpu=8|; 2",
                "1|OUT_OF_MEMORY|2025-07-17T00:00:00|2025-07-17T01:00:00|1800|120|gres/gpu:h100=8|gres/gpu:h100=8; 0.5"
            })
    void every_state_counts_with_the_time_it_had_or_asked_for(String row, double hours) {
        Job job = JobFiles.parse("s", SACCT + row + "\n", MEMPHIS).jobs().getFirst();
        assertThat(job.hours()).isCloseTo(hours, within(1e-12));
        assertThat(job.gpusMax()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1|CANCELLED|2025-07-17T00:00:00|None|0|120|gres/gpu=8|; cancelled before it started",
                "1|COMPLETED|2025-07-17T00:00:00|2025-07-17T00:00:00|60|120|cpu=8|cpu=8; no positive GPU count",
                "1|PENDING|2025-07-17T00:00:00|Unknown|0|UNLIMITED|gres/gpu=8|; no positive run time or limit",
                "1|BROKEN|2025-07-17T00:00:00|Unknown|0|120|gres/gpu=8|; unknown state 'BROKEN'",
                "1|COMPLETED|Unknown|Unknown|0|120|gres/gpu=8|; no submit time: 'Unknown'",
                "1|COMPLETED|2025-07-17T00:00:00; 3 fields instead of 8"
            })
    void a_row_that_cannot_be_right_is_rejected_with_its_line(String row, String reason) {
        String good = "0|COMPLETED|2025-07-17T00:00:00|2025-07-17T00:00:00|3600|120|gres/gpu=8|gres/gpu=8\n";
        JobLog log = JobFiles.parse("s", SACCT + good + row + "\n", MEMPHIS);
        assertThat(log.rejected()).containsExactly(new Rejected(3, reason));
        assertThatThrownBy(() -> JobFiles.parse("s", SACCT + row + "\n", MEMPHIS))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("no usable row (1 rejected; line 2: " + reason);
    }

    @Test
    void an_swf_log_begins_at_its_unix_start_time() {
        JobLog log = sample("nasa-ipsc-head.swf");
        assertThat(log.jobs()).hasSize(28);
        assertThat(log.rejected()).hasSize(2).allMatch(row -> row.reason().equals("no positive run time or limit"));
        assertThat(Instant.ofEpochSecond(log.firstSubmitS())).isEqualTo(Instant.parse("1993-10-01T07:00:03Z"));
        assertThat(log.jobs().getFirst().gpusMax()).isEqualTo(128);
        assertThat(log.jobs().getFirst().hours() * 3600).isCloseTo(1451, within(1e-9));
    }

    @Test
    void swf_takes_what_was_requested_where_nothing_was_allocated() {
        String log5 = """
                ; UnixStartTime: 1000
                1 10 -1 -1 -1 -1 -1 16 7200 -1 0 1 1 -1 -1 -1 -1 -1
                2 20 -1 -1 8 -1 -1 16 7200 -1 5 1 1 -1 -1 -1 -1 -1
                3 30 -1 60 8 -1 -1 16 7200 -1 5 1 1 -1 -1 -1 1 -1
                4 40 -1 60 8 -1 -1 16 7200 -1 3 1 1 -1 -1 -1 -1 -1
                5 50 -1 60 8
                """;
        JobLog log = JobFiles.parse("s.swf", log5, MEMPHIS);
        assertThat(log.jobs()).extracting(Job::id).containsExactly("1", "3");
        assertThat(log.jobs().getFirst().gpusMax()).isEqualTo(16);
        assertThat(log.jobs().getFirst().hours()).isEqualTo(2);
        assertThat(log.jobs().getFirst().submitS()).isEqualTo(1010);
        assertThat(log.jobs().get(1).after()).containsExactly("1");
        assertThat(log.rejected())
                .containsExactly(
                        new Rejected(3, "cancelled before it started"),
                        new Rejected(5, "part of a job that has its own row (status 3)"),
                        new Rejected(6, "5 fields instead of 18"));
    }

    @Test
    void acme_columns_are_found_by_their_header() {
        JobLog log = sample("acme-kalos-head.csv");
        assertThat(log.jobs()).hasSize(39);
        assertThat(log.rejected()).isEmpty();
        Job fourth = log.jobs().get(3);
        assertThat(fourth.gpusMax()).isEqualTo(128);
        assertThat(fourth.work()).isEqualTo(Work.PRETRAIN);
        assertThat(fourth.hours() * 3600).isCloseTo(68, within(1e-9));
        String table = """
                job_id,gpu_num,submit_time,duration,state
                x,8,2023-07-01 08:00:00+08:00,60,FAILED
                y,0,2023-07-01 08:00:00+08:00,60,FAILED
                """;
        JobLog offsets = JobFiles.parse("t.csv", table, MEMPHIS);
        assertThat(Instant.ofEpochSecond(offsets.firstSubmitS())).isEqualTo(Instant.parse("2023-07-01T00:00:00Z"));
        assertThat(offsets.rejected()).containsExactly(new Rejected(3, "no positive GPU count"));
    }

    @Test
    void a_log_is_moved_to_the_start_of_the_plan_with_all_its_gaps() {
        JobLog log = sample("acme-kalos-head.csv");
        JobLog moved = log.startingAt(1_752_728_400L);
        assertThat(moved.firstSubmitS()).isEqualTo(1_752_728_400L);
        long gapS = log.jobs().get(20).submitS() - log.firstSubmitS();
        assertThat(moved.jobs().get(20).submitS() - moved.firstSubmitS()).isEqualTo(gapS);
        assertThat(moved.jobs().get(20).dueS() - moved.jobs().get(20).submitS())
                .isEqualTo(log.jobs().get(20).dueS() - log.jobs().get(20).submitS());
    }

    @Test
    void what_is_no_job_list_is_refused() {
        assertThatThrownBy(() -> JobFiles.parse("x", "hello\n", MEMPHIS))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("x: line 1: found 'hello'");
        assertThatThrownBy(() -> JobFiles.parse("x", "JobID|State|Submit\n1|COMPLETED|2025-07-17\n", MEMPHIS))
                .hasMessageContaining("no column AllocTRES or ReqTRES");
        assertThatThrownBy(() -> JobFiles.parse("x", SACCT, MEMPHIS)).hasMessageContaining("x: found no job");
    }
}
