package org.headroom.app.export;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.CustomResourceDefinitionContext;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A mock API server with an export applied to it, the releaser's own script run against it through a small stand-in for
 * kubectl, and Kueue's part played: a workload for each JobSet that carries the queue's name, suspended where the
 * workload is not active.
 */
final class KubeServer implements AutoCloseable {
    /** The three calls that the script makes, as HTTP. */
    private static final String KUBECTL = """
            #!/usr/bin/env -S python3 -S -E
            import json, os, socket, sys
            a = sys.argv[1:]
            assert a.pop(0) == "-n"
            base = "/namespaces/" + a.pop(0) + "/"
            def call(method, path, body=None):
                group = "kueue.x-k8s.io/v1beta2" if "workloads" in path else "jobset.x-k8s.io/v1alpha2"
                s = socket.create_connection(("127.0.0.1", int(os.environ["API_PORT"])), 20)
                body = (body or "").encode()
                s.sendall(("%s /apis/%s%s%s HTTP/1.0\\r\\nHost: localhost\\r\\nContent-Type: application/merge-patch+json\\r\\nContent-Length: %d\\r\\n\\r\\n"
                           % (method, group, base, path, len(body))).encode() + body)
                answer = b""
                while chunk := s.recv(65536):
                    answer += chunk
                head, _, rest = answer.partition(b"\\r\\n\\r\\n")
                if head.split()[1][:1] != b"2":
                    sys.exit(head.decode() + rest.decode())
                return json.loads(rest)
            def path(name):
                kind, _, own = name.partition("/")
                return {"jobset": "jobsets", "workload.kueue.x-k8s.io": "workloads"}[kind] + "/" + own
            verb = a.pop(0)
            if verb == "patch":
                assert a[1] == "--type=merge" and a[2] == "-p"
                call("PATCH", path(a[0]), a[3])
            elif a[0] == "jobsets.jobset.x-k8s.io":
                assert a[1] == "-o" and a[2].startswith("jsonpath=") and "terminalState" in a[2]
                for item in call("GET", "jobsets")["items"]:
                    m = item["metadata"]
                    print(m["name"], m["uid"], item.get("status", {}).get("terminalState", ""))
            else:
                assert verb == "get" and a[0] == "workloads.kueue.x-k8s.io" and a[1] == "-l" and a[3:] == ["-o", "name"]
                for item in call("GET", "workloads?labelSelector=" + a[2].replace("=", "%3D").replace("/", "%2F"))["items"]:
                    print("workload.kueue.x-k8s.io/" + item["metadata"]["name"])
            """;

    private static final ResourceDefinitionContext JOB_SET = Kube.place(Kube.JOB_SETS, "JobSet");
    private static final ResourceDefinitionContext WORKLOAD = Kube.place(Kube.KUEUE, "Workload");

    /** Held here, since a logger that nobody holds forgets its level: a line for each request says nothing new. */
    private final Logger requests = Logger.getLogger(MockWebServer.class.getName());

    private final KubernetesMockServer server;
    private final KubernetesClient client;
    private final Path folder;

    KubeServer(Path folder, Map<String, String> files) throws Exception {
        this.folder = folder;
        requests.setLevel(Level.WARNING);
        server = new KubernetesMockServer(
                new Context(), new MockWebServer(), new HashMap<>(), new KubernetesCrudDispatcher(), false);
        for (String kind : List.of("JobSet", "Workload", "ClusterQueue", "LocalQueue", "ResourceFlavor")) {
            ResourceDefinitionContext c = Kube.place(kind.equals("JobSet") ? Kube.JOB_SETS : Kube.KUEUE, kind);
            server.expectCustomResource(new CustomResourceDefinitionContext.Builder()
                    .withGroup(c.getGroup())
                    .withVersion(c.getVersion())
                    .withKind(kind)
                    .withPlural(c.getPlural())
                    .withScope(c.isNamespaceScoped() ? "Namespaced" : "Cluster")
                    .build());
        }
        server.init();
        client = server.createClient();
        for (JsonNode document : Kube.documents(files)) {
            create(Kube.object(document));
        }
        Map<String, String> data = client.configMaps()
                .inNamespace(KubeFiles.NAMESPACE)
                .withName("headroom-releaser")
                .get()
                .getData();
        Files.writeString(folder.resolve("plan.txt"), data.get("plan.txt"));
        Files.writeString(folder.resolve("release.sh"), data.get("release.sh"));
        RealSlurmExportTest.script(folder.resolve("kubectl"), KUBECTL);
    }

