package dev.migration.core.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.config.InvalidConfigException;
import org.junit.jupiter.api.Test;

class ScriptNamesTest {

    @Test
    void defaultsAreRandomIdsAndTheDefaultTemplate() {
        assertThat(ScriptNames.defaults().fileName()).isSameAs(FileNameTemplate.DEFAULT);
        assertThat(ScriptNames.defaults().ids()).isInstanceOf(RandomRevisionIds.class);
    }

    @Test
    void withRevisionIdsKnowsBothKinds() {
        assertThat(ScriptNames.defaults().withRevisionIds("Sequential ").ids())
                .isInstanceOf(SequentialRevisionIds.class);
        assertThat(ScriptNames.defaults().withRevisionIds("random").ids()).isInstanceOf(RandomRevisionIds.class);
    }

    @Test
    void withRevisionIdsWhenTheKindIsUnknownRefuses() {
        assertThatThrownBy(() -> ScriptNames.defaults().withRevisionIds("uuid"))
                .isInstanceOf(InvalidConfigException.class)
                .hasMessage("'uuid' is no value for migration.revisionIds: it is 'random' or 'sequential'.");
    }
}
