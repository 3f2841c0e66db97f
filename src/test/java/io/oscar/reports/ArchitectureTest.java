package io.oscar.reports;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Calendar;
import java.util.Date;
import org.springframework.http.ContentDisposition;

/**
 * Keeps the arrows: tally, report, source, function, each built on those before it; render on
 * report, delivery on render; trigger on top, and assembly wiring it all.
 */
@AnalyzeClasses(packages = "io.oscar.reports", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule PARSING_KNOWS_NOTHING_ELSE =
      from("accesslog")
          .allowingNone(
              "tally", "report", "source", "engine", "render", "delivery", "trigger", "config");

  @ArchTest
  static final ArchRule TALLY_KNOWS_PARSING_ONLY =
      from("tally")
          .allowingNone("report", "source", "engine", "render", "delivery", "trigger", "config");

  @ArchTest
  static final ArchRule REPORT_KNOWS_PARSING_AND_TALLY_ONLY =
      from("report").allowingNone("source", "engine", "render", "delivery", "trigger", "config");

  @ArchTest
  static final ArchRule SOURCES_KNOW_NO_ENGINE_AND_NO_RENDERER =
      from("source").allowingNone("engine", "render", "delivery", "trigger", "config");

  @ArchTest
  static final ArchRule THE_ENGINE_KNOWS_PORTS_ONLY =
      from("engine").allowingNone("source.*", "render", "delivery", "trigger", "config");

  @ArchTest
  static final ArchRule RENDERERS_KNOW_REPORTS_ONLY =
      from("render").allowingNone("source", "engine", "delivery", "trigger", "config");

  @ArchTest
  static final ArchRule DELIVERY_KNOWS_REPORTS_AND_RENDERERS_ONLY =
      from("delivery").allowingNone("source", "engine", "trigger", "config");

  @ArchTest
  static final ArchRule CONFIGURATION_KNOWS_NO_TRIGGER = from("config").allowingNone("trigger");

  @ArchTest
  static final ArchRule TRIGGERS_KNOW_NO_SOURCE = from("trigger").allowingNone("source.*");

  @ArchTest
  static final ArchRule REQUESTS_KNOW_NO_JOB_AND_NO_TRIGGER =
      from("trigger.request")
          .allowingNone(
              "trigger.job",
              "trigger.cli",
              "trigger.cloudevents",
              "trigger.http",
              "trigger.oscar",
              "config");

  @ArchTest
  static final ArchRule JOBS_KNOW_NO_TRIGGER =
      from("trigger.job")
          .allowingNone(
              "trigger.cli", "trigger.cloudevents", "trigger.http", "trigger.oscar", "config");

  @ArchTest
  static final ArchRule SYSTEMS_DO_NOT_KNOW_EACH_OTHER =
      slices()
          .matching("io.oscar.reports.source.(*)..")
          .should()
          .notDependOnEachOther()
          .ignoreDependency(alwaysTrue(), resideInAPackage("io.oscar.reports.source.http.."))
          .allowEmptyShould(true);

  @ArchTest
  static final ArchRule NOTHING_THAT_IS_SHIPPED_KNOWS_THE_TRAINING =
      noClasses()
          .that()
          .resideOutsideOfPackage("io.oscar.reports.training..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.oscar.reports.training..");

  @ArchTest
  static final ArchRule ONLY_TRIGGERS_KNOW_THE_WEB_AND_THE_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAPackage("io.oscar.reports..")
          .and()
          .resideOutsideOfPackages("io.oscar.reports", "io.oscar.reports.trigger..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                      "org.springframework.web..",
                      "org.springframework.http..",
                      "jakarta.servlet..",
                      "picocli..")
                  // A stored object has a header, too.
                  .and(not(belongToAnyOf(ContentDisposition.class))));

  @ArchTest
  static final ArchRule ONLY_ITS_OWN_PACKAGE_LOADS_THE_CLIENT_OF_BUCKETS =
      noClasses()
          .that()
          .resideInAPackage("io.oscar.reports..")
          .and()
          .resideOutsideOfPackage("io.oscar.reports.delivery.s3..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.minio..", "com.google.common..");

  @ArchTest
  static final ArchRule TIME_IS_JAVA_TIME =
      noClasses()
          .should()
          .dependOnClassesThat()
          .areAssignableTo(Date.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Calendar.class);

  private static Arrows from(String name) {
    return new Arrows(name);
  }

  /** A package and what it must not know; either may be missing. */
  private record Arrows(String name) {
    ArchRule allowingNone(String... others) {
      String[] packages = new String[others.length];
      for (int i = 0; i < others.length; i++) {
        packages[i] = "io.oscar.reports." + others[i] + "..";
      }
      return noClasses()
          .that()
          .resideInAPackage("io.oscar.reports." + name + "..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(packages)
          .allowEmptyShould(true);
    }
  }
}
