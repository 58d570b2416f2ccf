package dev.migration.maven;

import dev.migration.core.config.Credentials;
import dev.migration.core.config.Password;

/** The value of a parameter that may hold a password; Maven's debug log prints its {@link #toString()}. */
public final class Confidential {

    private String value = "";

    /** Takes the value; Maven's way to fill a parameter of a type of its own. */
    public void set(String value) {
        this.value = value;
    }

    static Confidential of(String value) {
        Confidential confidential = new Confidential();
        confidential.set(value);
        return confidential;
    }

    String reveal() {
        return value;
    }

    Password password() {
        return Password.of(value);
    }

    @Override
    public String toString() {
        return value.contains("://") ? Credentials.mask(value) : "*****";
    }
}
