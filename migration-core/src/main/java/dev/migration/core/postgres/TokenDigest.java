package dev.migration.core.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The checksum of a sequence of statements, fed token by token. Every token goes in with its length before it. */
final class TokenDigest {

    private static final int END_OF_STATEMENT = -1;
    private static final int COPY_DATA = -2;

    private static final int BUFFER = 1 << 13;

    private final MessageDigest digest;
    // Tokens are short, and each call of the digest costs more than they do.
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);

    TokenDigest() {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    void token(Token token) {
        text(token.text());
    }

    void copyData(String data) {
        number(COPY_DATA);
        text(data);
    }

    void endOfStatement() {
        number(END_OF_STATEMENT);
    }

    /** Returns the digest in lower-case hex and starts a new one. */
    String hex() {
        flush();
        return HexFormat.of().formatHex(digest.digest());
    }

    private void text(String text) {
        String unified = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
        byte[] bytes = unified.getBytes(UTF_8);
        number(bytes.length);
        if (bytes.length > buffer.remaining()) {
            flush();
        }
        if (bytes.length > buffer.remaining()) {
            digest.update(bytes);
        } else {
            buffer.put(bytes);
        }
    }

    private void number(int number) {
        if (buffer.remaining() < Integer.BYTES) {
            flush();
        }
        buffer.putInt(number);
    }

    private void flush() {
        digest.update(buffer.flip());
        buffer.clear();
    }
}
