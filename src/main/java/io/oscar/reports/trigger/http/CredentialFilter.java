package io.oscar.reports.trigger.http;

import io.oscar.reports.engine.ReportFunctions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Checks the credential of every call before anything else of the request is read, the body in
 * particular. Rejected callers get no other information.
 */
final class CredentialFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private final transient ReportFunctions functions;
  private final transient ReportExceptionHandler errors;

  CredentialFilter(ReportFunctions functions, ReportExceptionHandler errors) {
    this.functions = functions;
    this.errors = errors;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!PublishedCalls.isReport(request.getRequestURI(), request.getMethod())) {
      chain.doFilter(request, response);
      return;
    }
    try {
      functions.<Boolean, Exception>admitted(
          HttpRequests.caller(request),
          () -> {
            chain.doFilter(request, response);
            return true;
          });
    } catch (IOException | ServletException broken) {
      throw broken;
    } catch (Exception | Error refusal) {
      errors.answer(refusal, request, response);
    }
  }
}
