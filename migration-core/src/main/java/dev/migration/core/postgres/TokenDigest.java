package dev.migration.core.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The checksum of a sequence of statements, fed token by token.
 *
 * <p>What is hashed: each token in UTF-8, its length in bytes before it; the data of a {@code COPY} likewise, after a mark; a
 * mark after each statement. Lengths and marks are four bytes, highest first.
 */
final class TokenDigest {

    private static final int END_OF_STATEMENT = -1;
    private static final int COPY_DATA = -2;

    private static final int BUFFER = 1 << 9;
    private static final int MOST_COPIED = BUFFER - Integer.BYTES;
    // Of a longer text, a second copy would be felt.
    private static final int SHORT_TEXT = 1 << 16;

    private static final HexFormat HEX = HexFormat.of();
    // Only ever copied: to look for one among Java's security providers is much more.
    private static final MessageDigest SHA_256 = sha256();

    private final MessageDigest digest = copy(SHA_256);
    private final byte[] plainText;
    // Tokens are short, and each call of the digest costs more than they do.
    private final byte[] buffer = new byte[BUFFER];
    private int used;

    /**
     * Creates a digest.
     *
     * @param text that the tokens' offsets are in; empty when they are of several
     */
    TokenDigest(String text) {
        this.plainText = plainText(text);
    }

    /** Returns the bytes of a text in which each character is one, without carriage returns; of other texts none. */
    private static byte[] plainText(String text) {
        if (text.length() > SHORT_TEXT || text.indexOf('\r') >= 0) {
            return new byte[0];
        }
        byte[] bytes = text.getBytes(UTF_8);
        return bytes.length == text.length() ? bytes : new byte[0];
    }

    void token(Token token) {
        if (token.isAllText() && token.end() <= plainText.length) {
            bytes(plainText, token.start(), token.end() - token.start());
        } else {
            text(token.text());
        }
    }

    void copyData(String data) {
        number(COPY_DATA, 0);
        text(data);
    }

    void endOfStatement() {
        number(END_OF_STATEMENT, 0);
    }

    /** Returns the digest in lower-case hex. Nothing can be fed after that. */
    String hex() {
        flush();
        return HEX.formatHex(digest.digest());
    }

    private void text(String text) {
        String unified = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
        byte[] bytes = unified.getBytes(UTF_8);
        bytes(bytes, 0, bytes.length);
    }

    private void bytes(byte[] bytes, int start, int length) {
        number(length, /* following= */ Math.min(length, MOST_COPIED));
        if (length > MOST_COPIED) {
            flush();
            digest.update(bytes, start, length);
        } else {
            System.arraycopy(bytes, start, buffer, used, length);
            used += length;
        }
    }

    /** Adds a number, and makes room for it and for so many bytes that follow. */
    private void number(int number, int following) {
        if (Integer.BYTES + following > BUFFER - used) {
            flush();
        }
        buffer[used] = (byte) (number >> 24);
        buffer[used + 1] = (byte) (number >> 16);
        buffer[used + 2] = (byte) (number >> 8);
        buffer[used + 3] = (byte) number;
        used += Integer.BYTES;
    }

    private void flush() {
        digest.update(buffer, 0, used);
        used = 0;
    }

    private static MessageDigest copy(MessageDigest unused) {
        try {
            return (MessageDigest) unused.clone();
        } catch (CloneNotSupportedException e) {
            return sha256();
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
