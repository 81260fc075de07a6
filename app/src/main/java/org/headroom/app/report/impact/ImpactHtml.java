package org.headroom.app.report.impact;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * The community impact report as a page: one file that loads nothing, opens from a disk, reads on a phone, on paper, in
 * the dark and without a script. The page's security policy lets only its own two scripts run, by their hashes; text of
 * others is escaped by the template's output format or by {@link Clean}.
 */
public final class ImpactHtml {
    private static final String PLACE = "/org/headroom/app/report/impact/";

    private ImpactHtml() {}

    /** For a browser. The same report gives the same text. */
    public static String html(ImpactPage page) {
        Map<String, Object> model = PageModel.of(page, false);
        String zoom = resource("uPlot-1.6.32.min.js").strip();
        String script = resource("impact.js").strip();
        model.put("zoom", zoom);
        model.put("zoomStyle", resource("uPlot-1.6.32.min.css").strip());
        model.put("script", script);
        model.put("style", resource("impact.css").strip());
        model.put(
                "policy",
                "default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src " + hash(zoom) + " "
                        + hash(script) + "; base-uri 'none'; form-action 'none'");
        return written("page.ftlh", model);
    }

    /** For {@code ImpactPdf}: well-formed as XML, with bookmarks and what each sheet repeats. */
    public static String paper(ImpactPage page) {
        Map<String, Object> model = PageModel.of(page, true);
        model.put("style", resource("paper.css").strip());
        return written("paper.ftlh", model);
    }

    private static String written(String template, Map<String, Object> model) {
        try {
            StringWriter out = new StringWriter(1 << 20);
            templates().getTemplate(template).process(model, out);
            return Clean.plain(out.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the report's template does not fit its data: " + e.getMessage(), e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = ImpactHtml.class.getResourceAsStream(PLACE + name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String script) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Configuration templates() {
        Configuration c = new Configuration(Configuration.VERSION_2_3_34);
        c.setClassForTemplateLoading(ImpactHtml.class, PLACE);
        c.setDefaultEncoding("UTF-8");
        c.setOutputFormat(HTMLOutputFormat.INSTANCE);
        c.setLocale(Locale.ROOT);
        c.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        c.setLogTemplateExceptions(false);
        return c;
    }
}
