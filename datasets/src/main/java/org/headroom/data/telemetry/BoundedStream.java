package org.headroom.data.telemetry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A stream that fails after so many bytes. */
final class BoundedStream extends FilterInputStream {
    private long left;

    BoundedStream(InputStream in, long most) {
        super(in);
        left = most;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        count(b < 0 ? 0 : 1);
        return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = super.read(into, offset, length);
        count(Math.max(n, 0));
        return n;
    }

    private void count(int n) throws TooLong {
        left -= n;
        if (left < 0) {
            throw new TooLong();
        }
    }

    /** More came than is read. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
