package dev.migration.core.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A password that cannot reach a text by accident: only {@link #reveal()} gives it away. It is not serialisable, and
 * equality takes the same time wherever two passwords of one length differ.
 */
public final class Password {

    private final String value;

    private Password(String value) {
        this.value = value;
    }

    /** Wraps a password. */
    public static Password of(String value) {
        return new Password(value);
    }

    /** Returns the password itself, for the one place that hands it to the driver. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Password password && MessageDigest.isEqual(bytes(), password.bytes());
    }

    /** Returns the same number for all passwords, so that it says nothing about this one. */
    @Override
    public int hashCode() {
        return Password.class.hashCode();
    }

    /** Returns three asterisks. */
    @Override
    public String toString() {
        return Credentials.MASK;
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.UTF_8);
    }
}
