package org.headroom.app.cli;

import java.io.PrintStream;
import java.util.Map;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Prints one JSON document. */
final class JsonOut {
    private JsonOut() {}

    static void print(Map<String, Object> document, PrintStream out) {
        JsonMapper json =
                JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
        out.println(json.writeValueAsString(document));
    }
}
