package io.oscar.reports.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scripts work where there is no HOME, as under cron and systemd. */
class WithoutHomeTest {

  @ParameterizedTest
  @CsvSource({"jdk.sh, JAVA_HOME", "servers.sh, oscar_cache"})
  void findsPathsWithoutHome(String library, String variable) throws Exception {
    var builder =
        new ProcessBuilder(
            "bash", "-euc", ". scripts/lib/" + library + "; echo \"$" + variable + "\"");
    // The JDK of this build, as the only thing that a bare machine could not tell.
    builder.environment().clear();
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectErrorStream(true).start();

    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(said).isZero();
    assertThat(said).hasLineCount(1);
    assertThat(Path.of(said.strip())).isAbsolute();
  }
}
