package org.headroom.data.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/howto/recycled-water.md tells people to write can be read. */
class RecycledWaterPageTest {
    private static final Path PAGE = Path.of("..", "docs", "howto", "recycled-water.md");
    private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);
    private static final Pattern SET = Pattern.compile("--set (water\\.[a-z0-9_.]+)=([^ `\n]+)");

    private static List<Finding> check(SiteTree tree) {
        tree.bind(tree.planningFrom());
        return tree.check().stream()
                .filter(f -> f.path().startsWith("water.recycled") || f.path().startsWith("events"))
                .toList();
    }

    @Test
    void its_files_are_sites_without_a_finding() throws IOException {
        List<String> files = YAML.matcher(Files.readString(PAGE))
                .results()
                .map(block -> block.group(1))
                .toList();
        assertThat(files).hasSize(2);
        for (String file : files) {
            assertThat(check(SiteTree.parse("page", file))).as(file).isEmpty();
        }
    }

    @Test
    void its_changes_are_paths_and_values_of_the_embedded_sites() throws IOException {
        Map<String, String> all = new LinkedHashMap<>();
        for (MatchResult set : SET.matcher(Files.readString(PAGE)).results().toList()) {
            all.put(set.group(1), set.group(2));
            SiteTree tree = SiteTree.embedded("memphis-as-built").withText(Map.of(set.group(1), set.group(2)));
            tree.bind(tree.planningFrom());
        }
        assertThat(all).hasSizeGreaterThan(7);
    }

    @Test
    void paused_until_2028_is_three_dates_that_fit() {
        SiteTree later = SiteTree.embedded("memphis-as-built")
                .withText(Map.of(
                        "water.recycled.stages.resumption.from", "2028-01-01",
                        "water.recycled.stages.trials.from", "2028-10-01",
                        "water.recycled.available_from", "2029-01-01"));
        assertThat(check(later)).isEmpty();
    }
}
