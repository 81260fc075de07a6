package org.headroom.app.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
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
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Kubernetes objects of the export, read and judged as a server would as far as that can be done without one. */
final class Kube {
    static final String JOB_SETS = "jobset.x-k8s.io/v1alpha2";
    static final String KUEUE = "kueue.x-k8s.io/v1beta2";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final KubernetesSerialization SERIALIZATION = new KubernetesSerialization();

    /**
     * Fabric8's classes are made of Kubernetes' published OpenAPI. They keep unknown fields aside and turn texts into
     * numbers; this refuses both.
     */
    private static final ObjectMapper STRICT = strict();

    private Kube() {}

    private static ObjectMapper strict() {
        JsonMapper mapper = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .annotationIntrospector(new JacksonAnnotationIntrospector() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public Boolean hasAnySetter(Annotated a) {
                        return false;
                    }
                })
                .build();
        for (CoercionInputShape shape :
                List.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)) {
            mapper.coercionConfigFor(LogicalType.Textual).setCoercion(shape, CoercionAction.Fail);
        }
        return mapper;
    }

    /** The documents of all files, read by a YAML reader that knows nothing of Kubernetes. */
    static List<JsonNode> documents(Map<String, String> files) {
        List<JsonNode> documents = new ArrayList<>();
        for (String yaml : files.values()) {
            for (Object one : new Load(LoadSettings.builder().build()).loadAllFromString(yaml)) {
                documents.add(JSON.valueToTree(one));
            }
        }
        return documents;
    }

    static HasMetadata object(JsonNode json) {
        return SERIALIZATION.unmarshal(json.toString());
    }

    static JsonNode json(HasMetadata object) {
        try {
            return JSON.readTree(SERIALIZATION.asJson(object));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the model or the schemas have against an object; nothing if it is good. */
    static List<String> wrong(JsonNode json) throws IOException {
        HasMetadata object = object(json);
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

    private static boolean isOwn(HasMetadata object) {
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
