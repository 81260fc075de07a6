package org.headroom.data.jobs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.headroom.data.quantity.InputError;
import org.headroom.data.quantity.TextFile;

/**
 * Where the queue comes from, asked again at each {@link #read}: a file, the output of a command such as
 * {@code squeue --json} (run as it stands, without a shell), or slurmrestd by HTTP. To slurmrestd the token goes in
 * {@code X-SLURM-USER-TOKEN} from the environment's {@value #TOKEN}, the user from {@value #USER}.
 */
public final class JobSource {
    public static final String TOKEN = "SLURM_JWT";
    public static final String USER = "SLURM_USER_NAME";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    /** Paths of slurmrestd's jobs, newest first. */
    private static final List<String> VERSIONS =
            List.of("v0.0.44", "v0.0.43", "v0.0.42", "v0.0.41", "v0.0.40", "v0.0.39", "v0.0.38");

    private enum Kind {
        FILE,
        COMMAND,
        HTTP
    }

    private final Kind kind;
    private final String what;
    private final ZoneId zone;
    private final Map<String, String> environment;

    private JobSource(Kind kind, String what, ZoneId zone, Map<String, String> environment) {
        this.kind = kind;
        this.what = what;
        this.zone = zone;
        this.environment = environment;
    }

    /**
     * @param text a file that exists; an address {@code http://host:6820}, with or without {@code /slurm/v0.0.40/jobs}; else
     *     a command
     * @param zone of times without one
     * @param environment as {@code System.getenv()}
     */
    public static JobSource of(String text, ZoneId zone, Map<String, String> environment) {
        String what = text.strip();
        if (what.matches("https?://.*")) {
            URI uri;
            try {
                uri = URI.create(what);
            } catch (IllegalArgumentException e) {
                throw new InputError("--slurm", "", "'" + what + "'", "an address such as http://127.0.0.1:6820");
            }
            if (uri.getHost() == null || uri.getUserInfo() != null) {
                throw new InputError(
                        "--slurm",
                        "",
                        "an address without a host or with a user",
                        "http://host:6820, the token in " + TOKEN);
            }
            return new JobSource(Kind.HTTP, what.replaceAll("/+$", ""), zone, environment);
        }
        if (what.isEmpty()) {
            throw new InputError("--slurm", "", "nothing", "a file, a command such as 'squeue --json', or an address");
        }
        boolean file = !what.contains("\0") && Files.exists(Path.of(what));
        boolean bareFile = !what.contains(" ") && (what.contains("/") || what.matches(".*\\.(json|txt|csv)"));
        return new JobSource(
                file || (bareFile && !Files.isExecutable(Path.of(what))) ? Kind.FILE : Kind.COMMAND,
                what.equals("squeue") ? "squeue --json" : what,
                zone,
                environment);
    }

    /** Whether it is a file, whose lines have numbers. */
    public boolean isFile() {
        return kind == Kind.FILE;
    }

    /** What it reads, for people. */
    public String name() {
        return what;
    }

    /**
     * The queue as it is now.
     *
     * @throws InputError where what came is no queue, or the file is missing
     * @throws UncheckedIOException where the command or the server fails
     */
    public SlurmQueue read() {
        String text = switch (kind) {
            case FILE -> TextFile.read(Path.of(what));
            case COMMAND -> run();
            case HTTP -> fetch();
        };
        return SlurmQueue.parse(what, text, zone);
    }

    private String run() {
        Process process;
        try {
            ProcessBuilder builder = new ProcessBuilder(what.split("\\s+"));
            builder.environment().putAll(environment);
            process = builder.start();
            process.getOutputStream().close();
        } catch (IOException e) {
            throw failed("cannot be run", e);
        }
        CompletableFuture<String> errors = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
        CompletableFuture<String> output = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
        try {
            String text = output.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
            if (!process.waitFor(5, TimeUnit.SECONDS) || process.exitValue() != 0) {
                String why = errors.get(5, TimeUnit.SECONDS).strip();
                throw failed("failed" + (why.isEmpty() ? "" : ": " + why), new IOException("no success"));
            }
            return text;
        } catch (TimeoutException e) {
            throw failed("gave no answer within " + TIMEOUT.toSeconds() + " s", new IOException(e));
        } catch (ExecutionException e) {
            throw failed("broke off", new IOException(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted", new IOException(e));
        } finally {
            process.destroy();
        }
    }

    private static String all(java.io.InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String fetch() {
        boolean whole = what.contains("/slurm/");
        int status = 0;
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build()) {
            for (String version : whole ? List.of("") : VERSIONS) {
                HttpResponse<String> answer = client.send(
                        request(whole ? what : what + "/slurm/" + version + "/jobs"),
                        HttpResponse.BodyHandlers.ofString());
                status = answer.statusCode();
                if (status == 200) {
                    return answer.body();
                }
                if (status != 404) {
                    break;
                }
            }
        } catch (IOException e) {
            throw failed("does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted", new IOException(e));
        }
        throw failed("answers HTTP " + status, new IOException("HTTP " + status));
    }

    private HttpRequest request(String address) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).header("Accept", "application/json");
        String token = environment.getOrDefault(TOKEN, "");
        if (!token.isEmpty()) {
            request.header("X-SLURM-USER-TOKEN", token);
        }
        String user = environment.getOrDefault(USER, "");
        if (!user.isEmpty()) {
            request.header("X-SLURM-USER-NAME", user);
        }
        return request.build();
    }

    private UncheckedIOException failed(String why, IOException e) {
        return new UncheckedIOException(("slurm: " + what + " " + why).replaceAll("\\s*[\\r\\n]+\\s*", "; "), e);
    }
}
