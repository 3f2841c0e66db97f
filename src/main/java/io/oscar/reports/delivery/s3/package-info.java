/** Writes objects to S3-compatible stores such as MinIO. */
@NullMarked
package io.oscar.reports.delivery.s3;

import org.jspecify.annotations.NullMarked;
