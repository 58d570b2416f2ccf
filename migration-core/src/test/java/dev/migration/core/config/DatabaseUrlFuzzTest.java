package dev.migration.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.migration.core.testing.Pieces;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever the text, parsing answers or names the fault, and never tells a password. */
class DatabaseUrlFuzzTest {

    private static final List<String> PREFIXES = List.of(
            "",
            "postgresql://",
            "postgres+x://",
            "r2dbc:postgresql://",
            "jdbc:postgresql:",
            "jdbc:postgresql://",
            "embedded:",
            "mysql://");

    @Property
    void parseNeverThrowsAnythingElse(@ForAll("urls") String url) {
        outcome(url);
    }

    @Property
    void parseNeverTellsTheUserInfoPassword(@ForAll("passwords") String password, @ForAll("urls") String rest) {
        for (String prefix : PREFIXES) {
            String text = outcome(prefix + "alice:" + password + "@" + rest);

            assertThat(text).doesNotContain(password);
        }
    }

    @Property
    void parseNeverTellsTheQueryPassword(@ForAll("passwords") String password, @ForAll("urls") String rest) {
        for (String prefix : PREFIXES) {
            String encoded = encode(password);
            String text = outcome(prefix + "db/app?user=alice&password=" + encoded + "&" + rest);

            assertThat(text).doesNotContain(encoded).doesNotContain(password);
        }
    }

    @Property
    void parseReadsBackWhatIsEncoded(@ForAll("passwords") String user, @ForAll("passwords") String inside) {
        String password = "own" + inside;
        String url = "postgresql://" + encode(user) + ":" + encode(password) + "@db/" + encode(user);

        Database.Server server = (Database.Server) DatabaseUrl.parse(url, "migration.url", Map.of());

        assertThat(server.username()).contains(user);
        assertThat(server.password().map(Password::reveal)).contains(password);
        assertThat(server.jdbcUrl()).doesNotContain(password);
    }

    @Provide
    Arbitrary<String> urls() {
        Arbitrary<String> tails = Pieces.joinedOrAny(
                14,
                "://",
                ":",
                "/",
                "?",
                "&",
                "=",
                "@",
                ",",
                "[",
                "]",
                "%",
                "%41",
                "%zz",
                "%00",
                "%FF",
                "::1",
                "5432",
                "99999",
                "host",
                "port",
                "user",
                "db",
                "sslmode",
                "service",
                "hostaddr",
                "connect_timeout",
                "options",
                "ssl",
                "+",
                " ",
                "\n",
                "é",
                "\uD800",
                "#",
                "\\",
                "$",
                "${x}",
                ";",
                "x",
                "PT1S",
                "connectTimeout");
        return Combinators.combine(Arbitraries.of(PREFIXES), tails).as(String::concat);
    }

    @Provide
    Arbitrary<String> passwords() {
        return Arbitraries.strings()
                .withChars("abcXYZ019@:/?#[]%&=+ !$'()*,;é€\"\\<>|^~`{}")
                .ofMinLength(0)
                .ofMaxLength(12)
                .map(inside -> "Zq7" + inside + "7qZ");
    }

    /** All that may be shown of the outcome. */
    private static String outcome(String url) {
        try {
            Database database = DatabaseUrl.parse(url, "migration.url", Map.of());
            return database instanceof Database.Server server ? withoutUser(server) : database.display() + database;
        } catch (InvalidDatabaseUrlException e) {
            assertThat(e).hasNoCause();
            return String.valueOf(e.getMessage());
        }
    }

    /** A query may say another user, whose name is then anything. */
    private static String withoutUser(Database.Server server) {
        return new Database.Server(server.jdbcUrl(), Optional.empty(), server.password(), server.source()).toString();
    }

    private static String encode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return IntStream.range(0, bytes.length)
                .mapToObj(i -> "%%%02X".formatted(bytes[i]))
                .collect(Collectors.joining());
    }
}
