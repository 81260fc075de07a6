package org.headroom.data.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringWriter;
import java.time.ZoneId;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OwnJobsTest {
    private static final ZoneId MEMPHIS = ZoneId.of("America/Chicago");
    private static final String HEADER = "id,submit,gpus_min,gpus_max,hours,work,weight,due,after,power_cap_w,site\n";

    private static JobLog csv(String rows) {
        return JobFiles.parse("jobs.csv", HEADER + rows, MEMPHIS);
    }

    @Test
    void a_row_is_read_with_site_local_times_and_defaults() {
        Job job = csv("a,2025-07-17T00:00,,64,10,,,,,,\n").jobs().getFirst();
        assertThat(job.submitS()).isEqualTo(1_752_728_400L); // 2025-07-17T05:00:00Z
        assertThat(job.gpusMin()).isEqualTo(64);
        assertThat(job.work()).isEqualTo(Work.OTHER);
        assertThat(job.weight()).isEqualTo(1);
        assertThat(job.dueS() - job.submitS()).isEqualTo(54_000); // 1.5 run times
        assertThat(job.powerCapW()).isNull();
    }

    @Test
    void half_the_gpus_take_twice_as_long() {
        Job job = csv("a,2025-07-17T00:00,16,32,10,pretrain,1,,,,\n").jobs().getFirst();
        assertThat(job.runS(32)).isEqualTo(36_000);
        assertThat(job.runS(16)).isEqualTo(72_000);
        assertThat(job.elastic()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a,2025-07-17T00:00,,64,-1,,,,,,         | jobs.csv: line 2, hours: found -1, allowed: more than 0 to 87600",
                "a,2025-07-17T00:00,,-64,1,,,,,,         | jobs.csv: line 2, gpus_max: found -64, allowed: 1 to 10000000",
                "a,2025-07-17T00:00,,6.5,1,,,,,,         | jobs.csv: line 2, gpus_max: found 6.5, allowed: a whole number of GPUs",
                "a,2025-07-17T00:00,65,64,1,,,,,,        | jobs.csv: line 2, gpus_min: found 65, allowed: 1 to gpus_max, 64",
                "a,2025-07-17T00:00,,64,1,mining,,,,,    | jobs.csv: line 2, work: found 'mining', allowed: one of pretrain",
                "a,tomorrow,,64,1,,,,,,                  | jobs.csv: line 2, submit: found 'tomorrow', allowed: a time such as",
                "a,2025-07-17T00:00,,64,1,,,2025-07-16T00:00,,, | jobs.csv: line 2, due: found 2025-07-16T00:00, before submit",
                "a,2025-07-17T00:00,,64,1,,-2,,,,        | jobs.csv: line 2, weight: found -2, allowed: 0 to 1000000",
                "a,2025-07-17T00:00,,64,1,,,,,7000,      | jobs.csv: line 2, power_cap_w: found 7000, allowed: 50 to 2000",
                "a,2025-07-17T00:00,,64,1,,,,b,,         | jobs.csv: line 2, after: found unknown job 'b'",
                ",2025-07-17T00:00,,64,1,,,,,,           | jobs.csv: line 2, id: found an empty cell",
                "a,2025-07-17T00:00,,64,NaN,,,,,,        | jobs.csv: line 2, hours: found NaN",
                "a,2025-07-17T00:00,,64                  | jobs.csv: line 2: found 4 fields, allowed: 11 fields"
            })
    void a_wrong_cell_is_named_with_its_line(String row, String message) {
        assertThatThrownBy(() -> csv(row + "\n")).isInstanceOf(InputError.class).hasMessageStartingWith(message);
    }

    @Test
    void an_id_may_come_once() {
        String twice = """
                a,2025-07-17T00:00,,8,1,,,,,,
                b,2025-07-17T00:00,,8,1,,,,,,
                a,2025-07-18,,8,1,,,,,,
                """;
        assertThatThrownBy(() -> csv(twice))
                .hasMessage("jobs.csv: line 4, id: found 'a' again, allowed: each id once (first at line 2)");
    }

    @Test
    void a_cycle_of_dependencies_is_shown_with_its_path() {
        String circle = """
                a,2025-07-17T00:00,,8,1,,,,b,,
                b,2025-07-17T00:00,,8,1,,,,x;c,,
                c,2025-07-17T00:00,,8,1,,,,a,,
                x,2025-07-17T00:00,,8,1,,,,,,
                """;
        assertThatThrownBy(() -> csv(circle))
                .hasMessageContaining("a cycle of dependencies: a after b after c after a");
        assertThatThrownBy(() -> csv("a,2025-07-17T00:00,,8,1,,,,a,,\n")).hasMessageContaining("a after a");
    }

    @Test
    void a_misspelt_column_is_refused() {
        assertThatThrownBy(() -> JobFiles.parse("jobs.csv", "id,submit,gpus_max,hour\na,2025-07-17,8,1\n", MEMPHIS))
                .hasMessageContaining("line 1: found unknown column 'hour'")
                .hasMessageContaining("preemptible");
        assertThatThrownBy(() -> JobFiles.parse("jobs.csv", "id,submit,gpus_max\na,2025-07-17,8\n", MEMPHIS))
                .hasMessageContaining("no column 'hours'");
    }

    @Test
    void yaml_has_the_same_keys_and_rules() {
        JobLog log = JobFiles.parse("jobs.yaml", """
                # two jobs
                jobs:
                  - {id: base, submit: 2025-07-17T00:00, gpus_max: 64, hours: 10, work: pretrain}
                  - id: tune
                    submit: "2025-07-17 12:00"
                    gpus_min: 8
                    gpus_max: 16
                    hours: 2.5
                    after: [base]
                """, MEMPHIS);
        assertThat(log.jobs()).hasSize(2);
        assertThat(log.jobs().get(1).after()).containsExactly("base");
        assertThatThrownBy(() -> JobFiles.parse("j.yaml", "jobs:\n - {id: a, gpu: 3}\n", MEMPHIS))
                .hasMessageContaining("j.yaml: jobs[0].gpu: found unknown key 'gpu'");
        assertThatThrownBy(() -> JobFiles.parse("j.yaml", "jobs:\n - {id: a, hours: \"7\"}\n", MEMPHIS))
                .hasMessageContaining("jobs[0].hours: found \"7\", allowed: a number");
        assertThatThrownBy(() -> JobFiles.parse("j.yaml", "jobs:\n - id: a\n   id: b\n", MEMPHIS))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void what_is_printed_is_read_back() {
        JobLog log = DefaultJobs.log();
        StringWriter out = new StringWriter();
        JobCsv.write(log.jobs(), MEMPHIS, out);
        assertThat(JobFiles.parse("again.csv", out.toString(), MEMPHIS).jobs()).isEqualTo(log.jobs());
    }

    @Test
    void the_embedded_list_is_a_full_fortnight() {
        JobLog log = DefaultJobs.log();
        long fromS = 1_752_728_400L; // 2025-07-17T00:00 in Memphis
        assertThat(log.firstSubmitS()).isEqualTo(fromS);
        JobList list = log.window(fromS, fromS + 14 * 86_400, log.defaultScale(), 100_000);
        assertThat(list.jobs()).hasSizeBetween(35, 60);
        assertThat(list.scale()).isEqualTo(1);
        assertThat(list.gpuShare()).isBetween(0.80, 0.88);
        assertThat(list.jobs()).allMatch(job -> job.gpusMin() % 8 == 0 && job.gpusMax() % 8 == 0);
        assertThat(list.jobs()).anyMatch(job -> job.gpusMin() == 32_000 && job.gpusMax() == 80_000);
        assertThat(list.jobs()).anyMatch(job -> job.gpusMin() == 25_000 && job.gpusMax() == 25_000);
    }
}
