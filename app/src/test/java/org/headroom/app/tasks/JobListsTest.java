package org.headroom.app.tasks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.headroom.data.jobs.JobList;
import org.headroom.data.jobs.Rejected;
import org.headroom.data.quantity.InputError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobListsTest {
    private static final String MARCH = """
            id,submit,gpus_max,hours
            a,2025-03-01T00:00,64,10
            b,2025-03-02T00:00,64,10
            """;

    private final SiteInput site = SiteInput.open(SiteInput.DEFAULT, Map.of());

    @Test
    void without_a_first_day_the_first_submit_is_the_start_of_the_plan(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("march.csv"), MARCH);
        JobLists.Selection selection = JobLists.open(site, file, null, null, 7);
        assertThat(selection.list().jobs()).hasSize(2);
        assertThat(selection.list().jobs().getFirst().submitS()).isEqualTo(selection.fromS());
    }

    @Test
    void with_a_first_day_a_file_is_taken_at_its_own_dates(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("march.csv"), MARCH);
        JobLists.Selection selection = JobLists.open(site, file, null, LocalDate.of(2025, 3, 2), 7);
        assertThat(selection.list().jobs()).extracting(job -> job.id()).containsExactly("b");
        assertThatThrownBy(() -> JobLists.open(site, file, null, LocalDate.of(2025, 7, 1), 7))
                .isInstanceOf(InputError.class)
                .hasMessageContaining("no job submitted within the window");
    }

    @Test
    void the_embedded_list_fits_any_first_day() {
        JobLists.Selection selection = JobLists.open(site, null, null, LocalDate.of(2026, 1, 5), 14);
        assertThat(selection.list().jobs()).hasSizeGreaterThan(30);
        assertThat(selection.list().jobs().getFirst().submitS()).isEqualTo(selection.fromS());
    }

    @Test
    void rejected_rows_are_summed_up_by_reason_with_their_lines() {
        JobList list = new JobList(
                List.of(), List.of(new Rejected(3, "late"), new Rejected(5, "late"), new Rejected(4, "early")), 1, 0);
        assertThat(JobLists.rejections(list))
                .containsExactly("1 row rejected, early: line 4", "2 rows rejected, late: lines 3, 5");
    }
}
