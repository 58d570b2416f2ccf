package dev.migration.core.plan;

import static dev.migration.core.plan.PlanAssert.assertThatPlan;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.migration.core.revision.RevisionMap;
import dev.migration.core.revision.TestGraph;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Plans of several lines, dependencies and modules. */
class PlannerLinesTest {

    @Nested
    class Forest extends Shape {

        Forest() {
            super("a1 [one]; b1 <- a1; a2 [two]; b2 <- a2; a3 [three]");
        }

        @Test
        void planUpgradeToHeadsTakesLineAfterLine() {
            upgrade("", "heads").runs("a1 b1 a2 b2 a3", "a3, b1, b2");
            upgrade("", "one@head", "two@a2").runs("a1 b1 a2", "a2, b1");
        }

        @Test
        void planDowngradeBeforeBaseOfALineKeepsTheOthers() {
            downgrade("b1, b2", "b1-2").runs("b1 a1", "b2");
            downgrade("b1, b2", "one@b1-2").runs("b1 a1", "b2");
            downgrade("b1, b2", "base").runs("b2 a2 b1 a1", "");
        }

        @Test
        void planStampBaseOfALineKeepsTheOthers() {
            stamp("b1, b2", "one@base").leaves("b2");
            stamp("b1, b2", "base").leaves("");
            stamp("b1, b2", "base", "a3").leaves("a3");
            stamp("b1", "two@heads").leaves("b1, b2");
        }
    }

    @Nested
    class Dependencies extends Shape {

        Dependencies() {
            super("a; b <- a (a); x [shop]; y <- x (b); z <- y; c <- b");
        }

        @Test
        void planUpgradeAppliesDependenciesFirst() {
            upgrade("", "y").runs("a b x y", "y");
            upgrade("y", "c").runs("c", "c, y");
            upgrade("c", "shop@head").runs("x y z", "c, z");
        }

        @Test
        void planDowngradeTakesDependentsAlong() {
            downgrade("c, z", "a").runsInAnyOrder("c z y b", "a, x");
            downgrade("z", "shop@base").runs("z y x", "b");
        }

        @Test
        void planUpgradeWhenTargetsDependOnEachOtherIsFine() {
            upgrade("", "b", "y").runs("a b x y", "y");
        }

        @Test
        void planUpgradeWhenRowImpliesAnotherOverDependencyWarns() {
            upgrade("b, y", "z").warnsOf("b").runs("z", "z");
        }
    }

    @Nested
    class Modules extends Shape {

        Modules() {
            super("""
                    a1 [core] @core; a2 <- a1 @core;
                    b1 [app] (a1) @app; b2 <- b1 @app; b3 <- b1 @app;
                    s1 <- a2 @shop; s2 <- s1 @shop; w1 <- b2, b3 @web;
                    """);
        }

        @Test
        void planUpgradeOfModulesWhenOtherModuleGoesOnStopsAtOwnTip() {
            upgradeModules("", "core").runs("a1 a2", "a2");
            upgradeModules("", "shop").runs("a1 a2 s1 s2", "s2");
            upgradeModules("", "shop", "core").runs("a1 a2 s1 s2", "s2");
        }

        @Test
        void planUpgradeOfModulesWhenModuleHasNoScriptsIsEmpty() {
            upgradeModules("a1", "unknown").runs("", "a1");
        }

        @Test
        void planUpgradeOfModulesWhenHeadsAreNotMergedIsRefused() {
            assertThatThrownBy(() -> upgradeModules("", "core", "app"))
                    .isInstanceOf(UnmergedHeadsException.class)
                    .hasMessage("Module 'app' has 2 heads that are not merged: 'b2' (app, b2.sql), 'b3' (app, b3.sql)."
                            + " Merge them, or name a target: one of them, label@head, or heads for all.");
        }

        @Test
        void checkHeadsWhenHeadsAreNotMergedIsRefused() {
            assertThatThrownBy(() -> planner().checkHeads(Set.of("core", "app")))
                    .isInstanceOf(UnmergedHeadsException.class)
                    .hasMessage("Module 'app' has 2 heads that are not merged: 'b2' (app, b2.sql), 'b3' (app, b3.sql)."
                            + " Merge them.");
        }

        @Test
        void checkHeadsWhenGivenModuleMergesHeadsIsFine() {
            assertThatCode(() -> planner().checkHeads(Set.of("app", "web"))).doesNotThrowAnyException();
        }

        @Test
        void planUpgradeOfModulesWhenGivenModuleMergesHeadsIsFine() {
            upgradeModules("", "app", "web").runs("a1 b1 b2 b3 w1", "w1");
        }

        @Test
        void planUpgradeOfModulesWhenOwnTipImpliesAnotherIsFine() {
            RevisionMap map = TestGraph.map("a @app; b <- a @shop; c <- b @app; d (a) @app; e (c, d) @app");

            assertThatPlan(map, new Planner(map).planUpgradeOfModules(Set.of(), Set.of("app")))
                    .runsInAnyOrder("a b c d e", "e");
        }
    }
}
