package hello;

import java.net.URI;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Says hello over HTTP; with an argument, calls itself once and ends, so that the JVM can learn from it. */
@SpringBootApplication
public class Hello {

  public static void main(String[] arguments) throws Exception {
    var context = SpringApplication.run(Hello.class, arguments);
    if (List.of(arguments).contains("--train")) {
      String port = context.getEnvironment().getRequiredProperty("local.server.port");
      try (var answer = URI.create("http://127.0.0.1:" + port + "/greeting").toURL().openStream()) {
        answer.readAllBytes();
      }
      context.close();
    }
  }

  @Bean
  Supplier<String> greeting() {
    return () -> "hello";
  }

  @Bean
  Function<String, String> greet() {
    return name -> "hello " + name;
  }
}
