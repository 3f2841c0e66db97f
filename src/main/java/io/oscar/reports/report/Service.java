package io.oscar.reports.report;

import org.jspecify.annotations.Nullable;

/**
 * A service that is deployed now.
 *
 * @param name its name, unique in the cluster
 * @param image its container image, or null where the source does not say
 * @param owner the OIDC {@code sub} of its owner, or null where the source does not say
 */
public record Service(String name, @Nullable String image, @Nullable String owner) {}
