/** The manifests, as far as they are a matter of this program. */
@NullMarked
package io.oscar.reports.deployment;

import org.jspecify.annotations.NullMarked;
