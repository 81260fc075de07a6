package org.headroom.app.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A schedule for Kubernetes: Kueue's queue with its quota ({@code v1beta2}), one suspended JobSet ({@code v1alpha2}) for each
 * part of a job on one number of GPUs, and a releaser that starts and pauses them at the planned times.
 *
 * <p>Neither has a start time. A job that carries Kueue's queue name is started by Kueue as soon as there is quota, so that
 * label is given by the releaser when its time has come; Kueue then admits it and lifts the suspension. A pause takes the
 * workload's {@code active} away (Kueue suspends), or without Kueue sets {@code suspend}. All texts are quoted, so that
 * no job id can become anything else.
 */
public final class KubeFiles {
    static final String NAMESPACE = "headroom";
    static final String QUEUE = "headroom";
    private static final String PREFIX = "headroom.dev/";

    private KubeFiles() {}

    /** Text of each file under its path in the {@code kubernetes} folder. */
    public static Map<String, String> files(ScheduleExport export) {
        Map<String, String> files = new LinkedHashMap<>();
        List<Leg> legs = Leg.of(JobPieces.of(export.schedule().assignments()));
        String[] names = KubeNames.of(legs.stream()
                .map(l -> l.job().job().id() + (l.number() == 0 ? "" : "-p" + (l.number() + 1)))
                .toList());
        files.put("queues.yaml", queues(mostGpus(export, legs)));
        for (int i = 0; i < names.length; i++) {
            files.put("jobs/" + names[i] + ".yaml", jobSet(export, legs.get(i), names[i]));
        }
        files.put("releaser.yaml", releaser(legs, names));
        return files;
    }

    /** The most GPUs that the pods of the plan ask for at one time, in whole servers as they do: Kueue's quota. */
    private static long mostGpus(ScheduleExport export, List<Leg> legs) {
        long most = 1;
        for (Leg at : legs) {
            for (Leg.Stint s : at.stints()) {
                long sum = 0;
                for (Leg leg : legs) {
                    for (Leg.Stint x : leg.stints()) {
                        sum += x.fromS() <= s.fromS() && s.fromS() < x.toS() ? asked(export, leg) : 0;
                    }
                }
                most = Math.max(most, sum);
            }
        }
        return most;
    }

    /** The GPUs of one pod: a whole server's, or fewer where the job fits into one. */
    private static int perPod(ScheduleExport export, Leg leg) {
        return Math.min(leg.gpus(), export.gpusPerServer());
    }

    /** The GPUs of all pods: more than the job's own where its last server is not full. */
    private static long asked(ScheduleExport export, Leg leg) {
        return (long) SlurmScript.nodes(export, leg.gpus()) * perPod(export, leg);
    }

    private static String queues(long gpus) {
        return """
                # Written by Headroom. kubectl apply -f queues.yaml
                apiVersion: "v1"
                kind: "Namespace"
                metadata: {"name": "%1$s"}
                ---
                apiVersion: "kueue.x-k8s.io/v1beta2"
                kind: "ResourceFlavor"
                metadata: {"name": "headroom-gpu"}
                spec: {}
                ---
                apiVersion: "kueue.x-k8s.io/v1beta2"
                kind: "ClusterQueue"
                metadata: {"name": "%2$s"}
                spec:
                  namespaceSelector: {"matchLabels": {"kubernetes.io/metadata.name": "%1$s"}}
                  queueingStrategy: "BestEffortFIFO"
                  resourceGroups:
                    - coveredResources: ["nvidia.com/gpu"]
                      flavors:
                        - name: "headroom-gpu"
                          resources: [{"name": "nvidia.com/gpu", "nominalQuota": "%3$d"}]
                ---
                apiVersion: "kueue.x-k8s.io/v1beta2"
                kind: "LocalQueue"
                metadata: {"name": "%2$s", "namespace": "%1$s"}
                spec: {"clusterQueue": "%2$s"}
                """.formatted(NAMESPACE, QUEUE, gpus);
    }

