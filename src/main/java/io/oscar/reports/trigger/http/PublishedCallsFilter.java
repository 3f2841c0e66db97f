package io.oscar.reports.trigger.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;

/** Lets only {@link PublishedCalls} through, and answers OPTIONS. */
final class PublishedCallsFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String method = request.getMethod();
    String path = request.getRequestURI();
    Set<String> methods = PublishedCalls.methods(path);
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (methods.isEmpty()) {
      ErrorBody.write(path, response, 404, "not found");
    } else if (!methods.contains(method)) {
      response.setHeader("Allow", list(methods));
      ErrorBody.write(path, response, 405, "method not allowed, use " + list(methods));
    } else if (method.equals("OPTIONS")) {
      response.setHeader("Allow", list(methods));
      response.setStatus(204);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static String list(Set<String> methods) {
    return methods.stream().sorted().collect(Collectors.joining(", "));
  }
}
