package io.oscar.reports.report;

import org.jspecify.annotations.Nullable;

/**
 * A deployed service.
 *
 * @param name its name, unique in the cluster
 * @param image its container image, or null if unknown
 * @param owner the OIDC {@code sub} of its owner, or null if unknown
 */
public record Service(String name, @Nullable String image, @Nullable String owner) {}
