package org.headroom.app.report.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page in a real browser: accessible at AA (axe-core 4.14.1), silent, asking nobody, and no wider than a phone. */
class ImpactInBrowserTest {
    private static final Pattern RESULT = Pattern.compile("<pre id=\"result\">(.*?)</pre>", Pattern.DOTALL);

    /** What runs after the page: opens what can be opened if it is told to, then asks axe and measures the page. */
    private static final String CHECK = """
            addEventListener('load', async () => {
              const out = document.createElement('pre'); out.id = 'result';
              let said = '';
              try {
                if (OPEN) {
                  document.querySelectorAll('details').forEach(d => { d.open = true; });
                  document.querySelectorAll('.tools button').forEach(b => { if (b.textContent === 'Zoom') b.click(); });
                  document.querySelectorAll('.switches input').forEach(i => i.click());
                }
                if (DIALOG) document.querySelector('a.q').click();
                const r = await axe.run(document, {resultTypes: ['violations'],
                  runOnly: {type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']}});
                r.violations.forEach(v => v.nodes.slice(0, 4).forEach(n => {
                  said += v.id + ': ' + n.target.join(' ') + ' ' + n.failureSummary.replace(/\\n/g, ' ') + '\\n'; }));
                const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
                if (wide > 0) said += 'wider than the screen by ' + wide + ' px\\n';
                performance.getEntriesByType('resource').forEach(e => { said += 'asked for ' + e.name + '\\n'; });
                if (matchMedia('(prefers-color-scheme: dark)').matches !== DARK) said += 'wrong scheme\\n';
                if (DIALOG && !document.querySelector('dialog').open) said += 'no passport opened\\n';
                if (OPEN && document.querySelectorAll('.uplot canvas').length === 0) said += 'no zoom opened\\n';
                said += 'checked ' + (r.passes.length + r.violations.length > 5 ? 'many' : 'few') + ' rules';
              } catch (e) { said = 'failed: ' + e; }
              out.textContent = said;
              document.body.appendChild(out);
            });
            """;

    @TempDir
    private Path folder;

    @BeforeEach
    void a_browser_is_installed() {
        assumeTrue(Chromium.program().isPresent(), "this test needs Chromium");
    }

    @ParameterizedTest
    @CsvSource({
        "1280,false,false,false",
        "1280,true,true,false",
        "360,false,true,false",
        "360,true,false,true",
        "1280,false,false,true"
    })
    void the_page_is_accessible_at_AA(int width, boolean dark, boolean opened, boolean dialog) throws Exception {
        assertThat(checked(ImpactHtml.html(ImpactFixture.page()), width, dark, opened, dialog))
                .isEqualTo("checked many rules");
    }

    @Test
    void a_fault_would_be_found() throws Exception {
        String html = ImpactHtml.html(ImpactFixture.page())
                .replace(
                        "</main>",
                        "<p style=\"color:#bbb\">pale</p><img src=\"data:,\"/><div style=\"width:2000px\">wide</div></main>");
        assertThat(checked(html, 1280, false, false, false))
                .contains("color-contrast")
                .contains("image-alt")
                .contains("wider than the screen");
    }

    @Test
    void a_script_that_is_not_the_reports_own_does_not_run() throws Exception {
        String html = ImpactHtml.html(ImpactFixture.page())
                .replace(
                        "</main>",
                        "<script>document.title='taken'</script><img src=\"x\" onerror=\"document.title='taken'\"/></main>");
        Path file = folder.resolve("report.html");
        Files.writeString(file, html);
        Chromium.Answer answer = Chromium.open(file, folder, 1280, false);
        assertThat(answer.dom()).doesNotContain("<title>taken");
        assertThat(answer.console()).contains("Content Security Policy");
    }

    @Test
    void the_page_as_it_is_says_nothing_on_the_console() throws Exception {
        Path file = folder.resolve("report.html");
        Files.writeString(file, ImpactHtml.html(ImpactFixture.page()));
        Chromium.Answer answer = Chromium.open(file, folder, 1280, false);
        assertThat(answer.console()).isEmpty();
        assertThat(answer.dom()).contains("class=\"scripted\"").contains("Save as CSV");
    }

    /** axe's answer, one line a fault, then how much it checked. The page's own policy would forbid this script, so the copy has none. */
    private String checked(String html, int width, boolean dark, boolean opened, boolean dialog) throws Exception {
        String copy = html.replace("content-visibility:auto", "content-visibility:visible")
                .replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*/>", "")
                .replace(
                        "</body>",
                        "<script>" + axe() + "</script><script>const DARK=" + dark + ", OPEN=" + opened + ", DIALOG="
                                + dialog + ";" + CHECK + "</script></body>");
        Path file = folder.resolve("checked.html");
        Files.writeString(file, copy);
        Chromium.Answer answer = Chromium.open(file, folder, width, dark);
        Matcher m = RESULT.matcher(answer.dom());
        assertThat(m.find()).as(answer.console()).isTrue();
        return m.group(1);
    }

    private static String axe() throws IOException {
        try (InputStream in = ImpactInBrowserTest.class.getResourceAsStream("axe-4.14.1.min.js")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
