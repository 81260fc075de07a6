package org.headroom.app.live.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.headroom.data.quantity.InputError;

/** Where a server of ours listens: {@code 127.0.0.1:9464}, {@code [::1]:9464}, {@code :9464} for the loopback, port 0 for any. */
public record ListenAddress(InetAddress host, int port) {
    private static final Pattern SHAPE = Pattern.compile("(?:\\[([0-9a-fA-F:.]+)\\]|([^\\[\\]:]*)):(\\d{1,5})");

    /** @throws InputError if the text is no address of this machine's family of shapes */
    public static ListenAddress parse(String option, String text) {
        Matcher m = SHAPE.matcher(text);
        String allowed = "HOST:PORT such as 127.0.0.1:9464";
        if (!m.matches() || Integer.parseInt(m.group(3)) > 65_535) {
            throw new InputError(option, "", text, allowed);
        }
        String host = m.group(1) != null ? m.group(1) : m.group(2);
        try {
            InetAddress address = host.isEmpty() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(host);
            return new ListenAddress(address, Integer.parseInt(m.group(3)));
        } catch (UnknownHostException e) {
            throw new InputError(option, "", text, allowed);
        }
    }

    /** Whether only this machine can reach it. */
    public boolean loopback() {
        return host.isLoopbackAddress();
    }

    public InetSocketAddress socket() {
        return new InetSocketAddress(host, port);
    }
}
