package dev.migration.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.migration.core.error.MigrationException;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** The order of the packages, and what may be used where. */
@AnalyzeClasses(packages = "dev.migration.core", importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {

    private static final String ROOT = "dev.migration.core";

    /** A package uses only those before it; the facade, in the root package, comes last. */
    private static final List<String> ORDER = List.of(
            "error",
            "config",
            "revision",
            "plan",
            "schema",
            "operation",
            "event",
            "postgres",
            "script",
            "run",
            "autogenerate",
            "command");

    @ArchTest
    static final ArchRule PACKAGES_USE_ONLY_THOSE_BEFORE_THEM =
            classes().should(useOnlyPackagesBeforeTheirOwn()).because("each package builds on those before it");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles().because("a cycle makes several packages one");

    @ArchTest
    static final ArchRule PURE_PACKAGES_DO_NO_IO = noClasses()
            .that()
            .resideInAnyPackage(ROOT + ".revision..", ROOT + ".plan..", ROOT + ".schema..", ROOT + ".operation..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "java.nio.file..", "java.net..", "org.postgresql..")
            .because("the graph and the plans are pure functions");

    @ArchTest
    static final ArchRule ONLY_THE_RUNNER_TALKS_TO_THE_DATABASE = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + ".run..", ROOT + ".postgres..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "org.postgresql..")
            .because("there is one working session, and it is the runner's");

    @ArchTest
    static final ArchRule NO_MAVEN = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.maven..", "org.eclipse.aether..")
            .because("the engine runs in any Java program");

    @ArchTest
    static final ArchRule ERRORS_HAVE_ONE_ROOT = classes()
            .that()
            .areAssignableTo(RuntimeException.class)
            .should()
            .beAssignableTo(MigrationException.class)
            .because("a caller catches one type");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveNameMatching(".*(Util|Utils|Helper|Manager|Impl)")
            .because("such names say nothing");

    @ArchTest
    static final ArchRule NO_NULLS = classes()
            .should()
            .resideInAPackage(ROOT + "..")
            .andShould(resideInNullMarkedPackages())
            .because("null is no value of the API");

    private static ArchCondition<JavaClass> useOnlyPackagesBeforeTheirOwn() {
        return new ArchCondition<>("use only packages before their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                int own = rank(type);
                type.getDirectDependenciesFromSelf().stream()
                        .filter(dependency ->
                                dependency.getTargetClass().getPackageName().startsWith(ROOT))
                        .filter(dependency -> rank(dependency.getTargetClass()) > own)
                        .forEach(dependency ->
                                events.add(SimpleConditionEvent.violated(dependency, dependency.getDescription())));
            }
        };
    }

    private static ArchCondition<JavaClass> resideInNullMarkedPackages() {
        return new ArchCondition<>("reside in a package that is @NullMarked") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(type, type.getPackageName() + " is not @NullMarked"));
                }
            }
        };
    }

    private static int rank(JavaClass type) {
        String name = type.getPackageName().substring(ROOT.length());
        if (name.isEmpty()) {
            return ORDER.size();
        }
        int rank = ORDER.indexOf(name.substring(1).split("\\.", 2)[0]);
        if (rank < 0) {
            throw new IllegalStateException("The order of packages does not know " + type.getPackageName());
        }
        return rank;
    }
}
