package io.oscar.reports.source;

/** The two logs that requests are read from. */
public enum LogStream {
  /** The manager's execution log: synchronous and asynchronous requests. */
  MANAGER,
  /** The ingress controller's access log: requests to exposed services. */
  EXPOSED
}
