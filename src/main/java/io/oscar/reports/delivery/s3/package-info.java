/** Objects in stores that speak S3, such as MinIO. */
@NullMarked
package io.oscar.reports.delivery.s3;

import org.jspecify.annotations.NullMarked;
