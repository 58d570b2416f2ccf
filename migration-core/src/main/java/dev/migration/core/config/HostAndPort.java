package dev.migration.core.config;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One server of a connection.
 *
 * @param host a name or an address, an IPv6 address in brackets
 * @param port from 1 to 65535
 */
record HostAndPort(String host, int port) {

    static final String DEFAULT_PORT = "5432";

    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{M}\\p{N}._-]+");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f]*:[0-9A-Fa-f:.]*(%[A-Za-z0-9._-]+)?");
    private static final Pattern PORT = Pattern.compile("[0-9]{1,5}");

    /**
     * Reads the hosts of a connection.
     *
     * @param hosts separated by commas, each with or without {@code :port}
     * @param ports separated by commas, empty = 5432: one for all hosts that have none of their own, or as many as hosts
     */
    static List<HostAndPort> parseList(String hosts, String ports, SettingNames names) {
        String[] hostList = hosts.split(",", -1);
        String[] portList = ports.split(",", -1);
        if (portList.length != 1 && portList.length != hostList.length) {
            throw names.invalid(
                    "port", ports, "does not fit the number of hosts", "Give one port for all hosts, or one for each");
        }
        List<HostAndPort> result = new ArrayList<>();
        for (int i = 0; i < hostList.length; i++) {
            result.add(parse(hostList[i].strip(), portList[portList.length == 1 ? 0 : i].strip(), names));
        }
        return List.copyOf(result);
    }

    private static HostAndPort parse(String text, String port, SettingNames names) {
        if (text.startsWith("/") || text.startsWith("@")) {
            throw names.invalid(
                    "host",
                    text,
                    "is a Unix socket, which the JDBC driver cannot use",
                    "Name a TCP host such as localhost");
        }
        int bracket = text.lastIndexOf(']');
        int colon = text.indexOf(':', bracket + 1);
        boolean bareIpv6 = bracket < 0 && colon != text.lastIndexOf(':');
        if (colon < 0 || bareIpv6) {
            return new HostAndPort(host(text, names), port(port, names));
        }
        String ownPort = text.substring(colon + 1).strip();
        return new HostAndPort(host(text.substring(0, colon), names), port(ownPort.isEmpty() ? port : ownPort, names));
    }

    private static String host(String text, SettingNames names) {
        if (text.isEmpty()) {
            throw names.invalid("host", "", "is missing", "Name it, such as localhost");
        }
        boolean bracketed = text.startsWith("[") && text.endsWith("]");
        String address = bracketed ? text.substring(1, text.length() - 1) : text;
        if (IPV6.matcher(address).matches()) {
            return "[" + address + "]";
        }
        if (bracketed || !NAME.matcher(text).matches()) {
            throw names.invalid(
                    "host", text, "is neither a host name nor an IP address", names.advice("host, such as localhost"));
        }
        return text;
    }

    private static int port(String text, SettingNames names) {
        String digits = text.isEmpty() ? DEFAULT_PORT : text;
        int port = PORT.matcher(digits).matches() ? Integer.parseInt(digits) : 0;
        if (port < 1 || port > 65_535) {
            throw names.invalid("port", text, "is not a number from 1 to 65535", names.advice("port, such as 5432"));
        }
        return port;
    }

    static String join(List<HostAndPort> hosts) {
        return hosts.stream().map(HostAndPort::toString).collect(Collectors.joining(","));
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
