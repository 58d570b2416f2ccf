package dev.migration.maven;

import dev.migration.core.config.Credentials;
import dev.migration.core.config.Password;
import java.util.Optional;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.PluginParameterExpressionEvaluator;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluationException;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * The value of a parameter that may hold a password.
 *
 * <p>Maven's debug log shows each value that Maven itself puts into a parameter. So such a parameter takes its
 * configuration as it stands ({@code ${migration.password}}), and what that means is asked for here.
 */
final class Confidential {

    private final String value;

    private Confidential(String value) {
        this.value = value;
    }

    static Confidential of(String value) {
        return new Confidential(value);
    }

    /** Returns what a parameter's configuration means, if it is given. */
    static Optional<Confidential> of(
            @Nullable PlexusConfiguration parameter, MavenSession session, MojoExecution execution) {
        if (parameter == null || parameter.getValue() == null) {
            return Optional.empty();
        }
        try {
            Object meant = new PluginParameterExpressionEvaluator(session, execution).evaluate(parameter.getValue());
            return Optional.ofNullable(meant).map(Object::toString).map(Confidential::new);
        } catch (ExpressionEvaluationException e) {
            throw new IllegalStateException("The parameter '" + parameter.getName() + "' cannot be understood", e);
        }
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
