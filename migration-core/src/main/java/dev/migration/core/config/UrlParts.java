package dev.migration.core.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in a URL after {@code scheme://}, decoded.
 *
 * @param hosts separated by commas, each with or without port; empty when the URL names none
 * @param rawPath the database as written
 * @param database empty when the URL names none
 * @param parameters of the query, in order; of one that comes twice the last counts, except those that
 *     say hosts and ports, whose values are joined by commas
 */
record UrlParts(
        Optional<String> username,
        Optional<String> password,
        String hosts,
        String rawPath,
        String database,
        Map<String, String> parameters) {

    private static final String ENCODE = "Write every special character in user name and password percent-encoded,"
            + " such as %40 for @, %2F for / and %25 for %";

    /** Reads a text of the form {@code user:password@host:port,host/database?name=value&name=value}. */
    static UrlParts parse(String text, boolean plusIsSpace, SettingNames.OfUrl names) {
        int endOfAuthority = indexOfAny(text, "/?");
        String authority = text.substring(0, endOfAuthority);
        int query = text.indexOf('?');
        int endOfPath = query < 0 ? text.length() : query;
        String rawPath = endOfAuthority < endOfPath ? text.substring(endOfAuthority + 1, endOfPath) : "";
        int at = authority.lastIndexOf('@');
        if (at < 0 && rawPath.contains("@")) {
            throw names.invalidUrl("has an '@' where the name of the database is", ENCODE);
        }
        Decoder decoder = new Decoder(plusIsSpace, names);
        String userInfo = at < 0 ? "" : authority.substring(0, at);
        int colon = userInfo.indexOf(':');
        String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
        String password = colon < 0 ? "" : userInfo.substring(colon + 1);
        return new UrlParts(
                nonEmpty(decoder.decodeLiteralPlus(user, "user")),
                nonEmpty(decoder.decodeLiteralPlus(password, "password")),
                hosts(authority.substring(at + 1), decoder),
                rawPath,
                decoder.decode(rawPath, "dbname"),
                query < 0 ? Map.of() : parameters(text.substring(query + 1), decoder));
    }

    private static String hosts(String text, Decoder decoder) {
        return Stream.of(text.split(",", -1))
                .map(host -> decoder.decodeHost(host))
                .collect(Collectors.joining(","));
    }

    private static Map<String, String> parameters(String query, Decoder decoder) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String parameter : List.of(query.split("&"))) {
            int equals = parameter.indexOf('=');
            String key = decoder.decode(equals < 0 ? parameter : parameter.substring(0, equals), "");
            String value = equals < 0 ? "" : decoder.decode(parameter.substring(equals + 1), key);
            boolean list = key.equals("host") || key.equals("port");
            if (!key.isEmpty()) {
                parameters.merge(key, value, (first, second) -> list ? first + "," + second : second);
            }
        }
        return parameters;
    }

    private static int indexOfAny(String text, String characters) {
        for (int i = 0; i < text.length(); i++) {
            if (characters.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static Optional<String> nonEmpty(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private record Decoder(boolean plusIsSpace, SettingNames.OfUrl names) {

        String decode(String text, String keyword) {
            return decode(text, plusIsSpace, keyword);
        }

        String decodeLiteralPlus(String text, String keyword) {
            return decode(text, /* plus= */ false, keyword);
        }

        String decodeHost(String host) {
            boolean manyColons = host.indexOf(':') != host.lastIndexOf(':');
            if (manyColons && !host.startsWith("[")) {
                throw names.invalid(
                        "host",
                        host,
                        "has several colons",
                        "Write an IPv6 address in brackets, and every special character in user name and password"
                                + " percent-encoded");
            }
            return decodeLiteralPlus(host, "host");
        }

        private String decode(String text, boolean plus, String keyword) {
            return UrlEncoding.decode(text, plus)
                    .orElseThrow(
                            () -> names.invalid(keyword, "", "has a '%' that does not encode a character", ENCODE));
        }
    }
}
