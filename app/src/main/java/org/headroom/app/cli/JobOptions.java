package org.headroom.app.cli;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which jobs, in every command that runs some. */
final class JobOptions {
    @Option(names = "--jobs", paramLabel = "FILE", description = "A job list or log (default: the embedded list).")
    @Nullable
    Path file;

    @Option(
            names = "--jobs-scale",
            paramLabel = "auto|X",
            description = "Factor on GPU counts; auto reaches 85 %% of the site's GPU-hours.")
    @Nullable
    String scale;
}
