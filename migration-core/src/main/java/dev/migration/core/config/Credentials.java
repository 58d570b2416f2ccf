package dev.migration.core.config;

import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Removes credentials from texts that others wrote, such as the messages of the driver. */
public final class Credentials {

    static final String MASK = "***";

    private static final Pattern URL = Pattern.compile("://");

    /** {@code password=}, {@code PGPASSWORD = }, {@code "password": "}, {@code <password>}. */
    private static final Pattern KEY = Pattern.compile(
            "(?i)(?:password|passwd|passphrase|pwd)" + "(?:>|[\"']?\\s{0,9}[=:]\\s{0,9}(?=[\"'])|\\s?=\\s?(?=\\S))");

    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?:\\[[^\\[\\]]*]|[^:\\[\\]]*)(?::[0-9]{0,5})?[.;:)\\]}]*");

    private Credentials() {}

    /**
     * Replaces every password by three asterisks: that between {@code user:} and {@code @host} of a URL, and the value
     * after a key that ends in {@code password}, {@code passwd}, {@code passphrase} or {@code pwd}, in a query, an
     * assignment, JSON or XML. In doubt it hides too much. A text without credentials is returned as it is.
     */
    public static String mask(String text) {
        String urls = replace(text, URL, start -> endOfUrl(text, start), Credentials::maskUrl);
        return replace(urls, KEY, start -> endOfValue(urls, start), Credentials::maskValue);
    }

    private static String replace(String text, Pattern prefix, IntUnaryOperator end, UnaryOperator<String> masked) {
        Matcher matcher = prefix.matcher(text);
        StringBuilder result = new StringBuilder(text.length());
        int copied = 0;
        while (copied < text.length() && matcher.find(copied)) {
            int to = end.applyAsInt(matcher.end());
            result.append(text, copied, matcher.end()).append(masked.apply(text.substring(matcher.end(), to)));
            copied = to;
        }
        return result.append(text, copied, text.length()).toString();
    }

    private static int endOfValue(String text, int start) {
        if (text.charAt(start - 1) == '>') {
            int tag = text.indexOf('<', start);
            return tag < 0 ? text.length() : tag;
        }
        int closing = start < text.length() && isQuote(text.charAt(start)) ? closingQuote(text, start) : -1;
        return closing < 0 ? endOfWord(text, start, '&') : closing + 1;
    }

    private static int closingQuote(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == text.charAt(start) && closes(text, i)) {
                return i;
            }
            if (text.charAt(i) == '\\') {
                i++;
            }
        }
        return -1;
    }

    private static int endOfWord(String text, int start, char stop) {
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == stop || closes(text, i)) {
                return i;
            }
        }
        return text.length();
    }

    /** While an at sign may yet come, a quotation mark may be a character of the password. */
    private static int endOfUrl(String text, int start) {
        int blank = start;
        while (blank < text.length() && !Character.isWhitespace(text.charAt(blank))) {
            blank++;
        }
        int colon = text.indexOf(':', start);
        int lastAt = text.lastIndexOf('@', blank - 1);
        for (int i = start; i < blank; i++) {
            if (closes(text, i) && (i > lastAt || i < colon)) {
                return i;
            }
        }
        return blank;
    }

    /** A quotation mark is a part of the word unless something comes next that follows a quoted text. */
    private static boolean closes(String text, int index) {
        boolean last = index + 1 == text.length();
        return isQuote(text.charAt(index)) && (last || " \t\r\n&,;:.)]}<".indexOf(text.charAt(index + 1)) >= 0);
    }

    private static boolean isQuote(char c) {
        return c == '"' || c == '\'' || c == '`';
    }

    private static String maskValue(String value) {
        boolean quoted =
                value.length() > 1 && isQuote(value.charAt(0)) && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.charAt(0) + MASK + value.charAt(0) : value.isEmpty() ? value : MASK;
    }

    private static String maskUrl(String url) {
        int colon = url.indexOf(':');
        int at = endOfUserInfo(url);
        if (colon < 0 || (at >= 0 && at < colon)) {
            return url;
        }
        if (at >= 0) {
            return url.substring(0, colon + 1) + MASK + url.substring(at);
        }
        int end = endOfAuthority(url);
        return colon >= end || namesHosts(url.substring(0, end))
                ? url
                : url.substring(0, colon + 1) + MASK + url.substring(end);
    }

    /** In doubt what follows the colon is a password whose host is missing. */
    private static boolean namesHosts(String authority) {
        return Stream.of(authority.split(",", -1))
                .allMatch(host -> HOST_AND_PORT.matcher(host).matches());
    }

    /**
     * Returns the index of the at sign before the host, or -1. A password may hold any character, so the last one
     * counts, unless hosts and a query are all that there is ({@code db:5432/app?user=a@b}).
     */
    private static int endOfUserInfo(String url) {
        int last = url.lastIndexOf('@');
        int query = url.indexOf('?');
        int equals = query < 0 ? -1 : url.indexOf('=', query);
        boolean inQuery = equals >= 0 && equals < last && url.lastIndexOf('@', query) < 0;
        return inQuery && namesHosts(url.substring(0, endOfAuthority(url))) ? -1 : last;
    }

    private static int endOfAuthority(String url) {
        for (int i = 0; i < url.length(); i++) {
            char c = url.charAt(i);
            if (c == '/' || c == '?') {
                return i;
            }
        }
        return url.length();
    }
}
