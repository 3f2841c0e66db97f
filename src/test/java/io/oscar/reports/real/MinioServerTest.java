package io.oscar.reports.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.minio.BucketExistsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("real")
@SuppressWarnings("try") // closing the client of the store stops threads that nobody waits for
class MinioServerTest {

  @Test
  void createsBucket() throws Exception {
    try (MinioServer minio = MinioServer.start()) {
      assertThat(hasBucketOnceMade(minio)).isTrue();
    }
  }

  @Test
  void createsBucketOverTls() throws Exception {
    var certificate = new HeldCertificate.Builder().addSubjectAlternativeName("127.0.0.1").build();
    try (MinioServer minio = MinioServer.startTls(certificate)) {
      assertThat(minio.url().getScheme()).isEqualTo("https");
      assertThat(hasBucketOnceMade(minio)).isTrue();
    }
  }

  private static boolean hasBucketOnceMade(MinioServer minio) throws Exception {
    try (MinioClient client =
        MinioClient.builder()
            .endpoint(minio.url().toString())
            .credentials(MinioServer.ACCESS_KEY, MinioServer.SECRET_KEY)
            .httpClient(minio.http())
            .build()) {
      client.makeBucket(MakeBucketArgs.builder().bucket("reports").build());
      return client.bucketExists(BucketExistsArgs.builder().bucket("reports").build());
    }
  }
}
