package dev.migration.core.config;

import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent-encoding of the parts of a URL, in UTF-8. */
final class UrlEncoding {

    private UrlEncoding() {}

    /** Encodes so that the JDBC driver reads the same text again. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /**
     * Decodes {@code %41} to {@code A}.
     *
     * @param plusIsSpace whether {@code +} stands for a space, as the JDBC driver has it; libpq leaves it alone
     * @return empty when a {@code %} is not followed by two hexadecimal digits, or the result is not UTF-8 or holds NUL
     */
    static Optional<String> decode(String text, boolean plusIsSpace) {
        String spaced = plusIsSpace ? text.replace('+', ' ') : text;
        if (spaced.indexOf('%') < 0) {
            return withoutNul(spaced);
        }
        byte[] encoded = spaced.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream decoded = new ByteArrayOutputStream(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            if (encoded[i] != '%') {
                decoded.write(encoded[i]);
                continue;
            }
            if (i + 2 >= encoded.length || hex(encoded[i + 1]) < 0 || hex(encoded[i + 2]) < 0) {
                return Optional.empty();
            }
            decoded.write(hex(encoded[i + 1]) << 4 | hex(encoded[i + 2]));
            i += 2;
        }
        return utf8(decoded.toByteArray()).flatMap(UrlEncoding::withoutNul);
    }

    private static int hex(byte digit) {
        return digit < 0 ? -1 : Character.digit(digit, 16);
    }

    private static Optional<String> utf8(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> withoutNul(String text) {
        return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
    }
}
