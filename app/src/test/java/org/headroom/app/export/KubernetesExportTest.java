package org.headroom.app.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.headroom.app.load.Assignment;
import org.headroom.app.load.Schedule;
import org.headroom.data.jobs.DefaultJobs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The Kubernetes objects against schemas, Kubernetes' own model, a mock API server and a plain YAML reader. */
class KubernetesExportTest {
    private static final String LABEL = "[a-z]([-a-z0-9]*[a-z0-9])?";

    @TempDir
    Path folder;

    private static ScheduleExport of(List<Assignment> assignments) {
        ScheduleExport rich = Exports.rich();
        return new ScheduleExport(
                new Schedule(assignments, List.of()),
                List.of(),
                new int[assignments.size()],
                rich.site(),
                rich.zone(),
                rich.gpuLimitW(),
                rich.gpusPerServer(),
                null,
                rich.version());
    }

    private static Assignment run(String id, int gpus, long fromH, long toH) {
        return new Assignment(
                Exports.job(id, gpus, List.of()),
                Exports.T0 + fromH * Exports.H,
                Exports.T0 + toH * Exports.H,
                gpus,
                700,
                "");
    }

    private static int good(ScheduleExport export) throws Exception {
        int jobSets = 0;
        for (JsonNode json : Kube.documents(KubeFiles.files(export))) {
            String kind = json.get("kind").textValue();
            String name = json.at("/metadata/name").textValue();
            assertThat(Kube.wrong(json)).as(name).isEmpty();
            assertThat(name).matches(LABEL).hasSizeLessThanOrEqualTo(63);
            if (kind.equals("JobSet")) {
                jobSets++;
                JsonNode job = json.at("/spec/replicatedJobs/0");
                long pods = job.at("/template/spec/completions").longValue();
                assertThat(job.at("/template/spec/parallelism").longValue()).isEqualTo(pods);
                // JobSet's own check when it is made: its last pod's name is a label of at most 63
                String pod = name + "-" + job.get("name").textValue() + "-0-" + (pods - 1) + "-abcde";
                assertThat(pod).matches(LABEL).hasSizeLessThanOrEqualTo(63);
                assertThat(json.at("/spec/suspend").booleanValue()).isTrue();
                assertThat(json.at("/metadata/labels").has("kueue.x-k8s.io/queue-name"))
                        .isFalse();
            } else if (kind.equals("ClusterQueue")) {
                // Kueue's rule in CEL: as many resources in each flavor as are covered
                JsonNode group = json.at("/spec/resourceGroups/0");
                assertThat(group.at("/flavors/0/resources")).hasSameSizeAs(group.get("coveredResources"));
            }
        }
        return jobSets;
    }

    @Test
    void every_object_passes_its_schema_and_has_no_field_that_kubernetes_does_not_know() throws Exception {
        assertThat(good(Exports.rich())).isEqualTo(4);
        assertThat(good(of(List.of()))).isZero();
    }

    @Test
    void a_field_that_nobody_knows_is_noticed_at_any_depth() throws Exception {
        for (JsonNode json : Kube.documents(KubeFiles.files(Exports.rich()))) {
            String deep = switch (json.get("kind").textValue()) {
                case "CronJob" -> "/spec/jobTemplate/spec/template/spec/containers/0";
                case "JobSet" -> "/spec/replicatedJobs/0/template/spec/template/spec/containers/0/resources";
                case "ClusterQueue" -> "/spec/resourceGroups/0/flavors/0/resources/0";
                default -> "/metadata";
            };
            ((ObjectNode) json.at(deep)).put("imagined", 1);
            assertThat(Kube.wrong(json)).as(json.get("kind").textValue()).isNotEmpty();
        }
    }

    @Test
    void a_text_for_a_number_and_a_number_for_a_text_are_noticed() throws Exception {
        for (JsonNode json : Kube.documents(KubeFiles.files(Exports.rich()))) {
            if (json.get("kind").textValue().equals("JobSet")) {
                ObjectNode job = (ObjectNode) json.at("/spec/replicatedJobs/0/template/spec");
                ObjectNode pod = (ObjectNode) job.at("/template/spec/containers/0");
                assertThat(Kube.wrong(json)).isEmpty();
                job.put("backoffLimit", "0");
                assertThat(Kube.wrong(json)).isNotEmpty();
                job.put("backoffLimit", 0);
                pod.put("image", 5);
                assertThat(Kube.wrong(json)).isNotEmpty();
            } else if (json.get("kind").textValue().equals("CronJob")) {
                ((ObjectNode) json.get("spec")).put("startingDeadlineSeconds", "50");
                assertThat(Kube.wrong(json)).isNotEmpty();
            }
        }
    }

    @Test
    void a_server_takes_good_objects_of_every_job_of_the_default_list() throws Exception {
        List<Assignment> assignments = DefaultJobs.log().jobs().stream()
                .map(j -> new Assignment(
                        j, j.submitS(), j.submitS() + (long) (j.hours() * Exports.H), j.gpusMax(), 700, ""))
                .toList();
        ScheduleExport export = of(assignments);
        assertThat(good(export)).isEqualTo(assignments.size()).isGreaterThan(50);
        try (KubeServer server = new KubeServer(folder, KubeFiles.files(export))) {
            assertThat(server.stored("JobSet")).hasSameSizeAs(assignments);
        }
    }

