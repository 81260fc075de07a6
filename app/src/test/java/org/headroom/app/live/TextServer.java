package org.headroom.app.live;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.headroom.data.telemetry.Exposition;

/** Serves one text at every path of a free port of the loopback, made anew for each request: a scrape target for tests. */
public final class TextServer implements AutoCloseable {
    private final HttpServer server;

    public TextServer(Supplier<byte[]> text) {
        this(Exposition.CONTENT_TYPE, text);
    }

    public TextServer(String contentType, Supplier<byte[]> text) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            byte[] body = text.get();
            exchange.getResponseHeaders().set("Content-Type", contentType);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /** Goes away before its end. */
    public void stop() {
        server.stop(0);
    }

    @Override
    public void close() {
        stop();
    }
}