    private void create(HasMetadata object) {
        if (!(object instanceof GenericKubernetesResource own)) {
            client.resource(object).create();
            return;
        }
        ResourceDefinitionContext place = Kube.place(own.getApiVersion(), own.getKind());
        if (place.isNamespaceScoped()) {
            client.genericKubernetesResources(place)
                    .inNamespace(own.getMetadata().getNamespace())
                    .resource(own)
                    .create();
        } else {
            client.genericKubernetesResources(place).resource(own).create();
        }
    }

    /** What the server holds of a kind that is not Kubernetes' own. */
    List<GenericKubernetesResource> stored(String kind) {
        ResourceDefinitionContext place = Kube.place(kind.equals("JobSet") ? Kube.JOB_SETS : Kube.KUEUE, kind);
        return place.isNamespaceScoped()
                ? client.genericKubernetesResources(place)
                        .inNamespace(KubeFiles.NAMESPACE)
                        .list()
                        .getItems()
                : client.genericKubernetesResources(place).list().getItems();
    }

    List<? extends HasMetadata> storedOf(Class<? extends HasMetadata> type) {
        return client.resources(type).inAnyNamespace().list().getItems();
    }

    /** JobSet's part when a job is done. */
    void end(String jobSet) {
        client.genericKubernetesResources(JOB_SET)
                .inNamespace(KubeFiles.NAMESPACE)
                .withName(jobSet)
                .edit(j -> {
                    j.setAdditionalProperty("status", Map.of("terminalState", "Completed"));
                    return j;
                });
    }

    /** What somebody does who tidies up. */
    void remove(String jobSet) {
        client.genericKubernetesResources(JOB_SET)
                .inNamespace(KubeFiles.NAMESPACE)
                .withName(jobSet)
                .delete();
    }

    /** One pass of the releaser at an hour of the plan, with Kueue after it; the names of the JobSets that then run. */
    Set<String> pass(double hour, String queue) throws Exception {
        long atS = Exports.T0 + Math.round(hour * 3600);
        ProcessBuilder builder =
                new ProcessBuilder("sh", folder.resolve("release.sh").toString());
        builder.redirectErrorStream(true);
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("PLAN", folder.resolve("plan.txt").toString());
        builder.environment().put("NAMESPACE", KubeFiles.NAMESPACE);
        builder.environment().put("QUEUE", queue);
        builder.environment().put("API_PORT", Integer.toString(server.getPort()));
        builder.environment().put("SHIFT_S", Long.toString(Instant.now().getEpochSecond() - atS));
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
        kueue();
        Set<String> run = new TreeSet<>();
        for (GenericKubernetesResource jobSet : stored("JobSet")) {
            if (!Kube.json(jobSet).at("/spec/suspend").booleanValue()) {
                run.add(jobSet.getMetadata().getName());
            }
        }
        return run;
    }

    private void kueue() {
        NonNamespaceOperation<
                        GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
                workloads = client.genericKubernetesResources(WORKLOAD).inNamespace(KubeFiles.NAMESPACE);
        for (GenericKubernetesResource jobSet : stored("JobSet")) {
            Map<String, String> labels = jobSet.getMetadata().getLabels();
            if (!Objects.equals(labels.get("kueue.x-k8s.io/queue-name"), KubeFiles.QUEUE)) {
                continue;
            }
            String name = "jobset-" + jobSet.getMetadata().getName();
            GenericKubernetesResource workload = workloads.withName(name).get();
            if (workload == null) {
                workload = new GenericKubernetesResource();
                workload.setApiVersion(Kube.KUEUE);
                workload.setKind("Workload");
                workload.setMetadata(new ObjectMetaBuilder()
                        .withName(name)
                        .withNamespace(KubeFiles.NAMESPACE)
                        .addToLabels(
                                "kueue.x-k8s.io/job-uid", jobSet.getMetadata().getUid())
                        .build());
                workload.setAdditionalProperty("spec", Map.of("active", true));
                workload = workloads.resource(workload).create();
            }
            boolean active = Kube.json(workload).at("/spec/active").booleanValue();
            client.genericKubernetesResources(JOB_SET)
                    .inNamespace(KubeFiles.NAMESPACE)
                    .withName(jobSet.getMetadata().getName())
                    .edit(j -> {
                        Map<String, Object> spec = new HashMap<>(j.get("spec"));
                        spec.put("suspend", !active);
                        j.setAdditionalProperty("spec", spec);
                        return j;
                    });
        }
    }

    @Override
    public void close() {
        client.close();
        server.destroy();
    }
}
