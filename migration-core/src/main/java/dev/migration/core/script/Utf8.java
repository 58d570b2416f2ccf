package dev.migration.core.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.migration.core.postgres.SourceText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.List;

/** Decodes UTF-8, with or without a byte order mark. */
final class Utf8 {

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** Decodes bytes, putting U+FFFD where they are malformed. */
    static String decodeLeniently(byte[] bytes) {
        return withoutMark(new String(bytes, UTF_8));
    }

    /** Returns whether a text that was decoded leniently holds U+FFFD, which a well-formed one may do as well. */
    static boolean mayBeMalformed(String text) {
        return text.indexOf(REPLACEMENT) >= 0;
    }

    /**
     * Decodes bytes.
     *
     * @param name of the file, for the error
     * @throws InvalidScriptsException if they are malformed, with the place of the first byte that is
     */
    static String decode(String name, byte[] bytes) {
        String text = decodeLeniently(bytes);
        if (mayBeMalformed(text)) {
            requireWellFormed(name, bytes);
        }
        return text;
    }

    private static void requireWellFormed(String name, byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CharsetDecoder decoder = UTF_8.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(in, out, /* endOfInput= */ true);
        if (result.isError()) {
            SourceText before = new SourceText(name, withoutMark(out.flip().toString()));
            throw new InvalidScriptsException(List.of(new ScriptFault(
                    before.placeAt(before.content().length()),
                    String.format(
                            "The byte 0x%02X is not valid UTF-8 here. Save the file as UTF-8.",
                            in.get(in.position())))));
        }
    }

    private static String withoutMark(String text) {
        return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
    }
}
