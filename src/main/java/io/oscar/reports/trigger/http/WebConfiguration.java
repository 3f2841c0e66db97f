package io.oscar.reports.trigger.http;

import io.oscar.reports.config.HttpSettings;
import io.oscar.reports.engine.ReportFunctions;
import io.oscar.reports.trigger.CrossOriginProtection;
import io.oscar.reports.trigger.ResponseHeaders;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Connections, valves and filters around the routes: access log, allowlist, CORS and credentials.
 */
@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  @Bean
  WebServerFactoryCustomizer<TomcatServletWebServerFactory> connections() {
    return tomcat -> {
      tomcat.setProtocol(TimeLimitedHttp11Protocol.class.getName());
      tomcat.addEngineValves(new RequestLogValve(), new UnreadBodyValve());
      // The language is not used, and headers are limited in size.
      tomcat.addConnectorCustomizers(connector -> connector.setMaxLocaleCount(-1));
      tomcat.addContextCustomizers(
          context -> context.getParent().getPipeline().addValve(new JsonErrorValve()));
    };
  }

  @Bean
  FilterRegistrationBean<PublishedCallsFilter> publishedCalls() {
    var filter = new FilterRegistrationBean<>(new PublishedCallsFilter());
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
    return filter;
  }

  @Bean
  FilterRegistrationBean<CorsFilter> foreignOrigins(HttpSettings settings) {
    var everywhere = new UrlBasedCorsConfigurationSource();
    everywhere.registerCorsConfiguration("/**", cors(settings.corsOrigins()));
    var cors = new CorsFilter(everywhere);
    cors.setCorsProcessor(new JsonCorsProcessor());
    var filter = new FilterRegistrationBean<>(cors);
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    // Without the filter there are no CORS headers, and browsers hide responses from other origins.
    filter.setEnabled(!settings.corsOrigins().isEmpty());
    return filter;
  }

  @Bean
  FilterRegistrationBean<CredentialFilter> credentials(
      ReportFunctions functions, ReportExceptionHandler errors) {
    var filter = new FilterRegistrationBean<>(new CredentialFilter(functions, errors));
    filter.setOrder(Ordered.HIGHEST_PRECEDENCE + 3);
    return filter;
  }

  @Bean
  BodyReader bodyReader() {
    return new BodyReader();
  }

  @Bean
  CrossOriginProtection foreignPages(HttpSettings settings) {
    return new CrossOriginProtection(settings.corsOrigins());
  }

  private static CorsConfiguration cors(List<String> origins) {
    var cors = new CorsConfiguration();
    cors.setAllowedOrigins(origins);
    cors.setAllowedMethods(List.of("GET", "HEAD", "POST"));
    cors.setAllowedHeaders(List.of("Authorization", "Content-Type", "Accept"));
    cors.setExposedHeaders(
        List.of("Content-Disposition", ResponseHeaders.SOURCES, ResponseHeaders.NOTES));
    cors.setMaxAge(Duration.ofHours(1));
    return cors;
  }
}
