package org.headroom.app.tasks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.headroom.data.quantity.InputError;
import org.headroom.data.site.ItPlant;
import org.headroom.data.site.SwingPlant;
import org.headroom.grid.swing.Iteration;
import org.headroom.grid.swing.TrainingJob;
import org.headroom.physics.basis.OutOfRange;

/** Jobs as a user asks for them, with the site's values for what is not said. */
final class SwingJobs {
    private static final Set<String> KEYS = Set.of(
            "name",
            "gpus",
            "iteration",
            "compute",
            "bubble",
            "variation",
            "communication_w",
            "idle_w",
            "checkpoint_every",
            "checkpoint",
            "restart");

    private final ItPlant it;
    private final SwingPlant plant;

    SwingJobs(ItPlant it, SwingPlant plant) {
        this.it = it;
        this.plant = plant;
    }

    List<TrainingJob> of(SwingRequest request) {
        List<TrainingJob> jobs = new ArrayList<>();
        if (request.jobs().isEmpty()) {
            jobs.add(one(request));
        }
        for (int i = 0; i < request.jobs().size(); i++) {
            jobs.add(parsed(i + 1, request.jobs().get(i)));
        }
        double gpus = jobs.stream().mapToDouble(TrainingJob::gpus).sum();
        if (gpus > it.gpus()) {
            throw new InputError(
                    request.jobs().isEmpty() ? "--gpus" : "--job",
                    "",
                    (long) gpus + " GPUs",
                    "no more than the site's " + it.gpus());
        }
        return jobs;
    }

    private TrainingJob one(SwingRequest request) {
        Iteration own = plant.iteration();
        double gpus = request.gpus() == null ? it.gpus() : request.gpus();
        return job(
                "--iteration",
                "site",
                gpus,
                new Values(
                        request.iterationS() == null ? own.lengthS() : request.iterationS(),
                        request.computeShare() == null ? own.computeShare() : request.computeShare(),
                        own.bubbleShare(),
                        own.variation()),
                plant.power(),
                plant.checkpoint(),
                plant.failures().restartS());
    }

    private record Values(double iterationS, double computeShare, double bubbleShare, double variation) {}

    private TrainingJob parsed(int number, String text) {
        Map<String, String> given = new LinkedHashMap<>();
        for (String pair : text.split(",", -1)) {
            int at = pair.indexOf('=');
            String key = at < 0 ? pair : pair.substring(0, at).strip();
            if (at < 0
                    || !KEYS.contains(key)
                    || given.put(key, pair.substring(at + 1).strip()) != null) {
                throw new InputError(
                        "--job",
                        "",
                        "'" + pair + "'",
                        "KEY=VALUE once each, keys "
                                + String.join(" ", KEYS.stream().sorted().toList()));
            }
        }
        if (!given.containsKey("gpus")) {
            throw new InputError("--job", "", "'" + text + "'", "a job with gpus=N");
        }
        Iteration own = plant.iteration();
        TrainingJob.Power power = plant.power();
        return job(
                "--job",
                given.getOrDefault("name", "job " + number),
                whole(given),
                new Values(
                        seconds(given, "iteration", own.lengthS()),
                        number(given, "compute", own.computeShare()),
                        number(given, "bubble", own.bubbleShare()),
                        number(given, "variation", own.variation())),
                new Power(
                                power.computeW(),
                                number(given, "communication_w", power.communicationW()),
                                number(given, "idle_w", power.idleW()))
                        .checked(),
                new Save(
                                seconds(
                                        given,
                                        "checkpoint_every",
                                        plant.checkpoint().everyS()),
                                seconds(given, "checkpoint", plant.checkpoint().lengthS()))
                        .checked(),
                seconds(given, "restart", plant.failures().restartS()));
    }

    private record Power(double computeW, double communicationW, double idleW) {
        TrainingJob.Power checked() {
            try {
                return new TrainingJob.Power(computeW, communicationW, idleW);
            } catch (OutOfRange e) {
                throw InputError.of("--job", e.name(), e);
            }
        }
    }

    private record Save(double everyS, double lengthS) {
        TrainingJob.Checkpoint checked() {
            try {
                return new TrainingJob.Checkpoint(everyS, lengthS);
            } catch (OutOfRange e) {
                throw InputError.of("--job", e.name(), e);
            }
        }
    }

    private TrainingJob job(
            String option,
            String name,
            double gpus,
            Values v,
            TrainingJob.Power power,
            TrainingJob.Checkpoint checkpoint,
            double restartS) {
        Iteration own = plant.iteration();
        try {
            Iteration iteration = new Iteration(
                    v.iterationS(),
                    v.computeShare(),
                    v.bubbleShare(),
                    v.variation(),
                    Math.min(own.spreadUpS(), v.iterationS()),
                    Math.min(own.spreadDownS(), v.iterationS()));
            double perServer = it.gpusPerServer();
            return new TrainingJob(
                    name,
                    Math.ceil(gpus / perServer),
                    gpus,
                    iteration,
                    power,
                    checkpoint,
                    new TrainingJob.Failures(plant.failures().gpuHoursPerInterruption(), restartS, 0),
                    plant.lagS());
        } catch (OutOfRange e) {
            throw InputError.of(option, e.name(), e);
        }
    }

    private static double whole(Map<String, String> given) {
        double gpus = number(given, "gpus", Double.NaN);
        if (!(gpus >= 1 && gpus == Math.rint(gpus))) {
            throw new InputError("--job", "gpus", "'" + given.get("gpus") + "'", "a whole number from 1");
        }
        return gpus;
    }

    private static double seconds(Map<String, String> given, String key, double otherwise) {
        String text = given.get(key);
        return text == null ? otherwise : Seconds.parse("--job: " + key, text);
    }

    private static double number(Map<String, String> given, String key, double otherwise) {
        String text = given.get(key);
        if (text == null) {
            return otherwise;
        }
        double value = PlainNumber.parse(text);
        if (Double.isNaN(value)) {
            throw new InputError("--job", key, "'" + text + "'", "a number");
        }
        return value;
    }
}
