package io.oscar.reports.accesslog;

/** How a request reached a service. */
public enum RequestKind {
  /** {@code /run/NAME}: the caller waits for the result. */
  SYNC,
  /** {@code /job/NAME}: a Kubernetes job, started by a caller or by a storage event. */
  ASYNC,
  /** {@code /system/services/NAME/exposed/…}: the service's own API, through the ingress. */
  EXPOSED
}