    @Test
    void a_server_takes_all_and_the_releaser_starts_pauses_and_resumes_through_kueue() throws Exception {
        try (KubeServer server = new KubeServer(folder, KubeFiles.files(Exports.rich()))) {
            assertThat(server.stored("JobSet")).hasSize(4);
            for (String kind : List.of("ClusterQueue", "LocalQueue", "ResourceFlavor")) {
                assertThat(server.stored(kind)).as(kind).hasSize(1);
            }
            for (Class<? extends HasMetadata> type : List.of(
                    Namespace.class,
                    ServiceAccount.class,
                    Role.class,
                    RoleBinding.class,
                    ConfigMap.class,
                    CronJob.class)) {
                assertThat(server.storedOf(type)).as(type.getSimpleName()).hasSize(1);
            }
            String odd = server.stored("JobSet").stream()
                    .map(j -> j.getMetadata().getName())
                    .filter(n -> n.startsWith("x-"))
                    .findFirst()
                    .orElseThrow();
            String queue = KubeFiles.QUEUE;
            assertThat(server.pass(-0.1, queue)).isEmpty();
            assertThat(server.pass(0.05, queue)).containsExactly("base");
            assertThat(server.pass(4.05, queue)).as("paused for the call").isEmpty();
            assertThat(server.pass(7, queue)).containsExactly(odd);
            assertThat(server.pass(10.05, queue)).as("resumed").contains("base");
            assertThat(server.pass(14.05, queue))
                    .as("on fewer GPUs: another JobSet")
                    .contains("base-p2")
                    .doesNotContain("base");
            assertThat(server.pass(50, queue)).contains("batch-1-of-3").doesNotContain("base");
        }
    }

    @Test
    void after_an_outage_the_releaser_starts_only_what_should_run_now() throws Exception {
        try (KubeServer server = new KubeServer(folder, KubeFiles.files(Exports.rich()))) {
            assertThat(server.pass(5, KubeFiles.QUEUE)).isEmpty();
            assertThat(server.pass(12, KubeFiles.QUEUE)).contains("base");
        }
    }

    @Test
    void the_releaser_leaves_a_job_alone_that_has_ended_and_goes_on_where_one_was_removed() throws Exception {
        try (KubeServer server = new KubeServer(folder, KubeFiles.files(Exports.rich()))) {
            assertThat(server.pass(1, KubeFiles.QUEUE)).containsExactly("base");
            server.end("base");
            assertThat(server.pass(5, KubeFiles.QUEUE))
                    .as("not paused: it is done")
                    .containsExactly("base");
            server.remove("base");
            assertThat(server.pass(15, KubeFiles.QUEUE)).contains("base-p2");
        }
    }

    @Test
    void without_kueue_the_releaser_sets_suspend_itself() throws Exception {
        try (KubeServer server = new KubeServer(folder, KubeFiles.files(Exports.rich()))) {
            assertThat(server.pass(-0.1, "")).isEmpty();
            assertThat(server.pass(0.05, "")).containsExactly("base");
            assertThat(server.pass(4.05, "")).isEmpty();
            assertThat(server.stored("Workload")).isEmpty();
        }
    }

    @Test
    void kueues_quota_is_what_the_pods_of_the_plan_ask_for_at_most() {
        // at hour 1 twelve GPUs take two whole servers of 8, beside 3 of one: 16 + 3
        ScheduleExport export = of(List.of(run("a", 12, 0, 4), run("b", 3, 1, 2), run("c", 16, 4, 6)));
        assertThat(KubeFiles.files(export).get("queues.yaml")).contains("\"nominalQuota\": \"19\"");
        Map<String, String> rich = KubeFiles.files(Exports.rich());
        assertThat(rich.get("queues.yaml")).contains("\"nominalQuota\": \"24000\"");
        assertThat(rich.get("jobs/base.yaml"))
                .contains("parallelism: 3000\n", "completions: 3000\n", "{\"nvidia.com/gpu\": \"8\"}");
        assertThat(rich.keySet()).noneMatch(name -> name.contains("away"));
    }

    @Test
    void hostile_ids_give_distinct_names_and_come_back_unchanged_through_a_yaml_reader() throws Exception {
        List<String> ids = new ArrayList<>(List.of(
                "é",
                "---",
                "1",
                "yes",
                "null",
                "1e3",
                "0x1F",
                "2025-01-01",
                "A.b_C",
                "a-b-c",
                "A-B-C",
                "\ud83d\ude00 {{x}} %s @PLAN@",
                "a: b # c",
                "*x &y !!int '",
                "x".repeat(200),
                "x".repeat(199) + "y",
                Exports.HOSTILE));
        Random random = new Random(7);
        for (int i = 0; i < 60; i++) {
            ids.add(random.ints(1 + random.nextInt(80), 0x20, 0x2fff)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString());
        }
        List<Assignment> assignments = new ArrayList<>();
        for (int i = 0; i < ids.size(); i++) {
            assignments.add(run(ids.get(i), 100_000, i, i + 1));
        }
        ScheduleExport export = of(assignments);
        assertThat(good(export)).isEqualTo(ids.size());
        Set<Object> read = new HashSet<>();
        for (Map.Entry<String, String> file : KubeFiles.files(export).entrySet()) {
            assertThat(file.getValue()).matches("\\A[\\n\\x20-\\x7e]*\\z").doesNotContain("\\ud8");
            for (Object document : new Load(LoadSettings.builder().build()).loadAllFromString(file.getValue())) {
                Map<?, ?> object = (Map<?, ?>) document;
                Map<?, ?> metadata = (Map<?, ?>) Objects.requireNonNull(object.get("metadata"));
                assertThat(metadata.get("name")).isInstanceOf(String.class);
                if (metadata.get("annotations") instanceof Map<?, ?> annotations) {
                    assertThat(annotations.values()).allMatch(v -> v instanceof String);
                    read.add(annotations.get("headroom.dev/job"));
                }
            }
        }
        assertThat(read).containsAll(ids.stream().map(Safe::comment).toList());
    }
}
