package org.headroom.app.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.JobTemplateSpec;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Kubernetes objects of the export, read and judged as a server would as far as that can be done without one. */
final class Kube {
    static final String JOB_SETS = "jobset.x-k8s.io/v1alpha2";
    static final String KUEUE = "kueue.x-k8s.io/v1beta2";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    /** Fabric8's classes are made of Kubernetes' published OpenAPI. They keep unknown fields aside; this refuses them. */
    private static final ObjectMapper STRICT = new ObjectMapper()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .setAnnotationIntrospector(new JacksonAnnotationIntrospector() {
                private static final long serialVersionUID = 1;

                @Override
                public Boolean hasAnySetter(Annotated a) {
                    return false;
                }
            });

    private Kube() {}

    static List<HasMetadata> objects(Map<String, String> files) {
        List<HasMetadata> objects = new ArrayList<>();
        for (String yaml : files.values()) {
            for (String one : yaml.split("(?m)^---$")) {
                objects.add(SERIALIZATION.unmarshal(one));
            }
        }
        return objects;
    }

    static JsonNode json(HasMetadata object) {
        try {
            return JSON.readTree(SERIALIZATION.asJson(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the model or the schemas have against an object; nothing if it is good. */
    static List<String> wrong(HasMetadata object, JsonNode json) throws IOException {
        List<String> wrong = new ArrayList<>();
        if (isOwn(object)) {
            String all;
            try (InputStream in = Kube.class.getResourceAsStream("kubernetes.schema.json")) {
                all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            }
            String one = all.replaceFirst("\\{", "{\"\\$ref\": \"#/\\$defs/" + object.getKind() + "\",");
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(one)
                    .validate(json)
                    .forEach(m -> wrong.add(m.toString()));
        }
        try {
            if (object.getKind().equals("JobSet")) {
                for (JsonNode job : json.at("/spec/replicatedJobs")) {
                    STRICT.treeToValue(job.get("template"), JobTemplateSpec.class);
                }
            } else if (!isOwn(object)) {
                STRICT.treeToValue(json, object.getClass());
            }
        } catch (JsonProcessingException e) {
            wrong.add(e.getOriginalMessage());
        }
        return wrong;
    }

    static boolean isOwn(HasMetadata object) {
        return object.getApiVersion().contains(".x-k8s.io/");
    }

    /** Where a server keeps objects of a kind that is not Kubernetes' own. */
    static ResourceDefinitionContext place(String apiVersion, String kind) {
        String[] parts = apiVersion.split("/", 2);
        return new ResourceDefinitionContext.Builder()
                .withGroup(parts[0])
                .withVersion(parts[1])
                .withKind(kind)
                .withPlural(kind.toLowerCase(Locale.ROOT) + "s")
                .withNamespaced(!kind.equals("ClusterQueue") && !kind.equals("ResourceFlavor"))
                .build();
    }
}