    private static String jobSet(ScheduleExport export, Leg leg, String name) {
        int nodes = SlurmScript.nodes(export, leg.gpus());
        Leg.Stint first = leg.first();
        StringBuilder s =
                new StringBuilder("# Written by Headroom. Set the image and command, then kubectl apply -f jobs/\n");
        s.append("apiVersion: \"jobset.x-k8s.io/v1alpha2\"\nkind: \"JobSet\"\nmetadata:\n");
        s.append("  name: ").append(quoted(name)).append("\n  namespace: ").append(quoted(NAMESPACE));
        s.append("\n  labels: {").append(quoted(PREFIX + "work")).append(": ");
        s.append(quoted(leg.job().job().work().id())).append("}\n  annotations:\n");
        annotation(s, "job", Safe.comment(leg.job().job().id()));
        annotation(s, "planned-start", Text.time(first.fromS(), export.zone()));
        annotation(s, "planned-end", Text.time(leg.stints().getLast().toS(), export.zone()));
        List<String> pauses = new ArrayList<>();
        for (int i = 0; i + 1 < leg.stints().size(); i++) {
            pauses.add(Text.time(leg.stints().get(i).toS(), export.zone()) + "/"
                    + Text.time(leg.stints().get(i + 1).fromS(), export.zone()));
        }
        if (!pauses.isEmpty()) {
            annotation(s, "planned-pauses", String.join(" ", pauses));
        }
        if (!leg.job().job().after().isEmpty()) {
            annotation(
                    s, "after", Safe.comment(String.join(", ", leg.job().job().after())));
        }
        annotation(s, "power-cap-w", Text.number(leg.pieces().getFirst().powerCapW()));
        s.append("""
                spec:
                  suspend: true
                  failurePolicy: {"maxRestarts": 3}
                  replicatedJobs:
                    - name: "workers"
                      replicas: 1
                      template:
                        spec:
                          parallelism: %1$d
                          completions: %1$d
                          completionMode: "Indexed"
                          backoffLimit: 0
                          template:
                            spec:
                              restartPolicy: "Never"
                              terminationGracePeriodSeconds: 300
                              containers:
                                - name: "main"
                                  image: "registry.invalid/replace-me"
                                  command: ["replace-me"]
                                  resources: {"requests": {"nvidia.com/gpu": "%2$d"}, "limits": {"nvidia.com/gpu": "%2$d"}}
                """.formatted(nodes, perPod(export, leg)));
        return s.toString();
    }

    private static void annotation(StringBuilder s, String key, String value) {
        s.append("    ")
                .append(quoted(PREFIX + key))
                .append(": ")
                .append(quoted(value))
                .append('\n');
    }

    /** A CronJob that each minute makes of every job what the plan wants of it now; it works the same after an outage. */
    private static String releaser(List<Leg> legs, String[] names) {
        StringBuilder plan = new StringBuilder();
        for (int i = 0; i < names.length; i++) {
            for (Leg.Stint s : legs.get(i).stints()) {
                plan.append("    ")
                        .append(names[i])
                        .append(' ')
                        .append(s.fromS())
                        .append(' ')
                        .append(s.toS());
                plan.append(
                        s.equals(legs.get(i).stints().getLast()) && !legs.get(i).more() ? " last" : " pause");
                plan.append('\n');
            }
        }
        return SetpointFiles.resource("releaser.yaml")
                .replace("@NAMESPACE@", NAMESPACE)
                .replace("@QUEUE@", QUEUE)
                .replace("@PLAN@", plan.toString().stripTrailing());
    }

    /**
     * A quoted YAML string, whatever is in it: JSON's, but for characters beyond 16 bits, which YAML writes as one
     * ({@code \U0001f600}); kubectl refuses JSON's two halves.
     */
    private static String quoted(String text) {
        StringBuilder s = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                s.append('\\').appendCodePoint(c);
            } else if (c > 0xffff) {
                s.append(String.format("\\U%08x", c));
            } else if (c < 0x20 || c >= 0x7f) {
                s.append(String.format("\\u%04x", c));
            } else {
                s.appendCodePoint(c);
            }
        });
        return s.append('"').toString();
    }
}
